// What the paper claims of terms and elections.
//
// Goal:   paper 5.1 (basics) and 5.2 (leader election), one test for each claim.
// Method: a few servers; the test decides whose timer runs out and which messages arrive.
#include <doctest/doctest.h>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

Role RoleOf(Network& network, NodeId id) {
    return network[id].node.role();
}

Term TermOf(Network& network, NodeId id) {
    return network[id].node.current_term();
}

}  // namespace

TEST_CASE("paper 5.1, §3.3: servers start as followers, in one term, without a leader") {
    Network network(5);

    for (const Server& server : network.servers()) {
        CHECK(server.node.role() == Role::kFollower);
        CHECK(server.node.current_term() == 0);
        CHECK_FALSE(server.node.leader().has_value());
        CHECK(server.out.empty());
    }
}

TEST_CASE("paper 5.1, §3.3: in normal operation there is one leader, and all others follow it") {
    Network network(5);

    network.Elect(S3);

    for (Server& server : network.servers()) {
        const bool is_s3 = server.node.id() == S3;
        CHECK(server.node.role() == (is_s3 ? Role::kLeader : Role::kFollower));
        CHECK(server.node.leader() == S3);
        CHECK(server.node.current_term() == 1);
    }
}

TEST_CASE("paper 5.1, §3.3: a follower sends nothing on its own, it only answers") {
    Network network(3);
    network.Elect(S1);

    network[S2].Tick(kMillisecond);
    CHECK(network[S2].out.empty());
    network[S2].Propose(Put("x", "1"));
    CHECK(network[S2].out.empty());
    network[S2].Heartbeat();
    CHECK(network[S2].out.empty());
}

TEST_CASE("paper 5.1, §3.3: terms are consecutive integers, and each begins with an election") {
    Network network(5);
    network.cut_off = {S2, S3, S4, S5};

    for (Term term = 1; term <= 4; ++term) {
        network.Elect(S1);
        CHECK(TermOf(network, S1) == term);
        CHECK(RoleOf(network, S1) == Role::kCandidate);
    }
}

TEST_CASE("paper 5.1, §3.3: a term can end without a leader, and the next one begins") {
    Network network(4);
    network[S1].Campaign();
    network[S2].Campaign();
    network.Collect();
    // S3 hears S1 first, S4 hears S2 first.
    const std::vector<Message> requests = std::exchange(network.flying, {});
    for (const Message& message : requests) {
        if (message.to == S3 && message.from == S1) network.Deliver(message);
        if (message.to == S4 && message.from == S2) network.Deliver(message);
    }
    for (const Message& message : requests) network.Deliver(message);
    network.DeliverAll();
    CHECK(RoleOf(network, S1) == Role::kCandidate);
    CHECK(RoleOf(network, S2) == Role::kCandidate);

    network.Elect(S1);

    CHECK(RoleOf(network, S1) == Role::kLeader);
    CHECK(TermOf(network, S1) == 2);
}

TEST_CASE("paper 5.1, §3.3: a term has at most one leader, however its messages are mixed") {
    std::uint64_t random = 9;
    for (int round = 0; round < 300; ++round) {
        Network network(5);
        for (const NodeId id : {S1, S2, S3}) network[id].Campaign();
        network.Collect();
        while (!network.flying.empty()) {
            const std::size_t which = NextRandom(random) % network.flying.size();
            const Message message = network.flying[which];
            // One in four arrives once more.
            if (NextRandom(random) % 4 != 0) {
                network.flying.erase(network.flying.begin() + static_cast<std::ptrdiff_t>(which));
            }
            network.Deliver(message);
        }
        REQUIRE(network.monitor.violations().empty());
    }
}

TEST_CASE("paper 5.1, §3.3: a server that learns of a larger term takes it over") {
    Network network(3);
    network.cut_off = {S1};
    network.Elect(S2);
    network.Elect(S3);
    network.cut_off = {};

    network.Heartbeat(S3);

    CHECK(TermOf(network, S1) == TermOf(network, S3));
    CHECK(network[S1].node.leader() == S3);
}

TEST_CASE("paper 5.1, §3.3: a leader whose term is out of date becomes a follower at once") {
    Network network(5);
    network.Elect(S1);
    network.cut_off = {S1};
    network.Elect(S2);
    REQUIRE(RoleOf(network, S1) == Role::kLeader);
    REQUIRE(RoleOf(network, S2) == Role::kLeader);
    network.cut_off = {};

    // Its own heartbeat is refused, and the refusal says why.
    network[S1].Heartbeat();
    network.Collect();
    network.Deliver(network.flying.front());
    network.Deliver(network.flying.back());

    CHECK(RoleOf(network, S1) == Role::kFollower);
    CHECK(TermOf(network, S1) == 2);
}

