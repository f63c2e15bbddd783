// Goal:   §3.8: a write counts once it is on disk, not before; §10.2.1: writing goes on in
// parallel. Method: hand writes to a Disk, let an fsync end, crash, and look at what is durable.
#include "raft/sim/disk.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Write VoteWrite(std::uint64_t number, Term term, NodeId vote) {
    Write write;
    write.number = number;
    write.hard = HardState{term, vote};
    return write;
}

Write LogWrite(std::uint64_t number, Index first, const std::vector<Term>& terms) {
    Write write;
    write.number = number;
    write.first_changed = first;
    std::vector<Entry> entries;
    for (const Term term : terms) entries.push_back({term, nullptr});
    if (!entries.empty()) write.entries = Entries(std::move(entries));
    return write;
}

}  // namespace

TEST_CASE("disk: a write is durable when its fsync is done, not when it is handed over") {
    Disk disk;
    disk.Add(VoteWrite(1, 3, kS2));
    disk.Begin(100, 50);
    CHECK(disk.done_at() == 150);
    CHECK(disk.under_way());
    CHECK(disk.durable().hard.term == 0);
    CHECK(disk.HardAfter().term == 3);

    CHECK(disk.Finish().number == 1);
    CHECK(disk.durable().hard == HardState{3, kS2});
    CHECK_FALSE(disk.outstanding());
}

TEST_CASE("disk: what comes during an fsync waits, and the next one covers it together") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1}));
    disk.Begin(0, 10);
    disk.Add(LogWrite(2, 3, {1}));
    disk.Add(VoteWrite(3, 2, kS1));
    CHECK(disk.LastIndexAfter() == 3);

    CHECK(disk.Finish().number == 1);
    CHECK(disk.durable().log.last_index() == 2);
    CHECK(disk.durable().hard.term == 0);
    CHECK(disk.outstanding());

    disk.Begin(10, 10);
    CHECK(disk.Finish().number == 3);
    CHECK(disk.durable().log.last_index() == 3);
    CHECK(disk.durable().hard.term == 2);
}

TEST_CASE("disk: a crash loses what is not durable, an fsync under way included") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1}));
    disk.Begin(0, 10);
    disk.Finish();
    disk.Add(LogWrite(2, 2, {2, 2}));
    disk.Begin(10, 10);
    disk.Add(VoteWrite(3, 2, kS1));
    disk.LoseWaiting();
    CHECK_FALSE(disk.under_way());
    CHECK(disk.durable().log.last() == EntryId{1, 2});
    CHECK(disk.HardAfter().term == 0);
    disk.Wipe();
    CHECK(disk.durable().log.last_index() == 0);
}

TEST_CASE("disk: a write can shorten the log") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1, 1, 1}));
    disk.Add(LogWrite(2, 3, {2}));
    disk.Add(LogWrite(3, 2, {}));
    CHECK(disk.FinishAll().number == 3);
    CHECK(disk.durable().log.last() == EntryId{1, 1});
}

Write SnapshotWrite(std::uint64_t number, EntryId last) {
    Snapshot snapshot;
    snapshot.last_included = last;
    snapshot.data = std::make_shared<const std::string>("x=1\n");
    Write write;
    write.number = number;
    write.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    return write;
}

TEST_CASE("disk: a snapshot takes the place of the entries before it, and those behind it stay") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1, 1, 1}));
    disk.FinishAll();
    disk.Add(SnapshotWrite(2, {1, 3}));
    CHECK(disk.LastIndexAfter() == 4);
    disk.Add(LogWrite(3, 5, {2}));
    CHECK(disk.LastIndexAfter() == 5);
    CHECK(disk.durable().snapshot == nullptr);

    const Write last = disk.FinishAll();

    CHECK(last.number == 3);
    REQUIRE(last.snapshot != nullptr);
    CHECK(disk.durable().snapshot->last_included == EntryId{1, 3});
    CHECK(disk.durable().log.base() == EntryId{1, 3});
    CHECK(disk.durable().log.last() == EntryId{2, 5});
}

TEST_CASE("disk: a snapshot that the log does not agree with takes the place of all of it") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1, 1, 1}));
    disk.FinishAll();
    disk.Add(SnapshotWrite(2, {2, 3}));
    CHECK(disk.LastIndexAfter() == 3);
    disk.Add(VoteWrite(3, 3, kS1));
    CHECK(disk.LastIndexAfter() == 3);
    disk.FinishAll();
    CHECK(disk.durable().log.base() == EntryId{2, 3});
    CHECK(disk.durable().log.empty());

    // What is to be written before it counts, too.
    disk.Add(LogWrite(4, 4, {3, 3}));
    disk.Add(SnapshotWrite(5, {3, 4}));
    CHECK(disk.LastIndexAfter() == 5);
    disk.Add(SnapshotWrite(6, {4, 5}));
    CHECK(disk.LastIndexAfter() == 5);
    disk.FinishAll();
    CHECK(disk.durable().log.base() == EntryId{4, 5});
}

TEST_CASE("disk: a crash loses a snapshot that is not durable, and wiping one that is") {
    Disk disk;
    disk.Add(LogWrite(1, 1, {1, 1}));
    disk.FinishAll();
    disk.Add(SnapshotWrite(2, {1, 1}));
    disk.Begin(0, 10);
    disk.LoseWaiting();
    CHECK(disk.durable().snapshot == nullptr);
    CHECK(disk.durable().log.base().index == 0);
    disk.Add(SnapshotWrite(3, {1, 2}));
    disk.FinishAll();
    CHECK(disk.durable().snapshot != nullptr);
    disk.Wipe();
    CHECK(disk.durable().snapshot == nullptr);
    CHECK(disk.durable().log.base().index == 0);
}

// ---- In a cluster ----

TEST_CASE("fsync: no vote request leaves before the candidate's own vote is on disk (§3.8)") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set fsync 20ms", "timeout S1"});
    CHECK(Count(cluster, MessageFate::kSent) == 0);
    CHECK(cluster.server(kS1).node().current_term() == 1);
    CHECK(cluster.server(kS1).disk().durable().hard.term == 0);

    Do(cluster, {"run 19ms"});
    CHECK(Count(cluster, MessageFate::kSent) == 0);
    Do(cluster, {"run 1ms"});
    CHECK(Count(cluster, MessageFate::kSent) == 2);
    CHECK(cluster.server(kS1).disk().durable().hard == HardState{1, kS1});
}

TEST_CASE("fsync: a crash during the write of a vote leaves the old term on disk") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"fsync S1 20ms", "timeout S1", "run 10ms", "crash S1", "run 50ms", "restart S1"});
    CHECK(cluster.server(kS1).node().current_term() == 0);
    CHECK(Count(cluster, MessageFate::kSent) == 0);
}

TEST_CASE("fsync: the leader sends entries while it writes them itself (§10.2.1)") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1"});
    Do(cluster, {"run until idle", "fsync S1 500ms"});
    cluster.ClearEvents();
    Do(cluster, {"put x 1 to S1 no-session", "run until sent AppendEntries S1 S2"});
    CHECK(cluster.server(kS1).disk().outstanding());

    // Two followers are a majority without the leader's own disk.
    Do(cluster, {"run 100ms"});
    CHECK(cluster.server(kS1).disk().outstanding());
    CHECK(cluster.requests().back().status == RequestStatus::kDone);
}

}  // namespace raft::sim
