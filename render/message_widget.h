// One message on its way. Its type is its shape; a request is filled, a reply hollow.
//
//   RequestVote    disc with "?"        its reply      ring with a check or a cross
//   AppendEntries  box of its entries   its reply      hollow box with a check or a cross
//   heartbeat      small diamond        its reply      hollow diamond
//   InstallSnapshot large box with bars its reply      hollow, with a check or a cross
//   client         dark disc, a person  anything else  square
#pragma once

#include "render/canvas.h"
#include "render/layout.h"
#include "render/theme.h"
#include "render/view_model.h"

namespace render {

struct MessagePlace {
    Vec2 at{};
    Vec2 along{1, 0};  // The direction of travel, of length 1.
    float size = 9;    // Half of the shape's height.
    Detail detail = Detail::kFull;
    bool selected = false;
    bool hovered = false;
};

void DrawMessage(Canvas& canvas, const Theme& theme, const MessageView& message,
                 const MessagePlace& place);

}  // namespace render
