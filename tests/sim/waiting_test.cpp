// Goal:   what waits can be taken back and waited for: commands for later, the next violation, a
//         condition that is watched along the way.
// Method: clusters with one such thing in front of them.
#include <doctest/doctest.h>

#include "raft/sim/condition_watch.h"
#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Condition ConditionOf(const char* text) {
    const auto parsed = ParseLine(std::string("run until ") + text, {3});
    REQUIRE(parsed.has_value());
    const auto* const command = std::get_if<Command>(&*parsed);
    REQUIRE(command != nullptr);
    return std::get<RunUntilHolds>(*command).condition;
}

}  // namespace

TEST_CASE("cancel: a command for later is not done, and the others are") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"at 1s crash S1", "at 1s crash S2", "at 500ms cancel 1", "run 400ms"});
    CHECK(RefusalOf(cluster, "cancel 7") == "no command number 7 waits for its time");
    Do(cluster, {"cancel 3", "run 200ms", "cancel 1", "run 1s"});
    CHECK(cluster.server(kS1).up());
    CHECK_FALSE(cluster.server(kS2).up());
    // Neither one that was done nor one that was taken back waits.
    CHECK(RefusalOf(cluster, "cancel 1") == "no command number 1 waits for its time");
    CHECK(RefusalOf(cluster, "cancel 2") == "no command number 2 waits for its time");
    Do(cluster, {"at 2s crash S1", "at 1900ms cancel 4", "run 1s"});
    CHECK(cluster.server(kS1).up());
}

TEST_CASE("cancel: leaves nothing due, and no event") {
    Cluster cluster = ByHand(3);
    const EventId last = cluster.last_event();
    Do(cluster, {"at 1s crash S1"});
    CHECK(cluster.NextDue() == kSecond);
    Do(cluster, {"cancel 1"});
    CHECK_FALSE(cluster.NextDue().has_value());
    // The asking is one event, its taking back none.
    CHECK(cluster.last_event() <= last + 1);
    CHECK(RefusalOf(cluster, "step") == "nothing is due");
}

TEST_CASE("step violation: goes to the next broken property, and to the next standstill") {
    Cluster broken = ByHand(3);
    Do(broken, {"timeout S1", "deliver all", "put x 1 no-session", "deliver S1 -> S2 all",
                "deliver S2 -> S1 all", "timeout S3",
                "inject RequestVoteReply S2 -> S3 term=2 granted=true", "at 1s heartbeat S1",
                "at 2s deliver RequestVoteReply S2 -> S3", "at 3s heartbeat S1", "step violation"});
    CHECK(broken.now() == 2 * kSecond);
    REQUIRE(broken.violations().size() == 1);
    CHECK(broken.violations()[0].property == Property::kLeaderCompleteness);
    CHECK(RefusalOf(broken, "step violation") == "it did not happen, and nothing is due");
    CHECK(broken.now() == 2 * kSecond);

    Cluster stuck({.voters = 3, .learners = 0, .spare = 0});
    Do(stuck, {"run 500ms", "crash S1", "crash S2", "step violation"});
    CHECK(stuck.violations().empty());
    CHECK(stuck.stalls().size() == 1);
}

TEST_CASE("watch: what happened counts, whoever has cleared it since") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    ConditionWatch watch(ConditionOf("sent RequestVote and leader"), cluster.last_event());
    bool asked = false;
    while (!watch.Holds(cluster)) {
        REQUIRE(watch.missing() != nullptr);
        const bool leader_missing = watch.missing()->kind == Fact::Kind::kLeader;
        asked = asked || leader_missing;
        // Once seen it stays seen.
        CHECK(leader_missing == asked);
        cluster.ClearEvents();
        REQUIRE(cluster.StepEvent());
    }
    CHECK(asked);
    CHECK(watch.missing() == nullptr);
    CHECK(cluster.leader().has_value());
}

TEST_CASE("watch: what happened before it began does not count, and what must not happen does") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run until leader", "run 200ms"});
    ConditionWatch later(ConditionOf("sent RequestVote"), cluster.last_event());
    ConditionWatch ever(ConditionOf("sent RequestVote"), 0);
    CHECK_FALSE(later.Holds(cluster));
    CHECK(ever.Holds(cluster));
    ConditionWatch calm(ConditionOf("not sent RequestVote"), cluster.last_event());
    CHECK(calm.Holds(cluster));
    cluster.ClearEvents();
    Do(cluster, {"timeout S3", "run 10ms"});
    CHECK_FALSE(calm.Holds(cluster));
    cluster.ClearEvents();
    Do(cluster, {"run 10ms"});
    CHECK_FALSE(calm.Holds(cluster));
    CHECK(calm.missing() != nullptr);
}

}  // namespace raft::sim
