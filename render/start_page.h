// The start page: go on, lessons, scenarios, free play, open a file.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawStartPage(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
