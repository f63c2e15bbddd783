// The stamp that lies over the stage, and so over every picture, while a rule is broken on purpose.
#pragma once

#include "render/canvas.h"
#include "render/ring_layout.h"
#include "render/theme.h"
#include "render/view_model.h"

namespace render {

// In the corner of the ring's area in which it hides no server. Where there is none, in `strip`.
void DrawStampOnRing(Canvas& canvas, const Theme& theme, const StampView& stamp,
                     const RingLayout& ring, const Rect& strip);

// On one line at the right end of this room, as large as it allows.
void DrawStampIn(Canvas& canvas, const Theme& theme, const StampView& stamp, const Rect& room);

}  // namespace render
