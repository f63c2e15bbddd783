// The top row: the program, the open scenario, the safety properties, and the screen's switches.
#pragma once

#include "render/kit.h"

namespace render {

void DrawTopBar(const PanelContext& context, const Rect& rect);

}  // namespace render
