// What the paper claims of log compaction: snapshots taken, sent and installed.
//
// Goal:   paper 7, Fig. 12 and Fig. 13 (the steps of its receiver); dissertation §5.1, Fig. 5.3.
// Method: a few servers that compact when told; for the receiver, one server and chunks by hand.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// What the machine holds after the first entries of any log here, as a snapshot's data.
std::string DataUpTo(Index last) {
    StateMachine machine;
    for (Index i = 1; i <= last; ++i) machine.Apply(i, EntryAt({1, i}), 0);
    return machine.Save();
}

InstallSnapshotReply AnswerOf(const Server& server) {
    const auto replies = BodiesOf<InstallSnapshotReply>(server.out);
    REQUIRE(replies.size() == 1);
    return replies[0];
}

// S1 leads three servers and has committed its no-op and three commands; S3 missed the commands.
Network WithSlowFollower(const NodeOptions& options = {}) {
    Network network(3, options);
    network.Elect(S1);
    network.cut_off = {S3};
    for (const char* value : {"1", "2", "3"}) network.Propose(S1, "x", value);
    network.cut_off = {};
    return network;
}

std::vector<NodeId> ReceiversOfSnapshots(const std::vector<Message>& messages) {
    std::vector<NodeId> receivers;
    for (const Message& message : messages) {
        if (std::holds_alternative<InstallSnapshot>(message.body)) receivers.push_back(message.to);
    }
    return receivers;
}

}  // namespace

// ---- Taking one ----

TEST_CASE("paper 7, Fig. 12, §5.1: a snapshot takes the place of the committed part of a log") {
    Network network = WithSlowFollower();
    network.cut_off = {S2, S3};
    network.Propose(S1, "x", "not committed");
    REQUIRE(network[S1].node.commit_index() == 4);

    network[S1].Compact();

    CHECK(network[S1].node.log().base() == EntryId{1, 4});
    CHECK(TermsOf(network[S1].node.log()) == Terms{1});
    CHECK(network[S1].node.log().last_index() == 5);
    CHECK(network[S1].node.snapshot()->last_included == EntryId{1, 4});
    CHECK(network[S1].node.commit_index() == 4);
    CHECK(*network[S1].disk.snapshot->data == "x=3\n");
}

TEST_CASE("paper 7, §5.1: every server takes snapshots on its own, and the others notice nothing") {
    Network network(3);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);

    network[S3].Compact();

    CHECK(network[S3].out.empty());
    CHECK(network[S3].node.log().empty());
    CHECK(network[S1].node.log().first_index() == 1);
    CHECK(network[S2].node.log().first_index() == 1);
    network.Propose(S1, "x", "2");
    CHECK(network[S1].ProgressOf(S3).match == 3);
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("paper 7, §5.1: the first entry after a snapshot is checked against what it ends with") {
    Server server({.log = {1, 1, 1}, .term = 1, .commit = 3});
    server.Compact();
    REQUIRE(server.node.log().empty());

    server.Step(Append({}, {.prev = {1, 4}, .entries = {1}}));
    CHECK_FALSE(BodiesOf<AppendEntriesReply>(server.out).at(0).success);
    server.Step(Append({}, {.prev = {1, 3}, .entries = {1}}));
    CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).success);
    CHECK(server.node.log().last() == EntryId{1, 4});
}

TEST_CASE("paper 7, 5.4.1, §5.1: a compacted log is still compared when a candidate asks") {
    Server server({.log = {1, 2, 2}, .term = 2, .commit = 3});
    server.Compact();

    server.Step(AskVote({.term = 3}, {2, 2}));
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    server.Step(AskVote({.term = 4}, {2, 3}));
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
}

TEST_CASE("paper 7, §5.1: the latest configuration is in the snapshot, for who knows no other") {
    Network network(3, {}, 1);
    network.Elect(S1);
    network.cut_off = {S4};
    REQUIRE(network[S1].Change({ChangeKind::kAddLearner, S4}) == ChangeVerdict::kAccepted);
    network.DeliverAll();
    REQUIRE(network[S1].node.commit_index() == 2);
    network[S1].Compact();
    network.cut_off = {};

    for (int round = 0; round < 3; ++round) network.Heartbeat(S1);

    CHECK(network[S1].node.snapshot()->configuration->learners == std::vector<NodeId>{S4});
    CHECK(network[S4].node.log().base() == EntryId{1, 2});
    CHECK(network[S4].node.configuration() == network[S1].node.configuration());
}

TEST_CASE("paper 7, §5.1: a newer snapshot takes the place of the older one") {
    Network network(3);
    network.Elect(S1);
    network[S1].Compact();
    REQUIRE(network[S1].disk.snapshot->last_included == EntryId{1, 1});

    network.Propose(S1, "x", "1");
    network[S1].Compact();

    CHECK(network[S1].disk.snapshot->last_included == EntryId{1, 2});
    CHECK(network[S1].disk.log.base() == EntryId{1, 2});
}

