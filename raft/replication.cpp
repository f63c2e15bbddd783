// The leader's side of replication: sending entries, finding where logs meet, committing (§3.5,
// §3.6.2), and knowing that it still leads (§6.2).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/commit.h"
#include "raft/node.h"

namespace raft {

void Node::StartLeading(Index first_next) {
    Leader leader;
    // A leader by hand has no election behind it: its own vote is all that it shows.
    if (auto* candidate = std::get_if<Candidate>(&state_)) {
        leader.votes = std::move(candidate->votes.granted);
    } else {
        leader.votes = {id_};
    }
    for (const NodeId id : configuration().Members()) {
        if (id == id_) continue;
        Progress progress;
        progress.id = id;
        progress.next = first_next;
        progress.heard_at = clock_;
        leader.progress.push_back(std::move(progress));
    }
    leader.round = 1;
    leader.began.at(1) = clock_;
    leader.quorum_due = clock_ + options_.election_timeout_min;
    // Leases that an earlier leader granted can still be out: it granted none after this election.
    leader.older_leases_until =
        std::max(shortened_leases_until_, clock_ + FollowerLeaseOnLeader(options_));
    state_ = std::move(leader);
}

void Node::BeginRound(Leader& leader) {
    leader.round += 1;
    leader.began.at(leader.round % Leader::kRoundsKept) = clock_;
}

ProposeResult Node::Propose(std::shared_ptr<const Payload> payload) {
    const Leader* const leader = leading();
    if (leader == nullptr) {
        Note(ProposalJudged{false, leader_, {}});
        return {false, {}, leader_};
    }
    if (leader->transfer.has_value()) {
        // Else the target would never have all of the log (§3.10).
        Note(ProposalJudged{false, std::nullopt, {}, true});
        return {false, {}, std::nullopt};
    }
    const EntryId entry{hard_.term, log_.last_index() + 1};
    Note(ProposalJudged{true, id_, entry});
    AppendAndSend({hard_.term, std::move(payload)}, LogReason::kProposed);
    return {true, entry, id_};
}

void Node::AppendAndSend(Entry entry, LogReason reason) {
    AppendToLog(std::move(entry));
    const Index index = log_.last_index();
    Note(LogChanged{reason, index, index, log_.first_index(), index, hard_.term});
    for (Progress& progress : std::get<Leader>(state_).progress) SendPending(progress);
}

void Node::Heartbeat() {
    auto* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr) return;
    leader->since_heartbeat = 0;
    BeginRound(*leader);
    GiveUpSlowNewcomers();
    for (Progress& progress : leader->progress) {
        const bool again = progress.doubted;
        if (again) {
            progress.SendAgain();
            Note(ProgressJudged{progress.id, ProgressReason::kSentAgain, progress.state,
                                progress.next, progress.match});
        }
        if (progress.state == ProgressState::kSnapshot) {
            RemindOfSnapshot(progress);
            continue;
        }
        SendAppend(progress, 0);
        if (again) SendPending(progress);
        if (leader->transfer.has_value() && leader->transfer->told) MaybeTellToGo(progress);
    }
}

// Sends `count` entries from nextIndex on; without entries it is a heartbeat (§3.5). It need not
// wait for the own disk: it promises nothing about it (§10.2.1).
void Node::SendAppend(Progress& progress, std::size_t count) {
    const Index prev = progress.next - 1;
    const auto prev_term = log_.TermAt(prev);
    if (!prev_term.has_value()) return SendSnapshot(progress);  // Compacted away (§5.1).
    AppendEntries append;
    append.prev = {*prev_term, prev};
    append.entries = Slice(progress.next, count);
    append.commit = commit_index_;
    append.round = std::get<Leader>(state_).round;
    if (count == 0 && options_.lease != 0) MaybeGrantLease(progress, append);
    const std::size_t sent = append.entries.size();
    Send(progress.id, std::move(append));
    if (sent > 0) progress.OnSent(prev + sent);
}

void Node::SendPending(Progress& progress) {
    const std::size_t most = options_.max_entries == 0 ? log_.last_index() : options_.max_entries;
    while (progress.next <= log_.last_index() && progress.MaySend(options_.inflight)) {
        const Index before = progress.next;
        SendAppend(progress, most);
        if (progress.next == before) return;  // Probing: one message, then wait for its answer.
    }
}

void Node::OnAppendEntriesReply(const Message& message, const AppendEntriesReply& reply) {
    if (leading() == nullptr) return Ignore(message, IgnoreReason::kNotLeader);
    Progress* const progress = ProgressOf(message.from);
    if (progress == nullptr) {
        return Note(ProgressJudged{message.from, ProgressReason::kStranger});
    }
    Heard(*progress, reply.round);
    // Never back: an answer can overtake a later one.
    progress->lease_since = std::max(progress->lease_since, reply.clock);
    if (!reply.success) {
        OnRefusal(*progress, reply);
        return ConfirmReads();
    }

    ProgressReason reason = ProgressReason::kAccepted;
    if (reply.match > log_.last_index()) {
        reason = ProgressReason::kImplausible;
    } else if (progress->state != ProgressState::kProbe && reply.match <= progress->match) {
        reason = ProgressReason::kAlreadyKnown;
    } else {
        progress->OnAccepted(reply.match);
    }
    Note(ProgressJudged{progress->id, reason, progress->state, progress->next, progress->match});
    if (reason == ProgressReason::kAccepted) OnMatched(*progress);
    ConfirmReads();
}

