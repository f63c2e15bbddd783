// What the paper claims of clients' commands: whom to ask, and exactly once.
//
// Goal:   paper 8 and 5.1; dissertation §6.1 to §6.3.
// Method: a few servers that are asked by hand; a retry is the same entry proposed once more.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

constexpr ClientId kC1{1};
constexpr ClientId kC2{2};

std::shared_ptr<const Payload> Open(ClientId client) {
    return std::make_shared<const Payload>(OpenSession{client});
}

std::shared_ptr<const Payload> Add(ClientId client, std::uint64_t serial) {
    Command command;
    command.operation.kind = Operation::Kind::kIncrement;
    command.operation.key = "n";
    command.operation.amount = 1;
    command.client = client;
    command.serial = serial;
    return std::make_shared<const Payload>(std::move(command));
}

void ProposeTo(Network& network, NodeId id, std::shared_ptr<const Payload> payload) {
    network[id].Propose(std::move(payload));
    network.DeliverAll();
}

std::string ValueOn(Network& network, NodeId id) {
    return network[id].machine.values().at("n");
}

// A machine fed by hand, without servers.
struct Fed {
    StateMachine machine{};
    std::size_t sessions_max = 0;

    ApplyResult Apply(const std::shared_ptr<const Payload>& payload) {
        return machine.Apply(machine.last_applied() + 1, {1, payload}, sessions_max);
    }
};

}  // namespace

// ---- Whom to ask ----

TEST_CASE("paper 5.1, 8, §6.2: a follower refuses a command and names the leader that it knows") {
    Network network(3);
    CHECK_FALSE(network[S2].Propose(Put("x", "1")).leader.has_value());
    network.Elect(S1);

    const ProposeResult result = network[S2].Propose(Put("x", "1"));

    CHECK_FALSE(result.accepted);
    CHECK(result.leader == S1);
    CHECK(network[S2].node.log().last_index() == 1);
}

TEST_CASE(
    "paper 8, §6.2: when the leader crashes, its clients find the next one by asking others") {
    Network network(3);
    network.Elect(S1);
    network.cut_off = {S1};
    network.Elect(S2);

    CHECK(network[S3].Propose(Put("x", "1")).leader == S2);
    CHECK(network[S2].Propose(Put("x", "1")).accepted);
}

TEST_CASE("§6.2: a leader that hears no majority for an election timeout steps down") {
    for (const bool check : {false, true}) {
        NodeOptions options;
        options.check_quorum = check;
        Network network(5, options);
        network.Elect(S1);
        network.Heartbeat(S1);
        network.cut_off = {S3, S4, S5};

        for (int beat = 0; beat < 6; ++beat) {
            network[S1].Tick(options.heartbeat);
            network.DeliverAll();
        }

        // Else it would keep its clients waiting for ever.
        CHECK((network[S1].node.role() == Role::kLeader) == !check);
        CHECK(network[S1].Propose(Put("x", "1")).accepted == !check);
    }
}

TEST_CASE("§6.2: a leader that hears a majority goes on, whatever has failed beside it") {
    NodeOptions options;
    options.check_quorum = true;
    Network network(5, options);
    network.Elect(S1);
    network.cut_off = {S4, S5};

    for (int beat = 0; beat < 60; ++beat) {
        network[S1].Tick(options.heartbeat);
        network.DeliverAll();
    }

    CHECK(network[S1].node.role() == Role::kLeader);
}

TEST_CASE("§6.2: a follower that starts an election, or meets a new term, forgets its leader") {
    Network network(3);
    network.Elect(S1);
    REQUIRE(network[S3].node.leader() == S1);

    network[S2].Campaign();
    CHECK_FALSE(network[S2].node.leader().has_value());
    network[S3].Step(AskVote({S2, S3, 2}, {1, 1}));

    CHECK_FALSE(network[S3].node.leader().has_value());
}

// ---- Exactly once ----

TEST_CASE("paper 8, §6.3: a retried command without a session is executed twice") {
    Network network(3);
    network.Elect(S1);
    ProposeTo(network, S1, Add({}, 0));
    CHECK(ValueOn(network, S1) == "1");

    ProposeTo(network, S1, Add({}, 0));

    CHECK(ValueOn(network, S1) == "2");
}

TEST_CASE("paper 8, §6.3: a command retried with its serial number at the next leader runs once") {
    Network network(3);
    network.Elect(S1);
    ProposeTo(network, S1, Open(kC1));
    ProposeTo(network, S1, Add(kC1, 1));
    // The leader committed and crashed before it answered; the client asks the next one.
    network.cut_off = {S1};
    network.Elect(S2);

    ProposeTo(network, S2, Add(kC1, 1));
    ProposeTo(network, S2, Add(kC1, 2));
    network.Heartbeat(S2);

    CHECK(ValueOn(network, S2) == "2");
    CHECK(ValueOn(network, S3) == "2");
    CHECK(network[S3].machine.sessions().at(kC1).last_serial == 2);
}

TEST_CASE("paper 8, §6.3: a repeated command gets the answer of its first execution") {
    Fed fed;
    fed.Apply(Open(kC1));
    fed.Apply(Open(kC2));
    const ApplyResult first = fed.Apply(Add(kC1, 1));
    fed.Apply(Add(kC2, 1));

    const ApplyResult second = fed.Apply(Add(kC1, 1));

    CHECK(first.verdict == ApplyVerdict::kDone);
    CHECK(second.verdict == ApplyVerdict::kRepeated);
    CHECK(first.value == "1");
    CHECK(second.value == "1");
    CHECK(fed.machine.values().at("n") == "2");
}

TEST_CASE("§6.3: each client has a session of its own") {
    Fed fed;
    fed.Apply(Open(kC1));
    fed.Apply(Open(kC2));

    CHECK(fed.Apply(Add(kC1, 1)).verdict == ApplyVerdict::kDone);
    CHECK(fed.Apply(Add(kC2, 1)).verdict == ApplyVerdict::kDone);
}

TEST_CASE("§6.3: a command of a session that is not open is refused, not executed") {
    Fed fed;

    CHECK(fed.Apply(Add(kC1, 1)).verdict == ApplyVerdict::kExpired);

    CHECK(fed.machine.values().empty());
}

TEST_CASE("§6.3: every server ends the same session at the same entry: the least recently used") {
    Fed one;
    Fed other;
    for (Fed* fed : {&one, &other}) {
        fed->sessions_max = 2;
        fed->Apply(Open(kC1));
        fed->Apply(Open(kC2));
        fed->Apply(Add(kC1, 1));
        fed->Apply(Open(ClientId{3}));
    }

    CHECK(one.machine == other.machine);
    CHECK(one.machine.sessions().contains(kC1));
    CHECK_FALSE(one.machine.sessions().contains(kC2));
    CHECK(one.Apply(Add(kC2, 1)).verdict == ApplyVerdict::kExpired);
}

TEST_CASE("§6.3, paper 7, §5.1: the sessions are part of a snapshot") {
    Network network(3);
    network.Elect(S1);
    network.cut_off = {S3};
    ProposeTo(network, S1, Open(kC1));
    ProposeTo(network, S1, Add(kC1, 1));
    network[S1].Compact();
    network.cut_off = {};
    for (int round = 0; round < 2; ++round) network.Heartbeat(S1);
    REQUIRE(network[S3].node.log().base().index == 3);

    ProposeTo(network, S1, Add(kC1, 1));
    network.Heartbeat(S1);

    CHECK(ValueOn(network, S3) == "1");
    CHECK(network[S3].machine == network[S1].machine);
}

}  // namespace raft
