// Goal:   §6.4: a confirmed read shows the latest state, from a leader or through a follower; the
//         modes that promise less show what they have.
// Method: clusters of three by hand, where it is plain which server knows what.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

// S1 leads, and everybody has applied x=1.
Cluster Led() {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all", "put x 1 to S1 no-session", "deliver all",
                 "heartbeat S1", "deliver all"});
    return cluster;
}

// S3 was cut off while x became 2.
Cluster Stale() {
    Cluster cluster = Led();
    Do(cluster,
       {"isolate S3", "put x 2 to S1 no-session", "deliver all", "heartbeat S1", "deliver all"});
    return cluster;
}

const Request& Last(const Cluster& cluster) {
    return cluster.requests().back();
}

}  // namespace

TEST_CASE("read: the leader answers once a majority has confirmed it") {
    Cluster cluster = Led();

    Do(cluster, {"get x from S1"});
    CHECK(Last(cluster).status == RequestStatus::kWaiting);
    CHECK(Last(cluster).read == ReadMode::kReadIndex);
    CHECK(cluster.server(kS1).reads().size() == 1);

    Do(cluster, {"deliver all", "expect read C1 x=1"});
    CHECK(Last(cluster).status == RequestStatus::kDone);
    CHECK(cluster.server(kS1).reads().empty());
    // Nothing is written for it.
    CHECK(cluster.server(kS1).node().log().last_index() == 2);
    CHECK(cluster.clients()[0].seen == EntryId{1, 2});
}

TEST_CASE("read: of an absent key says so, and expectations say what was found instead") {
    Cluster cluster = Led();
    CHECK(RefusalOf(cluster, "expect read C1 y=none") == "C1 has had no answer to a read of y");

    Do(cluster, {"get y", "deliver all", "expect read C1 y=none", "get x", "deliver all"});

    CHECK(RefusalOf(cluster, "expect read C1 y=1") == "C1 read last that y is absent");
    CHECK(RefusalOf(cluster, "expect read C1 x=2") == "C1 read last that x is 1");
}

TEST_CASE("read: a leader without its majority answers none, and a local read gets the old state") {
    Cluster cluster = Led();
    Do(cluster, {"isolate S1", "timeout S2", "deliver all", "put x 2 to S2 no-session",
                 "deliver all", "get x from S1", "deliver all"});
    CHECK(Last(cluster).status == RequestStatus::kWaiting);

    Do(cluster, {"get x from S1 mode local", "expect read C1 x=1", "get x from S2", "deliver all",
                 "expect read C1 x=2", "heal", "heartbeat S2", "deliver all"});

    CHECK(cluster.requests()[2].status == RequestStatus::kRefused);
    CHECK(cluster.violations().empty());
}

TEST_CASE("read: a follower asks its leader, and answers from its own machine") {
    Cluster cluster = Led();

    Do(cluster, {"get x from S2", "deliver all", "expect read C1 x=1"});

    CHECK(Last(cluster).server == kS2);
    CHECK(Count(cluster, MessageFate::kSent) > 0);
    Do(cluster, {"crash S2", "get x from S2"});
    CHECK(Last(cluster).status == RequestStatus::kFailed);
}

TEST_CASE("read: waits until what was committed when it came is applied") {
    Cluster cluster = Led();
    Do(cluster, {"set apply manual", "put x 2 to S1 no-session", "deliver all", "get x from S1",
                 "deliver all"});
    CHECK(Last(cluster).status == RequestStatus::kWaiting);
    CHECK(cluster.server(kS1).reads()[0].index == 3);

    Do(cluster, {"apply S1", "expect read C1 x=2"});
}

