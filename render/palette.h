// The command palette: everything that can be done, found by typing.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawPalette(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
