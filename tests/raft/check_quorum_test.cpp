// CheckQuorum: a leader that hears no majority steps down, and who hears a leader refuses votes.
//
// Goal:   §6.2 (a leader's own doubts), §4.2.3 (disruptive servers); each needs the other.
// Method: one server and its clock; an election timeout is 100.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Checking() {
    return {.election_timeout_min = 100,
            .election_timeout_max = 200,
            .heartbeat = 10'000,
            .check_quorum = true};
}

// S1 leads term 1 since its clock's 1.
Server LeaderOf(const std::shared_ptr<const Configuration>& configuration,
                const NodeOptions& options = Checking()) {
    return Server({.options = options,
                   .log = {1},
                   .term = 1,
                   .role = Role::kLeader,
                   .configuration = configuration});
}

// S1, which has just heard of the leader S2.
Server FollowerOfS2(const NodeOptions& options = Checking()) {
    Server server({.options = options, .log = {1}, .term = 1});
    server.node.FixElectionTimeout(100'000);
    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));
    return server;
}

VoteVerdict VerdictOf(const Server& server) {
    return server.Events<VoteJudged>().at(0).verdict;
}

}  // namespace

TEST_CASE("check quorum: a leader that hears nobody for an election timeout steps down") {
    Server server = LeaderOf(VotersUpTo(5));
    server.Tick(99);
    CHECK(server.node.role() == Role::kLeader);

    server.Tick(1);

    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.current_term() == 1);
    CHECK_FALSE(server.node.leader().has_value());
    CHECK(server.node.election_timer_runs());
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kNoQuorum);
}

