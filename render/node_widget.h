// One server on the ring: a disc in the colour of its term, its role, its timer, its majority.
//
// Holds no rule of Raft: the app has decided everything that a NodeView says.
#pragma once

#include "render/canvas.h"
#include "render/layout.h"
#include "render/theme.h"
#include "render/view_model.h"

namespace render {

// Where and how large, from the ring's layout and the pointer.
struct NodePlace {
    Vec2 center{};
    float radius = 0;
    Detail detail = Detail::kFull;
    Vec2 outward{0, -1};  // From the ring's centre; a small server's name stands there.
    bool selected = false;
    bool hovered = false;
    float caption_width = 1e6F;  // More would touch the next server's caption.
    float caption_drop = 0;      // So much lower than usual.
    bool named = true;           // Of a small one: there is room for its name outside.
};

void DrawNode(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place);

// Where a small server's name stands: its middle, and half of its size.
struct OuterName {
    Vec2 at{};
    Vec2 half{};
};
[[nodiscard]] OuterName OuterNameOf(Canvas& canvas, const Theme& theme, const NodeView& node,
                                    const NodePlace& place);

// Votes or acknowledgements as a row of dots round `center`: filled when granted, crossed when
// refused, hollow while unknown. Ends with nothing drawn when `width` is too small for the dots.
void DrawTally(Canvas& canvas, const TallyView& tally, Vec2 center, float width, Color color);

}  // namespace render
