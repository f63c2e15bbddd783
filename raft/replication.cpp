// Log replication: sending entries, judging them, repairing logs, committing (§3.5, §3.6.2).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/commit.h"
#include "raft/node.h"

namespace raft {

namespace {

// Along a log terms never fall, and a leader holds no entry of a later term than its own.
bool TermsInOrder(const Message& message, const AppendEntries& request) {
    Term last = request.prev.term;
    for (const Entry& entry : request.entries) {
        if (entry.term < last || entry.term == 0) return false;
        last = entry.term;
    }
    const bool first = request.prev.index == 0;
    return last <= message.term && first == (request.prev.term == 0);
}

}  // namespace

// ---- The leader's side ----

void Node::StartLeading(Index first_next) {
    Leader leader;
    // A leader by hand has no election behind it: its own vote is all that it shows.
    if (auto* candidate = std::get_if<Candidate>(&state_)) {
        leader.votes = std::move(candidate->granted);
    } else {
        leader.votes = {id_};
    }
    for (const NodeId id : configuration_->Members()) {
        if (id == id_) continue;
        Progress progress;
        progress.id = id;
        progress.next = first_next;
        leader.progress.push_back(std::move(progress));
    }
    leader.round = 1;
    state_ = std::move(leader);
}

ProposeResult Node::Propose(std::shared_ptr<const Payload> payload) {
    auto* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr) {
        Note(ProposalJudged{false, leader_, {}});
        return {false, {}, leader_};
    }
    AppendToLog({hard_.term, std::move(payload)});
    const Index index = log_.last_index();
    Note(ProposalJudged{true, id_, log_.last()});
    Note(LogChanged{LogReason::kProposed, index, index, log_.first_index(), index, hard_.term});
    for (Progress& progress : leader->progress) SendPending(progress);
    return {true, log_.last(), id_};
}

void Node::Heartbeat() {
    auto* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr) return;
    leader->since_heartbeat = 0;
    leader->round += 1;
    for (Progress& progress : leader->progress) {
        const bool again = progress.doubted;
        if (again) {
            progress.SendAgain();
            Note(ProgressJudged{progress.id, ProgressReason::kSentAgain, progress.state,
                                progress.next, progress.match});
        }
        SendAppend(progress, 0);
        if (again) SendPending(progress);
    }
}