void Node::OnMatched(Progress& progress) {
    const NodeId follower = progress.id;
    const Index match = progress.match;
    const Index configuration_before = configuration_index();
    if (match > commit_index_) MaybeCommit();
    // What was committed can have ended this leadership (§4.2.2).
    const Leader* const leader = leading();
    if (leader == nullptr) return;
    if (leader->change.has_value()) OnCaughtUpTo(follower, match);
    // Another configuration has another list of followers.
    const bool same = configuration_index() == configuration_before;
    Progress* const still = same ? &progress : ProgressOf(follower);
    if (still == nullptr) return;
    SendPending(*still);
    if (leader->transfer.has_value()) MaybeTellToGo(*still);
}

void Node::OnRefusal(Progress& progress, const AppendEntriesReply& reply) {
    ProgressJudged judged{progress.id, ProgressReason::kBackedOff};
    // Only a refusal at nextIndex - 1 says something new. One of an earlier message, or of an
    // earlier leadership of this server (which echoes 0), would move nextIndex for no reason.
    if (reply.prev_index + 1 != progress.next || reply.prev_index <= progress.match) {
        judged.reason = ProgressReason::kRefusalOutOfDate;
        // With more sent since, it can still mean that something was lost or overtaken. If nothing
        // is accepted until the next round of heartbeats, it was.
        const bool flying = progress.state == ProgressState::kReplicate;
        if (flying && reply.prev_index > progress.match && reply.prev_index < progress.next) {
            progress.doubted = true;
        }
    } else {
        // §3.5: one step back; or past the whole conflicting term at once, to the last entry that
        // this log has of it, else to where it begins in the follower's log.
        Index candidate = reply.prev_index;
        if (options_.backoff == Backoff::kFast && reply.conflict_index != 0) {
            candidate = reply.conflict_index;
            if (reply.conflict_term != 0) {
                const auto own = log_.LastIndexOfTerm(reply.conflict_term);
                if (own.has_value()) candidate = *own + 1;
            }
            judged.fast = true;
        }
        judged.conflict_term = reply.conflict_term;
        judged.conflict_index = reply.conflict_index;
        progress.OnRefused(candidate);
    }
    judged.state = progress.state;
    judged.next = progress.next;
    judged.match = progress.match;
    Note(judged);
    if (judged.reason == ProgressReason::kBackedOff) SendPending(progress);
}

void Node::Heard(Progress& progress, std::uint64_t round) {
    const Leader& leader = std::get<Leader>(state_);
    progress.heard_at = clock_;
    if (round <= progress.acked_round || round > leader.round) return;
    progress.acked_round = round;
    const bool known = leader.round - round < Leader::kRoundsKept;
    if (known && round >= leader.lease_from_round) {
        progress.acked_since = leader.began.at(round % Leader::kRoundsKept);
    }
}

bool Node::CheckQuorum(Leader& leader) {
    const Micros heard = QuorumValue(configuration(), [this](NodeId id) {
        if (id == id_) return clock_;
        const Progress* const progress = ProgressOf(id);
        return progress == nullptr ? Micros{0} : progress->heard_at;
    });
    // §6.2: a leader that hears no majority for an election timeout may be the only one that still
    // takes it for the leader; its clients had better ask somebody else.
    leader.quorum_due = heard + options_.election_timeout_min;
    if (leader.quorum_due > clock_) return true;
    SetLeader(std::nullopt);
    BecomeFollower(RoleReason::kNoQuorum);
    return false;
}

bool Node::CommittedOwnTerm() const {
    return log_.TermAt(commit_index_) == hard_.term;
}

void Node::MaybeCommit() {
    auto* leader = std::get_if<Leader>(&state_);
    RAFT_CHECK(leader != nullptr);
    // The own entries count once they are durable, like everybody's (§10.2.1).
    const Index stored = QuorumValue(configuration(), [this](NodeId id) {
        if (id == id_) return saved_index_;
        const Progress* const progress = ProgressOf(id);
        return progress == nullptr ? Index{0} : progress->match;
    });
    leader->commit_again_at = 0;
    if (stored <= commit_index_) return;
    CommitHeldBack held;
    const Index quorum = std::min(stored, LeaseLimit(*leader, held));
    const CommitJudgement judged =
        JudgeCommit(log_, hard_.term, commit_index_, quorum, options_.rules);
    if (quorum < stored) leader->commit_again_at = clock_ + held.for_another;
    if (judged.verdict == CommitVerdict::kAdvanced) {
        const bool own = judged.entry_term == hard_.term;
        AdvanceCommit(judged.index, own ? CommitReason::kMajority : CommitReason::kAnyTerm);
        return AfterCommit();
    }
    if (judged.verdict == CommitVerdict::kOlderTerm) {
        held = {judged.index, judged.entry_term, hard_.term};
    } else if (quorum == stored) {
        return;
    } else {
        held.index = stored;
        held.entry_term = *log_.TermAt(stored);
        held.current_term = hard_.term;
    }
    if (leader->held_back == held.index) return;
    leader->held_back = held.index;
    Note(held);
}

void Node::AfterCommit() {
    if (!CommittedOwnTerm()) return;
    BeginWaitingReads();
    AfterConfigurationCommit();
}

Progress* Node::ProgressOf(NodeId id) {
    auto& all = std::get<Leader>(state_).progress;
    const auto found =
        std::find_if(all.begin(), all.end(), [id](const Progress& p) { return p.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace raft
