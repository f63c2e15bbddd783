// A stopped server's term, vote and log, to be changed by hand.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawEditSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
