// The space-time diagram at the foot of the screen: a lane per server, messages between the lanes.
#pragma once

#include "render/kit.h"

namespace render {

void DrawTimelinePanel(const PanelContext& context, const Rect& rect);

}  // namespace render
