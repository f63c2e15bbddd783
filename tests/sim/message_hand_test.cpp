// Goal:   messages by hand: delivered, dropped, duplicated, delayed, held and released as told.
// Method: three servers by hand with two vote requests on their way, #1 to S2 and #2 to S3.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster TwoOnTheirWay() {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1"});
    cluster.ClearEvents();
    return cluster;
}

// The ids of what was delivered, in order.
std::vector<MessageId> Delivered(const Cluster& cluster) {
    std::vector<MessageId> ids;
    for (const MessageEvent& event : All<MessageEvent>(cluster)) {
        if (event.fate == MessageFate::kDelivered) ids.push_back(event.id);
    }
    return ids;
}

}  // namespace

TEST_CASE("deliver: one by its id, the oldest of a filter, the last, or all that come") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"deliver #2"});
    CHECK(Delivered(cluster) == std::vector<MessageId>{2});
    CHECK(cluster.network().size() == 2);  // #1, and S3's answer.
    Do(cluster, {"deliver last"});
    CHECK(Delivered(cluster) == std::vector<MessageId>{2, 3});
    CHECK(cluster.leader() == kS1);
    Do(cluster, {"deliver -> S2"});
    CHECK(Delivered(cluster) == std::vector<MessageId>{2, 3, 1});
    Do(cluster, {"deliver all"});
    CHECK(cluster.network().empty());
    CHECK(RefusalOf(cluster, "deliver") == "no message is in flight");
    Do(cluster, {"deliver all", "drop AppendEntries all"});  // All of nothing.
    CHECK(cluster.Do(Deliver{{MessageId{17}, {}, {}}})->error == "no message #17 is in flight");
    CHECK(cluster.Do(Deliver{{MessageId{17}, {}, {}}})->code == Refusal::Code::kUnknown);
}

TEST_CASE("deliver all with a filter: goes on with what the answers bring, until none matches") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"deliver S1 -> S2 all"});
    CHECK(Delivered(cluster) == std::vector<MessageId>{1});
    Do(cluster, {"deliver S2 -> S1 all", "expect leader S1"});
    Do(cluster, {"deliver S1 -> S2 all", "expect S2 commit 0", "expect log S2 [1]"});
    CHECK(cluster.network().Matching({{}, kS1, kS3}).size() == 2);
}

TEST_CASE("deliver all: leaves held messages alone; an id or a filter takes them too") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"hold -> S3", "deliver all"});
    CHECK(cluster.network().size() == 2);  // The vote request and the no-op to S3.
    CHECK(RefusalOf(cluster, "deliver") == "no message is in flight");
    Do(cluster, {"deliver #2"});
    CHECK(Delivered(cluster).back() == 2);
    Do(cluster, {"deliver -> S3 all", "expect log S3 [1]"});
    Do(cluster, {"heartbeat S1", "deliver S1 -> S2"});
    CHECK(cluster.network().Matching({{}, kS1, kS3}).size() == 1);
    Do(cluster, {"drop all"});
    CHECK(cluster.network().empty());
}

TEST_CASE("hold and release: what is held goes on when the last hold on it ends") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"hold RequestVote", "timeout S1", "run 100ms"});
    CHECK(cluster.network().size() == 2);
    CHECK_FALSE(cluster.network().InFlight()[0]->due().has_value());
    CHECK(RefusalOf(cluster, "release RequestVote S1 -> S2") ==
          "no hold lies inside RequestVote S1 -> S2");
    Do(cluster, {"release", "run 50ms", "expect leader S1"});
    CHECK(RefusalOf(cluster, "release") == "nothing is held");
}

TEST_CASE("drop: the message is gone, and nobody hears of it") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"drop RequestVote", "deliver all", "expect leader S1", "expect S2 follower"});
    CHECK(Count(cluster, MessageFate::kDropped) == 1);
    CHECK(Delivered(cluster).front() == 2);
}

TEST_CASE("duplicate: the second copy has a number of its own, and arrives, too") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"duplicate #1"});
    const auto events = All<MessageEvent>(cluster);
    REQUIRE(events.size() == 1);
    CHECK(events[0].id == 3);
    CHECK(events[0].original == 1);
    Do(cluster, {"deliver #1", "deliver #3"});
    // The same candidate asking again is granted again (§3.4).
    const auto votes = AllNoted<VoteJudged>(cluster);
    REQUIRE(votes.size() == 2);
    CHECK(votes[1].verdict == VoteVerdict::kGranted);
}

TEST_CASE("delay: the message arrives so much later") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster,
       {"set latency 10ms", "set fsync 0ms", "timeout S1", "delay #1 50ms", "run 15ms",
        "expect delivered RequestVote S1 S3 and not delivered RequestVote S1 S2", "run 44ms",
        "expect not delivered RequestVote S1 S2", "run 1ms", "expect delivered RequestVote S1 S2"});
}

TEST_CASE("cut: what arrives while it stands is lost, by hand as by itself") {
    Cluster cluster = TwoOnTheirWay();
    Do(cluster, {"cut S1 -> S2", "deliver #1"});
    auto lost = All<MessageEvent>(cluster);
    CHECK(lost.back().fate == MessageFate::kLost);
    CHECK(lost.back().loss == LossReason::kCut);

    // Mended before it arrives, it never mattered.
    Cluster mended({.voters = 3, .learners = 0, .spare = 0});
    Do(mended, {"set latency 10ms", "set fsync 0ms", "isolate S1", "timeout S1", "run 5ms",
                "heal S1 S2", "run 15ms", "expect leader S1"});
    CHECK(mended.network().cuts().size() == 2);
    Do(mended, {"heal S3 -> S1"});
    CHECK(mended.network().cuts() == std::vector<Network::Direction>{{kS1, kS3}});
    Do(mended, {"heal"});
    CHECK(mended.network().cuts().empty());
}

TEST_CASE("partition: cuts between its sides, and whoever is in no side is alone") {
    Cluster cluster;
    Do(cluster, {"partition {S1 S2} {S3 S4}"});
    CHECK(cluster.network().cuts().size() == 16);
    CHECK_FALSE(cluster.network().IsCut(kS1, kS2));
    CHECK_FALSE(cluster.network().IsCut(kS3, kS4));
    CHECK(cluster.network().IsCut(kS5, kS1));
    CHECK(cluster.Do(Partition{{{kS1, kS2}, {kS2, kS3}}})->error ==
          "S2 cannot be on two sides of a partition");
    CHECK(cluster.Do(Cut{kS1, kS1, false})->error == "a server has no link to itself");
}

TEST_CASE("delivery manual: what is in flight waits, too, and goes on when it is automatic again") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run 1ms", "set delivery manual", "run 100ms",
                 "expect not delivered RequestVote", "set delivery auto", "run 100ms",
                 "expect delivered RequestVote S1 S2"});
}

TEST_CASE("loss: a message lost by chance is seen on its way until it dies") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"set latency 10ms", "set fsync 0ms", "set loss 100%", "timeout S1", "run 4ms"});
    CHECK(cluster.network().size() == 2);
    Do(cluster, {"run 1ms"});
    CHECK(cluster.network().empty());
    CHECK(All<MessageEvent>(cluster).back().loss == LossReason::kChance);
}

TEST_CASE("idle: holds when nothing is in flight, neither messages nor requests nor writes") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"expect idle", "timeout S1", "expect not idle", "run until idle within 1s"});
    CHECK(cluster.network().empty());
    Do(cluster, {"put x 1 no-session", "expect not idle"});
}

}  // namespace raft::sim
