// What a leader may commit while follower leases are out.
//
// Goal:   raft-rules 29: a commit waits until every holder has the entry, or its lease is over;
//         a new leader waits for the leases of its predecessor.
// Method: a leader whose answers the test plays. A lease lasts 400 on the follower, 500 on the
//         leader; an election timeout is 1000.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Leasing() {
    return {.election_timeout_min = 1000,
            .election_timeout_max = 1000,
            .heartbeat = 100'000,
            .check_quorum = true,
            .lease = 400,
            .clock_drift_bound = 1'250'000};
}

void Confirms(Server& server, NodeId id, Index match) {
    const std::uint64_t round = server.node.leading()->round;
    server.Step(AcceptRound({id, S1, 1}, {.match = match, .round = round, .clock = 7777}));
}

// S1 of three leads term 1; S2 has just been granted a lease, S3 has none.
Server LeaderWithHolder() {
    Server server({.servers = 3,
                   .options = Leasing(),
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader});
    server.Tick(600);
    server.Heartbeat();
    Confirms(server, S2, 1);
    server.Tick(401);
    server.Heartbeat();
    REQUIRE(server.ProgressOf(S2).lease_until == server.node.clock() + 500);
    REQUIRE(server.ProgressOf(S3).lease_until == 0);
    return server;
}

}  // namespace

TEST_CASE("holder: a commit waits until it has the entry") {
    Server server = LeaderWithHolder();
    server.Propose(Put("x", "1"));

    Confirms(server, S3, 2);
    CHECK(server.node.commit_index() == 1);
    REQUIRE(server.Events<CommitHeldBack>().size() == 1);
    const CommitHeldBack held = server.Events<CommitHeldBack>()[0];
    CHECK(held.reason == HoldBackReason::kLeaseHolder);
    CHECK(held.holder == S2);
    CHECK(held.index == 2);
    CHECK(held.for_another == 500);

    Confirms(server, S2, 2);
    CHECK(server.node.commit_index() == 2);
}

TEST_CASE("holder: once its lease is over the commit goes on without it, on a timer") {
    Server server = LeaderWithHolder();
    server.Propose(Put("x", "1"));
    Confirms(server, S3, 2);
    CHECK(server.node.NextTimer()->timer == Timer::kLeases);
    CHECK(server.node.NextTimer()->left == 500);

    server.Tick(499);
    CHECK(server.node.commit_index() == 1);
    server.Tick(1);
    CHECK(server.node.commit_index() == 2);
    CHECK(server.node.NextTimer()->timer != Timer::kLeases);
}

TEST_CASE("holder: what it has is committed while it waits for the rest") {
    Server server = LeaderWithHolder();
    server.Propose(Put("x", "1"));
    server.Propose(Put("x", "2"));
    Confirms(server, S2, 2);

    Confirms(server, S3, 3);

    CHECK(server.node.commit_index() == 2);
}

TEST_CASE("holder: one that leaves may answer reads until its lease is over") {
    Server server = LeaderWithHolder();
    server.Change({ChangeKind::kRemove, S2, {}});
    REQUIRE(server.node.configuration().joint());
    server.Tick(100);
    Confirms(server, S3, 2);
    Confirms(server, S2, 2);
    REQUIRE(server.node.log().last_index() == 3);
    REQUIRE(server.node.configuration() == *These({S1, S3}));

    Confirms(server, S3, 3);
    CHECK(server.node.commit_index() == 2);
    CHECK(server.Events<CommitHeldBack>().at(0).reason == HoldBackReason::kOlderLeases);
    server.Tick(399);
    CHECK(server.node.commit_index() == 2);
    server.Tick(1);
    CHECK(server.node.commit_index() == 3);
}

TEST_CASE("new leader: commits nothing until its predecessor's leases are over") {
    Server server({.servers = 3, .options = Leasing(), .log = {1}, .term = 1});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));
    server.Tick(100);

    server.Step(AcceptRound({S2, S1, 2}, {.match = 2}));
    CHECK(server.node.commit_index() == 0);
    REQUIRE(server.Events<CommitHeldBack>().size() == 1);
    CHECK(server.Events<CommitHeldBack>()[0].reason == HoldBackReason::kOlderLeases);
    CHECK(server.Events<CommitHeldBack>()[0].for_another == 400);
    CHECK(server.node.NextTimer()->timer == Timer::kLeases);

    server.Tick(400);
    CHECK(server.node.commit_index() == 2);
}

TEST_CASE("new leader: without leases it waits for none") {
    NodeOptions options = Leasing();
    options.lease = 0;
    Server server({.servers = 3, .options = options, .log = {1}, .term = 1});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));

    server.Step(AcceptRound({S2, S1, 2}, {.match = 2}));

    CHECK(server.node.commit_index() == 2);
}

TEST_CASE("new leader: leases of before the option was lowered can still be out") {
    struct Row {
        const char* what = "";
        Micros lease = 0;
        Millionths bound = 1'250'000;
        bool waits = false;
    };
    const std::vector<Row> rows = {
        {"switched off", 0, 1'250'000, true},
        {"shorter", 100, 1'250'000, true},
        {"a smaller bound", 400, 1'000'000, true},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        Server server({.servers = 3, .options = Leasing(), .log = {1}, .term = 1});
        NodeOptions options = Leasing();
        options.lease = row.lease;
        options.clock_drift_bound = row.bound;
        server.node.SetOptions(options);
        server.Campaign();
        server.Step(AnswerVote({S2, S1, 2}, true));

        server.Tick(499);
        server.Step(AcceptRound({S2, S1, 2}, {.match = 2}));
        CHECK(server.node.commit_index() == 0);
        server.Tick(1);
        CHECK(server.node.commit_index() == 2);
    }
}

TEST_CASE("holder: being held back is said once for an index") {
    Server server = LeaderWithHolder();
    server.Propose(Put("x", "1"));
    Confirms(server, S3, 2);

    server.node.Saved(99);
    server.Tick(1);

    CHECK(server.Events<CommitHeldBack>().empty());
}

}  // namespace raft