// Sends `count` entries from nextIndex on; without entries it is a heartbeat (§3.5). It need not
// wait for the own disk: it promises nothing about it (§10.2.1).
void Node::SendAppend(Progress& progress, std::size_t count) {
    const Index prev = progress.next - 1;
    const auto prev_term = log_.TermAt(prev);
    if (!prev_term.has_value()) return;  // Compacted away: only a snapshot could help (§5.1).
    AppendEntries append;
    append.prev = {*prev_term, prev};
    append.entries = Slice(progress.next, count);
    append.commit = commit_index_;
    append.round = std::get<Leader>(state_).round;
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
    if (!reply.success) return OnRefusal(*progress, reply);

    ProgressReason reason = ProgressReason::kAccepted;
    if (reply.match > log_.last_index()) {
        reason = ProgressReason::kImplausible;
    } else if (progress->state != ProgressState::kProbe && reply.match <= progress->match) {
        reason = ProgressReason::kAlreadyKnown;
    } else {
        progress->OnAccepted(reply.match);
    }
    Note(ProgressJudged{progress->id, reason, progress->state, progress->next, progress->match});
    if (reason != ProgressReason::kAccepted) return;
    if (progress->match > commit_index_) MaybeCommit();
    SendPending(*progress);
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

void Node::MaybeCommit() {
    auto* leader = std::get_if<Leader>(&state_);
    RAFT_CHECK(leader != nullptr);
    // The own entries count once they are durable, like everybody's (§10.2.1).
    const Index quorum = QuorumIndex(*configuration_, [this](NodeId id) {
        if (id == id_) return saved_index_;
        const Progress* const progress = ProgressOf(id);
        return progress == nullptr ? 0 : progress->match;
    });
    const CommitJudgement judged = JudgeCommit(log_, hard_.term, commit_index_, quorum);
    if (judged.verdict == CommitVerdict::kAdvanced) {
        AdvanceCommit(judged.index, CommitReason::kMajority);
    } else if (judged.verdict == CommitVerdict::kOlderTerm && leader->held_back != judged.index) {
        leader->held_back = judged.index;
        Note(CommitHeldBack{judged.index, judged.entry_term, hard_.term});
    }
}

Progress* Node::ProgressOf(NodeId id) {
    auto& all = std::get<Leader>(state_).progress;
    const auto found =
        std::find_if(all.begin(), all.end(), [id](const Progress& p) { return p.id == id; });
    return found == all.end() ? nullptr : &*found;
}

// ---- The follower's side ----

AppendVerdict Node::JudgeAppend(const Message& message, const AppendEntries& request) const {
    if (message.term < hard_.term) return AppendVerdict::kStaleTerm;
    if (leading() != nullptr) return AppendVerdict::kFromOwnTerm;
    if (!TermsInOrder(message, request)) return AppendVerdict::kContradicts;
    if (request.prev.index < commit_index_) return AppendVerdict::kBelowCommit;
    if (request.prev.index > log_.last_index()) return AppendVerdict::kTooShort;
    if (log_.Matches(request.prev)) return AppendVerdict::kAccepted;
    // At commitIndex itself both logs must agree; a sender that does not would erase what is
    // committed here.
    return request.prev.index == commit_index_ ? AppendVerdict::kContradicts
                                               : AppendVerdict::kConflict;
}

void Node::OnAppendEntries(const Message& message, const AppendEntries& request) {
    const AppendVerdict verdict = JudgeAppend(message, request);
    AppendJudged judged{message.from, message.term, verdict, request.prev};
    judged.entries = static_cast<std::uint32_t>(request.entries.size());
    judged.own_last = log_.last_index();

    if (verdict == AppendVerdict::kFromOwnTerm || verdict == AppendVerdict::kContradicts) {
        return Note(judged);
    }
    if (verdict == AppendVerdict::kStaleTerm) {
        Note(judged);
        // It learns the newer term from the answer, and steps down (§3.3). The echoed zeros keep it
        // from being taken for a refusal in a later leadership of the same server.
        AppendEntriesReply reply;
        reply.last_index = log_.last_index();
        return Promise(message.from, reply);
    }

    // From the leader of this term, whatever becomes of its entries (§3.4).
    BecomeFollower(RoleReason::kLeaderOfThisTerm);
    SetLeader(message.from);
    RestartTimer(TimerReason::kLeaderHeard);

    if (verdict == AppendVerdict::kTooShort || verdict == AppendVerdict::kConflict) {
        if (verdict == AppendVerdict::kConflict) {
            judged.own_term_at_prev = *log_.TermAt(request.prev.index);
        }
        Note(judged);
        return Refuse(message, request, verdict);
    }
    TakeEntries(message, request, judged);
}

void Node::Refuse(const Message& message, const AppendEntries& request, AppendVerdict verdict) {
    AppendEntriesReply reply;
    reply.prev_index = request.prev.index;
    reply.last_index = log_.last_index();
    reply.round = request.round;
    if (verdict == AppendVerdict::kConflict) {
        reply.conflict_term = *log_.TermAt(request.prev.index);
        reply.conflict_index = log_.FirstIndexOfTermAt(request.prev.index);
    } else {
        reply.conflict_index = log_.last_index() + 1;
    }
    Promise(message.from, reply);
}

void Node::TakeEntries(const Message& message, const AppendEntries& request, AppendJudged& judged) {
    AppendEntriesReply reply;
    reply.success = true;
    reply.prev_index = request.prev.index;
    reply.round = request.round;

    if (judged.verdict == AppendVerdict::kBelowCommit) {
        // Everything up to commitIndex is settled: nothing there is touched, and the leader learns
        // how far the logs agree anyway.
        Note(judged);
        reply.match = commit_index_;
        reply.last_index = log_.last_index();
        return Promise(message.from, reply);
    }

    // Only from the first entry whose term differs is anything removed (Fig. 3.1, steps 3 and 4). A
    // late, shorter message whose entries are all here must not erase those that came after it.
    const Index prev = request.prev.index;
    std::size_t present = 0;
    while (present < request.entries.size() &&
           log_.TermAt(prev + present + 1) == request.entries[present].term) {
        present += 1;
    }
    const Index last_present = prev + present;
    const bool conflict = present < request.entries.size() && last_present < log_.last_index();
    judged.appended = static_cast<std::uint32_t>(request.entries.size() - present);
    judged.own_last = prev + request.entries.size();
    if (!conflict) judged.own_last = std::max(judged.own_last, log_.last_index());
    Note(judged);

    if (conflict) {
        const Index removed_last = log_.last_index();
        TruncateLog(last_present);
        Note(LogChanged{LogReason::kConflict, last_present + 1, removed_last, log_.first_index(),
                        last_present, log_.last().term});
    }
    for (std::size_t i = present; i < request.entries.size(); ++i) {
        AppendToLog(request.entries[i]);
    }
    if (judged.appended > 0) {
        slice_first_ = prev + 1;
        slice_ = request.entries;
        Note(LogChanged{LogReason::kReplicated, last_present + 1, log_.last_index(),
                        log_.first_index(), log_.last_index(), log_.last().term});
    }

    // Only as far as the logs are now known to agree: what lies beyond in this log may differ from
    // the leader's (Fig. 3.1, step 5).
    const Index agreed = prev + request.entries.size();
    const Index commit = std::min(request.commit, agreed);
    if (commit > commit_index_) AdvanceCommit(commit, CommitReason::kLeaderSaid);

    reply.match = agreed;
    reply.last_index = log_.last_index();
    Promise(message.from, reply);
}

}  // namespace raft
