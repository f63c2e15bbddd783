// Goal:   §3.9: a cluster that gets nothing done says so, once, and why; one that works says
//         nothing.
// Method: make each standstill, and let time pass by the moment at which it counts.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster Three() {
    return Cluster({.voters = 3, .learners = 0, .spare = 0});
}

}  // namespace

TEST_CASE("stall: a cluster that works has none") {
    Cluster cluster = Three();
    Do(cluster,
       {"run until leader", "load 20/s", "run 30s", "crash S1", "run 5s", "restart S1", "run 20s"});

    CHECK(cluster.stalls().empty());
    CHECK(RefusalOf(cluster, "expect violation \"Liveness\"").find("nothing has stood still") !=
          std::string::npos);
}

TEST_CASE("stall: two seconds without a leader are said at that moment, once") {
    Cluster cluster = Three();
    Do(cluster, {"timeout S1", "run until leader S1", "crash S2"});
    const Micros began = cluster.now() + 50 * kMillisecond;
    Do(cluster, {"run 50ms", "crash S1", "run 1900ms"});
    CHECK(cluster.stalls().empty());

    Do(cluster, {"run 5s"});

    REQUIRE(cluster.stalls().size() == 1);
    const StallEvent& stall = cluster.stalls()[0];
    CHECK(stall.stall == Stall::kNoLeader);
    CHECK(stall.cause == StallCause::kTooFewRunning);
    CHECK(stall.count == 1);
    CHECK(stall.needed == 2);
    CHECK(stall.lasted == kStallAfter);
    for (const Event& event : cluster.events()) {
        if (std::holds_alternative<StallEvent>(event.body)) {
            CHECK(event.at == began + kStallAfter);
        }
    }
    Do(cluster, {"expect violation \"Liveness\"", "expect not violation"});

    // The next standstill is another one.
    Do(cluster, {"restart S1", "run until leader", "crash S1", "crash S3", "run 3s"});
    CHECK(cluster.stalls().size() == 2);
}

TEST_CASE("stall: nobody reaches a majority") {
    Cluster cluster({.voters = 5, .learners = 0, .spare = 0});
    Do(cluster, {"partition {S1 S2} {S3 S4} {S5}", "run 3s"});

    REQUIRE(cluster.stalls().size() == 1);
    CHECK(cluster.stalls()[0].cause == StallCause::kCutOff);
    CHECK(cluster.stalls()[0].count == 2);
    CHECK(cluster.stalls()[0].needed == 3);
}

TEST_CASE("stall: with equal timeouts votes split without end (rule G7 broken)") {
    Cluster cluster = Three();
    Do(cluster, {"break G7", "set latency 10ms", "timeout S1", "run 500ms", "crash S1", "run 3s"});

    REQUIRE(cluster.stalls().size() == 1);
    CHECK(cluster.stalls()[0].cause == StallCause::kSplitVotes);
    CHECK(cluster.stalls()[0].count >= 5);
    CHECK(cluster.violations().empty());
}

TEST_CASE("stall: one leader after the other is deposed (rule G6 broken)") {
    Cluster cluster = Three();
    Do(cluster, {"break G6", "run until violation \"Liveness\" within 20s"});

    REQUIRE(cluster.stalls().size() == 1);
    CHECK(cluster.stalls()[0].stall == Stall::kLeadersChange);
    CHECK(cluster.stalls()[0].cause == StallCause::kDeposed);
    CHECK(cluster.stalls()[0].lasted <= kStallAfter);
    Do(cluster, {"run 10s"});
    CHECK(cluster.stalls().size() == 1);
}

TEST_CASE("stall: leaders that follow each other because a person wants it are none") {
    Cluster cluster = Three();
    Do(cluster, {"run until leader", "run 100ms"});
    for (int i = 0; i < 4; ++i) {
        Do(cluster, {"timeout S1", "run 150ms", "timeout S2", "run 150ms"});
    }
    CHECK(cluster.stalls().empty());
}

TEST_CASE("stall: entries of an earlier term are not committed without one of the own (rule G8)") {
    Cluster cluster = Three();
    Do(cluster, {"set noop off", "given S1 term 1 log [1:x=1]", "given S2 term 1 log [1:x=1]",
                 "timeout S1", "run 1900ms"});
    CHECK(cluster.stalls().empty());

    Do(cluster, {"run 2s"});

    REQUIRE(cluster.stalls().size() == 1);
    CHECK(cluster.stalls()[0].stall == Stall::kNoCommit);
    CHECK(cluster.stalls()[0].cause == StallCause::kNoOwnEntry);
    CHECK(cluster.stalls()[0].lasted == kStallAfter);
    CHECK(cluster.stalls()[0].count == 1);
    Do(cluster, {"put x 2", "run 1s", "expect S1 commit 3", "run 5s"});
    CHECK(cluster.stalls().size() == 1);
}

}  // namespace raft::sim
