// How virtual time follows real time.
#include "app/playback.h"

#include <algorithm>
#include <cmath>

#include "raft/check.h"

namespace app {

namespace {

constexpr std::int64_t kThousand = 1000;

// "2.5" for 2500 thousandths.
std::string Thousandths(std::int64_t value) {
    std::string text = std::to_string(value / kThousand);
    const std::int64_t rest = value % kThousand;
    if (rest == 0) return text;
    std::string decimals = std::to_string(kThousand + rest).substr(1);
    while (decimals.back() == '0') decimals.pop_back();
    return text + "." + decimals;
}

}  // namespace

Speed SpeedFrom(double virtual_seconds_per_second) {
    if (std::isnan(virtual_seconds_per_second)) return kSpeedDefault;
    const double limited = std::clamp(virtual_seconds_per_second, 0.0, 10.0);
    return std::clamp<Speed>(std::llround(limited * 1000.0), kSpeedMin, kSpeedMax);
}

double ToDouble(Speed speed) {
    return static_cast<double>(speed) / 1000.0;
}

std::string SpeedText(Speed speed) {
    if (speed < kThousand) {
        // Slower than reality is read as a fraction, exact or to the nearest whole one.
        const std::int64_t whole = (kThousand + speed / 2) / speed;
        return "1/" + std::to_string(whole) + "×";
    }
    return Thousandths(speed) + "×";
}

void Playback::Pause() {
    playing_ = false;
    rest_ = 0;
}

void Playback::SetSpeed(Speed speed) {
    speed_ = std::clamp(speed, kSpeedMin, kSpeedMax);
}

Micros Playback::Take(Micros real) {
    RAFT_CHECK(real >= 0);
    if (!playing_) return 0;
    const std::int64_t total = real * speed_ + rest_;
    rest_ = total % kThousand;
    return total / kThousand;
}

}  // namespace app
