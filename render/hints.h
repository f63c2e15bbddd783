// Hints that appear once, where they are needed.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawHints(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
