// Follower leases: who gets one, how long it lasts, and what a leader must wait for because of it.
//
// Goal:   raft-rules 29: counted from the follower's own stamp, ending earlier there than on the
//         leader; commits wait for holders; a new leader waits for what its predecessor granted.
// Method: a leader whose answers the test plays, and a follower whose grants it plays. A lease
//         lasts 400 on the follower, 500 on the leader; an election timeout is 1000.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Leasing() {
    return {.election_timeout_min = 1000,
            .election_timeout_max = 1000,
            .heartbeat = 100,
            .check_quorum = true,
            .lease = 400,
            .clock_drift_bound = 1'250'000};
}

// S1 of `servers` leads term 1, and has committed all of its log.
Server LeaderOf(std::uint32_t servers, const NodeOptions& options = Leasing()) {
    Server server({.servers = servers,
                   .options = options,
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader});
    // Leases of before its time are over.
    for (int i = 0; i < 6; ++i) {
        server.Tick(99);
        server.Heartbeat();
        for (std::uint32_t n = 2; n <= servers; ++n) {
            const std::uint64_t round = server.node.leading()->round;
            server.Step(AcceptRound({NodeId{n}, S1, 1}, {.match = 1, .round = round}));
        }
    }
    return server;
}

// A follower's answer to the latest round, with its own clock.
void Confirms(Server& server, NodeId id, Micros clock, Index match = 1) {
    const std::uint64_t round = server.node.leading()->round;
    server.Step(AcceptRound({id, S1, 1}, {.match = match, .round = round, .clock = clock}));
}

Micros GrantedTo(const Server& server, NodeId id) {
    const auto sent = BodiesTo<AppendEntries>(id, server.out);
    return sent.empty() ? 0 : sent[0].lease;
}

// S2 in term 1, a follower of S1 whose clock stands at 1000.
Server FollowerOfS1() {
    Server server({.id = S2, .servers = 3, .options = Leasing(), .log = {1}, .term = 1});
    server.node.FixElectionTimeout(100'000);
    server.Tick(1000 - server.node.clock());
    return server;
}

Message Grant(Micros length, Micros since) {
    AppendEntries append;
    append.prev = {1, 1};
    append.commit = 1;
    append.round = 1;
    append.lease = length;
    append.lease_since = since;
    return {S1, S2, 1, append};
}

}  // namespace

TEST_CASE("grant: goes with a heartbeat to a follower that named its clock") {
    Server server = LeaderOf(3);
    server.Heartbeat();
    CHECK(GrantedTo(server, S2) == 0);
    Confirms(server, S2, 7777);

    server.Heartbeat();

    const auto sent = BodiesTo<AppendEntries>(S2, server.out);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].lease == 400);
    CHECK(sent[0].lease_since == 7777);
    CHECK(server.ProgressOf(S2).lease_until == server.node.clock() + 500);
    CHECK(GrantedTo(server, S3) == 0);
}

TEST_CASE("grant: an answer that was overtaken does not turn the follower's clock back") {
    Server server = LeaderOf(3);
    Confirms(server, S2, 7777);
    Confirms(server, S2, 7000);

    CHECK(server.ProgressOf(S2).lease_since == 7777);
}

TEST_CASE("grant: not with entries, and not when leases are off") {
    Server server = LeaderOf(3);
    Confirms(server, S2, 7777);
    server.Propose(Put("x", "1"));
    CHECK(GrantedTo(server, S2) == 0);

    NodeOptions options = Leasing();
    options.lease = 0;
    Server off = LeaderOf(3, options);
    Confirms(off, S2, 7777);
    off.Heartbeat();
    CHECK(GrantedTo(off, S2) == 0);
}

TEST_CASE("grant: not to a follower without all that is committed") {
    Server server = LeaderOf(3);
    server.Propose(Put("x", "1"));
    Confirms(server, S3, 5555, 2);
    Confirms(server, S2, 7777, 1);
    REQUIRE(server.node.commit_index() == 2);

    server.Heartbeat();

    CHECK(GrantedTo(server, S2) == 0);
    CHECK(GrantedTo(server, S3) == 400);
}

