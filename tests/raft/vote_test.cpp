// Whether a vote is granted, as a table of ballots and candidacies.
//
// Goal:   §3.4 (one vote a term, first come, first served) and §3.6.1 (the election restriction).
// Method: one row for each clause of the rule, and for each border of a clause.
#include "raft/vote.h"

#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

struct Row {
    const char* what = "";
    Ballot ballot{};
    Candidacy candidacy{};
    VoteVerdict verdict = VoteVerdict::kGranted;
};

}  // namespace

TEST_CASE("vote: goes to the first of a term whose log is not behind") {
    const std::vector<Row> rows = {
        {"nothing is in the way", {2, {}, {1, 3}}, {S2, 2, {1, 3}}, VoteVerdict::kGranted},
        {"both logs are empty", {1, {}, {}}, {S2, 1, {}}, VoteVerdict::kGranted},
        {"an earlier term", {2, {}, {1, 3}}, {S2, 1, {1, 3}}, VoteVerdict::kStaleTerm},
        {"an earlier term, voted for in it", {2, S2, {}}, {S2, 1, {}}, VoteVerdict::kStaleTerm},
        {"spent on another", {2, S3, {1, 3}}, {S2, 2, {2, 9}}, VoteVerdict::kAlreadyVoted},
        {"the same one asks again", {2, S2, {1, 3}}, {S2, 2, {1, 3}}, VoteVerdict::kGranted},
        {"a later last term, shorter", {3, {}, {1, 9}}, {S2, 3, {2, 1}}, VoteVerdict::kGranted},
        {"an earlier last term, longer", {3, {}, {2, 1}}, {S2, 3, {1, 9}}, VoteVerdict::kLogBehind},
        {"the same last term, longer", {3, {}, {2, 4}}, {S2, 3, {2, 5}}, VoteVerdict::kGranted},
        {"the same last term, shorter", {3, {}, {2, 4}}, {S2, 3, {2, 3}}, VoteVerdict::kLogBehind},
        {"an empty log asks a full one", {3, {}, {2, 4}}, {S2, 3, {}}, VoteVerdict::kLogBehind},
        {"spent, and behind as well", {3, S3, {2, 4}}, {S2, 3, {}}, VoteVerdict::kAlreadyVoted},
        {"asks again with a log behind", {3, S2, {2, 4}}, {S2, 3, {}}, VoteVerdict::kLogBehind},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(JudgeVote(row.ballot, row.candidacy) == row.verdict);
    }
}

}  // namespace raft
