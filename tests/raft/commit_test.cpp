// How far a leader may commit, as a table.
//
// Goal:   §3.5 (a majority stores it) and §3.6.2 (only entries of the leader's own term count).
// Method: one row for each verdict and its borders, over one log.
#include "raft/commit.h"

#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

struct Row {
    const char* what = "";
    Term term = 0;
    Index commit = 0;
    Index quorum = 0;
    CommitVerdict verdict = CommitVerdict::kNothing;
};

}  // namespace

TEST_CASE("commit: reaches what a majority holds when that ends in the leader's own term") {
    const Log log = LogOf({1, 1, 2, 4, 4});
    const std::vector<Row> rows = {
        {"an entry of the own term", 4, 0, 4, CommitVerdict::kAdvanced},
        {"the last entry", 4, 4, 5, CommitVerdict::kAdvanced},
        {"nothing beyond", 4, 4, 4, CommitVerdict::kNothing},
        {"less than is committed", 4, 4, 2, CommitVerdict::kNothing},
        {"nothing at all", 4, 0, 0, CommitVerdict::kNothing},
        {"an entry of an earlier term", 4, 0, 3, CommitVerdict::kOlderTerm},
        {"all of it of earlier terms", 5, 0, 5, CommitVerdict::kOlderTerm},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        const CommitJudgement judged = JudgeCommit(log, row.term, row.commit, row.quorum);
        CHECK(judged.verdict == row.verdict);
        CHECK(judged.index == row.quorum);
    }
}

TEST_CASE("commit: says which entry holds it back") {
    const CommitJudgement judged = JudgeCommit(LogOf({1, 2, 2}), 4, 1, 3);

    CHECK(judged.verdict == CommitVerdict::kOlderTerm);
    CHECK(judged.entry_term == 2);
}

}  // namespace raft
