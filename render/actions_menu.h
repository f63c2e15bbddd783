// The menu of everything that the screen itself can do.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawActionsMenu(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
