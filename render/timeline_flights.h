// Messages as slanted lines between lanes, from the moment of sending to that of arrival.
#pragma once

#include <cstddef>
#include <vector>

#include "render/canvas.h"
#include "render/line_batch.h"
#include "render/theme.h"
#include "render/timeline_layout.h"

namespace render {

// The part of a message's way that is in view.
struct FlightLine {
    Vec2 from{};
    Vec2 to{};
    bool ends = false;   // Its end is in view, too.
    bool shown = false;  // False: nothing of it is.
};

[[nodiscard]] FlightLine LineOf(const FlightView& flight, const TimelineLayout& layout);

// How much of the lanes the lines would cover, were they a pixel wide: about 0.05 with a few
// elections in view, more than 1 where they lie over each other.
[[nodiscard]] float CoverOf(const TimelineView& view, const TimelineLayout& layout);

enum class FlightLayer { kUnlit, kLit };

// Those of the layer, the quiet ones (heartbeats, answers) under the others. The more they cover,
// the fainter they are, unless they are lit.
void DrawFlights(Canvas& canvas, LineBatch& lines, const Theme& theme, const TimelineView& view,
                 const TimelineLayout& layout, FlightLayer layer, float cover);

// One of them, strong, as under the pointer.
void DrawFlightStrong(Canvas& canvas, LineBatch& lines, const Theme& theme,
                      const FlightView& flight, const TimelineLayout& layout);

// The nearest to the point, none farther away than `reach`.
[[nodiscard]] const FlightView* PickFlight(const TimelineView& view, const TimelineLayout& layout,
                                           Vec2 p, float reach);

}  // namespace render
