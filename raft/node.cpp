// The rules for all servers: terms, timers, what is saved, and what leaves through Ready.
#include "raft/node.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/random.h"

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
    return true;
}

// Which messages this server takes part in.
bool Supported(MessageType type) {
    return type == MessageType::kRequestVote || type == MessageType::kRequestVoteReply ||
           type == MessageType::kAppendEntries || type == MessageType::kAppendEntriesReply;
}

}  // namespace

Node::Node(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options,
           std::uint64_t seed)
    : id_(id),
      initial_(std::move(initial)),
      options_(options),
      random_(seed),
      configuration_(initial_) {
    RAFT_CHECK(initial_ != nullptr);
    RestartTimer(TimerReason::kStarted);
}

void Node::Restart(const DiskState& disk) {
    const Role before = role();
    hard_ = disk.hard;
    log_ = disk.log;
    // Volatile state starts over (Fig. 3.1): what is committed is learned again from a leader.
    commit_index_ = log_.base().index;
    last_applied_ = commit_index_;
    apply_handed_out_ = commit_index_;
    state_ = Follower{};
    leader_.reset();
    saved_index_ = log_.last_index();
    under_way_.clear();
    slice_ = {};
    hard_state_changed_ = false;
    first_unsaved_.reset();
    ready_.Clear();
    RefreshConfiguration();
    Note(RoleChanged{before, Role::kFollower, hard_.term, RoleReason::kStarted});
    RestartTimer(TimerReason::kStarted);
}

void Node::Become(const GivenState& given) {
    RAFT_CHECK(given.commit <= given.disk.log.last_index());
    Restart(given.disk);
    ready_.Clear();
    if (!log_.empty()) {
        Note(LogChanged{LogReason::kGiven, log_.first_index(), log_.last_index(),
                        log_.first_index(), log_.last_index(), log_.last().term});
    }
    if (given.role == Role::kCandidate) state_ = Candidate{{id_}, {}};
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
    if (!Supported(TypeOf(message))) return Ignore(message, IgnoreReason::kNotSupported);

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

    // An answer to what this server asked in an earlier term has no meaning any more (§3.3).
    if (message.term < hard_.term) return Ignore(message, IgnoreReason::kStaleTerm);
    if (const auto* reply = std::get_if<RequestVoteReply>(&message.body)) {
        return OnRequestVoteReply(message, *reply);
    }
    if (const auto* reply = std::get_if<AppendEntriesReply>(&message.body)) {
        return OnAppendEntriesReply(message, *reply);
    }
}

void Node::Tick(Micros elapsed) {
    RAFT_CHECK(elapsed >= 0);
    if (auto* leader = std::get_if<Leader>(&state_)) {
        leader->since_heartbeat += elapsed;
        if (leader->since_heartbeat >= options_.heartbeat) Heartbeat();
        return;
    }
    election_elapsed_ += elapsed;
    if (!election_timer_runs()) return;
    if (election_elapsed_ >= election_timeout_) Campaign(RoleReason::kElectionTimeout);
}

std::optional<Micros> Node::UntilTimer() const {
    if (const auto* leader = std::get_if<Leader>(&state_)) {
        return std::max<Micros>(0, options_.heartbeat - leader->since_heartbeat);
    }
    if (!election_timer_runs()) return std::nullopt;
    return std::max<Micros>(0, election_timeout_ - election_elapsed_);
}

Role Node::role() const {
    if (std::holds_alternative<Leader>(state_)) return Role::kLeader;
    if (std::holds_alternative<Candidate>(state_)) return Role::kCandidate;
    return Role::kFollower;
}

bool Node::election_timer_runs() const {
    return !std::holds_alternative<Leader>(state_) && configuration_->IsVoter(id_);
}

void Node::AdoptTerm(Term term, std::optional<NodeId> source) {
    RAFT_CHECK(term > hard_.term);
    Note(TermChanged{hard_.term, term, source});
    // The vote is forgotten only together with its term: a server must not vote twice in one
    // (§3.4).
    hard_ = {term, std::nullopt};
    hard_state_changed_ = true;
    SetLeader(std::nullopt);
    // A follower's timer runs on. Were it restarted by a mere higher term, a fast server with an
    // old log could keep an electable one from ever standing (§3.4 names what restarts it).
    BecomeFollower(RoleReason::kHigherTerm);
}

