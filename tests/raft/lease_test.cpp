// A leader's lease: how long it may answer reads without asking anybody.
//
// Goal:   §6.4.1: from the start of a round that a majority answered, an election timeout divided
//         by the drift bound; void while leadership may be handed over.
// Method: one leader, its clock and the answers to its rounds. An election timeout is 1000, the
//         bound one and a quarter: a lease lasts 800.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Leasing() {
    return {.election_timeout_min = 1000,
            .election_timeout_max = 1000,
            .heartbeat = 100'000,
            .check_quorum = true,
            .clock_drift_bound = 1'250'000};
}

// S1 leads term 1 and has committed all of its log.
Server LeaderOf(std::shared_ptr<const Configuration> configuration,
                const NodeOptions& options = Leasing()) {
    return Server({.options = options,
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader,
                   .configuration = std::move(configuration)});
}

// Followers answer the latest round.
void AnswerRound(Server& server, const std::vector<NodeId>& followers) {
    const std::uint64_t round = server.node.leading()->round;
    for (const NodeId id : followers) {
        server.Step(AcceptRound({id, S1, 1}, {.match = 1, .round = round}));
    }
}

std::vector<ReadReason> ReasonsOf(const Server& server) {
    std::vector<ReadReason> reasons;
    for (const auto& read : server.Events<ReadJudged>()) reasons.push_back(read.reason);
    return reasons;
}

using Reasons = std::vector<ReadReason>;

}  // namespace

TEST_CASE("lease: counts from the start of the round that was answered, not from the answer") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Tick(100);
    server.Heartbeat();
    server.Tick(300);
    CHECK_FALSE(server.node.LeaseLeft().has_value());

    AnswerRound(server, {S2});

    CHECK(server.node.LeaseLeft() == Micros{500});
    server.Tick(499);
    CHECK(server.node.LeaseLeft() == Micros{1});
    server.Tick(1);
    CHECK_FALSE(server.node.LeaseLeft().has_value());
}

TEST_CASE("lease: a new round that is not answered gives no more of it") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    AnswerRound(server, {S2});
    server.Tick(300);

    server.Heartbeat();
    CHECK(server.node.LeaseLeft() == Micros{500});
    AnswerRound(server, {S3});
    CHECK(server.node.LeaseLeft() == Micros{800});
}

TEST_CASE("lease: a late answer to an older round takes nothing back") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    const std::uint64_t older = server.node.leading()->round;
    server.Tick(300);
    server.Heartbeat();
    AnswerRound(server, {S2});

    server.Step(AcceptRound({S2, S1, 1}, {.match = 1, .round = older}));

    CHECK(server.node.LeaseLeft() == Micros{800});
}

TEST_CASE("lease: needs a majority of the voters, of each half while joint") {
    Server five = LeaderOf(These({S1, S2, S3, S4, S5}, {}, {S6}));
    five.Heartbeat();
    AnswerRound(five, {S2, S6});
    CHECK_FALSE(five.node.LeaseLeft().has_value());
    AnswerRound(five, {S3});
    CHECK(five.node.LeaseLeft().has_value());

    Server joint = LeaderOf(These({S1, S4, S5}, {S1, S2, S3}));
    joint.Heartbeat();
    AnswerRound(joint, {S2, S3});
    CHECK_FALSE(joint.node.LeaseLeft().has_value());
    AnswerRound(joint, {S4});
    CHECK(joint.node.LeaseLeft().has_value());
}

TEST_CASE("lease: a round that began too long ago to be remembered gives none") {
    for (const int since : {14, 15, 16, 17}) {
        CAPTURE(since);
        Server server = LeaderOf(VotersUpTo(3));
        server.Tick(100);
        server.Heartbeat();
        const std::uint64_t round = server.node.leading()->round;
        for (int i = 0; i < since; ++i) {
            server.Tick(1);
            server.Heartbeat();
        }

        server.Step(AcceptRound({S2, S1, 1}, {.match = 1, .round = round}));

        const bool remembered = since < static_cast<int>(Leader::kRoundsKept);
        CHECK(server.node.LeaseLeft().has_value() == remembered);
        if (remembered) CHECK(server.node.LeaseLeft() == Micros{800 - since});
    }
}

TEST_CASE("lease: the election's own round counts from the election on") {
    Server server({.servers = 3, .options = Leasing(), .log = {1}, .term = 1});
    server.Campaign();
    server.Tick(50);
    server.Step(AnswerVote({S2, S1, 2}, true));
    REQUIRE(server.node.role() == Role::kLeader);
    server.Tick(100);

    server.Step(AcceptRound({S2, S1, 2}, {.match = 2, .round = 1}));

    CHECK(server.node.LeaseLeft() == Micros{700});
}

