// Goal:   a server's clock is exact, a pause loses nothing but time, and a crash at any stage loses
//         exactly what was not done before it.
// Method: clocks alone; then clusters of three, crashed at each stage of one known input.
#include "raft/sim/server.h"

#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

// Three servers by hand, S1 about to take a vote request of S2.
Cluster BeforeVote(const char* crash) {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S2", crash});
    cluster.ClearEvents();
    Do(cluster, {"deliver RequestVote S2 -> S1"});
    return cluster;
}

}  // namespace

TEST_CASE("clock: runs at its own rate, and says when it will show what") {
    LocalClock clock;
    CHECK(clock.At(1000) == 1000);
    clock.SetRate(1000, 1'500'000);
    CHECK(clock.At(1001) == 1001);
    CHECK(clock.At(1002) == 1003);
    CHECK(clock.When(1003) == 1002);
    CHECK(clock.When(4000) == 3000);
    CHECK(clock.At(*clock.When(1004)) >= 1004);

    clock.SetRate(2001, 333'333);
    const Micros shown = clock.At(2001);
    for (Micros local = shown; local < shown + 50; ++local) {
        const Micros when = *clock.When(local);
        CHECK(clock.At(when) >= local);
        if (when > 2001) CHECK(clock.At(when - 1) < local);
    }
    clock.SetRate(3000, 0);
    CHECK_FALSE(clock.When(clock.At(3000) + 1).has_value());
}

TEST_CASE("clock: however often it is looked at and set, it loses no fraction of a microsecond") {
    LocalClock clock;
    clock.SetRate(0, 1'000'001);
    for (Micros now = 1; now <= 1'000'000; now += 7) clock.Settle(now);
    CHECK(clock.At(1'000'000) == 1'000'001);
}

TEST_CASE("clock: standing, it moves only when told") {
    LocalClock clock;
    clock.SetStanding(500, true);
    CHECK(clock.At(9000) == 500);
    CHECK_FALSE(clock.When(501).has_value());
    clock.Advance(100);
    CHECK(clock.At(9000) == 600);
    clock.SetStanding(10'000, false);
    CHECK(clock.At(10'001) == 601);
}

TEST_CASE("clock rate: a server whose clock runs twice as fast times out first") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Cluster cluster({.voters = 3, .learners = 0, .spare = 0}, seed);
        Do(cluster, {"set election-timeout 200ms..300ms", "clock S3 2"});
        const Micros timeout = cluster.server(kS3).node().election_timeout();
        Do(cluster, {"run until S3 candidate"});
        CHECK(cluster.now() == (timeout + 1) / 2);
    }
}

TEST_CASE(
    "pause: a follower that got heartbeats meanwhile does not stand for election afterwards") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms", "pause S2", "run 10s"});
    CHECK(cluster.server(kS2).queued() > 100);
    cluster.ClearEvents();
    Do(cluster, {"resume S2", "run 1s"});
    CHECK(AllNoted<RoleChanged>(cluster).empty());
    CHECK(cluster.server(kS2).queued() == 0);
    CHECK(cluster.server(kS2).node().current_term() == 1);
}

TEST_CASE("pause: a leader that stands still is replaced, and learns of it when it wakes") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms", "pause S1",
                 "run until term 2 within 5s"});
    Do(cluster, {"run 2s"});
    CHECK(cluster.server(kS1).node().role() == Role::kLeader);
    Do(cluster, {"resume S1", "run 1s", "expect S1 follower"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("crash at take or step: the message is lost, and the server as if it had never come") {
    for (const char* crash : {"crash S1 at take", "crash S1 at step"}) {
        Cluster cluster = BeforeVote(crash);
        CHECK_FALSE(cluster.server(kS1).up());
        CHECK(AllNoted<VoteJudged>(cluster).empty());
        CHECK(cluster.server(kS1).disk().durable().hard.term == 0);
    }
}

TEST_CASE(
    "crash at persist: the vote was decided, and is forgotten with all that was not on disk") {
    Cluster cluster = BeforeVote("crash S1 at persist");
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(AllNoted<VoteJudged>(cluster).size() == 1);
    CHECK(cluster.server(kS1).disk().durable().hard == HardState{});
    CHECK(Count(cluster, MessageFate::kSent) == 0);
}

TEST_CASE("crash at send: the vote is on disk, and nobody was told") {
    Cluster cluster = BeforeVote("crash S1 at send");
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(cluster.server(kS1).disk().durable().hard == HardState{1, kS2});
    CHECK(Count(cluster, MessageFate::kSent) == 0);
    // A server that restarts keeps its word: no second vote in this term (§3.8).
    Do(cluster, {"restart S1", "timeout S3", "deliver RequestVote S3 -> S1",
                 "expect refused S1 S3 because vote"});
}

TEST_CASE("crash at advance: everything was done") {
    Cluster cluster = BeforeVote("crash S1 at advance");
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(Count(cluster, MessageFate::kSent) == 1);
}

TEST_CASE(
    "crash at apply: the entry is committed, applied nowhere here, and again after the restart") {
    Cluster cluster = ByHand(3);
    Do(cluster,
       {"timeout S1", "deliver all", "put x 1 no-session", "crash S1 at apply", "deliver all"});
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(cluster.server(kS1).machine().last_applied() == 0);
    Do(cluster,
       {"restart S1", "timeout S1", "deliver all", "expect S1 commit 3", "expect state S1 x=1"});
}

TEST_CASE("crash: loses what is on its way to the server, not what the server has sent") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "timeout S2"});
    CHECK(cluster.network().size() == 4);
    cluster.ClearEvents();
    Do(cluster, {"crash S1"});
    CHECK(cluster.network().size() == 3);
    const auto events = All<MessageEvent>(cluster);
    REQUIRE(events.size() == 1);
    CHECK(events[0].loss == LossReason::kReceiverDown);
    CHECK(events[0].message.from == kS2);
}

TEST_CASE("wipe: an empty disk is what the server starts from") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all", "wipe S2"});
    CHECK_FALSE(cluster.server(kS2).up());
    Do(cluster, {"restart S2", "expect log S2 []", "expect S2 term 0"});
}

TEST_CASE(
    "refusals: what makes no sense for a server is refused with a sentence, and changes nothing") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    CHECK(RefusalOf(cluster, "restart S1") == "S1 is running; crash it first");
    CHECK(RefusalOf(cluster, "resume S1") == "S1 is not paused");
    Do(cluster, {"pause S1"});
    CHECK(RefusalOf(cluster, "pause S1") == "S1 is paused already");
    Do(cluster, {"crash S1"});
    cluster.ClearEvents();
    const EventId last = cluster.last_event();
    CHECK(RefusalOf(cluster, "crash S1") == "S1 is not running; restart it first");
    CHECK(RefusalOf(cluster, "pause S1") == "S1 is not running; restart it first");
    CHECK(RefusalOf(cluster, "timeout S1") == "S1 is not running; restart it first");
    CHECK(cluster.events().empty());
    CHECK(cluster.last_event() == last);
    CHECK(cluster.Do(Crash{NodeId{9}, {}})->error == "no server S9; this cluster has S1 to S3");
    CHECK(cluster.Do(Crash{NodeId{0}, {}})->code == Refusal::Code::kUnknown);
}

}  // namespace raft::sim