TEST_CASE("grant: not before an entry of the leader's own term is committed") {
    Server server({.servers = 3, .options = Leasing(), .log = {1}, .term = 1, .commit = 1});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));
    server.Step(AcceptRound({S2, S1, 2}, {.match = 2, .round = 1, .clock = 7777}));
    REQUIRE(server.node.LeaseLeft().has_value());
    REQUIRE(server.node.commit_index() == 1);

    server.Heartbeat();

    CHECK(GrantedTo(server, S2) == 0);
}

TEST_CASE("grant: only while the leader's own lease holds") {
    Server server = LeaderOf(3);
    Confirms(server, S2, 7777);
    server.node.SetOptions([] {
        NodeOptions options = Leasing();
        options.election_timeout_min = 999;
        return options;
    }());
    REQUIRE_FALSE(server.node.LeaseLeft().has_value());

    server.Heartbeat();
    CHECK(GrantedTo(server, S2) == 0);
    CHECK(server.ProgressOf(S2).lease_until == 0);

    Confirms(server, S2, 7999);
    server.Heartbeat();
    CHECK(GrantedTo(server, S2) == 400);
}

TEST_CASE("grant: a follower that has said nothing since the last one gets no other") {
    Server server = LeaderOf(3);
    Confirms(server, S2, 7777);
    server.Heartbeat();
    REQUIRE(GrantedTo(server, S2) == 400);
    const Micros until = server.ProgressOf(S2).lease_until;

    for (int i = 0; i < 4; ++i) {
        server.Heartbeat();
        CHECK(GrantedTo(server, S2) == 0);
    }

    CHECK(server.ProgressOf(S2).lease_until == until);
}

TEST_CASE("grant: followers take turns, so that not all leases end at once") {
    Server server = LeaderOf(5);
    for (const NodeId id : {S2, S3, S4, S5}) Confirms(server, id, 7777);
    server.Heartbeat();
    for (const NodeId id : {S2, S3, S4, S5}) REQUIRE(GrantedTo(server, id) == 400);
    for (const NodeId id : {S2, S3, S4, S5}) Confirms(server, id, 7788);

    // Renewed within half of its length, that is in two rounds: half of them in each.
    std::vector<NodeId> first;
    std::vector<NodeId> second;
    for (std::vector<NodeId>* const renewed : {&first, &second}) {
        server.Tick(50);
        server.Heartbeat();
        for (const NodeId id : {S2, S3, S4, S5}) {
            if (GrantedTo(server, id) != 0) renewed->push_back(id);
        }
        for (const NodeId id : {S2, S3, S4, S5}) Confirms(server, id, 8888);
    }
    CHECK(first.size() == 2);
    CHECK(second.size() == 2);
    CHECK(first != second);
}

TEST_CASE("grant: one that is over is given anew, whoever's turn it is") {
    Server server = LeaderOf(3);
    for (const NodeId id : {S2, S3}) Confirms(server, id, 7777);
    server.Heartbeat();
    for (const NodeId id : {S2, S3}) REQUIRE(GrantedTo(server, id) == 400);
    for (const NodeId id : {S2, S3}) Confirms(server, id, 7788);

    server.Tick(600);

    for (const NodeId id : {S2, S3}) CHECK(GrantedTo(server, id) == 400);
}

TEST_CASE("taking: a lease ends counted from the follower's own stamp, however late it comes") {
    Server server = FollowerOfS1();

    server.Step(Grant(400, 900));

    CHECK(server.node.LeaseLeft() == Micros{300});
    CHECK(server.Events<LeaseTaken>().at(0).reason == LeaseReason::kGranted);
    CHECK(server.Events<LeaseTaken>()[0].left == 300);
    server.Tick(100);
    server.Step(Grant(400, 1050));
    CHECK(server.node.LeaseLeft() == Micros{350});
    CHECK(server.Events<LeaseTaken>().at(0).reason == LeaseReason::kRenewed);
    server.Tick(350);
    CHECK_FALSE(server.node.LeaseLeft().has_value());
}

