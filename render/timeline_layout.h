// Where everything in the timeline goes: its strips, its lanes, and a moment's place on its axis.
//
// Pure: sizes and moments in, rectangles, points and labels out. Moments are microseconds.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/geometry.h"
#include "render/timeline_view.h"

namespace render {

//   +-------------------------- bar --------------------------+
//   |       | axis                                            |
//   |       | above: acts, bookmarks, branches                |
//   | names | lanes                                           |
//   |       | below: elections, what was merged               |
//   +---------------------------------------------------------+
struct TimelineLayout {
    Rect bar{};
    Rect names{};
    Rect axis{};
    Rect above{};
    Rect lanes{};
    Rect below{};
    float pitch = 0;              // From one lane to the next.
    std::size_t named_every = 1;  // Every so many lanes one is named: the others have no room.
    double from = 0;              // The range in view; from < to.
    double to = 1;

    [[nodiscard]] float XAt(double moment) const;
    [[nodiscard]] double MomentAt(float x) const;
    // The middle of a lane. kOutside comes from above the first.
    [[nodiscard]] float LaneY(Slot slot) const;
    // All of it that time runs through: from the axis down.
    [[nodiscard]] Rect Field() const { return {axis.min, below.max}; }
};

[[nodiscard]] TimelineLayout LayOutTimeline(const Rect& panel, const TimelineView& view,
                                            float scale);

// ---- the axis ----

// The length between two ticks, a 1, 2 or 5 of its unit, so that they are at least so many pixels
// apart.
[[nodiscard]] double TickStep(double range, float pixels, float least_apart);

// "0", "40 ms", "412.650 ms", "1.2 s", "3:20", "1:02:30": as many digits as ticks this far apart
// need to differ. A moment's label does not depend on the range, so it stays while ticks move by.
[[nodiscard]] std::string TickLabel(double moment, double step);

// ---- the range ----

struct TimelineRange {
    double from = 0;
    double to = 1;

    bool operator==(const TimelineRange&) const = default;
};

// All that has been lived, and a little room behind it.
[[nodiscard]] TimelineRange WholeRun(const TimelineView& view);

// The range so many times as long, the given moment where it was; never beyond the whole run, never
// shorter than what a microsecond's ticks need.
[[nodiscard]] TimelineRange Zoomed(const TimelineView& view, double moment, double factor);

// The range moved by so much, as far as there is something to see.
[[nodiscard]] TimelineRange Panned(const TimelineView& view, double by);

}  // namespace render
