// The line between two servers: whole, cut one way or both, or holding its messages back.
#pragma once

#include "render/canvas.h"
#include "render/layout.h"
#include "render/theme.h"
#include "render/view_model.h"

namespace render {

struct LinkPlace {
    Vec2 a{};  // The centres of the two servers.
    Vec2 b{};
    float node_radius = 0;
    Detail detail = Detail::kFull;
    float bend = 0;  // Of its middle, as in Lane.
    bool selected = false;
    bool hovered = false;
};

// A link with nothing to tell.
void DrawQuietLink(Canvas& canvas, const Theme& theme, const LinkPlace& place);

void DrawLink(Canvas& canvas, const Theme& theme, const LinkView& link, const LinkPlace& place);

}  // namespace render