TEST_CASE("lease: without CheckQuorum nobody refuses votes for its sake, so there is none") {
    NodeOptions options = Leasing();
    options.check_quorum = false;
    Server server = LeaderOf(VotersUpTo(3), options);
    server.Heartbeat();

    AnswerRound(server, {S2, S3});

    CHECK_FALSE(server.node.LeaseLeft().has_value());
}

TEST_CASE("lease: a read is answered at once while it holds") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    AnswerRound(server, {S2});

    server.Read(ReadMode::kLease, 7);

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].index == 1);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kLeaseHolds});
    CHECK(server.Events<ReadJudged>()[0].left == 800);
    CHECK(server.out.empty());
    // A follower-lease read that meets the leader goes by the leader's.
    server.Read(ReadMode::kFollowerLease, 8);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kLeaseHolds});
    server.Read(ReadMode::kReadIndex, 9);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kRoundBegun});
}

TEST_CASE("lease: a read goes by a round once it is over") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    AnswerRound(server, {S2});
    server.Tick(800);

    server.Read(ReadMode::kLease, 7);

    CHECK(server.reads.empty());
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kNoLease, ReadReason::kRoundBegun});
    AnswerRound(server, {S2});
    CHECK(server.reads.size() == 1);
}

TEST_CASE("lease: is void during a transfer, and for good once the target was told to stand") {
    Server told = LeaderOf(VotersUpTo(3));
    told.Heartbeat();
    AnswerRound(told, {S2, S3});
    told.Transfer(S2);
    REQUIRE(told.node.leading()->handed_over);
    CHECK_FALSE(told.node.LeaseLeft().has_value());
    told.Tick(500);
    AnswerRound(told, {S3});
    told.Tick(500);
    REQUIRE_FALSE(told.node.leading()->transfer.has_value());
    told.Heartbeat();
    AnswerRound(told, {S2, S3});
    CHECK_FALSE(told.node.LeaseLeft().has_value());

    // One that never came so far is over when it is given up.
    Server untold = LeaderOf(VotersUpTo(3));
    untold.Transfer(S2);
    untold.Heartbeat();
    AnswerRound(untold, {S3});
    CHECK_FALSE(untold.node.LeaseLeft().has_value());
    untold.Tick(500);
    AnswerRound(untold, {S3});
    untold.Tick(500);
    REQUIRE_FALSE(untold.node.leading()->transfer.has_value());
    untold.Heartbeat();
    AnswerRound(untold, {S3});
    CHECK(untold.node.LeaseLeft().has_value());
}

TEST_CASE("lease: other timing options void what was promised under the old ones") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    AnswerRound(server, {S2});
    NodeOptions options = Leasing();
    options.election_timeout_min = 900;

    server.node.SetOptions(options);

    CHECK_FALSE(server.node.LeaseLeft().has_value());
    // Nor does a late answer to a round of before.
    AnswerRound(server, {S3});
    CHECK_FALSE(server.node.LeaseLeft().has_value());
    server.Heartbeat();
    AnswerRound(server, {S3});
    CHECK(server.node.LeaseLeft() == Micros{720});
    // What does not concern it leaves it alone.
    options.max_entries = 5;
    server.node.SetOptions(options);
    CHECK(server.node.LeaseLeft() == Micros{720});
}

TEST_CASE("lease: who restarts refuses votes for an election timeout, a leader may count on it") {
    Server server({.servers = 3, .options = Leasing(), .log = {1}, .term = 1});
    server.node.FixElectionTimeout(100'000);
    server.Restart();
    server.Tick(999);

    server.Step(AskVote({S3, S1, 5}, {1, 1}));
    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kLeaderHeard);
    server.Tick(1);
    server.Step(AskVote({S3, S1, 5}, {1, 1}));
    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kGranted);
}

TEST_CASE("lease: who starts for the first time has promised nothing") {
    Server server({.servers = 3, .options = Leasing()});
    server.Restart();
    // Nor has one that was put into its state by hand.
    Server given({.servers = 3, .options = Leasing(), .log = {1}, .term = 1});

    for (Server* const fresh : {&server, &given}) {
        fresh->Step(AskVote({S3, S1, 5}, {1, 1}));
        CHECK(fresh->Events<VoteJudged>().at(0).verdict == VoteVerdict::kGranted);
    }
}

TEST_CASE("lease: the only voter's never ends") {
    Server server = LeaderOf(VotersUpTo(1));

    server.Tick(5000);

    CHECK(server.node.LeaseLeft() == Micros{800});
}

}  // namespace raft
