// The parts of the timeline's presentation, and what they share.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "app/present_timeline.h"
#include "app/timeline_cache.h"
#include "app/timeline_path.h"
#include "app/tongue.h"

namespace app {

// More events than this in a range are shown as density, not one by one.
inline constexpr raft::sim::EventId kTimelineEventsMax = 150'000;
// More lines than this are more than an eye can tell apart.
inline constexpr std::size_t kTimelineLinesMax = 6'000;

// A range of the path, and how it lies on the screen.
struct TimelineRange {
    double from = 0;
    double to = 1;
    double pixels = 1000;
    raft::sim::EventId first = 1;  // Its events; none when `last` is less.
    raft::sim::EventId last = 0;
    raft::sim::EventId beyond = 0;  // Some events later: what is on its way across its end.
    bool dense = false;             // Too many events to look at one by one.

    [[nodiscard]] bool Holds(raft::sim::Micros at) const {
        return static_cast<double>(at) >= from && static_cast<double>(at) <= to;
    }
};

// Stretches of so many pixels each, numbered from a screen before the range on. They lie fixed in
// time, so that what is merged stays merged while the range moves.
class Columns {
  public:
    Columns(const TimelineRange& range, double width)
        : low_(2 * range.from - range.to), high_(2 * range.to - range.from) {
        const double unit = (range.to - range.from) / range.pixels * width;
        origin_ = std::floor(low_ / unit) * unit;
        per_micro_ = 1 / unit;
    }

    // Outside of the range no farther than a screen away.
    [[nodiscard]] std::uint64_t Of(double at) const {
        return static_cast<std::uint64_t>((std::clamp(at, low_, high_) - origin_) * per_micro_);
    }
    [[nodiscard]] std::uint64_t Of(raft::sim::Micros at) const {
        return Of(static_cast<double>(at));
    }

  private:
    double low_;
    double high_;
    double origin_ = 0;
    double per_micro_ = 1;
};

// What the parts look at.
struct TimelineLook {
    const TimelineAsk& ask;
    const TimelinePath& path;
    const TimelineRange& range;
    const Cone& cone;
    const Tongue& tongue;
};

[[nodiscard]] std::vector<render::LaneView> PresentLanes(const TimelineLook& look);

// Gathers cache.lines, then fills flights, or density, and the note.
void PresentFlights(const TimelineLook& look, render::TimelineView& view);
// Gathers cache.rare, then fills the marks.
void PresentMarks(const TimelineLook& look, render::TimelineView& view);

[[nodiscard]] Cone ConeOf(const TimelineAsk& ask, const TimelinePath& path,
                          const TimelineRange& range);
[[nodiscard]] std::vector<std::string> TimelineHint(const TimelineAsk& ask, const Cone& cone,
                                                    const Tongue& tongue);

// "10,412".
[[nodiscard]] std::string Grouped(std::size_t number);

}  // namespace app
