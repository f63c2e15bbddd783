// Goal:   speeds go in steps from 1/1000 to 10 times, by key and by slider alike.
// Method: walk the steps in both directions and across the slider.
#include "render/speed.h"

#include <doctest/doctest.h>

namespace render {

TEST_CASE("speed: faster and slower walk the same steps and stop at the ends") {
    int steps = 0;
    double speed = kSlowest;
    while (speed < kFastest) {
        const double next = Faster(speed);
        REQUIRE(next > speed);
        CHECK(Slower(next) == doctest::Approx(speed));
        speed = next;
        ++steps;
    }
    CHECK(steps == 12);
    CHECK(Faster(kFastest) == doctest::Approx(kFastest));
    CHECK(Slower(kSlowest) == doctest::Approx(kSlowest));
}

TEST_CASE("speed: one between two steps goes to the neighbours") {
    CHECK(Faster(0.3) == doctest::Approx(0.5));
    CHECK(Slower(0.3) == doctest::Approx(0.2));
}

TEST_CASE(
    "speed: the slider's ends are the slowest and the fastest, and a step stays where it is") {
    CHECK(ShareOfSpeed(kSlowest) == doctest::Approx(0));
    CHECK(ShareOfSpeed(kFastest) == doctest::Approx(1));
    CHECK(SpeedAtShare(-1) == doctest::Approx(kSlowest));
    CHECK(SpeedAtShare(2) == doctest::Approx(kFastest));
    for (double speed = kSlowest; speed < kFastest; speed = Faster(speed)) {
        CHECK(SpeedAtShare(ShareOfSpeed(speed)) == doctest::Approx(speed));
    }
}

}  // namespace render
