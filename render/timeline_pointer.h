// What the pointer does to the timeline: zoom, pan, scrub, go to an event.
#pragma once

#include "render/kit.h"
#include "render/timeline_layout.h"

namespace render {

// What lies under the pointer; one of the two at most.
struct TimelinePick {
    const FlightView* flight = nullptr;
    const MarkView* mark = nullptr;

    [[nodiscard]] bool Any() const { return flight != nullptr || mark != nullptr; }
    // 0: none, or a mark without one.
    [[nodiscard]] std::uint64_t Event() const;
};

[[nodiscard]] TimelinePick PickInTimeline(const TimelineView& view, const TimelineLayout& layout,
                                          Vec2 p, float scale);

// Takes the input over the field; returns what is under the pointer and may be pressed.
TimelinePick HandleTimelinePointer(const PanelContext& context, const TimelineLayout& layout);

}  // namespace render
