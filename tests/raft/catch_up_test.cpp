// Newcomers catch up before they vote: rounds, patience, and what happens then.
//
// Goal:   §4.2.1. An election timeout is 100 to 200; a round shorter than 100 is the last.
// Method: one leader and its clock; the test plays the newcomers' answers.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1 leads term 1, alone or with others; its whole log, one entry, is committed.
Server LeaderOf(std::shared_ptr<const Configuration> configuration) {
    return Server({.options = {.election_timeout_min = 100,
                               .election_timeout_max = 200,
                               .heartbeat = 1'000'000},
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader,
                   .configuration = std::move(configuration)});
}

std::vector<CatchUpReason> ReasonsOf(const Server& server) {
    std::vector<CatchUpReason> reasons;
    for (const auto& note : server.Events<CatchUpNoted>()) reasons.push_back(note.reason);
    return reasons;
}

using Reasons = std::vector<CatchUpReason>;

void HasAll(Server& server, NodeId id) {
    server.Step(Accept({id, S1, 1}, server.node.log().last_index()));
}

}  // namespace

TEST_CASE("catch up: a newcomer learns first, and its first round is all that is in the log") {
    Server server = LeaderOf(VotersUpTo(1));

    server.Change({ChangeKind::kAdd, S2, {}});

    CHECK(server.Events<ChangeJudged>().at(0).catch_up);
    CHECK(server.node.configuration() == *These({S1}, {}, {S2}));
    CHECK(server.node.commit_index() == 2);
    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kRoundBegun});
    CHECK(server.Events<CatchUpNoted>()[0].round == 1);
    CHECK(server.Events<CatchUpNoted>()[0].target == 2);
    CHECK(server.node.leading()->change->target == *VotersUpTo(2));
}

TEST_CASE("catch up: a round shorter than an election timeout is enough") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kAdd, S2, {}});
    server.Propose(Put("x", "1"));
    server.Tick(99);

    server.Step(Accept({S2, S1, 1}, 1));
    CHECK(ReasonsOf(server).empty());
    server.Step(Accept({S2, S1, 1}, 2));

    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kCaughtUp});
    CHECK(server.Events<CatchUpNoted>()[0].lasted == 99);
    CHECK(server.node.configuration() == *These({S1, S2}, {S1}));
    CHECK_FALSE(server.node.leading()->change.has_value());
}

TEST_CASE("catch up: a slower round is followed by another, for what came meanwhile") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kAdd, S2, {}});
    for (const char* value : {"1", "2"}) server.Propose(Put("x", value));
    server.Tick(100);

    server.Step(Accept({S2, S1, 1}, 2));

    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kRoundBegun});
    CHECK(server.Events<CatchUpNoted>()[0].round == 2);
    CHECK(server.Events<CatchUpNoted>()[0].target == 4);
    CHECK(server.Events<CatchUpNoted>()[0].lasted == 100);
    server.Tick(50);
    server.Propose(Put("x", "3"));
    server.Step(Accept({S2, S1, 1}, 4));
    CHECK(server.node.configuration().IsVoter(S2));
}

TEST_CASE("catch up: a slow round that leaves nothing to send is the last") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Change({ChangeKind::kAdd, S4, {}});
    HasAll(server, S2);
    server.Tick(150);

    // The next round would be over before it began, and nothing would come to say so.
    HasAll(server, S4);

    CHECK(server.node.configuration().IsVoter(S4));
}

TEST_CASE("catch up: ten slow rounds are too many") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kAdd, S2, {}});
    for (int round = 1; round <= 10; ++round) {
        REQUIRE(server.node.leading()->change.has_value());
        const Index target = server.node.leading()->change->newcomers.at(0).target;
        server.Propose(Put("x", "1"));
        server.Tick(100);
        server.Step(Accept({S2, S1, 1}, target));
    }

    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kTooSlow});
    CHECK_FALSE(server.node.leading()->change.has_value());
    CHECK(server.node.configuration() == *These({S1}, {}, {S2}));
    CHECK(server.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kAccepted);
}

TEST_CASE("catch up: a round that does not end is given up after twenty election timeouts") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kAdd, S2, {}});
    server.Tick(20 * 200 - 1);
    server.Heartbeat();
    CHECK(server.node.leading()->change.has_value());

    server.Tick(1);
    server.Heartbeat();

    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kTooSlow});
    CHECK_FALSE(server.node.leading()->change.has_value());
}

