// Goal:   §5.1: a snapshot takes the place of the log, on the disk and in the machine; whoever is
//         too far behind for the leader's log gets it whole.
// Method: clusters of three by hand, with short logs; one that compacts by itself under load.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

// S1 leads, and its log is a no-op and these values of x.
Cluster Led(int puts) {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all"});
    for (int i = 1; i <= puts; ++i) {
        Do(cluster, {"put x " + std::to_string(i) + " to S1 no-session", "deliver all"});
    }
    Do(cluster, {"heartbeat S1", "deliver all"});
    return cluster;
}

// S3 was away while S1 wrote x and compacted its log up to index 3.
Cluster Behind() {
    Cluster cluster = Led(0);
    Do(cluster, {"crash S3", "put x 1 to S1 no-session", "deliver all", "put x 2 to S1 no-session",
                 "deliver all", "snapshot S1", "restart S3"});
    return cluster;
}

std::vector<AppliedEvent> Restorations(const Cluster& cluster) {
    std::vector<AppliedEvent> restored = All<AppliedEvent>(cluster);
    std::erase_if(restored, [](const AppliedEvent& event) { return !event.restored; });
    return restored;
}

}  // namespace

TEST_CASE("snapshot: takes the log's place, and a restart begins with it") {
    Cluster cluster = Led(2);

    Do(cluster, {"snapshot S1", "expect log S1 []", "expect state S1 x=2"});
    const Disk& disk = cluster.server(kS1).disk();
    REQUIRE(disk.durable().snapshot != nullptr);
    CHECK(*disk.durable().snapshot->data == "x=2\n");
    CHECK(disk.durable().log.base() == EntryId{1, 3});

    Do(cluster, {"crash S1", "expect state S1 x=2", "restart S1", "expect state S1 x=2"});
    CHECK(cluster.server(kS1).node().commit_index() == 3);
    CHECK(cluster.server(kS1).machine().last_applied() == 3);
    CHECK(cluster.violations().empty());
}

TEST_CASE("snapshot: as of an earlier index, it holds the state of then") {
    Cluster cluster = Led(4);

    Do(cluster, {"snapshot S1 2", "expect log S1 [1:x=2 1:x=3 1:x=4]", "expect state S1 x=4"});
    CHECK(*cluster.server(kS1).node().snapshot()->data == "x=1\n");
    Do(cluster, {"snapshot S1 4", "expect log S1 [1:x=4]", "expect state S1 x=4"});
    CHECK(*cluster.server(kS1).node().snapshot()->data == "x=3\n");
}

TEST_CASE("snapshot: what cannot be taken is refused with a sentence") {
    Cluster cluster = Led(2);

    CHECK(RefusalOf(cluster, "snapshot S1 4") == "S1 has applied only up to index 3");
    CHECK(RefusalOf(cluster, "snapshot S1 0") == "a snapshot holds at least one entry");
    Do(cluster, {"snapshot S1 2"});
    CHECK(RefusalOf(cluster, "snapshot S1 2") == "the log of S1 begins after index 2 already");
    CHECK(RefusalOf(cluster, "snapshot S1 1") == "the log of S1 begins after index 2 already");
    Do(cluster, {"crash S2"});
    CHECK(RefusalOf(cluster, "snapshot S2") == "S2 is not running; restart it first");
    Cluster fresh = ByHand(3);
    CHECK(RefusalOf(fresh, "snapshot S1") == "S1 has applied nothing yet");
}

TEST_CASE("snapshot: until it is on the disk, a crash brings the log back") {
    Cluster cluster = Led(2);

    Do(cluster, {"set persist manual", "snapshot S1", "expect log S1 []", "crash S1",
                 "expect log S1 [1 1 1]"});
    CHECK(cluster.server(kS1).disk().durable().snapshot == nullptr);
}

TEST_CASE("snapshot: the write that holds it says so, under way and done") {
    Cluster cluster = Led(2);
    Do(cluster, {"set persist manual", "snapshot S1"});
    CHECK(All<PersistEvent>(cluster).back().snapshot_index == 3);
    CHECK_FALSE(All<PersistEvent>(cluster).back().durable);

    Do(cluster, {"persist S1"});

    CHECK(All<PersistEvent>(cluster).back().snapshot_index == 3);
    CHECK(All<PersistEvent>(cluster).back().durable);
    CHECK(All<PersistEvent>(cluster).back().last_index == 3);
}

