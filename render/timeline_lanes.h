// The ground of the timeline: ticks, lanes with their role bands, and the density of messages.
#pragma once

#include "render/canvas.h"
#include "render/theme.h"
#include "render/timeline_layout.h"

namespace render {

// Labels and faint lines, and what has not been lived yet.
void DrawTimelineGround(Canvas& canvas, const Theme& theme, const TimelineView& view,
                        const TimelineLayout& layout);

void DrawLaneNames(Canvas& canvas, const Theme& theme, const TimelineView& view,
                   const TimelineLayout& layout);

// The soft hills behind the lanes that stand for messages too many to be drawn.
void DrawDensity(Canvas& canvas, const Theme& theme, const TimelineView& view,
                 const TimelineLayout& layout);

void DrawBands(Canvas& canvas, const Theme& theme, const TimelineView& view,
               const TimelineLayout& layout);

// The terms of leaders and candidates where they fit, over the messages.
void DrawBandTerms(Canvas& canvas, const Theme& theme, const TimelineView& view,
                   const TimelineLayout& layout);

}  // namespace render
