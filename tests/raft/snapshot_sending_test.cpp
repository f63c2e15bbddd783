// Sending a snapshot: when a follower needs one, chunk by chunk, and what its answers tell.
//
// Goal:   §5.1 and raft-rules 17 on the leader's side.
// Method: a leader whose log is compacted; the test plays the follower's answers.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1 leads term 1 with five entries, the first three of them compacted; its machine holds k1 to k3.
Server CompactedLeader(std::uint32_t chunk = 0) {
    Server server({.servers = 3,
                   .options = {.heartbeat = 100 * kSecond, .chunk = chunk},
                   .log = {1, 1, 1},
                   .term = 1,
                   .commit = 3,
                   .role = Role::kLeader});
    server.Compact();
    server.Propose(Put("x", "1"));
    server.Propose(Put("x", "2"));
    return server;
}

// S2 turns out to have nothing, so that a snapshot goes out.
void RefuseAll(Server& server) {
    server.Heartbeat();
    server.Step(Refuse({S2, S1, 1}, {.prev_index = 3, .conflict_index = 1}));
}

struct ChunkAnswer {
    std::uint64_t stored = 0;
    bool success = true;
    bool done = false;
    Index snapshot_index = 3;
};

Message AnswerChunk(const ChunkAnswer& answer) {
    InstallSnapshotReply reply;
    reply.success = answer.success;
    reply.snapshot_index = answer.snapshot_index;
    reply.stored = answer.stored;
    reply.done = answer.done;
    reply.round = 1;
    return {S2, S1, 1, reply};
}

ProgressReason LastReason(const Server& server) {
    return server.Events<ProgressJudged>().back().reason;
}

std::vector<InstallSnapshot> ChunksOf(const Server& server) {
    return BodiesTo<InstallSnapshot>(S2, server.out);
}

}  // namespace

TEST_CASE("snapshot: goes out whole to a follower whose next entry is compacted away") {
    Server server = CompactedLeader();

    RefuseAll(server);

    CHECK(LastReason(server) == ProgressReason::kNeedsSnapshot);
    CHECK(server.ProgressOf(S2).state == ProgressState::kSnapshot);
    REQUIRE(ChunksOf(server).size() == 1);
    const InstallSnapshot chunk = ChunksOf(server)[0];
    CHECK(chunk.last_included == EntryId{1, 3});
    CHECK(chunk.offset == 0);
    CHECK(chunk.done);
    CHECK(*chunk.data == *server.node.snapshot()->data);
    CHECK(*chunk.config == *VotersUpTo(3));
    CHECK(chunk.round == server.node.leading()->round);
}

TEST_CASE("snapshot: once installed, what follows it goes out") {
    Server server = CompactedLeader();
    RefuseAll(server);

    server.Step(AnswerChunk({.done = true}));

    CHECK(LastReason(server) == ProgressReason::kInstalled);
    CHECK(server.ProgressOf(S2).state == ProgressState::kReplicate);
    CHECK(server.ProgressOf(S2).match == 3);
    const auto sent = BodiesTo<AppendEntries>(S2, server.out);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].prev == EntryId{1, 3});
    CHECK(sent[0].entries.size() == 2);
}

TEST_CASE("snapshot: while it is on its way no entries are sent") {
    Server server = CompactedLeader();
    RefuseAll(server);

    server.Propose(Put("x", "3"));

    CHECK(BodiesTo<AppendEntries>(S2, server.out).empty());
    CHECK(ChunksOf(server).empty());
}

TEST_CASE("chunks: go out one at a time, each from where the last ended") {
    Server server = CompactedLeader(5);
    const std::string whole = *server.node.snapshot()->data;
    RefuseAll(server);
    std::string received;
    for (int i = 0; i < 20 && !ChunksOf(server).empty(); ++i) {
        REQUIRE(ChunksOf(server).size() == 1);
        const InstallSnapshot chunk = ChunksOf(server)[0];
        CHECK(chunk.offset == received.size());
        CHECK(chunk.data->size() <= 5);
        received += *chunk.data;
        CHECK(chunk.done == (received.size() == whole.size()));
        const bool done = chunk.done;
        server.Step(AnswerChunk({.stored = received.size(), .done = done}));
    }

    CHECK(received == whole);
    CHECK(received.size() > 10);
    CHECK(server.ProgressOf(S2).match == 3);
}

TEST_CASE("chunks: a round without an answer sends the chunk again, one later") {
    Server server = CompactedLeader(5);
    RefuseAll(server);
    server.Step(AnswerChunk({.stored = 5}));
    REQUIRE(ChunksOf(server).size() == 1);

    // The chunk may still be on its way: the follower only hears from its leader.
    server.Heartbeat();
    CHECK(ChunksOf(server).empty());
    const auto heartbeats = BodiesTo<AppendEntries>(S2, server.out);
    REQUIRE(heartbeats.size() == 1);
    CHECK(heartbeats[0].prev == EntryId{});
    CHECK(heartbeats[0].commit == 0);
    CHECK(heartbeats[0].round == server.node.leading()->round);

    server.Heartbeat();
    CHECK(LastReason(server) == ProgressReason::kChunkSentAgain);
    REQUIRE(ChunksOf(server).size() == 1);
    CHECK(ChunksOf(server)[0].offset == 5);
}

