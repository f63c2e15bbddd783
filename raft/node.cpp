// The rules for all servers: terms, roles, what is saved, and what leaves through Ready.
#include "raft/node.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"

namespace raft {

namespace {

bool Plausible(EntryId id) {
    return id.term <= kNumberMax && id.index <= kNumberMax;
}

// Whether every number could come from a run. Arithmetic on the others could wrap.
bool Plausible(const Message& message) {
    if (message.term > kNumberMax) return false;
    if (const auto* vote = std::get_if<RequestVote>(&message.body)) {
        return Plausible(vote->last_entry);
    }
    if (const auto* append = std::get_if<AppendEntries>(&message.body)) {
        return Plausible(append->prev) && append->commit <= kNumberMax;
    }
    if (const auto* reply = std::get_if<AppendEntriesReply>(&message.body)) {
        return reply->match <= kNumberMax && reply->prev_index <= kNumberMax &&
               reply->conflict_index <= kNumberMax && reply->last_index <= kNumberMax;
    }
    if (const auto* install = std::get_if<InstallSnapshot>(&message.body)) {
        return Plausible(install->last_included) && install->offset <= kNumberMax;
    }
    if (const auto* reply = std::get_if<InstallSnapshotReply>(&message.body)) {
        return reply->snapshot_index <= kNumberMax && reply->stored <= kNumberMax;
    }
    if (const auto* reply = std::get_if<ReadIndexReply>(&message.body)) {
        return reply->index <= kNumberMax;
    }
    return true;
}

}  // namespace

Node::Node(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options,
           std::uint64_t seed)
    : id_(id),
      initial_(std::move(initial)),
      options_(options),
      random_(seed),
      leader_heard_at_(kLongAgo) {
    RAFT_CHECK(initial_ != nullptr);
    configurations_.push_back({0, initial_});
    RestartTimer(TimerReason::kStarted);
}

void Node::Restart(const DiskState& disk) {
    const Role before = role();
    hard_ = disk.hard;
    log_ = disk.log;
    snapshot_ = disk.snapshot;
    // Volatile state starts over (Fig. 3.1): what is committed is learned again from a leader.
    commit_index_ = log_.base().index;
    last_applied_ = commit_index_;
    apply_handed_out_ = commit_index_;
    state_ = Follower{};
    leader_.reset();
    incoming_.reset();
    forwarded_.clear();
    saved_index_ = log_.last_index();
    under_way_.clear();
    slice_ = {};
    hard_state_changed_ = false;
    first_unsaved_.reset();
    snapshot_unsaved_ = false;
    ready_.Clear();
    // What it told a leader in its earlier life ends there: a lease that is granted for it is none.
    clock_ += 1;
    life_began_ = clock_;
    lease_until_ = 0;
    // It may have answered a leader right before it stopped, and that leader counts on its refusing
    // votes for an election timeout (§6.4.1).
    leader_heard_at_ = hard_.term > 0 ? clock_ : kLongAgo;
    RebuildConfigurations();
    Note(RoleChanged{before, Role::kFollower, hard_.term, RoleReason::kStarted});
    RestartTimer(TimerReason::kStarted);
}

void Node::Become(const GivenState& given) {
    RAFT_CHECK(given.commit <= given.disk.log.last_index());
    Restart(given.disk);
    leader_heard_at_ = kLongAgo;
    ready_.Clear();
    if (!log_.empty()) {
        Note(LogChanged{LogReason::kGiven, log_.first_index(), log_.last_index(),
                        log_.first_index(), log_.last_index(), log_.last().term});
    }
    if (given.role == Role::kCandidate) state_ = Candidate{{{id_}, {}}};
    if (given.role == Role::kPreCandidate) state_ = PreCandidate{{{id_}, {}}};
    if (given.role == Role::kLeader) {
        leader_ = id_;
        StartLeading(log_.last_index() + 1);
    }
    Note(RoleChanged{Role::kFollower, given.role, hard_.term, RoleReason::kGiven});
    if (leader_.has_value()) Note(LeaderChanged{leader_, hard_.term});
    if (given.commit > commit_index_) AdvanceCommit(given.commit, CommitReason::kGiven);
    last_applied_ = commit_index_;
    apply_handed_out_ = commit_index_;
}

void Node::Step(const Message& message) {
    if (message.to != id_ || message.from == id_) return Ignore(message, IgnoreReason::kNotForMe);
    if (!Plausible(message)) return Ignore(message, IgnoreReason::kImplausible);

    // Three things are judged in the term that they are about, not in the own: a pre-vote and its
    // grant, which ask about a term to come (§9.6), and a vote that is refused because a leader is
    // heard, which must not make the term rise (§4.2.3).
    if (const auto* request = std::get_if<RequestVote>(&message.body)) {
        if (request->pre) return OnPreVote(message, *request);
        if (RefusedForLeader(message, *request)) return;
    }
    if (const auto* reply = std::get_if<RequestVoteReply>(&message.body)) {
        if (reply->pre) return OnPreVoteReply(message, *reply);
    }

    // Fig. 3.1, "All Servers": a higher term is adopted first, then the message is judged. That
    // holds for a request that will be refused, too (§3.3).
    if (message.term > hard_.term) AdoptTerm(message.term, message.from);

    StepInTerm(message);
}

void Node::StepInTerm(const Message& message) {
    if (const auto* request = std::get_if<RequestVote>(&message.body)) {
        return OnRequestVote(message, *request);
    }
    if (const auto* request = std::get_if<AppendEntries>(&message.body)) {
        return OnAppendEntries(message, *request);
    }
    if (const auto* request = std::get_if<InstallSnapshot>(&message.body)) {
        return OnInstallSnapshot(message, *request);
    }

    // An answer to what this server asked in an earlier term has no meaning any more (§3.3).
    if (message.term < hard_.term) return Ignore(message, IgnoreReason::kStaleTerm);
    if (const auto* reply = std::get_if<RequestVoteReply>(&message.body)) {
        return CountVote(message.from, reply->granted);
    }
    if (const auto* reply = std::get_if<AppendEntriesReply>(&message.body)) {
        return OnAppendEntriesReply(message, *reply);
    }
    if (const auto* reply = std::get_if<InstallSnapshotReply>(&message.body)) {
        return OnInstallSnapshotReply(message, *reply);
    }
    if (const auto* request = std::get_if<ReadIndex>(&message.body)) {
        return OnReadIndex(message, *request);
    }
    if (const auto* reply = std::get_if<ReadIndexReply>(&message.body)) {
        return OnReadIndexReply(message, *reply);
    }
    OnTimeoutNow(message);
}

Role Node::role() const {
    if (std::holds_alternative<Leader>(state_)) return Role::kLeader;
    if (std::holds_alternative<Candidate>(state_)) return Role::kCandidate;
    if (std::holds_alternative<PreCandidate>(state_)) return Role::kPreCandidate;
    return Role::kFollower;
}

void Node::AdoptTerm(Term term, std::optional<NodeId> source) {
    RAFT_CHECK(term > hard_.term);
    Note(TermChanged{hard_.term, term, source});
    // The vote is forgotten only together with its term: a server must not vote twice in one
    // (§3.4).
    hard_ = {term, std::nullopt};
    hard_state_changed_ = true;
    ForgetLeadersGifts();
    SetLeader(std::nullopt);
    // A follower's timer runs on. Were it restarted by a mere higher term, a fast server with an
    // old log could keep an electable one from ever standing (§3.4 names what restarts it).
    BecomeFollower(RoleReason::kHigherTerm);
}

void Node::BecomeFollower(RoleReason reason) {
    const Role before = role();
    if (before == Role::kFollower) return;
    if (const Leader* const leader = leading()) FailAllReads(*leader);
    state_ = Follower{};
    Note(RoleChanged{before, Role::kFollower, hard_.term, reason});
    if (before == Role::kLeader) RestartTimer(TimerReason::kSteppedDown);
}

void Node::ForgetLeadersGifts() {
    incoming_.reset();
    lease_until_ = 0;
}

void Node::SetLeader(std::optional<NodeId> leader) {
    if (leader_ == leader) return;
    leader_ = leader;
    Note(LeaderChanged{leader_, hard_.term});
    if (!forwarded_.empty()) FailForwarded();
}

void Node::SetOptions(const NodeOptions& options) {
    const NodeOptions before = options_;
    options_ = options;
    // Leases of the old length can still be out.
    if (options.lease < before.lease || options.clock_drift_bound < before.clock_drift_bound) {
        shortened_leases_until_ =
            std::max(shortened_leases_until_, clock_ + FollowerLeaseOnLeader(before));
    }
    auto* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr) return;
    const bool timing = options.election_timeout_min != before.election_timeout_min ||
                        options.check_quorum != before.check_quorum;
    if (!timing) return;
    // What its followers promised until now rests on the old options (§6.4.1).
    VoidLease(*leader);
    for (Progress& progress : leader->progress) progress.heard_at = clock_;
    leader->quorum_due = clock_ + options.election_timeout_min;
}