TEST_CASE("read: a crash leaves it unanswered, and a patient client asks elsewhere") {
    Cluster cluster = Led();
    Do(cluster, {"get x from S1", "crash S1"});
    CHECK(Last(cluster).status == RequestStatus::kFailed);

    Cluster patient({.voters = 3, .learners = 0, .spare = 0});
    Do(patient, {"timeout S1", "run until leader S1", "run 100ms", "put x 1", "run 200ms", "get x",
                 "crash S1", "run 3s", "expect read C1 x=1"});
    CHECK(Last(patient).attempt > 1);
    CHECK(patient.violations().empty());
}

TEST_CASE("read: a server that knows no leader sends the reader away") {
    Cluster cluster = ByHand(3);

    Do(cluster, {"get x from S1", "get x from S2 mode lease"});

    CHECK(cluster.requests()[0].status == RequestStatus::kRefused);
    CHECK(Last(cluster).status == RequestStatus::kRefused);
}

TEST_CASE("lease: a leader that holds one answers at once, and refuses none when it is over") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set checkquorum on", "timeout S1", "run until leader S1", "run 200ms", "put x 1",
                 "run 200ms"});
    cluster.ClearEvents();
    Do(cluster, {"get x from S1 mode lease", "run 30ms", "expect read C1 x=1"});
    bool held = false;
    for (const ReadJudged& read : AllNoted<ReadJudged>(cluster)) {
        held = held || read.reason == ReadReason::kLeaseHolds;
    }
    CHECK(held);
}

TEST_CASE("local: shows what its server has, however old") {
    Cluster cluster = Stale();

    Do(cluster, {"get x from S3 mode local", "expect read C1 x=1", "get x from S1 mode local",
                 "expect read C1 x=2"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("snapshot: shows the state of the latest one, or else the machine's") {
    Cluster cluster = Led();

    Do(cluster,
       {"get x from S1 mode snapshot", "expect read C1 x=1", "snapshot S1",
        "put x 2 to S1 no-session", "deliver all", "get x from S1 mode snapshot",
        "expect read C1 x=1", "snapshot S1", "get x from S1 mode snapshot", "expect read C1 x=2"});
}

TEST_CASE("validated: a client refuses what is older than what it has seen") {
    Cluster cluster = Stale();
    CHECK(cluster.clients()[0].seen == EntryId{1, 3});

    Do(cluster, {"get x from S3 mode validated"});
    CHECK(Last(cluster).status == RequestStatus::kRefused);
    const auto events = All<RequestEvent>(cluster);
    REQUIRE(events.size() >= 2);
    CHECK(events[events.size() - 2].step == RequestStep::kRefusedOld);
    CHECK(events[events.size() - 2].state == EntryId{1, 2});
    CHECK(RefusalOf(cluster, "expect read C1 x=1") == "C1 has had no answer to a read of x");

    // Somebody who has seen nothing takes it.
    Do(cluster, {"get x from S3 as C2 mode validated", "expect read C2 x=1",
                 "get x from S2 mode validated", "expect read C1 x=2"});
}

TEST_CASE("validated: refused, the client asks the next server, and is never stuck") {
    Cluster cluster = Stale();
    Do(cluster, {"crash S1", "timeout S2", "deliver all"});
    // S1 is gone, and C1 takes it for the leader: nobody answers, until it asks by itself again.
    Do(cluster, {"heal", "set clock auto", "set delivery auto", "isolate S3",
                 "get x mode validated", "run 2s", "expect read C1 x=2"});
    CHECK(Last(cluster).server == kS2);

    // With only the stale server left it goes on asking, and takes no old answer.
    Do(cluster, {"crash S2", "get x mode validated", "run 3s"});
    CHECK(Last(cluster).status == RequestStatus::kWaiting);
    CHECK(Last(cluster).attempt > 3);
    CHECK(Last(cluster).attempt < 60);
}

TEST_CASE("rule G10 broken: a deposed leader answers from its own state") {
    Cluster cluster = Led();

    Do(cluster, {"break G10", "isolate S1", "timeout S2", "deliver all", "put x 2 to S2 no-session",
                 "deliver all", "get x from S1", "expect read C1 x=1"});
}

}  // namespace raft::sim