TEST_CASE("taking: a grant that is over, or shorter than the present one, changes nothing") {
    Server server = FollowerOfS1();
    server.Step(Grant(400, 600));
    CHECK_FALSE(server.node.LeaseLeft().has_value());
    CHECK(server.Events<LeaseTaken>().empty());

    server.Step(Grant(400, 900));
    server.Step(Grant(400, 800));
    CHECK(server.node.LeaseLeft() == Micros{300});
    CHECK(server.Events<LeaseTaken>().empty());
}

TEST_CASE("taking: a stamp of an earlier life, or of no life, is no ground for a lease") {
    Server server = FollowerOfS1();
    const Micros before = server.node.clock();
    server.Restart();
    const Micros now = server.node.clock();

    server.Step(Grant(400, before));
    CHECK_FALSE(server.node.LeaseLeft().has_value());
    server.Step(Grant(400, now + 1));
    CHECK_FALSE(server.node.LeaseLeft().has_value());
    server.Step(Grant(400, now));
    CHECK(server.node.LeaseLeft() == Micros{400});
}

TEST_CASE("taking: no longer than this server's own option, and not for nothing") {
    Server server = FollowerOfS1();
    server.Step(Grant(-5, 1000));
    server.Step(Grant(0, 1000));
    CHECK_FALSE(server.node.LeaseLeft().has_value());

    server.Step(Grant(99'999, 1000));

    CHECK(server.node.LeaseLeft() == Micros{400});
}

TEST_CASE("taking: also with a heartbeat below what is committed here") {
    Server server = FollowerOfS1();
    server.Step(Append({S1, S2, 1}, {.prev = {1, 1}, .entries = {1}, .commit = 2}));

    server.Step(Grant(400, 1000));

    CHECK(server.Events<AppendJudged>().at(0).verdict == AppendVerdict::kBelowCommit);
    CHECK(server.node.LeaseLeft() == Micros{400});
}

TEST_CASE("taking: a refused heartbeat brings no lease") {
    Server server = FollowerOfS1();
    Message message = Grant(400, 1000);
    std::get<AppendEntries>(message.body).prev = {1, 9};

    server.Step(message);

    CHECK_FALSE(server.node.LeaseLeft().has_value());
}

TEST_CASE("taking: a new term ends it, and a restart") {
    Server server = FollowerOfS1();
    server.Step(Grant(400, 1000));
    Server other = server;

    server.Step(Append({S3, S2, 2}, {.prev = {1, 1}}));
    CHECK_FALSE(server.node.LeaseLeft().has_value());
    other.Restart();
    CHECK_FALSE(other.node.LeaseLeft().has_value());
}

TEST_CASE("taking: an answer names the follower's clock, for the next lease") {
    Server server = FollowerOfS1();

    server.Step(Grant(0, 0));
    CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).clock == 1000);
    server.Step(Append({S1, S2, 1}, {.prev = {1, 9}}));
    CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).clock == 1000);
    server.Step(Append({S1, S2, 1}, {}));
    CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).clock == 1000);
}

TEST_CASE("reading: a holder answers as of all that is in its log") {
    Server server = FollowerOfS1();
    server.Step(Grant(400, 1000));
    server.Step(Append({S1, S2, 1}, {.prev = {1, 1}, .entries = {1, 1}}));

    server.Read(ReadMode::kFollowerLease, 7);

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].index == 3);
    CHECK(server.Events<ReadJudged>().at(0).reason == ReadReason::kFollowerHolds);
    CHECK(server.out.empty());
}

TEST_CASE("reading: without a lease it sends the reader to the leader") {
    Server server = FollowerOfS1();
    server.Step(Grant(400, 1000));
    server.Tick(400);

    server.Read(ReadMode::kFollowerLease, 7);

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].failed);
    CHECK(server.reads[0].leader == S1);
    CHECK(server.Events<ReadJudged>().at(0).reason == ReadReason::kNoLease);
}

}  // namespace raft