void Node::Ignore(const Message& message, IgnoreReason reason) {
    Note(MessageIgnored{message.from, TypeOf(message), message.term, reason});
}

void Node::AdvanceCommit(Index index, CommitReason reason) {
    RAFT_CHECK(index > commit_index_ && index <= log_.last_index());
    const bool joint = reason == CommitReason::kMajority && configuration().joint();
    Note(CommitAdvanced{reason, commit_index_, index, *log_.TermAt(index), joint});
    commit_index_ = index;
}

void Node::AppendToLog(Entry entry) {
    // Shares ownership of the entry's payload.
    const Configuration* const configuration = entry.configuration();
    std::shared_ptr<const Configuration> held;
    if (configuration != nullptr) held = {entry.payload, configuration};
    log_.Append(std::move(entry));
    MarkLogChanged(log_.last_index());
    if (held == nullptr) return;
    // A configuration holds from the moment that it is in the log (§4.1).
    configurations_.push_back({log_.last_index(), std::move(held)});
    NoteConfiguration(ConfigurationReason::kAppended);
}

void Node::TruncateLog(Index last) {
    // Follows from this server's own rules: nothing at or below commitIndex is ever judged to
    // conflict (JudgeAppend).
    RAFT_CHECK(last >= commit_index_);
    log_.TruncateAfter(last);
    slice_ = {};
    saved_index_ = std::min(saved_index_, last);
    MarkLogChanged(last + 1);
    if (configuration_index() <= last) return;
    // When its entry goes, the one before it holds again (§4.1).
    while (configuration_index() > last) configurations_.pop_back();
    NoteConfiguration(ConfigurationReason::kReturned);
}

