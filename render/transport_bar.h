// The bottom row: the clock and what moves it, and the line for typed commands.
#pragma once

#include "render/kit.h"

namespace render {

void DrawTransportBar(const PanelContext& context, const Rect& rect);

}  // namespace render