TEST_CASE("paper 7, §3.8, §5.1: a server that restarts goes on from its snapshot") {
    Network network = WithSlowFollower();
    network[S1].Compact();

    network[S1].Restart();

    CHECK(network[S1].node.last_applied() == 4);
    CHECK(network[S1].node.commit_index() == 4);
    CHECK(network[S1].machine.values().at("x") == "3");
    network.Elect(S2);
    network.Propose(S2, "y", "1");
    network.Heartbeat(S2);
    CHECK(network[S1].machine == network[S2].machine);
}

// ---- Sending one ----

TEST_CASE("paper 7, §5.1: a leader sends its snapshot to whoever needs what it has discarded") {
    Network network = WithSlowFollower();
    network[S1].Compact();
    REQUIRE(network[S3].node.log().last_index() == 1);

    network[S1].Heartbeat();
    std::vector<NodeId> receivers;
    network.Collect();
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        for (const NodeId id : ReceiversOfSnapshots({message})) receivers.push_back(id);
        network.Deliver(message);
    }

    CHECK(receivers == std::vector<NodeId>{S3});
    CHECK(network[S3].machine == network[S1].machine);
    CHECK(network[S3].node.log().base() == EntryId{1, 4});
    network.Propose(S1, "x", "4");
    CHECK(network[S1].ProgressOf(S3).match == 5);
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("paper 7, §5.1: a slow follower gets entries as long as the leader has them") {
    Network network = WithSlowFollower();

    network[S1].Heartbeat();
    network.Collect();
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        CHECK(ReceiversOfSnapshots({message}).empty());
        network.Deliver(message);
    }

    CHECK(network[S3].node.log().SameAs(network[S1].node.log()));
}

TEST_CASE("paper 7, Fig. 13, §5.1: a snapshot in chunks arrives whole, with chunks lost or twice") {
    Network network(3, {.chunk = 7});
    network.Elect(S1);
    network.cut_off = {S3};
    for (const char* key : {"a", "b", "c", "d", "e"}) network.Propose(S1, key, "some value");
    network[S1].Compact();
    network.cut_off = {};

    // Of the chunks and their answers every third is lost, and every fifth comes twice.
    int count = 0;
    for (int round = 0; round < 60; ++round) {
        network[S1].Heartbeat();
        network.Collect();
        while (!network.flying.empty()) {
            const Message message = network.flying.front();
            network.flying.erase(network.flying.begin());
            const bool chunk = std::holds_alternative<InstallSnapshot>(message.body) ||
                               std::holds_alternative<InstallSnapshotReply>(message.body);
            if (chunk && ++count % 3 == 0) continue;
            if (chunk && count % 5 == 0) network.Deliver(message);
            network.Deliver(message);
        }
    }

    CHECK(count > 12);
    CHECK(network[S3].machine == network[S1].machine);
    CHECK(*network[S3].disk.snapshot->data == *network[S1].disk.snapshot->data);
}

// ---- Fig. 13: the steps of its receiver ----

TEST_CASE("paper 7, Fig. 13 (1), §5.1: a snapshot of a smaller term is answered with the newer") {
    Server server({.term = 3});

    server.Step(Chunk({.term = 2}, {.last = {2, 2}, .data = DataUpTo(2)}));

    CHECK_FALSE(AnswerOf(server).success);
    CHECK(server.out[0].term == 3);
    CHECK(server.node.snapshot() == nullptr);
    CHECK_FALSE(server.node.leader().has_value());
}

TEST_CASE("paper 7, Fig. 13 (2), §5.1: the chunk at offset 0 begins a new snapshot") {
    Server server({.term = 1});
    server.Step(Chunk({}, {.last = {1, 3}, .offset = 4, .data = "text", .done = false}));
    CHECK_FALSE(AnswerOf(server).success);
    CHECK_FALSE(server.node.stored_chunks().has_value());

    server.Step(Chunk({}, {.last = {1, 3}, .data = "text", .done = false}));
    CHECK(AnswerOf(server).success);
    CHECK(server.node.stored_chunks() == 4);

    // That of another snapshot replaces what was stored.
    server.Step(Chunk({}, {.last = {1, 5}, .data = "no", .done = false}));
    CHECK(server.node.stored_chunks() == 2);
}

