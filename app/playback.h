// How virtual time follows real time: the speed, and whether it flows at all.
//
// Exact in integers: however the same real time is cut into frames, the same virtual time comes
// out.
//
// Caller: Session::Advance, once a frame.
#pragma once

#include <cstdint>
#include <string>

#include "raft/sim/time.h"

namespace app {

using raft::sim::Micros;

// Virtual microseconds per real millisecond: 1 is 1/1000, 1000 is as fast as reality.
using Speed = std::int64_t;

constexpr Speed kSpeedMin = 1;
constexpr Speed kSpeedMax = 10'000;
constexpr Speed kSpeedDefault = 50;  // 1/20: a message is on its way for a fifth of a second.

// Rounded to what can be had, at least kSpeedMin and at most kSpeedMax.
[[nodiscard]] Speed SpeedFrom(double virtual_seconds_per_second);
[[nodiscard]] double ToDouble(Speed speed);
// "1/20×", "1×", "2.5×".
[[nodiscard]] std::string SpeedText(Speed speed);

class Playback {
  public:
    [[nodiscard]] bool playing() const { return playing_; }
    void Play() { playing_ = true; }
    // What is left of the last real microseconds is forgotten: a pause is a clean cut.
    void Pause();

    [[nodiscard]] Speed speed() const { return speed_; }
    // The share of a virtual microsecond that has been gathered so far is kept.
    void SetSpeed(Speed speed);

    // How much virtual time passes in this much real time; nothing while paused.
    // REQUIRES: real >= 0.
    [[nodiscard]] Micros Take(Micros real);

  private:
    bool playing_ = false;
    Speed speed_ = kSpeedDefault;
    std::int64_t rest_ = 0;  // Thousandths of a virtual microsecond, in [0, 1000).
};

}  // namespace app