TEST_CASE("chunks: an answer that comes twice says nothing new, nor one about too much") {
    Server server = CompactedLeader(5);
    RefuseAll(server);
    server.Step(AnswerChunk({.stored = 5}));

    for (const std::uint64_t stored : {5U, 3U, 999U}) {
        server.Step(AnswerChunk({.stored = stored}));
        CHECK(LastReason(server) == ProgressReason::kChunkOutOfDate);
        CHECK(server.ProgressOf(S2).stored == 5);
        CHECK(server.out.empty());
    }
}

TEST_CASE("chunks: a follower that has less goes on from there") {
    Server server = CompactedLeader(5);
    RefuseAll(server);
    server.Step(AnswerChunk({.stored = 5}));

    // It restarted, and refuses what does not follow on what it has.
    server.Step(AnswerChunk({.stored = 0, .success = false}));

    CHECK(LastReason(server) == ProgressReason::kChunkStored);
    REQUIRE(ChunksOf(server).size() == 1);
    CHECK(ChunksOf(server)[0].offset == 0);
}

TEST_CASE("chunks: an answer about another snapshot, or to an earlier leader, moves nothing") {
    Server server = CompactedLeader(5);
    RefuseAll(server);

    for (const Index index : {0U, 2U, 4U}) {
        server.Step(AnswerChunk({.stored = 5, .done = true, .snapshot_index = index}));
        CHECK(LastReason(server) == ProgressReason::kChunkOutOfDate);
        CHECK(server.ProgressOf(S2).stored == 0);
        CHECK(server.ProgressOf(S2).match == 0);
    }
}

TEST_CASE("chunks: an answer means nothing where no snapshot is sent, or to no leader") {
    Server server = CompactedLeader();
    server.Step(Accept({S2, S1, 1}, 5));

    server.Step(AnswerChunk({.done = true}));
    CHECK(LastReason(server) == ProgressReason::kChunkOutOfDate);
    CHECK(server.ProgressOf(S2).match == 5);

    Server follower({.log = {1}, .term = 1});
    follower.Step(AnswerChunk({.done = true}));
    CHECK(follower.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotLeader);
    Server leader = CompactedLeader();
    Message stranger = AnswerChunk({.done = true});
    stranger.from = S6;
    leader.Step(stranger);
    CHECK(leader.Events<MessageIgnored>().at(0).reason == IgnoreReason::kStranger);
}

TEST_CASE("chunks: a newer snapshot of the leader's does not mix with the one on its way") {
    Server server = CompactedLeader(5);
    const std::string older = *server.node.snapshot()->data;
    RefuseAll(server);
    server.Step(Accept({S3, S1, 1}, 5));
    server.Compact();
    REQUIRE(server.node.log().base().index == 5);

    server.Step(AnswerChunk({.stored = 5}));

    REQUIRE(ChunksOf(server).size() == 1);
    CHECK(ChunksOf(server)[0].last_included == EntryId{1, 3});
    CHECK(*ChunksOf(server)[0].data == older.substr(5, 5));
}

TEST_CASE("snapshot: a follower that got what it covers otherwise needs it no more") {
    Server server = CompactedLeader(5);
    RefuseAll(server);

    server.Step(AnswerChunk({.stored = 5}));
    server.Step(Accept({S2, S1, 1}, 2));
    CHECK(server.ProgressOf(S2).stored == 5);
    server.Step(Accept({S2, S1, 1}, 3));

    CHECK(server.ProgressOf(S2).state == ProgressState::kReplicate);
    CHECK(server.ProgressOf(S2).next == 6);
    CHECK(BodiesTo<AppendEntries>(S2, server.out).at(0).entries.size() == 2);
}

TEST_CASE("snapshot: an installed one counts as stored for the commit") {
    Server server = CompactedLeader();
    RefuseAll(server);
    server.Step(AnswerChunk({.done = true}));

    server.Step(Accept({S2, S1, 1}, 5));

    CHECK(server.node.commit_index() == 5);
}

TEST_CASE("snapshot: a server that slept through compaction catches up, chunk by chunk") {
    Network network(3, {.chunk = 3});
    network.Elect(S1);
    network.cut_off = {S3};
    for (const char* key : {"a", "b", "c"}) network.Propose(S1, key, "1");
    network[S1].Compact();
    network.Propose(S1, "d", "1");
    network.cut_off = {};

    for (int i = 0; i < 4; ++i) network.Heartbeat(S1);

    CHECK(network[S3].machine.Save() == network[S1].machine.Save());
    CHECK(network[S3].node.log().base() == network[S1].node.log().base());
    CHECK(network[S3].node.commit_index() == network[S1].node.commit_index());
    CHECK(network[S3].node.configuration() == *VotersUpTo(3));
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
