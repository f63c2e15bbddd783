// The follower's side of replication: judging AppendEntries, and what of it goes into the log
// (§3.5).
#include <algorithm>
#include <utility>

#include "raft/check.h"
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
    HearLeader(message.from);

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
    reply.clock = clock_;
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
    reply.clock = clock_;

    if (judged.verdict == AppendVerdict::kBelowCommit) {
        // Everything up to commitIndex is settled: nothing there is touched, and the leader learns
        // how far the logs agree anyway.
        Note(judged);
        if (request.lease > 0) TakeLease(request);
        reply.match = commit_index_;
        reply.last_index = log_.last_index();
        return Acknowledge(message.from, reply);
    }

    // Only from the first entry whose term differs is anything removed (Fig. 3.1, steps 3 and 4). A
    // late, shorter message whose entries are all here must not erase those that came after it.
    const Index prev = request.prev.index;
    std::size_t present = 0;
    while (present < request.entries.size() &&
           log_.TermAt(prev + present + 1) == request.entries[present].term) {
        present += 1;
    }
    const bool always = Broken(Rule::kTruncateOnConflict);
    if (always) present = 0;
    const Index last_present = prev + present;
    const bool conflict =
        (always || present < request.entries.size()) && last_present < log_.last_index();
    judged.appended = static_cast<std::uint32_t>(request.entries.size() - present);
    judged.own_last = prev + request.entries.size();
    if (!conflict) judged.own_last = std::max(judged.own_last, log_.last_index());
    Note(judged);

    if (conflict) {
        const Index removed_last = log_.last_index();
        TruncateLog(last_present);
        Note(LogChanged{always ? LogReason::kDropped : LogReason::kConflict, last_present + 1,
                        removed_last, log_.first_index(), last_present, log_.last().term});
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
    const Index known = Broken(Rule::kCommitOnlyMatched) ? log_.last_index() : agreed;
    const Index commit = std::min(request.commit, known);
    const auto reason = commit <= agreed ? CommitReason::kLeaderSaid : CommitReason::kOwnLog;
    if (commit > commit_index_) AdvanceCommit(commit, reason);

    if (request.lease > 0) TakeLease(request);
    reply.match = agreed;
    reply.last_index = log_.last_index();
    Acknowledge(message.from, reply);
}

}  // namespace raft