TEST_CASE("paper 7, Fig. 13 (3), §5.1: each chunk goes where its offset says") {
    const std::string data = DataUpTo(3);
    Server server({.term = 1});
    const ChunkParts first{.last = {1, 3}, .data = data.substr(0, 5), .done = false};
    const ChunkParts middle{.last = {1, 3}, .offset = 5, .data = data.substr(5, 2), .done = false};
    const ChunkParts last{.last = {1, 3}, .offset = 7, .data = data.substr(7)};

    server.Step(Chunk({}, first));
    server.Step(Chunk({}, last));
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).stored == 5);
    server.Step(Chunk({}, middle));
    server.Step(Chunk({}, middle));
    CHECK(AnswerOf(server).stored == 7);
    server.Step(Chunk({}, last));

    CHECK(*server.disk.snapshot->data == data);
}

TEST_CASE("paper 7, Fig. 13 (4), §5.1: until the last chunk a server answers and waits for more") {
    const std::string data = DataUpTo(2);
    Server server({.log = {1}, .term = 1});

    server.Step(Chunk({}, {.last = {1, 2}, .data = data.substr(0, 3), .done = false}));

    CHECK(AnswerOf(server) == InstallSnapshotReply{true, 2, 3, false, 1});
    CHECK(server.node.snapshot() == nullptr);
    CHECK(TermsOf(server.node.log()) == Terms{1});
    CHECK(server.node.commit_index() == 0);
}

TEST_CASE("paper 7, Fig. 13 (5), §5.1: what is installed takes the place of older snapshots") {
    Server server({.log = {1, 1}, .term = 1, .commit = 2});
    server.Compact();
    server.Step(Chunk({}, {.last = {1, 3}, .data = "half", .done = false}));
    REQUIRE(server.node.stored_chunks().has_value());

    server.Step(Chunk({}, {.last = {1, 5}, .data = DataUpTo(5)}));

    CHECK(server.disk.snapshot->last_included == EntryId{1, 5});
    CHECK_FALSE(server.node.stored_chunks().has_value());
    // And one that comes late takes the place of nothing.
    server.Step(Chunk({}, {.last = {1, 3}, .data = DataUpTo(3)}));
    CHECK(AnswerOf(server).done);
    CHECK(server.disk.snapshot->last_included == EntryId{1, 5});
    CHECK(server.node.commit_index() == 5);
}

TEST_CASE("paper 7, Fig. 13 (6), §5.1: entries that follow the snapshot's last one are kept") {
    Server server({.log = {1, 1, 1, 1, 1}, .term = 1, .commit = 1});

    server.Step(Chunk({}, {.last = {1, 3}, .data = DataUpTo(3)}));

    CHECK(server.node.log().base() == EntryId{1, 3});
    CHECK(TermsOf(server.node.log()) == Terms{1, 1});
    CHECK(TermsOf(server.disk.log) == Terms{1, 1});
    CHECK(server.node.commit_index() == 3);
    CHECK(AnswerOf(server).done);
}

TEST_CASE("paper 7, Fig. 13 (7), §5.1: a log without the snapshot's last entry goes as a whole") {
    for (const Terms& log : {Terms{1}, Terms{1, 1, 1, 1, 1}}) {
        Server server({.log = log, .term = 2});

        server.Step(Chunk({.term = 2}, {.last = {2, 3}, .data = DataUpTo(3)}));

        CHECK(server.node.log().empty());
        CHECK(server.node.log().last() == EntryId{2, 3});
        CHECK(server.disk.log.empty());
    }
}

TEST_CASE("paper 7, Fig. 13 (8), §5.1: machine and configuration become those of the snapshot") {
    Server server({.log = {1, 1}, .term = 1, .commit = 2});
    const auto config = VotersUpTo(3);
    REQUIRE(server.node.configuration().voters.size() == 5);

    server.Step(Chunk({}, {.last = {1, 4}, .data = "only=this\n", .config = config}));

    CHECK(server.machine.values() == std::map<std::string, std::string>{{"only", "this"}});
    CHECK(server.machine.last_applied() == 4);
    CHECK(server.node.last_applied() == 4);
    CHECK(server.node.configuration() == *config);
}

TEST_CASE("paper 7, Fig. 13, §5.1: every chunk keeps the receiver's election timer from firing") {
    Server server({.term = 1});
    server.Tick(server.node.election_timeout() - 1);

    server.Step(Chunk({}, {.last = {1, 3}, .data = "text", .done = false}));

    CHECK(server.node.election_elapsed() == 0);
    CHECK(server.node.leader() == S2);
}

TEST_CASE("paper 7, §5.1: installing a snapshot leaves term and vote as they are") {
    Server server({.term = 5, .vote = S3});

    server.Step(Chunk({.term = 5}, {.last = {2, 3}, .data = DataUpTo(3)}));

    REQUIRE(server.node.log().base() == EntryId{2, 3});
    CHECK(server.node.current_term() == 5);
    CHECK(server.node.voted_for() == S3);
}

}  // namespace raft
