// What the dissertation claims of servers that rejoin: asking before standing.
//
// Goal:   §9.6, and §4.2.3 on why the log alone does not tell who may disturb.
// Method: three or four servers; one is cut off while the others work, and then comes back.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions AskingFirst() {
    NodeOptions options;
    options.prevote = PreVote::kOn;
    return options;
}

Message AskPreVote(const Route& route, EntryId last) {
    return {route.from, route.to, route.term, RequestVote{last, true, false}};
}

bool GrantedBy(const Server& server) {
    const auto replies = BodiesOf<RequestVoteReply>(server.out);
    REQUIRE(replies.size() == 1);
    CHECK(replies[0].pre);
    return replies[0].granted;
}

// S1 leads; S3 hears nothing of it and its timer fires again and again. Then it is back.
Network WithRejoining(const NodeOptions& options) {
    Network network(3, options);
    network.Elect(S1);
    network.Heartbeat(S1);
    network.cut_off = {S3};
    for (int timeout = 0; timeout < 5; ++timeout) {
        network[S3].Tick(options.election_timeout_max);
        network.DeliverAll();
    }
    network.cut_off = {};
    return network;
}

}  // namespace

TEST_CASE("§9.6: without pre-votes a server that rejoins deposes the leader with its term") {
    Network network = WithRejoining({});
    CHECK(network[S3].node.current_term() == 6);

    network[S3].Tick(kSecond);
    network.DeliverAll();

    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S1].node.current_term() > 6);
}

TEST_CASE("§9.6: with pre-votes a server that is cut off never raises its term") {
    Network network = WithRejoining(AskingFirst());

    CHECK(network[S3].node.role() == Role::kPreCandidate);
    CHECK(network[S3].node.current_term() == 1);
    CHECK_FALSE(network[S3].node.voted_for() == S3);
}

TEST_CASE("§9.6: with pre-votes a server that rejoins disturbs nobody and follows again") {
    Network network = WithRejoining(AskingFirst());

    network[S3].Tick(kSecond);
    network.DeliverAll();
    CHECK(network[S1].node.role() == Role::kLeader);
    network.Heartbeat(S1);

    CHECK(network[S3].node.role() == Role::kFollower);
    CHECK(network[S3].node.leader() == S1);
    for (const Server& server : network.servers()) CHECK(server.node.current_term() == 1);
}

TEST_CASE("§9.6: whom a majority would elect raises its term and stands") {
    Network network(5, AskingFirst());
    network[S1].Tick(kSecond);
    CHECK(network[S1].node.current_term() == 0);
    CHECK(BodiesOf<RequestVote>(network[S1].out).size() == 4);
    network.Collect();
    const std::vector<Message> questions = std::exchange(network.flying, {});

    // One grant and the own are two of five; the second one is enough.
    network.Deliver(questions[0]);
    network.Deliver(network.flying.back());
    CHECK(network[S1].node.role() == Role::kPreCandidate);
    network.Deliver(questions[1]);
    network.Deliver(network.flying.back());
    CHECK(network[S1].node.role() == Role::kCandidate);
    CHECK(network[S1].node.current_term() == 1);

    network.DeliverAll();
    CHECK(network[S1].node.role() == Role::kLeader);
}

TEST_CASE("§9.6: a pre-vote changes neither term nor vote nor timer of who gives it") {
    Server server({.options = AskingFirst(), .log = {1}, .term = 1, .vote = S1});
    server.Tick(10 * kMillisecond);

    for (const NodeId candidate : {S2, S3, S4}) {
        server.Step(AskPreVote({candidate, S1, 2}, {1, 1}));
        CHECK(GrantedBy(server));
    }

    CHECK(server.node.current_term() == 1);
    CHECK(server.node.voted_for() == S1);
    CHECK(server.node.election_elapsed() == 10 * kMillisecond);
    CHECK_FALSE(server.ready.must_save());
}

TEST_CASE("§9.6: a pre-vote goes only to a log that is as up-to-date") {
    Server server({.options = AskingFirst(), .log = {1, 2}, .term = 2});

    server.Step(AskPreVote({.term = 3}, {1, 5}));
    CHECK_FALSE(GrantedBy(server));
    server.Step(AskPreVote({.term = 3}, {2, 1}));
    CHECK_FALSE(GrantedBy(server));
    server.Step(AskPreVote({.term = 3}, {2, 2}));
    CHECK(GrantedBy(server));
}

TEST_CASE("§9.6: a pre-vote is refused while a leader was heard within an election timeout") {
    const NodeOptions options = AskingFirst();
    Server server({.options = options, .term = 1});
    server.Step(Append({S3, S1, 1}, {}));

    server.Tick(options.election_timeout_min - 1);
    server.Step(AskPreVote({.term = 2}, {}));
    CHECK_FALSE(GrantedBy(server));
    // That it is refused for the log's sake is ruled out: a moment later it is granted.
    server.Tick(1);
    server.Step(AskPreVote({.term = 2}, {}));
    CHECK(GrantedBy(server));
}

TEST_CASE("§9.6: a cluster whose leader has failed elects another one with pre-votes") {
    Network network(3, AskingFirst());
    network.Elect(S1);
    network.Heartbeat(S1);
    network.cut_off = {S1};
    for (const NodeId id : {S2, S3}) network[id].Tick(150 * kMillisecond);
    network.Drop();

    network.Elect(S2);

    CHECK(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].node.current_term() > 1);
}

TEST_CASE("§4.2.3: pre-votes that look at the log alone do not keep a removed server from harm") {
    // S4 leads and has just appended the change that removes S1; no other log holds it yet, so S1's
    // is as up-to-date as those of S2 and S3, which hear S4 well.
    for (const bool log_only : {true, false}) {
        NodeOptions options;
        options.prevote = log_only ? PreVote::kLogOnly : PreVote::kOn;
        options.membership = Membership::kSingle;
        Network network(4, options);
        network.Elect(S4);
        network.Heartbeat(S4);
        REQUIRE(network[S4].node.role() == Role::kLeader);
        network.cut_off = {S1, S2, S3};
        network[S4].Change({ChangeKind::kRemove, S1});
        network.Drop();
        network.cut_off = {S4};

        network[S1].Tick(kSecond);
        network.DeliverAll();

        CHECK((network[S2].node.current_term() > 1) == log_only);
    }
}

}  // namespace raft