TEST_CASE("check quorum: it is a timer of its own") {
    Server server = LeaderOf(VotersUpTo(5));
    CHECK(server.node.NextTimer()->left == 100);
    server.Tick(30);

    CHECK(server.node.NextTimer()->timer == Timer::kQuorum);
    CHECK(server.node.NextTimer()->left == 70);
    server.node.SetOptions({.heartbeat = 10'000});
    CHECK(server.node.NextTimer()->timer == Timer::kHeartbeat);
}

TEST_CASE("check quorum: answers of a majority count from when they came") {
    Server server = LeaderOf(VotersUpTo(5));
    server.Tick(20);
    server.Step(Accept({S2, S1, 1}, 1));
    server.Tick(30);
    server.Step(Refuse({S3, S1, 1}, {.prev_index = 1}));

    server.Tick(69);
    CHECK(server.node.role() == Role::kLeader);
    server.Tick(1);
    CHECK(server.node.role() == Role::kFollower);
}

TEST_CASE("check quorum: fewer than a majority do not count, nor do learners") {
    Server server = LeaderOf(These({S1, S2, S3, S4}, {}, {S5, S6}));
    server.Tick(50);
    for (const NodeId id : {S2, S5, S6}) server.Step(Accept({id, S1, 1}, 1));

    server.Tick(50);

    CHECK(server.node.role() == Role::kFollower);
}

TEST_CASE("check quorum: while joint, both majorities must be heard") {
    for (const NodeId heard : {S2, S4}) {
        Server server = LeaderOf(These({S1, S4, S5}, {S1, S2, S3}));
        server.Tick(50);
        server.Step(Accept({heard, S1, 1}, 1));
        server.Tick(50);
        CHECK(server.node.role() == Role::kFollower);
    }

    Server server = LeaderOf(These({S1, S4, S5}, {S1, S2, S3}));
    server.Tick(50);
    for (const NodeId id : {S2, S4}) server.Step(Accept({id, S1, 1}, 1));
    server.Tick(50);
    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("check quorum: the only voter hears a majority, itself") {
    Server server = LeaderOf(VotersUpTo(1));

    server.Tick(5000);

    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("check quorum: off, a leader leads until it meets a higher term") {
    NodeOptions options = Checking();
    options.check_quorum = false;
    Server server = LeaderOf(VotersUpTo(5), options);

    server.Tick(5000);

    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("check quorum: switched on late, it counts from then") {
    NodeOptions options = Checking();
    options.check_quorum = false;
    Server server = LeaderOf(VotersUpTo(3), options);
    server.Tick(5000);
    server.node.SetOptions(Checking());
    CHECK(server.node.NextTimer()->left == 100);

    server.Tick(99);
    CHECK(server.node.role() == Role::kLeader);
    server.Tick(1);
    CHECK(server.node.role() == Role::kFollower);
}

TEST_CASE("check quorum: a follower that joins counts as heard when it joins") {
    NodeOptions options = Checking();
    Server server({.servers = 1,
                   .options = options,
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader});
    server.Tick(5000);
    server.Tick(60);
    server.Change({ChangeKind::kAddNow, S2, {}});
    server.Tick(99);
    CHECK(server.node.role() == Role::kLeader);
    server.Tick(1);
    CHECK(server.node.role() == Role::kFollower);
}

TEST_CASE("refused vote: who hears a leader neither answers nor adopts the term") {
    Server server = FollowerOfS2();
    server.Tick(99);

    server.Step(AskVote({S3, S1, 7}, {5, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kLeaderHeard);
    CHECK(server.Events<VoteJudged>().at(0).heard_ago == 99);
    CHECK(server.node.current_term() == 1);
    CHECK(server.node.leader() == S2);
    CHECK_FALSE(server.node.voted_for().has_value());
    CHECK(server.out.empty());
}

TEST_CASE("refused vote: an election timeout after the leader's last word it votes again") {
    Server server = FollowerOfS2();
    server.Tick(100);

    server.Step(AskVote({S3, S1, 7}, {5, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
    CHECK(server.node.voted_for() == S3);
}

TEST_CASE("refused vote: a leader refuses as well") {
    Server server = LeaderOf(VotersUpTo(3));

    server.Step(AskVote({S3, S1, 7}, {5, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kLeaderHeard);
    CHECK(server.Events<VoteJudged>().at(0).heard_ago == 0);
    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("refused vote: without CheckQuorum nobody is refused for a leader's sake") {
    Server server = FollowerOfS2({.election_timeout_min = 100});

    server.Step(AskVote({S3, S1, 7}, {5, 9}));

    CHECK(server.node.voted_for() == S3);
}

TEST_CASE("refused vote: the leader's own choice is not, and the event says so") {
    Server server = FollowerOfS2();
    RequestVote request{{5, 9}};
    request.transfer = true;

    server.Step({S3, S1, 7, request});

    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
    CHECK(server.Events<VoteJudged>().at(0).overridden);
    server.Tick(100);
    server.Step({S3, S1, 8, request});
    CHECK_FALSE(server.Events<VoteJudged>().at(0).overridden);
}

TEST_CASE("refused vote: a request of an earlier term is answered all the same") {
    Server server({.options = Checking(), .log = {1}, .term = 5});
    server.Step(Append({S2, S1, 5}, {.prev = {1, 1}}));

    server.Step(AskVote({S3, S1, 3}, {5, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kStaleTerm);
    REQUIRE(server.out.size() == 1);
    CHECK(server.out[0].term == 5);
}

TEST_CASE("refused vote: it counts on the leader even when this server knows it no more") {
    Server server = FollowerOfS2();
    // Some answer brings a higher term, and the leader of the old one is forgotten.
    server.Step(Accept({S4, S1, 2}, 1));
    REQUIRE_FALSE(server.node.leader().has_value());
    CHECK(server.node.HearsLeader());

    server.Step(AskVote({S3, S1, 7}, {5, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kLeaderHeard);
}

TEST_CASE("check quorum: a candidate stuck behind a cut does not halt the cluster") {
    Network network(3, Checking());
    network.Elect(S1);
    network.cut_off = {S3};
    for (int i = 0; i < 3; ++i) network.Elect(S3);
    REQUIRE(network[S3].node.current_term() == 4);
    network.cut_off = {};

    // Its requests are refused without a word; the leader's next word meets the higher term.
    network.Elect(S3);
    CHECK(network[S1].node.role() == Role::kLeader);
    network.Heartbeat(S1);

    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S1].node.current_term() == 5);
}

}  // namespace raft
