// What the paper claims of safety: who can be elected, and what can be committed.
//
// Goal:   paper 5.4.1 (election restriction) and 5.4.2 (entries from previous terms); Fig. 8 has a
//         file of its own.
// Method: a few servers; the test cuts them off and lets them stand.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

TEST_CASE("paper 5.4.1, §3.6.1: a server without all committed entries cannot win") {
    Network network(5);
    network.Elect(S1);
    network.cut_off = {S4, S5};
    network.Propose(S1, "x", "1");
    const Index committed = network[S1].node.commit_index();
    REQUIRE(committed == 2);

    // S4 and S5 miss it; each majority has somebody who does not.
    network.cut_off = {S1};
    for (int attempt = 0; attempt < 5; ++attempt) {
        network.Elect(S4);
        CHECK(network[S4].node.role() != Role::kLeader);
        network.Elect(S5);
        CHECK(network[S5].node.role() != Role::kLeader);
    }

    network.Elect(S3);
    CHECK(network[S3].node.role() == Role::kLeader);
    CHECK(network[S4].node.log().last_index() >= committed);
}

TEST_CASE("paper 5.4.1, §3.6.1: entries flow from leaders to followers only") {
    Network network(3);
    network.Elect(S1);
    network.cut_off = {S2, S3};
    network.Propose(S1, "x", "only here");
    network.cut_off = {S1};
    network.Elect(S2);
    const Terms before = TermsOf(network[S2].node.log());
    network.cut_off = {};

    network.Heartbeat(S2);

    CHECK(TermsOf(network[S2].node.log()) == before);
    CHECK(network[S1].node.log().SameAs(network[S2].node.log()));
}

TEST_CASE("paper 5.4.1, §3.6.1: the later last term is more up-to-date, then the longer log") {
    struct Row {
        Terms candidate{};
        Terms voter{};
        bool granted = false;
    };
    const std::vector<Row> rows = {
        {{1, 2}, {1, 1, 1, 1}, true},
        {{1, 1, 1, 1}, {1, 2}, false},
        {{1, 1}, {1}, true},
        {{1}, {1, 1}, false},
        {{1, 1}, {1, 1}, true},
        {{}, {}, true},
        {{}, {1}, false},
        {{1, 2, 2}, {1, 1, 2}, true},
    };

    for (const Row& row : rows) {
        Server candidate({.id = S1, .servers = 3, .log = row.candidate, .term = 5});
        Server voter({.id = S2, .servers = 3, .log = row.voter, .term = 5});
        candidate.Campaign();

        voter.Step(candidate.out.at(0));

        CHECK(BodiesOf<RequestVoteReply>(voter.out).at(0).granted == row.granted);
    }
}

TEST_CASE(
    "paper 5.4.2, §3.6.2: an entry of an earlier term is committed with one of the leader's own") {
    Network network(5, {.noop = false});
    network.Elect(S1);
    network.cut_off = {S3, S4, S5};
    network.Propose(S1, "x", "1");

    // S2 has it, leads next, and brings it to all: not by counting is it committed ...
    network.cut_off = {S1};
    network.Elect(S2);
    network.Heartbeat(S2);
    for (const NodeId id : {S3, S4, S5}) CHECK(network[id].node.log().last_index() == 1);
    CHECK(network[S2].node.commit_index() == 0);

    // ... but together with an entry of S2's own term.
    network.Propose(S2, "y", "2");
    CHECK(network[S2].node.commit_index() == 2);
    CHECK(network[S2].machine.values().at("x") == "1");
}

TEST_CASE("paper 5.4.2, §3.6.2: entries keep their term when a later leader passes them on") {
    Network network(3);
    network.Elect(S1);
    network.cut_off = {S3};
    network.Propose(S1, "x", "1");
    network.cut_off = {S1};

    network.Elect(S2);

    CHECK(TermsOf(network[S3].node.log()) == Terms{1, 1, 2});
}

TEST_CASE(
    "paper 5.4.3, §3.6.3: what one server has applied, every other applies at the same index") {
    Network network(5);
    for (int round = 0; round < 20; ++round) {
        const NodeId leader{static_cast<std::uint32_t>(1 + round % 5)};
        network.cut_off = {NodeId{static_cast<std::uint32_t>(1 + (round + 2) % 5)}};
        for (int attempt = 0; attempt < 3; ++attempt) {
            if (network[leader].node.role() != Role::kLeader) network.Elect(leader);
        }
        network.Propose(leader, "x", std::to_string(round));
    }
    network.cut_off = {};
    for (const NodeId id : {S1, S2, S3, S4, S5}) {
        network.Elect(id);
        if (network[id].node.role() == Role::kLeader) network.Heartbeat(id);
    }

    CHECK(network.monitor.violations().empty());
    CHECK(network[S1].machine.values().at("x") == "19");
    for (const Server& server : network.servers()) CHECK(server.machine == network[S1].machine);
}

}  // namespace raft
