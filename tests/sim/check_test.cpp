// Goal:   conditions say what is so, "run until" stops at the first event after which they are, and
//         a check that fails says what is there instead and leaves the cluster as it was.
// Method: a cluster of three with a known leader; conditions that hold, and that do not.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster Led() {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all", "heartbeat S1", "deliver all"});
    return cluster;
}

}  // namespace

TEST_CASE("conditions: each says what is so") {
    Cluster cluster = Led();
    Do(cluster, {"expect leader",
                 "expect leader S1",
                 "expect not leader S2",
                 "expect S1 leader",
                 "expect S2 follower",
                 "expect not S2 candidate",
                 "expect term 1",
                 "expect not term 2",
                 "expect S3 term 1",
                 "expect not S3 term 0",
                 "expect S3 commit 1",
                 "expect commit 1",
                 "expect S2 applied 1",
                 "expect idle",
                 "expect sent RequestVote",
                 "expect sent RequestVote S1 S2",
                 "expect not sent RequestVote S2",
                 "expect delivered RequestVoteReply S3 S1",
                 "expect not violation",
                 "expect leader S1 and S2 follower and not S3 crashed"});
    Do(cluster, {"crash S3", "expect S3 crashed", "expect not S3 follower", "expect commit 1",
                 "crash S1", "expect no leader"});
}

TEST_CASE("expect: a failed one says what is there instead") {
    Cluster cluster = Led();
    const EventId last = cluster.last_event();
    CHECK(RefusalOf(cluster, "expect leader S2") == "expected \"leader S2\", but S1 leads term 1");
    CHECK(RefusalOf(cluster, "expect S2 candidate") ==
          "expected \"S2 candidate\", but S2 is a follower");
    CHECK(RefusalOf(cluster, "expect S2 term 3") == "expected \"S2 term 3\", but S2 is in term 1");
    CHECK(RefusalOf(cluster, "expect log S2 [1 2]") == "the log of S2 is [1]");
    CHECK(RefusalOf(cluster, "expect log S2 [1:x=1]") == "the log of S2 is [1:noop]");
    CHECK(RefusalOf(cluster, "expect state S1 x=1") == "in the state of S1, x is absent");
    CHECK(RefusalOf(cluster, "expect members S1 {S1 S2}") ==
          "the members known to S1 are {S1 S2 S3}");
    CHECK(RefusalOf(cluster, "expect refused S1 S2 because log") ==
          "never has S1 refused S2 a vote");
    CHECK(cluster.Do(ExpectCondition{{{Fact{}}}}).has_value() == false);
    CHECK(Try(cluster, "expect term 9")->code == Refusal::Code::kExpect);
    CHECK(cluster.last_event() == last);
}

TEST_CASE("expect refused: knows why the last vote was refused") {
    Cluster cluster = ByHand(3);
    Do(cluster,
       {"given S1 term 3 log [1:x=1 3:x=2]", "given S2 term 3 log [1:x=1]",
        "given S3 term 3 log [1:x=1]", "timeout S2", "deliver RequestVote S2 -> S1",
        "expect refused S1 S2 because log", "timeout S3", "deliver RequestVote S3 -> S2",
        "expect refused S2 S3 because vote", "timeout S3", "inject RequestVote S2 -> S3 term=1",
        "deliver RequestVote S2 -> S3 last", "expect refused S3 S2 because term"});
    CHECK(RefusalOf(cluster, "expect refused S1 S2 because term") ==
          "S1 refused S2 because of the log");
}

TEST_CASE("expect log: compares contents where they are written") {
    Cluster cluster = Led();
    Do(cluster, {"put x 1 no-session", "increment n 5 no-session", "delete x no-session",
                 "expect log S1 [1 1 1 1]", "expect log S1 [1:noop 1:x=1 1:n+=5 1:-x]"});
    CHECK(RefusalOf(cluster, "expect log S1 [1 1:x=2 1 1]") ==
          "the log of S1 is [1:noop 1:x=1 1:n+=5 1:-x]");
}

TEST_CASE("run until: stops at the first event after which the condition holds") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Cluster slow = cluster;
    Do(cluster, {"run until leader"});
    while (!slow.leader().has_value()) slow.StepEvent();
    CHECK(Trace(cluster) == Trace(slow));
    Do(cluster, {"run until leader"});  // Holds already: nothing happens.
    CHECK(Trace(cluster) == Trace(slow));
}

TEST_CASE("run until sent: means sent from now on") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run until leader", "run 200ms"});
    const Micros before = cluster.now();
    Do(cluster, {"run until sent AppendEntries"});
    CHECK(cluster.now() > before);
    CHECK(cluster.now() <= before + 50 * kMillisecond);
    CHECK(RefusalOf(cluster, "run until sent RequestVote within 1s").find("did not come true") !=
          std::string::npos);
    // Also when nobody records.
    cluster.SetRecording(false);
    cluster.ClearEvents();
    Do(cluster, {"run until delivered AppendEntriesReply within 1s"});
    CHECK(cluster.events().empty());
}

TEST_CASE("run until: one that does not come true leaves the cluster as it was") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run 200ms", "isolate S1", "isolate S2"});
    const std::string before = Trace(cluster);
    CHECK(RefusalOf(cluster, "run until commit 9 within 2s").find("within 2s: committed are S1") !=
          std::string::npos);
    CHECK(Trace(cluster) == before);
    Cluster led({.voters = 3, .learners = 0, .spare = 0});
    Do(led, {"run until leader", "run 200ms"});
    const std::string calm = Trace(led);
    CHECK(RefusalOf(led, "step term").find("did not happen") != std::string::npos);
    CHECK(Trace(led) == calm);
    Cluster still = ByHand(3);
    CHECK(RefusalOf(still, "run until leader") ==
          "\"leader\" did not come true and nothing is left to happen: no server leads");
}

TEST_CASE("violation: is noted with what led to it, and can be waited for") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all"});
    cluster.ClearEvents();
    // A leader of a later term that lacks what was committed: only a made-up vote can do that.
    Do(cluster,
       {"put x 1 no-session", "deliver S1 -> S2 all", "deliver S2 -> S1 all", "expect S1 commit 2",
        "timeout S3", "inject RequestVoteReply S2 -> S3 term=2 granted=true",
        "deliver RequestVoteReply S2 -> S3", "expect leader S3",
        "expect violation \"Leader Completeness\""});
    REQUIRE(All<ViolationEvent>(cluster).size() == 1);
    CHECK(cluster.events().back().cause != 0);
    CHECK(cluster.violations().size() == 1);
    CHECK(RefusalOf(cluster, "expect violation \"Log Matching\"").find("Leader Completeness") !=
          std::string::npos);
}

TEST_CASE("not yet: a word of a later version is refused with a sentence") {
    Cluster cluster;
    const std::string error = RefusalOf(cluster, "focus S3");
    CHECK(error == "\"focus\" is not part of this version yet");
}

}  // namespace raft::sim
