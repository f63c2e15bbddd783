// The paper's Figure 7: a new leader among six followers whose logs went wrong in six ways.
//
// Goal:   paper 5.3, Fig. 7 and the optimization described after it; paper 5.4.1 (who could win).
// Method: seven servers with the logs as drawn; the leader repairs them, the refusals are counted.
#include <doctest/doctest.h>

#include <map>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// The figure's columns, top to bottom: the leader for term 8, then (a) to (f).
const std::vector<Terms> kLogs = {
    {1, 1, 1, 4, 4, 5, 5, 6, 6, 6},        // The leader.
    {1, 1, 1, 4, 4, 5, 5, 6, 6},           // (a)
    {1, 1, 1, 4},                          // (b)
    {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6},     // (c)
    {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7},  // (d)
    {1, 1, 1, 4, 4, 4, 4},                 // (e)
    {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3},     // (f)
};

Network FigureSeven(Term term, Role leader_role, Backoff backoff) {
    Network network(7, {.noop = false, .backoff = backoff});
    for (std::size_t i = 0; i < kLogs.size(); ++i) {
        GivenState given;
        given.disk = {{term, std::nullopt}, LogOf(kLogs[i])};
        if (i == 0) given.role = leader_role;
        network.servers()[i].Become(given);
    }
    return network;
}

// Delivers everything; how often each server refused.
std::map<NodeId, int> RefusalsOf(Network& network) {
    std::map<NodeId, int> refusals;
    network.Collect();
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        const auto* reply = std::get_if<AppendEntriesReply>(&message.body);
        if (reply != nullptr && !reply->success) refusals[message.from] += 1;
        network.Deliver(message);
    }
    return refusals;
}

}  // namespace

TEST_CASE("paper 5.3, Fig. 7, §3.5: naive repair goes back one index for each refusal") {
    Network network = FigureSeven(8, Role::kLeader, Backoff::kNaive);
    network[S1].Heartbeat();

    auto refusals = RefusalsOf(network);

    const std::vector<int> expected = {1, 6, 0, 0, 5, 7};
    for (std::uint32_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(refusals[NodeId{i + 2}] == expected[i]);
    }
}

TEST_CASE(
    "paper 5.3, Fig. 7, §3.5: fast repair needs one refusal for each conflicting term or gap") {
    Network network = FigureSeven(8, Role::kLeader, Backoff::kFast);
    network[S1].Heartbeat();

    auto refusals = RefusalsOf(network);

    const std::vector<int> expected = {1, 1, 0, 0, 2, 2};
    for (std::uint32_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(refusals[NodeId{i + 2}] == expected[i]);
    }
}

TEST_CASE("paper 5.3, Fig. 7, §3.5: either repair ends with every log like the leader's") {
    for (const Backoff backoff : {Backoff::kNaive, Backoff::kFast}) {
        Network network = FigureSeven(8, Role::kLeader, backoff);
        network.Heartbeat(S1);

        // A heartbeat removes nothing: what (c) and (d) have too many goes with the next entry.
        CHECK(network[S4].node.log().last_index() == 11);
        CHECK(network[S5].node.log().last_index() == 12);
        CHECK(network[S1].node.commit_index() == 0);

        network.Propose(S1, "x", "8");

        Terms expected = kLogs[0];
        expected.push_back(8);
        for (const Server& server : network.servers()) {
            CHECK(TermsOf(server.node.log()) == expected);
            CHECK(server.node.log().SameAs(network[S1].node.log()));
        }
        CHECK(network[S1].node.commit_index() == 11);
        CHECK(network.monitor.violations().empty());
    }
}

TEST_CASE("paper 5.4.1, Fig. 7, §3.6.1: only the leader, (a), (c) and (d) could be elected") {
    const std::vector<bool> electable = {true, true, false, true, true, false, false};
    const std::vector<std::size_t> votes = {5, 4, 2, 6, 7, 3, 1};
    for (std::uint32_t i = 0; i < electable.size(); ++i) {
        CAPTURE(i);
        const NodeId id{i + 1};
        Network network = FigureSeven(7, Role::kFollower, Backoff::kFast);

        // The votes of all who can grant one arrive before anything else does.
        network[id].Campaign();
        network.Collect();
        const std::vector<Message> requests = network.flying;
        network.flying.clear();
        std::size_t granted = 1;
        for (const Message& request : requests) network.Deliver(request);
        for (const RequestVoteReply& reply : BodiesOf<RequestVoteReply>(network.flying)) {
            granted += reply.granted ? 1 : 0;
        }
        CHECK(granted == votes[i]);

        network.DeliverAll();
        CHECK((network[id].node.role() == Role::kLeader) == electable[i]);
    }
}

}  // namespace raft
