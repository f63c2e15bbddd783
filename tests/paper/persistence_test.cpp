// What the paper claims of crashes: what a server keeps, and what it learns again.
//
// Goal:   paper Fig. 2 ("persistent state") and 5.5; dissertation §3.7, §3.8 and Fig. 3.1; §10.2.1.
// Method: a server whose writes become durable when told, and that restarts from its disk.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

TEST_CASE("paper Fig. 2, §3.8: a server that restarts does not vote twice in one term") {
    Server server({.term = 1});
    server.Step(AskVote({S2, S1, 2}, {}));
    REQUIRE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);

    server.Restart();

    CHECK(server.node.current_term() == 2);
    CHECK(server.node.voted_for() == S2);
    server.Step(AskVote({S3, S1, 2}, {}));
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
}

TEST_CASE("paper Fig. 2, §3.8: without its vote on disk a server gives two in one term") {
    NodeOptions options;
    options.rules.Set(Rule::kVoteOnDisk, true);
    Server server({.options = options, .term = 1});
    server.Step(AskVote({S2, S1, 2}, {}));

    server.Restart();
    server.Step(AskVote({S3, S1, 2}, {}));

    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
}

TEST_CASE("paper Fig. 2, §3.8: a server that restarts knows its term, and refuses older leaders") {
    Server server({.term = 1});
    server.Step(Append({S2, S1, 4}, {}));

    server.Restart();
    server.Step(Append({S3, S1, 3}, {}));

    CHECK(server.node.current_term() == 4);
    CHECK_FALSE(BodiesOf<AppendEntriesReply>(server.out).at(0).success);
}

TEST_CASE("paper Fig. 2, §3.8: what a server has acknowledged is in its log after a restart") {
    Server server({.term = 1});
    server.Step(Append({}, {.entries = {1, 1}}));
    REQUIRE(BodiesOf<AppendEntriesReply>(server.out).at(0).match == 2);

    server.Restart();

    CHECK(TermsOf(server.node.log()) == Terms{1, 1});
}

TEST_CASE("paper Fig. 2, §3.8: no answer leaves before what it promises is on disk") {
    Server server({.term = 1});
    server.saves_at_once = false;

    server.Step(AskVote({S2, S1, 2}, {}));
    CHECK(server.out.empty());
    server.SaveOne();
    CHECK(BodiesOf<RequestVoteReply>(server.out).size() == 1);
    server.Step(Append({S2, S1, 2}, {.entries = {2}}));
    CHECK(server.out.empty());
    server.SaveOne();
    CHECK(BodiesOf<AppendEntriesReply>(server.out).size() == 1);
}

TEST_CASE("§10.2.1: a leader sends while it writes, and commits what others have stored first") {
    Network network(3);
    network.Elect(S1);
    network.Heartbeat(S1);
    network[S1].saves_at_once = false;

    network.Propose(S1, "x", "1");

    CHECK(network[S1].node.saved_index() == 1);
    CHECK(network[S1].node.commit_index() == 2);
}

TEST_CASE("paper Fig. 2, §3.8: what is committed and who leads is learned again after a restart") {
    Network network(3);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);
    REQUIRE(network[S2].machine.values().at("x") == "1");

    network[S2].Restart();
    CHECK(network[S2].node.commit_index() == 0);
    CHECK(network[S2].node.last_applied() == 0);
    CHECK(network[S2].machine.values().empty());
    CHECK_FALSE(network[S2].node.leader().has_value());
    network.Heartbeat(S1);

    CHECK(network[S2].node.commit_index() == 2);
    CHECK(network[S2].machine == network[S1].machine);
}

TEST_CASE("paper 5.5, §3.7: a vote that is asked for twice is given twice, and counts once") {
    Network network(5);
    network[S1].Campaign();
    network.Collect();
    const Message request = network.flying.front();
    network.flying.clear();

    network.Deliver(request);
    network.Deliver(request);
    const std::vector<Message> votes = std::exchange(network.flying, {});
    REQUIRE(BodiesOf<RequestVoteReply>(votes).size() == 2);
    for (const Message& vote : votes) network.Deliver(vote);

    CHECK(BodiesOf<RequestVoteReply>(votes)[1].granted);
    CHECK(network[S1].node.role() == Role::kCandidate);
}

TEST_CASE("paper 5.2, §3.4: a server gives one vote in a term, to whoever asks first") {
    Server server({.term = 1});

    server.Step(AskVote({S4, S1, 2}, {}));
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    server.Step(AskVote({S2, S1, 2}, {9, 9}));
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    server.Step(AskVote({S2, S1, 3}, {9, 9}));
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
}

TEST_CASE(
    "paper 5.1, §3.3: a request of an older term is refused, and the answer names the newer") {
    Server server({.log = {1}, .term = 5});

    server.Step(AskVote({S2, S1, 4}, {9, 9}));
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    CHECK(server.out[0].term == 5);
    server.Step(Append({S2, S1, 4}, {.prev = {1, 1}, .entries = {4}}));
    CHECK_FALSE(BodiesOf<AppendEntriesReply>(server.out).at(0).success);
    CHECK(server.out[0].term == 5);
    CHECK(TermsOf(server.node.log()) == Terms{1});
}

TEST_CASE("paper 5.2, §3.4: each election begins with a new random timeout") {
    Server server({});
    std::vector<Micros> lengths;

    for (int election = 0; election < 20; ++election) {
        server.Campaign();
        CHECK(server.node.election_elapsed() == 0);
        lengths.push_back(server.node.election_timeout());
    }

    std::sort(lengths.begin(), lengths.end());
    CHECK(std::unique(lengths.begin(), lengths.end()) - lengths.begin() > 15);
}

}  // namespace raft
