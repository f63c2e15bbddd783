// What stands on, above and below the lanes: elections, crashes, acts, bookmarks, the playhead.
#pragma once

#include <vector>

#include "render/canvas.h"
#include "render/theme.h"
#include "render/timeline_flights.h"
#include "render/timeline_layout.h"

namespace render {

// The middle of the mark's sign.
[[nodiscard]] Vec2 PlaceOf(const MarkView& mark, const TimelineLayout& layout);

// The signs of the layer.
void DrawMarks(Canvas& canvas, const Theme& theme, const TimelineView& view,
               const TimelineLayout& layout, FlightLayer layer);

// A ring around one of them, as under the pointer.
void DrawMarkRing(Canvas& canvas, const Theme& theme, const MarkView& mark,
                  const TimelineLayout& layout);

// The labels of the strips above and below, where there is room for them, and what was merged: at
// the lower right, or farther left where elections stand there.
void DrawMarkLabels(Canvas& canvas, const Theme& theme, const TimelineView& view,
                    const TimelineLayout& layout);

// With its handle on the axis; beside the lanes an arrow to where it is.
void DrawPlayhead(Canvas& canvas, const Theme& theme, const TimelineView& view,
                  const TimelineLayout& layout, bool held);

// The nearest to the point, none farther away than `reach`.
[[nodiscard]] const MarkView* PickMark(const TimelineView& view, const TimelineLayout& layout,
                                       Vec2 p, float reach);

// Whether the point is on the playhead's handle.
[[nodiscard]] bool OnPlayhead(const TimelineView& view, const TimelineLayout& layout, Vec2 p,
                              float scale);

}  // namespace render
