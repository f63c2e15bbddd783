// The commit rule of a leader.
#include "raft/commit.h"

#include "raft/check.h"

namespace raft {

CommitJudgement JudgeCommit(const Log& log, Term current_term, Index commit_index,
                            Index quorum_index, const Rules& rules) {
    RAFT_CHECK(quorum_index <= log.last_index());

    if (quorum_index <= commit_index) return {CommitVerdict::kNothing, quorum_index, 0};
    const Term term = *log.TermAt(quorum_index);

    // An entry of an earlier term can sit on a majority and still be overwritten by a leader that
    // never had it (§3.6.2, Fig. 3.7). Once an entry of this term is there, no such leader can win.
    if (term != current_term && !rules.Broken(Rule::kCommitOwnTermOnly)) {
        return {CommitVerdict::kOlderTerm, quorum_index, term};
    }

    return {CommitVerdict::kAdvanced, quorum_index, term};
}

}  // namespace raft
