// What the dissertation claims of newcomers: they catch up before they count.
//
// Goal:   §4.2.1, Fig. 4.4 (availability) and Fig. 4.5 (rounds); paper 6 (its first issue).
// Method: three servers and a spare; the test decides who can hear whom and when time passes.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions OneByOne() {
    NodeOptions options;
    options.membership = Membership::kSingle;
    return options;
}

// S1 leads S1 to S<voters>; S<voters + 1> waits outside.
Network UnderS1(std::uint32_t voters, const NodeOptions& options) {
    Network network(voters, options, 1);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    return network;
}

}  // namespace

TEST_CASE(
    "§4.2.1, Fig. 4.4: an empty server that votes at once can keep a cluster from committing") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S4};
    network[S1].Change({ChangeKind::kAddNow, S4});
    network.DeliverAll();
    REQUIRE(network[S1].node.configuration_index() == network[S1].node.commit_index());

    // S4 has nothing yet, and S3 fails: with three servers one failure was none too many.
    network.cut_off = {S3, S4};

    network.Propose(S1, "x", "2");

    CHECK(network[S1].node.commit_index() < network[S1].node.log().last_index());
}

TEST_CASE("paper 6, §4.2.1: a newcomer gets the log without a vote, and holds nobody up") {
    Network network = UnderS1(3, OneByOne());
    network[S1].Change({ChangeKind::kAddLearner, S4});
    network.DeliverAll();
    network.cut_off = {S3, S4};
    network.Propose(S1, "x", "2");
    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());

    // It does not count towards a majority either.
    network.cut_off = {S2, S3};
    network.Propose(S1, "x", "3");
    for (int round = 0; round < 2; ++round) network.Heartbeat(S1);
    CHECK(network[S1].ProgressOf(S4).match == network[S1].node.log().last_index());
    CHECK(network[S1].node.commit_index() < network[S1].node.log().last_index());
    network[S4].Tick(10 * kSecond);
    CHECK(network[S4].node.role() == Role::kFollower);
}

TEST_CASE("paper 6, §4.2.1: a newcomer that has caught up is made a voter") {
    Network network = UnderS1(3, OneByOne());

    REQUIRE(network[S1].Change({ChangeKind::kAdd, S4}) == ChangeVerdict::kAccepted);
    CHECK(network[S1].node.configuration().learners == std::vector<NodeId>{S4});
    network.DeliverAll();
    network.Heartbeat(S1);

    CHECK(network[S4].node.configuration() == *VotersUpTo(4));
    CHECK(network[S1].node.configuration_index() == network[S1].node.commit_index());
}

TEST_CASE("§4.2.1: it catches up in rounds, until one is shorter than an election timeout") {
    Network network = UnderS1(3, OneByOne());
    network[S1].Change({ChangeKind::kAdd, S4});
    network.cut_off = {S4};
    network.DeliverAll();

    // Its first round takes long, and more comes while its answer is on the way.
    network[S1].Tick(200 * kMillisecond);
    network.cut_off = {};
    std::uint32_t rounds = 0;
    network[S1].Heartbeat();
    network.Collect();
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        const auto* const reply = std::get_if<AppendEntriesReply>(&message.body);
        if (message.from == S4 && rounds == 1 && reply->success) {
            network[S1].Propose(Put("x", "2"));
            network.Collect();
        }
        network.Deliver(message);
        const auto& change = network[S1].node.leading()->change;
        if (change.has_value()) rounds = change->newcomers[0].round;
    }
    network.Heartbeat(S1);

    CHECK(rounds == 2);
    CHECK(network[S1].node.configuration() == *VotersUpTo(4));
    CHECK(network[S4].node.log().SameAs(network[S1].node.log()));
}

TEST_CASE("§4.2.1: a newcomer that cannot catch up is given up, and the cluster goes on") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S4};
    network[S1].Change({ChangeKind::kAdd, S4});
    network.DeliverAll();
    REQUIRE(network[S1].node.leading()->change.has_value());

    for (int second = 0; second < 10; ++second) {
        network[S1].Tick(kSecond);
        network.DeliverAll();
    }

    CHECK_FALSE(network[S1].node.leading()->change.has_value());
    CHECK(network[S1].node.configuration().voters.size() == 3);
    network.Propose(S1, "x", "2");
    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
}

}  // namespace raft
