// Steps of the speed slider, evenly spread in the logarithm.
#include "render/speed.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

namespace {

constexpr std::array<double, 13> kSteps{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
                                        0.2,   0.5,   1,     2,    5,    10};

// A speed typed by hand need not be a step: a step counts as the same within a thousandth.
constexpr double kSame = 1.001;

}  // namespace

double Faster(double speed) {
    for (const double step : kSteps) {
        if (step > speed * kSame) return step;
    }
    return kFastest;
}

double Slower(double speed) {
    for (auto step = kSteps.rbegin(); step != kSteps.rend(); ++step) {
        if (*step * kSame < speed) return *step;
    }
    return kSlowest;
}

float ShareOfSpeed(double speed) {
    const double bounded = std::clamp(speed, kSlowest, kFastest);
    return static_cast<float>(std::log(bounded / kSlowest) / std::log(kFastest / kSlowest));
}

double SpeedAtShare(float share) {
    double nearest = kSlowest;
    for (const double step : kSteps) {
        if (std::abs(ShareOfSpeed(step) - share) < std::abs(ShareOfSpeed(nearest) - share)) {
            nearest = step;
        }
    }
    return nearest;
}

}  // namespace render
