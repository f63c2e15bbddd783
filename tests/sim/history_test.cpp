// Goal:   §6.3, §6.4: what clients are told is judged as one history; a broken rule that shows in
//         answers is found, and honest runs, repetitions included, raise no alarm.
// Method: clusters of three; the harm made by hand, and long runs with faults that must be clean.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster Led() {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all"});
    return cluster;
}

// S1 was deposed and does not know it; x is 2 for the others.
Cluster Deposed() {
    Cluster cluster = Led();
    Do(cluster, {"put x 1 as C1", "deliver all", "isolate S1", "timeout S2", "deliver all",
                 "put x 2 to S2 as C2", "deliver all"});
    return cluster;
}

}  // namespace

TEST_CASE("history: a stale read is a violation that names what it clashes with (rule G10)") {
    Cluster cluster = Deposed();
    Do(cluster, {"break G10", "get x from S1 as C3", "expect read C3 x=1"});

    REQUIRE(cluster.violations().size() == 1);
    CHECK(cluster.violations()[0].property == Property::kLinearizability);
    Do(cluster, {"expect violation \"Linearizability\"", "expect violation"});
    const auto events = All<ViolationEvent>(cluster);
    REQUIRE(events.size() == 1);
    CHECK(events[0].name == "Linearizability");
    // The answer to C2's put.
    const Event& clash = cluster.events()[events[0].clash - cluster.events()[0].id];
    const auto* const answer = std::get_if<RequestEvent>(&clash.body);
    REQUIRE(answer != nullptr);
    CHECK(answer->command == "put x 2");
    CHECK(answer->step == RequestStep::kAnswered);
}

TEST_CASE("history: reads of the modes that promise nothing are none of its business") {
    Cluster cluster = Deposed();
    Do(cluster, {"get x from S1 as C3 mode local", "expect read C3 x=1",
                 "get x from S1 as C3 mode snapshot", "get x from S1 as C4 mode validated"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("history: a command that is done twice shows in the next answer (rule G14)") {
    Cluster cluster = Led();
    Do(cluster,
       {"break G14", "increment n 5 to S1", "deliver AppendEntries S1 -> S2 all", "crash S1",
        "timeout S2", "deliver all", "retry C1 to S2", "deliver all", "expect state S2 n=10"});
    REQUIRE(cluster.violations().size() == 1);
    CHECK(cluster.violations()[0].property == Property::kLinearizability);
}

TEST_CASE("history: in a session the same repetition is one operation") {
    Cluster cluster = Led();
    Do(cluster, {"increment n 5 to S1",
                 "deliver AppendEntries S1 -> S2 all",
                 "crash S1",
                 "timeout S2",
                 "deliver all",
                 "get n from S2",
                 "deliver all",
                 "expect read C1 n=5",
                 "retry C1 to S2",
                 "deliver all",
                 "get n from S2",
                 "deliver all",
                 "expect read C1 n=5",
                 "retry C1 to S2",
                 "deliver all",
                 "increment n 1 to S2",
                 "deliver all",
                 "get n from S2",
                 "deliver all",
                 "expect read C1 n=6"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("history: without a session every asking is an operation, as its client was told") {
    Cluster cluster = Led();
    Do(cluster, {"increment n 5 no-session", "deliver all", "retry C1", "deliver all",
                 "get n from S1", "deliver all", "expect read C1 n=10"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("history: what was refused never was, and what failed may come to be") {
    Cluster cluster = Led();
    Do(cluster,
       {"put x 1 to S2", "get x from S1", "deliver all", "expect read C1 x=none", "put x 2 to S1",
        "deliver AppendEntries S1 -> S2 all", "crash S1", "put y 1 to S2", "timeout S2",
        "deliver all", "get x from S2 as C2", "deliver all", "expect read C2 x=2"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("history: given and made-up entries are known to it") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"given S1 term 1 log [1:x=1 1:n+=5]", "given S2 term 1 log [1:x=1 1:n+=5]",
                 "timeout S1", "deliver all", "get x", "get n", "deliver all", "expect read C1 x=1",
                 "expect read C1 n=5"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("history: the keys that a load writes are left out of it, and only those") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms", "put a 1 as C2", "put x 1 as C2",
                 "run 300ms", "load 50/s", "run 1s", "get a as C2", "run 300ms"});
    CHECK(cluster.violations().empty());
    Do(cluster, {"load 0/s", "run 300ms", "break G10", "isolate S1", "timeout S2", "run 300ms",
                 "put x 2 to S2 as C3", "run 200ms", "get a from S1", "run 100ms"});
    CHECK(cluster.violations().empty());
    Do(cluster, {"get x from S1", "run 100ms"});
    CHECK(cluster.violations().size() == 1);
}

TEST_CASE("history: long runs with faults raise no alarm") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Cluster cluster({.voters = 5, .learners = 0, .spare = 0}, seed);
        cluster.SetRecording(false);
        Do(cluster, {"set checkquorum on", "set prevote on", "set loss 10%", "set duplicate 10%",
                     "set reorder on", "set snapshot-every 30", "set chunk 100", "run until leader",
                     "load 50/s"});
        for (int i = 0; i < 20; ++i) {
            const std::string client = " as C" + std::to_string(2 + i % 3);
            const std::string server = "S" + std::to_string(1 + i % 5);
            Do(cluster, {"increment n 1" + client, "put v " + std::to_string(i) + client, "get n",
                         "get v as C5 mode lease", "run 100ms", "increment n 2 as C6",
                         "get v as C7 mode follower-lease", "crash " + server, "run 400ms",
                         "get n as C8", "restart " + server, "run 100ms"});
        }
        Do(cluster, {"set loss 0%", "load 0/s", "run 5s"});
        const std::string detail =
            cluster.violations().empty() ? "" : cluster.violations()[0].detail;
        CHECK_MESSAGE(detail.empty(), "seed " << seed << ": " << detail);
        std::size_t done = 0;
        for (const Request& request : cluster.requests()) {
            if (request.status == RequestStatus::kDone) done += 1;
        }
        CHECK(done > 200);
    }
}

}  // namespace raft::sim
