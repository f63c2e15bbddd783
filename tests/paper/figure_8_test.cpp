// The paper's Figure 8: an entry on a majority that is nevertheless not committed.
//
// Goal:   paper 5.4.2, Fig. 8, steps (a) to (e).
// Method: five servers, each step by hand; no server appends a no-op, as in the figure.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// (a) S1 leads term 2 and has brought the entry at index 2 to S2 only.
Network StepA() {
    Network network(5, {.noop = false});
    for (Server& server : network.servers()) {
        GivenState given;
        given.disk.hard = {2, S1};
        given.disk.log = LogOf({1});
        given.commit = 1;
        if (server.node.id() == S1) given.role = Role::kLeader;
        server.Become(given);
    }
    network.cut_off = {S3, S4, S5};
    network.Propose(S1, "x", "2");
    return network;
}

// (b) S1 crashes; S5 is elected by S3 and S4, and takes another entry at index 2.
void StepB(Network& network) {
    network.cut_off = {S1, S2};
    network.Elect(S5);
    network[S5].Propose(Put("x", "3"));
    network.Drop();
}

// (c) S5 crashes; S1 comes back, is elected, and brings its entry of term 2 to S3. Then it takes a
// new one, in term 4.
void StepC(Network& network) {
    network.cut_off = {S4, S5};
    network[S1].Restart();
    network.Elect(S1);  // Term 3, in which S3 has voted already.
    network.Elect(S1);
    network.Heartbeat(S1);
}

Terms LogOfServer(Network& network, NodeId id) {
    return TermsOf(network[id].node.log());
}

}  // namespace

TEST_CASE("paper 5.4.2, Fig. 8 (a) and (b), §3.6.2: two leaders leave two entries at index 2") {
    Network network = StepA();
    CHECK(LogOfServer(network, S1) == Terms{1, 2});
    CHECK(LogOfServer(network, S2) == Terms{1, 2});
    CHECK(LogOfServer(network, S3) == Terms{1});

    StepB(network);

    CHECK(network[S5].node.role() == Role::kLeader);
    CHECK(network[S5].node.current_term() == 3);
    CHECK(network[S5].node.leading()->votes == std::vector<NodeId>{S5, S3, S4});
    CHECK(LogOfServer(network, S5) == Terms{1, 3});
}

TEST_CASE(
    "paper 5.4.2, Fig. 8 (c), §3.6.2: an entry of an earlier term on a majority is not committed") {
    Network network = StepA();
    StepB(network);

    StepC(network);

    CHECK(network[S1].node.role() == Role::kLeader);
    CHECK(network[S1].node.current_term() == 4);
    for (const NodeId id : {S1, S2, S3}) CHECK(LogOfServer(network, id) == Terms{1, 2});
    CHECK(network[S1].ProgressOf(S3).match == 2);
    for (const NodeId id : {S1, S2, S3}) CHECK(network[id].node.commit_index() <= 1);
}

TEST_CASE(
    "paper 5.4.2, Fig. 8 (d), §3.6.2: such an entry can be overwritten, and no property fails") {
    Network network = StepA();
    StepB(network);
    StepC(network);
    network[S1].Propose(Put("x", "4"));
    network.Drop();

    network.cut_off = {S1};
    network[S5].Restart();
    network.Elect(S5);  // Term 4, in which S2 and S3 have voted already.
    network.Elect(S5);
    network.Heartbeat(S5);

    CHECK(network[S5].node.role() == Role::kLeader);
    CHECK(network[S5].node.current_term() == 5);
    for (const NodeId id : {S2, S3, S4, S5}) CHECK(LogOfServer(network, id) == Terms{1, 3});
    CHECK(LogOfServer(network, S1) == Terms{1, 2, 4});

    network.cut_off = {};
    network.Propose(S5, "x", "5");
    network.Heartbeat(S5);
    for (const Server& server : network.servers()) {
        CHECK(TermsOf(server.node.log()) == Terms{1, 3, 5});
        CHECK(server.node.commit_index() == 3);
    }
    CHECK(network.monitor.violations().empty());
}

TEST_CASE(
    "paper 5.4.2, Fig. 8 (e), §3.6.2: with an entry of its own term on a majority, it stays") {
    Network network = StepA();
    StepB(network);
    StepC(network);
    network.Propose(S1, "x", "4");
    CHECK(network[S1].node.commit_index() == 3);

    network.cut_off = {S1};
    network[S5].Restart();
    for (int attempt = 0; attempt < 4; ++attempt) {
        network.Elect(S5);
        CHECK(network[S5].node.role() == Role::kCandidate);
    }

    network.Elect(S3);
    network.Heartbeat(S3);
    CHECK(network[S3].node.role() == Role::kLeader);
    for (const NodeId id : {S2, S3, S4, S5}) CHECK(LogOfServer(network, id) == Terms{1, 2, 4});
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
