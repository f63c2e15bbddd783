// Goal:   a cluster knows how far it has come, and the way there does not matter: by stages, by
//         steps and by letting it run it comes to the same value.
// Method: count by hand what it counts; copies that go the same way in other pieces.
#include "raft/sim/place.h"

#include <doctest/doctest.h>

#include "tests/sim/helpers.h"
#include "tests/sim/state_text.h"

namespace raft::sim {

namespace {

// Most of what can happen does.
Cluster Stirred(std::uint64_t seed) {
    Cluster cluster({.voters = 5, .learners = 0, .spare = 1}, seed);
    Do(cluster, {"set loss 5%",
                 "set duplicate 5%",
                 "set snapshot-every 20",
                 "set fsync 2ms",
                 "set checkquorum on",
                 "set prevote on",
                 "load 100/s",
                 "at 500ms clock S2 1.5",
                 "at 600ms crash S1 at persist",
                 "at 700ms crash S2",
                 "at 900ms restart S2",
                 "at 1s partition {S1 S2} {S3 S4 S5}",
                 "at 1200ms heal",
                 "at 1300ms get n",
                 "at 1400ms pause S3",
                 "at 1500ms resume S3",
                 "at 1600ms latency S4 S5 0ms",
                 "at 1700ms fsync S4 0us",
                 "at 1800ms wipe S5",
                 "at 1900ms restart S5"});
    return cluster;
}

// One event by its stages; how many those were.
std::uint64_t StepByStages(Cluster& cluster) {
    std::uint64_t stages = 0;
    REQUIRE(cluster.StepStage());
    while (!cluster.place().resting) {
        REQUIRE(cluster.StepStage());
        stages += 1;
    }
    return stages;
}

}  // namespace

TEST_CASE("place: an event gone through by stages leaves what it leaves otherwise") {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        Cluster whole = Stirred(seed);
        Cluster parts = whole;
        std::string wrong;
        while (*whole.NextDue() < 2 * kSecond && wrong.empty()) {
            whole.StepEvent();
            StepByStages(parts);
            if (StateText(whole) != StateText(parts)) wrong = StateText(whole) + StateText(parts);
            // What cannot be seen shows later.
            if (whole.place().steps % 500 != 0) continue;
            Cluster one = whole;
            Cluster other = parts;
            one.RunUntil(whole.now() + 300 * kMillisecond);
            other.RunUntil(whole.now() + 300 * kMillisecond);
            CHECK(StateText(one) == StateText(other));
            CHECK(StoryText(one) == StoryText(other));
        }
        CHECK(wrong == "");
        CHECK(whole.place().steps > 2000);
        CHECK(StoryText(whole) == StoryText(parts));
    }
}

TEST_CASE("place: left in the middle of an event, running or stepping goes through the rest") {
    Cluster cluster = Stirred(4);
    cluster.RunUntil(400 * kMillisecond);
    int alone = 0;
    for (int i = 0; i < 300; ++i) {
        Cluster whole = cluster;
        whole.StepEvent();
        cluster.StepStage();
        if (!cluster.place().resting) {
            Cluster run = cluster;
            run.RunUntil(run.now());
            CHECK(run.place().resting);
            cluster.StepStage();
            if (!cluster.place().resting) cluster.StepEvent();
            // Running goes through what else is due now, too.
            if (run.place().steps == cluster.place().steps) {
                CHECK(StateText(run) == StateText(cluster));
                alone += 1;
            }
        }
        CHECK(StateText(cluster) == StateText(whole));
    }
    CHECK(alone > 50);
}

TEST_CASE("place: counts steps, those of this moment, and stages") {
    Cluster cluster = Stirred(5);
    std::uint64_t steps = 0;
    std::uint64_t here = 0;
    std::uint64_t stages = 0;
    bool several_here = false;
    while (*cluster.NextDue() < 450 * kMillisecond) {
        const Micros before = cluster.now();
        const std::uint64_t part = StepByStages(cluster);
        steps += 1;
        stages += part;
        here = cluster.now() == before ? here + 1 : 1;
        several_here = several_here || here > 1;
        const Place place = cluster.place();
        const bool right = place.steps == steps && place.stages == stages && place.here == here &&
                           place.part == part && place.at == cluster.now() && place.acts == 0;
        CHECK(right);
    }
    CHECK(several_here);
    CHECK(stages > steps);
    // Time alone is no step; but behind the last one nothing has happened at this moment.
    const Place last = cluster.place();
    cluster.RunUntil(*cluster.NextDue() - 1);
    CHECK(cluster.place().steps == last.steps);
    CHECK(cluster.place().here == 0);
    CHECK(cluster.place().part == last.part);
    CHECK(cluster.place() > last);
}

TEST_CASE("place: says how far into an event it is") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    CHECK(cluster.place().resting);
    Do(cluster, {"step stage"});
    CHECK_FALSE(cluster.place().resting);
    CHECK(cluster.place().steps == 1);
    CHECK(cluster.place().part == 0);
    for (std::uint32_t part = 1; part <= 6; ++part) {
        CHECK_FALSE(cluster.place().resting);
        Do(cluster, {"step stage"});
        CHECK(cluster.place().part == part);
        CHECK(cluster.place().stages == part);
    }
    // The timer, with all of its stages; the write it began is still under way.
    CHECK(cluster.place().resting);
    Cluster again({.voters = 3, .learners = 0, .spare = 0});
    Do(again, {"step"});
    CHECK(again.place() == cluster.place());
    CHECK(again.place().part == 6);
}

TEST_CASE("place: what a command makes servers do are stages, and no steps") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S2"});
    // The timer, and the write of the own vote, which takes no time here.
    CHECK(cluster.place().stages == 12);
    CHECK(cluster.place().part == 12);
    Do(cluster, {"deliver RequestVote S2 -> S1"});
    CHECK(cluster.place().stages == 24);
    CHECK(cluster.place().steps == 0);
    CHECK(cluster.place().here == 0);
    // What is refused leaves no trace of its way.
    const Place before = cluster.place();
    CHECK(RefusalOf(cluster, "restart S1") != "");
    CHECK(RefusalOf(cluster, "run until S3 leader within 1s") != "");
    CHECK(cluster.place() == before);
    CHECK(cluster.place().part == before.part);
}

TEST_CASE("place: in the middle of an event a command's stages wait to be gone through, too") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"step stage", "step stage"});
    const Place before = cluster.place();
    Do(cluster, {"timeout S3"});
    CHECK(cluster.place() == before);
    CHECK_FALSE(cluster.place().resting);
    Cluster stepped = cluster;
    std::uint64_t stages = 0;
    while (!stepped.place().resting) {
        stepped.StepStage();
        stages += 1;
    }
    CHECK(stepped.place().stages == before.stages + stages);
    cluster.StepEvent();
    CHECK(StateText(stepped) == StateText(cluster));
}

}  // namespace raft::sim
