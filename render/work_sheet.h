// Long work: how far it is, and the button that ends it.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawWorkSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
