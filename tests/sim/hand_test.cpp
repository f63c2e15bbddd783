// Goal:   by hand, everything happens in exactly the order that was told: ticks, deliveries,
// writes,
//         applying, made-up messages ("By hand" in the language's description).
// Method: clusters in which nothing happens by itself; one command, then a look at what it did.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

TEST_CASE("ticks: a fixed timer of 12 ms fires on the 12th tick after its last restart") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timer S1 12ms", "tick S1 11", "expect S1 follower", "tick S1",
                 "expect S1 candidate", "expect S1 term 1"});
    CHECK(cluster.now() == 0);
    // Standing for election restarts it, with the same length.
    Do(cluster, {"tick S1 11", "expect S1 term 1", "tick S1", "expect S1 term 2"});
    Do(cluster, {"timer S1 random"});
    CHECK(cluster.server(kS1).node().election_timeout() >= 150 * kMillisecond);
}

TEST_CASE("ticks: fixing a timer changes its length, not its start") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"tick S1 10", "timer S1 12ms", "tick S1", "expect S1 follower", "tick S1",
                 "expect S1 candidate"});
}

TEST_CASE("ticks: a length already over fires at the next tick, not at a message") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"tick S1 20", "timer S1 12ms", "timeout S2", "inject RequestVoteReply S3 -> S1",
                 "deliver #3", "expect S1 follower", "tick S1", "expect S1 candidate"});
}

TEST_CASE("ticks: the option sets their length; a leader counts them for its heartbeats") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"set tick 10ms", "timeout S1", "deliver all"});
    cluster.ClearEvents();
    Do(cluster, {"tick S1 4"});
    CHECK(Count(cluster, MessageFate::kSent) == 0);
    Do(cluster, {"tick S1"});
    CHECK(Count(cluster, MessageFate::kSent) == 2);
    CHECK(cluster.Do(TickServer{kS1, 1'000'000})->error.find("at most") != std::string::npos);
    Cluster by_itself({.voters = 3, .learners = 0, .spare = 0});
    CHECK(RefusalOf(by_itself, "tick S1").find("set clock manual") != std::string::npos);
}

TEST_CASE("clock manual: time moves for messages, not for timers") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set clock manual", "run 10s", "expect not leader", "timeout S1", "run 50ms",
                 "expect leader S1"});
    // Back to automatic, timers go on from where they stood.
    Do(cluster, {"set clock auto", "crash S1", "run until leader within 1s"});
}

TEST_CASE("clock manual: writes and client requests take no time") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1"});
    CHECK(cluster.server(kS1).disk().durable().hard == HardState{1, kS1});
    Do(cluster, {"deliver all", "put x 1 to S2 no-session"});
    CHECK(cluster.requests().back().status == RequestStatus::kRefused);
    Do(cluster, {"put x 1 to S1 no-session", "deliver all"});
    CHECK(cluster.requests().back().status == RequestStatus::kDone);
    CHECK(cluster.now() == 0);
}

TEST_CASE("persist manual: finishes the writes that wait now, not those that follow") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"set persist manual", "timeout S1"});
    CHECK(cluster.network().empty());
    CHECK(cluster.server(kS1).disk().durable().hard.term == 0);
    Do(cluster, {"persist S1"});
    CHECK(cluster.network().size() == 2);
    CHECK(cluster.server(kS1).disk().durable().hard.term == 1);

    Do(cluster, {"deliver all", "persist S2", "deliver all", "expect leader S1"});
    // The no-op, which its election just appended, waits in its turn.
    CHECK(cluster.server(kS1).disk().outstanding());
    CHECK(cluster.server(kS1).disk().durable().log.last_index() == 0);
    Do(cluster, {"persist S1"});
    CHECK(cluster.server(kS1).disk().durable().log.last_index() == 1);
    CHECK(RefusalOf(cluster, "persist S1") == "S1 has no write that waits");
    Do(cluster,
       {"set persist auto", "deliver all", "heartbeat S1", "deliver all", "expect commit 1"});
}

TEST_CASE("persist manual: a crash loses what waits, and the promise that rests on it never left") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S2", "set persist manual", "deliver RequestVote S2 -> S1", "crash S1",
                 "set persist auto", "restart S1", "expect S1 term 0"});
    CHECK(cluster.network().size() == 1);  // The request to S3.
}

TEST_CASE("apply manual: applies as many entries as told") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all", "heartbeat S1", "deliver all", "set apply manual",
                 "put x 1 no-session", "put y 2 no-session", "deliver all", "expect S1 commit 3",
                 "expect S1 applied 1"});
    CHECK(cluster.requests().back().status == RequestStatus::kWaiting);
    Do(cluster,
       {"apply S1", "expect S1 applied 2", "expect not S1 applied 3", "expect state S1 y=none",
        "apply S1 5", "expect S1 applied 3", "expect state S1 y=2"});
    CHECK(cluster.requests().back().status == RequestStatus::kDone);
    CHECK(RefusalOf(cluster, "apply S1") == "S1 has nothing to apply");
    Do(cluster, {"heartbeat S1", "deliver all", "expect S2 commit 3", "expect S2 applied 1",
                 "set apply auto", "expect S2 applied 3"});
}

TEST_CASE("inject: a made-up message waits for its delivery, from whoever it claims to be") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"inject AppendEntries S9 -> S2 term=2 entries=[1:x=1 2:y=2]", "run 10ms"});
    CHECK(cluster.network().size() == 1);
    CHECK(Count(cluster, MessageFate::kInjected) == 1);
    Do(cluster, {"deliver AppendEntries S9 -> S2", "expect log S2 [1:x=1 2:y=2]",
                 "expect S2 term 2", "run 20ms"});
    // The answer goes to a server that does not exist.
    CHECK(cluster.network().empty());
    CHECK(Count(cluster, MessageFate::kLost) == 1);
}

TEST_CASE("inject: a higher term turns a leader into a follower before anything else") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all", "expect leader S1",
                 "inject RequestVote S9 -> S1 term=7", "deliver #9", "expect S1 follower",
                 "expect S1 term 7", "expect refused S1 S9 because log"});
}

TEST_CASE("timeout and heartbeat: only where there is such a timer") {
    Cluster cluster({.voters = 3, .learners = 1, .spare = 0});
    Do(cluster, {"timeout S2", "run 100ms", "expect leader S2"});
    CHECK(RefusalOf(cluster, "timeout S2") == "S2 leads, so it has no election timer");
    CHECK(RefusalOf(cluster, "timeout S4") == "S4 does not vote, so it has no election timer");
    CHECK(RefusalOf(cluster, "heartbeat S1") == "S1 does not lead, so it has no heartbeat");
    cluster.ClearEvents();
    Do(cluster, {"heartbeat S2"});
    CHECK(Count(cluster, MessageFate::kSent) == 3);
}

}  // namespace raft::sim