void Node::BecomeFollower(RoleReason reason) {
    const Role before = role();
    if (before == Role::kFollower) return;
    state_ = Follower{};
    Note(RoleChanged{before, Role::kFollower, hard_.term, reason});
    if (before == Role::kLeader) RestartTimer(TimerReason::kSteppedDown);
}

void Node::SetLeader(std::optional<NodeId> leader) {
    if (leader_ == leader) return;
    leader_ = leader;
    Note(LeaderChanged{leader_, hard_.term});
}

void Node::RestartTimer(TimerReason reason) {
    // Each start draws a new length, so that ties do not repeat (§3.4).
    election_timeout_ = fixed_timeout_.value_or(
        RandomIn(random_, options_.election_timeout_min, options_.election_timeout_max));
    election_elapsed_ = 0;
    Note(TimerRestarted{election_timeout_, reason});
}

void Node::FixElectionTimeout(std::optional<Micros> length) {
    fixed_timeout_ = length;
    election_timeout_ = length.value_or(
        RandomIn(random_, options_.election_timeout_min, options_.election_timeout_max));
    Note(TimerRestarted{election_timeout_, TimerReason::kFixed});
}

void Node::SetOptions(const NodeOptions& options) {
    options_ = options;
}

void Node::Send(NodeId to, MessageBody body) {
    ready_.messages.push_back({id_, to, hard_.term, std::move(body)});
}

void Node::Promise(NodeId to, MessageBody body) {
    ready_.promises.push_back({id_, to, hard_.term, std::move(body)});
}

void Node::Ignore(const Message& message, IgnoreReason reason) {
    Note(MessageIgnored{message.from, TypeOf(message), message.term, reason});
}

void Node::AdvanceCommit(Index index, CommitReason reason) {
    RAFT_CHECK(index > commit_index_ && index <= log_.last_index());
    Note(CommitAdvanced{reason, commit_index_, index, *log_.TermAt(index)});
    commit_index_ = index;
}

void Node::AppendToLog(Entry entry) {
    const bool reconfigures = entry.configuration() != nullptr;
    log_.Append(std::move(entry));
    MarkLogChanged(log_.last_index());
    if (reconfigures) RefreshConfiguration();
}

void Node::TruncateLog(Index last) {
    // Follows from this server's own rules: nothing at or below commitIndex is ever judged to
    // conflict (JudgeAppend).
    RAFT_CHECK(last >= commit_index_);
    log_.TruncateAfter(last);
    slice_ = {};
    saved_index_ = std::min(saved_index_, last);
    MarkLogChanged(last + 1);
    if (configuration_index_ > last) RefreshConfiguration();
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

void Node::RefreshConfiguration() {
    const Index before = configuration_index_;
    // A configuration holds from the moment that it is in the log; when its entry goes, the one
    // before it holds again (§4.1).
    configuration_ = initial_;
    configuration_index_ = 0;
    for (Index index = log_.last_index(); index >= log_.first_index(); --index) {
        const Entry& entry = log_.At(index);
        if (entry.configuration() == nullptr) continue;
        // Shares ownership of the entry's payload.
        configuration_ = {entry.payload, entry.configuration()};
        configuration_index_ = index;
        break;
    }
    if (configuration_index_ != before) Note(ConfigurationChanged{configuration_index_});
}

void Node::TakeReady(Ready& ready) {
    if (hard_state_changed_ || first_unsaved_.has_value()) {
        writes_ += 1;
        ready_.write_number = writes_;
        if (hard_state_changed_) ready_.hard_state = hard_;
        if (first_unsaved_.has_value()) {
            ready_.first_changed = first_unsaved_;
            ready_.entries = Slice(*first_unsaved_, log_.last_index() + 1 - *first_unsaved_);
        }
        const bool own_vote = hard_state_changed_ && hard_.vote == id_;
        under_way_.push_back({writes_, log_.last(), own_vote ? hard_.term : 0});
        hard_state_changed_ = false;
        first_unsaved_.reset();
    }
    if (apply_handed_out_ < commit_index_) {
        ready_.apply_first = apply_handed_out_ + 1;
        ready_.apply_last = commit_index_;
        apply_handed_out_ = commit_index_;
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