TEST_CASE("paper 5.2, §3.4: a follower stays one as long as it hears of its leader in time") {
    Network network(3, {.heartbeat = 50 * kMillisecond});
    network.Elect(S1);

    for (int i = 0; i < 100; ++i) {
        for (const NodeId id : {S1, S2, S3}) network[id].Tick(50 * kMillisecond);
        network.DeliverAll();
    }

    CHECK(RoleOf(network, S1) == Role::kLeader);
    for (const NodeId id : {S1, S2, S3}) CHECK(TermOf(network, id) == 1);
}

TEST_CASE("paper 5.2, §3.4: a follower that hears nothing for an election timeout stands") {
    Network network(3);
    network.Elect(S1);

    network[S2].Tick(network[S2].node.election_timeout());

    CHECK(RoleOf(network, S2) == Role::kCandidate);
    CHECK(TermOf(network, S2) == 2);
    CHECK(network[S2].node.voted_for() == S2);
    CHECK(BodiesOf<RequestVote>(network[S2].out).size() == 2);
}

TEST_CASE("paper 5.2, §3.4: who wins tells all others at once, before their timers run out") {
    Network network(5);

    network[S1].Campaign();
    network.Collect();
    const std::vector<Message> requests = std::exchange(network.flying, {});
    for (const Message& request : requests) network.Deliver(request);
    const std::vector<Message> votes = std::exchange(network.flying, {});
    network.Deliver(votes[0]);
    CHECK(network.flying.empty());
    network.Deliver(votes[1]);

    CHECK(RoleOf(network, S1) == Role::kLeader);
    CHECK(BodiesOf<AppendEntries>(network.flying).size() == 4);
}

TEST_CASE("paper 5.2, §3.4: a minority elects nobody") {
    Network network(5);
    network.cut_off = {S3, S4, S5};

    for (int attempt = 0; attempt < 5; ++attempt) network.Elect(S1);
    CHECK(RoleOf(network, S1) == Role::kCandidate);

    network.cut_off = {S4, S5};
    network.Elect(S1);
    CHECK(RoleOf(network, S1) == Role::kLeader);
}

TEST_CASE("paper 5.2, §3.4: a candidate that hears the leader of its term follows it") {
    Network network(5);
    network[S1].Campaign();
    network.Drop();
    network.cut_off = {S1};
    network.Elect(S2);
    REQUIRE(TermOf(network, S1) == TermOf(network, S2));
    network.cut_off = {};

    network.Heartbeat(S2);

    CHECK(RoleOf(network, S1) == Role::kFollower);
    CHECK(network[S1].node.leader() == S2);
}

TEST_CASE("paper 5.2, §3.4: a candidate refuses a leader of a smaller term and stays a candidate") {
    Network network(5);
    network.Elect(S2);
    network[S1].Campaign();
    network.Drop();
    network[S2].Heartbeat();
    network.Collect();

    network.Deliver(network.flying.front());

    CHECK(RoleOf(network, S1) == Role::kCandidate);
    const auto replies = BodiesOf<AppendEntriesReply>(network.flying);
    REQUIRE(replies.size() == 1);
    CHECK_FALSE(replies[0].success);
    CHECK(network.flying.back().term == 2);
}

TEST_CASE(
    "paper 5.2, §3.4: timeouts are random, so of servers that start together one is the first") {
    Network network(5);
    Micros least = network[S1].node.election_timeout();
    Micros next = least;
    for (const Server& server : network.servers()) {
        const Micros length = server.node.election_timeout();
        CHECK(length >= 150 * kMillisecond);
        CHECK(length <= 300 * kMillisecond);
        if (length < least) next = std::exchange(least, length);
    }
    REQUIRE(least != next);

    for (Server& server : network.servers()) server.Tick(least);
    network.DeliverAll();

    std::vector<Role> roles;
    for (const Server& server : network.servers()) roles.push_back(server.node.role());
    CHECK(std::count(roles.begin(), roles.end(), Role::kLeader) == 1);
    CHECK(std::count(roles.begin(), roles.end(), Role::kFollower) == 4);
}

}  // namespace raft
