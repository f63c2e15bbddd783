// Strips of fixed height, lanes that share the rest, ticks in steps of 1, 2 and 5.
#include "render/timeline_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace render {

namespace {

constexpr float kBar = 26;
constexpr float kAxis = 16;
constexpr float kAbove = 13;
constexpr float kBelow = 15;
constexpr float kFoot = 2;
constexpr float kNames = 60;
constexpr float kRight = 14;
constexpr float kNameHeight = 11;  // The least distance of two names.
constexpr float kRoomyLane = 44;   // More does not help.

constexpr double kMillisecond = 1'000;
constexpr double kSecond = 1'000'000;
constexpr double kMinute = 60 * kSecond;
constexpr double kHour = 60 * kMinute;

constexpr double kLeastRange = 10;
constexpr double kMargin = 1.05;
constexpr double kShortRun = 10 * kMillisecond;  // Before anything has happened.

// How many digits behind the point a step of this many units needs.
int DigitsOf(double step, int most) {
    int digits = 0;
    constexpr double kNearly = 1e-6;
    while (digits < most && std::abs(step - std::round(step)) > kNearly * step) {
        step *= 10;
        ++digits;
    }
    return digits;
}

std::string Padded(std::int64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

// A count of 10^-digits, written with its point.
std::string WithPoint(std::int64_t count, int digits) {
    if (digits == 0) return std::to_string(count);
    const auto places = static_cast<std::size_t>(digits);
    const std::string text = Padded(count, places + 1);
    return text.substr(0, text.size() - places) + "." + text.substr(text.size() - places);
}

std::string ClockLabel(double moment, double step) {
    const int digits = DigitsOf(step / kSecond, 6);
    const auto unit = static_cast<std::int64_t>(std::pow(10, digits));
    const std::int64_t count = std::llround(moment / kSecond * static_cast<double>(unit));
    const std::int64_t minutes = count / (60 * unit);
    const std::int64_t rest = count % (60 * unit);
    const std::string seconds = (rest < 10 * unit ? "0" : "") + WithPoint(rest, digits);
    if (minutes < 60) return std::to_string(minutes) + ":" + seconds;
    return std::to_string(minutes / 60) + ":" + Padded(minutes % 60, 2) + ":" + seconds;
}

double LastOf(const TimelineView& view) {
    return std::max({view.now, view.end, 0.0});
}

}  // namespace

float TimelineLayout::XAt(double moment) const {
    const double share = (moment - from) / (to - from);
    return lanes.min.x + static_cast<float>(share * static_cast<double>(lanes.width()));
}

double TimelineLayout::MomentAt(float x) const {
    const double share =
        static_cast<double>(x - lanes.min.x) / std::max(static_cast<double>(lanes.width()), 1.0);
    return from + share * (to - from);
}

float TimelineLayout::LaneY(Slot slot) const {
    if (slot == kOutside) return lanes.min.y - pitch / 2;
    return lanes.min.y + (static_cast<float>(slot) + 0.5F) * pitch;
}

TimelineLayout LayOutTimeline(const Rect& panel, const TimelineView& view, float scale) {
    TimelineLayout out;
    out.from = view.from;
    out.to = view.to > view.from ? view.to : view.from + 1;
    const float left = std::min(panel.min.x + kNames * scale, panel.max.x);
    const float right = std::max(panel.max.x - kRight * scale, left + 1);
    float y = panel.min.y;
    const auto take = [&](float height) {
        const float top = y;
        y = std::min(y + height * scale, panel.max.y);
        return Rect{{left, top}, {right, y}};
    };
    out.bar = take(kBar);
    out.bar.min.x = panel.min.x;
    out.bar.max.x = panel.max.x;
    out.axis = take(kAxis);
    out.above = take(kAbove);
    const float bottom = std::max(panel.max.y - (kBelow + kFoot) * scale, y);
    const auto count = static_cast<float>(std::max<std::size_t>(view.lanes.size(), 1));
    out.pitch = std::min((bottom - y) / count, kRoomyLane * scale);
    out.lanes = {{left, y}, {right, y + out.pitch * count}};
    out.names = {{panel.min.x, y}, {left, out.lanes.max.y}};
    out.below = {{left, out.lanes.max.y},
                 {right, std::min(out.lanes.max.y + kBelow * scale, panel.max.y)}};
    if (out.pitch > 0) {
        out.named_every =
            static_cast<std::size_t>(std::max(std::ceil(kNameHeight * scale / out.pitch), 1.0F));
    }
    return out;
}

double TickStep(double range, float pixels, float least_apart) {
    const double least =
        range * static_cast<double>(least_apart) / std::max(static_cast<double>(pixels), 1.0);
    // Clocks count in sixties: from ten seconds on a decimal step would fall beside them.
    constexpr std::array<double, 12> kClockSteps{
        10 * kSecond, 20 * kSecond, 30 * kSecond, kMinute, 2 * kMinute, 5 * kMinute,
        10 * kMinute, 20 * kMinute, 30 * kMinute, kHour,   2 * kHour,   5 * kHour};
    if (least > 5 * kSecond) {
        for (const double step : kClockSteps) {
            if (step >= least) return step;
        }
        return std::ceil(least / (10 * kHour)) * 10 * kHour;
    }
    double unit = 1;
    while (unit * 10 <= least) unit *= 10;
    for (const double step : {unit, 2 * unit, 5 * unit}) {
        if (step >= least) return step;
    }
    return 10 * unit;
}

std::string TickLabel(double moment, double step) {
    if (std::abs(moment) < 0.5) return "0";
    if (moment < 0) return "-" + TickLabel(-moment, step);
    // Not one that would be rounded up to the next unit, either.
    if (moment >= kMinute - 0.5) return ClockLabel(moment, step);
    const bool seconds = moment >= kSecond - 0.5;
    const double unit = seconds ? kSecond : kMillisecond;
    int digits = DigitsOf(step / unit, seconds ? 6 : 3);
    // Digits come in threes once the usual one is not enough.
    if (digits > 1) digits = digits > 3 ? 6 : 3;
    const std::int64_t count = std::llround(moment / unit * std::pow(10, digits));
    return WithPoint(count, digits) + (seconds ? " s" : " ms");
}

TimelineRange WholeRun(const TimelineView& view) {
    return {0, std::max(LastOf(view) * kMargin, kShortRun)};
}

TimelineRange Zoomed(const TimelineView& view, double moment, double factor) {
    const TimelineRange whole = WholeRun(view);
    const double before = std::max(view.to - view.from, 1.0);
    const double length = std::max(before * factor, kLeastRange);
    if (length >= whole.to) return whole;
    const double share = (moment - view.from) / before;
    const double from = std::max(moment - share * length, 0.0);
    return {from, from + length};
}

TimelineRange Panned(const TimelineView& view, double by) {
    const double length = std::max(view.to - view.from, kLeastRange);
    // A tenth of the range always shows something that was lived.
    const double most = std::max(LastOf(view) - length / 10, 0.0);
    const double from = std::clamp(view.from + by, 0.0, most);
    return {from, from + length};
}

}  // namespace render
