// What the dissertation claims of handing leadership over.
//
// Goal:   §3.10, its three steps and what happens when the target fails; §4.2.3 on its exception.
// Method: three servers; S1 leads and hands over to S2, with messages held back where it matters.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

Network UnderS1(const NodeOptions& options = {}) {
    Network network(3, options);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);
    return network;
}

}  // namespace

TEST_CASE("§3.10 (1): a leader that hands over accepts no more commands") {
    Network network = UnderS1();
    network.cut_off = {S2};
    REQUIRE(network[S1].Transfer(S2) == TransferReason::kStarted);
    const Index last = network[S1].node.log().last_index();

    CHECK_FALSE(network[S1].Propose(Put("x", "2")).accepted);
    CHECK(network[S1].node.log().last_index() == last);
}

TEST_CASE("§3.10 (2): the target gets all of the leader's log before it is told to stand") {
    Network network = UnderS1();
    network.cut_off = {S2};
    network.Propose(S1, "x", "2");
    REQUIRE(network[S2].node.log().last_index() < network[S1].node.log().last_index());
    network.cut_off = {};

    network[S1].Transfer(S2);
    CHECK(BodiesOf<TimeoutNow>(network[S1].out).empty());
    network.DeliverAll();
    for (int round = 0; round < 2; ++round) network.Heartbeat(S1);

    CHECK(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].machine.values().at("x") == "2");
}

TEST_CASE("§3.10 (3): the target stands at once, in the next term, and the old leader follows it") {
    Network network = UnderS1();

    network[S1].Transfer(S2);
    CHECK(BodiesTo<TimeoutNow>(S2, network[S1].out).size() == 1);
    network.DeliverAll();

    CHECK(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].node.current_term() == 2);
    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S1].node.leader() == S2);
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("§3.10: a transfer that is not done within an election timeout is given up") {
    const NodeOptions options;
    Network network = UnderS1(options);
    network.cut_off = {S2};
    network[S1].Transfer(S2);
    network.DeliverAll();

    network[S1].Tick(options.election_timeout_min - 1);
    network.DeliverAll();
    CHECK_FALSE(network[S1].Propose(Put("x", "2")).accepted);
    network[S1].Tick(1);
    network.DeliverAll();

    CHECK(network[S1].node.role() == Role::kLeader);
    network.Propose(S1, "x", "3");
    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
    CHECK(network[S1].machine.values().at("x") == "3");
}

TEST_CASE("§3.10: a target that does not win leaves the cluster as after any other timeout") {
    Network network = UnderS1();
    network[S1].Transfer(S2);
    network.Collect();
    const std::vector<Message> messages = std::exchange(network.flying, {});
    network[S1].Tick(kSecond);
    network.Drop();

    // The word arrives long after the leader has gone on without it, with more in its log.
    network.cut_off = {S2};
    network.Propose(S1, "x", "2");
    network.cut_off = {};
    for (const Message& message : messages) network.Deliver(message);
    network.DeliverAll();

    CHECK_FALSE(network[S2].node.role() == Role::kLeader);
    network.Elect(S1);
    network.Elect(S3);
    network.Heartbeat(S3);
    CHECK(network[S3].machine.values().at("x") == "2");
    CHECK(network.monitor.violations().empty());
}

TEST_CASE(
    "§3.10, §4.2.3: votes that are refused while a leader is heard are given for a transfer") {
    NodeOptions options;
    options.check_quorum = true;
    Network network = UnderS1(options);
    network.Elect(S2);
    REQUIRE_FALSE(network[S2].node.role() == Role::kLeader);
    Network handed = UnderS1(options);

    handed[S1].Transfer(S2);
    handed.DeliverAll();

    CHECK(handed[S2].node.role() == Role::kLeader);
}

TEST_CASE("§3.10, §9.6: the target need not ask first whether others hear a leader") {
    NodeOptions options;
    options.prevote = PreVote::kOn;
    Network network = UnderS1(options);

    network[S1].Transfer(S2);
    network.DeliverAll();

    CHECK(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].node.current_term() == 2);
}

TEST_CASE("§3.10: only a leader hands over, and only to another voter") {
    Network network = UnderS1();

    CHECK(network[S2].Transfer(S3) == TransferReason::kNotLeader);
    CHECK(network[S1].Transfer(S1) == TransferReason::kToItself);
    CHECK(network[S1].Transfer(S4) == TransferReason::kNotAVoter);
}

}  // namespace raft
