// The story: what happened, one sentence an event, newest at the bottom. A click asks why.
#pragma once

#include "render/kit.h"

namespace render {

void DrawStoryPanel(const PanelContext& context, const Rect& rect);

}  // namespace render
