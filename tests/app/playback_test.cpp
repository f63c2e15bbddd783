// The clock's speed: exact whatever the frames, and readable.
//
// Goal:   virtual time depends on how much real time has passed, never on how it was cut.
// Method: hand the same second over in different frames, at several speeds.
#include "app/playback.h"

#include <doctest/doctest.h>

namespace app {

namespace {

// The virtual time of one real second, cut into `frames` frames of whole microseconds.
Micros SecondIn(int frames, Speed speed) {
    Playback playback;
    playback.SetSpeed(speed);
    playback.Play();
    Micros virtual_time = 0;
    Micros before = 0;
    for (int i = 1; i <= frames; ++i) {
        const Micros now = raft::sim::kSecond * i / frames;
        virtual_time += playback.Take(now - before);
        before = now;
    }
    return virtual_time;
}

}  // namespace

TEST_CASE("playback: a second gives the same virtual time at 7, 10, 60 and 240 frames") {
    for (const Speed speed : {Speed{1}, Speed{3}, Speed{50}, Speed{333}, Speed{1000}, kSpeedMax}) {
        INFO(speed);
        for (const int frames : {1, 7, 10, 60, 240}) CHECK(SecondIn(frames, speed) == speed * 1000);
    }
}

TEST_CASE("playback: no time passes while paused, and none is caught up afterwards") {
    Playback playback;
    CHECK(playback.Take(raft::sim::kSecond) == 0);
    playback.Play();
    CHECK(playback.Take(1000) == kSpeedDefault);
    playback.Pause();
    CHECK(playback.Take(raft::sim::kSecond) == 0);
}

TEST_CASE("playback: a change of speed keeps the fraction that has been gathered") {
    Playback playback;
    playback.Play();
    playback.SetSpeed(500);
    CHECK(playback.Take(1) == 0);  // Half a microsecond.
    playback.SetSpeed(250);
    CHECK(playback.Take(2) == 1);  // The other half.
}

TEST_CASE("playback: a speed is limited to what the clock can do") {
    CHECK(SpeedFrom(0.02) == 20);
    CHECK(SpeedFrom(0) == kSpeedMin);
    CHECK(SpeedFrom(-3) == kSpeedMin);
    CHECK(SpeedFrom(1e9) == kSpeedMax);
    CHECK(ToDouble(20) == doctest::Approx(0.02));
}

TEST_CASE("playback: a speed is written as a fraction below 1, as a number above") {
    CHECK(SpeedText(1) == "1/1000×");
    CHECK(SpeedText(20) == "1/50×");
    CHECK(SpeedText(500) == "1/2×");
    CHECK(SpeedText(1000) == "1×");
    CHECK(SpeedText(2500) == "2.5×");
    CHECK(SpeedText(10'000) == "10×");
}

}  // namespace app