void Node::MarkLogChanged(Index first) {
    first_unsaved_ = std::min(first_unsaved_.value_or(first), first);
}

Entries Node::Slice(Index first, std::size_t count) {
    const std::size_t taken = std::min<std::size_t>(count, log_.last_index() + 1 - first);
    if (taken == 0) return {};
    if (slice_first_ != first || slice_.size() != taken) {
        slice_ = log_.Slice(first, taken);
        slice_first_ = first;
    }
    return slice_;
}

void Node::TakeReady(Ready& ready) {
    if (hard_state_changed_ || first_unsaved_.has_value() || snapshot_unsaved_) {
        writes_ += 1;
        ready_.write_number = writes_;
        if (hard_state_changed_) {
            ready_.hard_state = hard_;
            // A vote that a restart forgets can be given twice in one term (§3.8).
            if (Broken(Rule::kVoteOnDisk)) ready_.hard_state->vote.reset();
        }
        if (snapshot_unsaved_) ready_.snapshot = snapshot_;
        if (first_unsaved_.has_value()) {
            ready_.first_changed = first_unsaved_;
            ready_.entries = Slice(*first_unsaved_, log_.last_index() + 1 - *first_unsaved_);
        }
        const bool own_vote = hard_state_changed_ && hard_.vote == id_;
        under_way_.push_back({writes_, log_.last(), own_vote ? hard_.term : 0});
        hard_state_changed_ = false;
        first_unsaved_.reset();
        snapshot_unsaved_ = false;
    }
    // Only what is committed is sure to stay (§3.5).
    const Index safe = Broken(Rule::kApplyCommittedOnly) ? log_.last_index() : commit_index_;
    if (apply_handed_out_ < safe) {
        ready_.apply_first = apply_handed_out_ + 1;
        ready_.apply_last = safe;
        apply_handed_out_ = safe;
    }
    ready.Clear();
    ready.Swap(ready_);  // The world's old buffers serve the next Ready.
}

void Node::Saved(std::uint64_t write_number) {
    const auto first_open =
        std::find_if(under_way_.begin(), under_way_.end(),
                     [&](const WriteUnderWay& write) { return write.number > write_number; });
    Term own_vote = 0;
    for (auto write = under_way_.begin(); write != first_open; ++write) {
        own_vote = std::max(own_vote, write->own_vote);
        // The log may have moved on since: what was written counts only if it is still there.
        if (log_.Matches(write->last)) saved_index_ = std::max(saved_index_, write->last.index);
    }
    under_way_.erase(under_way_.begin(), first_open);

    // §3.8: the own vote and the own entries count like those of others, once they are durable.
    if (own_vote == hard_.term && candidate() != nullptr) CountVote(id_, true);
    if (leading() != nullptr) MaybeCommit();
}

void Node::Applied(Index index) {
    RAFT_CHECK(index >= last_applied_ && index <= apply_handed_out_);
    last_applied_ = index;
}

}  // namespace raft