TEST_CASE("catch up: who has caught up is waited for no longer, the others are") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kReplace, {}, {S1, S2, S3}});
    CHECK(server.node.configuration() == *These({S1}, {}, {S2, S3}));
    HasAll(server, S2);
    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kCaughtUp});
    CHECK_FALSE(server.node.configuration().IsVoter(S2));
    // Nor is it asked again.
    server.Propose(Put("x", "1"));
    server.Tick(100);
    HasAll(server, S2);
    CHECK(ReasonsOf(server).empty());

    server.Tick(20 * 200);
    server.Heartbeat();
    REQUIRE(server.Events<CatchUpNoted>().size() == 1);
    CHECK(server.Events<CatchUpNoted>()[0].server == S3);
}

TEST_CASE("catch up: all newcomers of a replacement, then the joint configuration") {
    Server server = LeaderOf(VotersUpTo(1));
    server.Change({ChangeKind::kReplace, {}, {S2, S3}});
    HasAll(server, S2);

    HasAll(server, S3);

    CHECK(server.node.configuration() == *These({S2, S3}, {S1}));
}

TEST_CASE("catch up: a learner that has everything is promoted at once") {
    Server server = LeaderOf(These({S1}, {}, {S2}));
    HasAll(server, S2);

    server.Change({ChangeKind::kPromote, S2, {}});

    CHECK(server.Events<ChangeJudged>().at(0).catch_up);
    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kRoundBegun, CatchUpReason::kCaughtUp});
    CHECK(server.node.configuration() == *These({S1, S2}, {S1}));
}

TEST_CASE("catch up: the voters wait until the learner's own configuration is committed") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Change({ChangeKind::kAdd, S4, {}});

    HasAll(server, S4);
    CHECK(ReasonsOf(server) == Reasons{CatchUpReason::kCaughtUp});
    CHECK(server.node.log().last_index() == 2);

    HasAll(server, S2);
    CHECK(server.node.configuration() == *These({S1, S2, S3, S4}, {S1, S2, S3}));
    CHECK(server.node.log().last_index() == 3);
}

TEST_CASE("catch up: the voters wait for it also when it is the own disk that commits it") {
    Server server = LeaderOf(VotersUpTo(1));
    server.saves_at_once = false;
    server.Change({ChangeKind::kAdd, S2, {}});
    HasAll(server, S2);
    REQUIRE(server.node.configuration() == *These({S1}, {}, {S2}));

    server.SaveAll();

    CHECK(server.node.configuration() == *These({S1, S2}, {S1}));
}

TEST_CASE("catch up: ends with the leadership") {
    Server server = LeaderOf(VotersUpTo(2));
    server.Change({ChangeKind::kAdd, S3, {}});
    server.Step(AskVote({S2, S1, 5}, {}));
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 6}, true));
    REQUIRE(server.node.role() == Role::kLeader);

    CHECK_FALSE(server.node.leading()->change.has_value());
}

TEST_CASE("catch up: a leader that is put outside of its own cluster can add itself") {
    for (const ChangeKind kind : {ChangeKind::kAdd, ChangeKind::kReplace}) {
        Server server = LeaderOf(These({S2, S3}));

        REQUIRE(server.Change({kind, S1, {S1, S2, S3}}) == ChangeVerdict::kAccepted);

        for (int i = 0; i < 4; ++i) {
            for (const NodeId id : {S2, S3}) HasAll(server, id);
        }
        CHECK(server.node.configuration() == *VotersUpTo(3));
        CHECK(server.node.role() == Role::kLeader);
    }
}

TEST_CASE("catch up: a server added to a running cluster ends up with the log and a vote") {
    Network network(3, {}, 1);
    network.Elect(S1);
    for (const char* value : {"1", "2", "3"}) network.Propose(S1, "x", value);

    network[S1].Change({ChangeKind::kAdd, S4, {}});
    network.DeliverAll();
    network.Heartbeat(S1);

    for (const NodeId id : {S1, S2, S3, S4}) {
        CHECK(network[id].node.configuration() == *VotersUpTo(4));
        CHECK(network[id].machine.values().at("x") == "3");
    }
    network.cut_off = {S1};
    network.Elect(S4);
    CHECK(network[S4].node.role() == Role::kLeader);
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
