// The speeds of the clock that a person can choose: 1, 2, 5 steps from 1/1000 to 10 times.
#pragma once

namespace render {

inline constexpr double kSlowest = 0.001;
inline constexpr double kFastest = 10;

// The next step above or below this speed; stays at the ends.
[[nodiscard]] double Faster(double speed);
[[nodiscard]] double Slower(double speed);

// A slider's share of its way, in [0, 1], and the step that is nearest to a share.
[[nodiscard]] float ShareOfSpeed(double speed);
[[nodiscard]] double SpeedAtShare(float share);

}  // namespace render