TEST_CASE("install: a follower that needs what is compacted away is restored from the snapshot") {
    Cluster cluster = Behind();

    Do(cluster, {"heartbeat S1", "deliver all", "expect state S3 x=2", "expect log S3 []"});
    REQUIRE(Restorations(cluster).size() == 1);
    CHECK(Restorations(cluster)[0].index == 3);
    CHECK(cluster.server(kS3).machine() == cluster.server(kS1).machine());
    Do(cluster, {"put x 3 to S1 no-session", "deliver all", "heartbeat S1", "deliver all",
                 "expect state S3 x=3", "crash S3", "restart S3", "expect state S3 x=2",
                 "heartbeat S1", "deliver all", "expect state S3 x=3"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("install: in chunks, one after the other") {
    Cluster cluster = Behind();
    cluster.ClearEvents();

    Do(cluster, {"set chunk 3", "heartbeat S1", "deliver all", "expect state S3 x=2"});
    int chunks = 0;
    for (const MessageEvent& event : All<MessageEvent>(cluster)) {
        if (event.fate != MessageFate::kSent) continue;
        if (TypeOf(event.message) == MessageType::kInstallSnapshot) chunks += 1;
    }
    CHECK(chunks == 2);  // "x=2\n" has four bytes.
}

TEST_CASE("install: the machine is restored though entries are applied by hand") {
    Cluster cluster = Behind();

    Do(cluster, {"set apply manual", "heartbeat S1", "deliver all", "expect state S3 x=2",
                 "put x 3 to S1 no-session", "deliver all", "heartbeat S1", "deliver all",
                 "expect state S3 x=2", "apply S3", "expect state S3 x=3"});
}

TEST_CASE("install: a crash at the apply stage comes before the machine is restored") {
    Cluster cluster = Behind();

    Do(cluster, {"crash S3 at apply", "heartbeat S1", "deliver all", "expect S3 crashed",
                 "expect state S3 x=2"});
    CHECK(Restorations(cluster).empty());  // It had reached the disk.
    Do(cluster, {"restart S3", "expect state S3 x=2"});
}

TEST_CASE("install: what clients wait for, and the snapshot may hold or not, fails") {
    Cluster cluster = Led(0);
    Do(cluster,
       {"isolate S1", "put x lost to S1 no-session", "deliver all", "timeout S2", "deliver all",
        "put x kept to S2 no-session", "deliver all", "snapshot S2", "expect log S2 []"});
    CHECK(cluster.requests()[0].status == RequestStatus::kWaiting);

    Do(cluster, {"heal", "heartbeat S2", "deliver all", "expect state S1 x=kept"});

    CHECK(cluster.requests()[0].status == RequestStatus::kFailed);
    CHECK(cluster.violations().empty());
}

TEST_CASE("wipe: the snapshot is gone with the disk") {
    Cluster cluster = Led(2);

    Do(cluster, {"snapshot S1", "wipe S1", "expect state S1 x=none"});
    CHECK(cluster.server(kS1).machine().last_applied() == 0);
    CHECK(cluster.server(kS1).node().snapshot() == nullptr);
}

TEST_CASE("snapshot-every: logs stay short, and each compaction is caused by an applied entry") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set snapshot-every 10", "run until leader", "load 100/s for 1s", "run 2s"});

    CHECK(cluster.server(kS1).node().commit_index() > 90);
    for (const Server& server : cluster.servers()) {
        const Log& log = server.node().log();
        CHECK(log.last_index() - log.base().index < 20);
        CHECK(server.disk().durable().log.base() == log.base());
    }
    int taken = 0;
    for (const Event& event : cluster.events()) {
        const auto* const noted = std::get_if<raft::Event>(&event.body);
        if (noted == nullptr || !std::holds_alternative<SnapshotTaken>(*noted)) continue;
        taken += 1;
        const Event& cause = cluster.events()[event.cause - cluster.events()[0].id];
        CHECK(std::holds_alternative<AppliedEvent>(cause.body));
    }
    CHECK(taken >= 27);
    CHECK(cluster.violations().empty());
}

TEST_CASE("snapshot-every: a server that was away catches up by a snapshot, and serves as before") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set snapshot-every 5", "set chunk 16", "timeout S1", "run until leader S1",
                 "run 100ms", "crash S3", "load 100/s for 1s", "run 1500ms", "restart S3",
                 "run 500ms", "increment n 5", "run 500ms"});
    CHECK_FALSE(Restorations(cluster).empty());
    CHECK(cluster.server(kS3).machine().values() == cluster.server(kS1).machine().values());
    CHECK(cluster.server(kS3).machine().sessions() == cluster.server(kS1).machine().sessions());
    CHECK(cluster.violations().empty());
}

TEST_CASE("given: the first entries can be a snapshot, with the configuration among them") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"given S1 term 4 log [1:x=1 2:config{S1 S2} 3:n+=5 4:x=2] snapshot 3",
                 "expect log S1 [4:x=2]", "expect state S1 x=1", "expect state S1 n=5",
                 "expect members S1 {S1 S2}", "crash S1", "restart S1", "expect state S1 n=5",
                 "expect members S1 {S1 S2}"});
    CHECK(cluster.server(kS1).node().commit_index() == 3);
    CHECK(cluster.server(kS1).node().configuration_index() == 2);
    Cluster other = ByHand(3);
    Do(other, {"given S1 term 4 log [1:x=1 2:x=2] commit 2 snapshot 1", "expect state S1 x=2",
               "expect members S1 {S1 S2 S3}"});
    CHECK(RefusalOf(other, "given S1 term 4 log [1:x=1] snapshot 2")
              .find("snapshot 2 lies beyond the log, which ends at 1") != std::string::npos);
}

}  // namespace raft::sim
