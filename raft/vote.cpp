// The vote rule, one clause a line.
#include "raft/vote.h"

#include "raft/check.h"

namespace raft {

VoteVerdict JudgeVote(const Ballot& ballot, const Candidacy& candidacy, const Rules& rules) {
    RAFT_CHECK(candidacy.term <= ballot.current_term);

    if (candidacy.term < ballot.current_term) return VoteVerdict::kStaleTerm;

    // One vote per term, first come, first served (§3.4). The same candidate may ask again: its
    // request can be a retry whose answer was lost.
    const bool spent = ballot.voted_for.has_value() && *ballot.voted_for != candidacy.candidate;
    if (spent) return VoteVerdict::kAlreadyVoted;

    // Election restriction (§3.6.1): a committed entry is on a majority, so some voter in any
    // winning majority holds it, and refuses a candidate whose log ends earlier than its own.
    const bool behind = candidacy.last_entry < ballot.last_entry;
    if (behind && !rules.Broken(Rule::kVoteForUpToDateLog)) return VoteVerdict::kLogBehind;

    return VoteVerdict::kGranted;
}

VoteVerdict JudgePreVote(const Ballot& ballot, const Candidacy& candidacy, const Rules& rules) {
    if (candidacy.term <= ballot.current_term) return JudgeVote(ballot, candidacy, rules);
    return JudgeVote({candidacy.term, std::nullopt, ballot.last_entry}, candidacy, rules);
}

}  // namespace raft
