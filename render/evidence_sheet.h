// The evidence behind a badge: what the property promises, and where it was broken.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawEvidenceSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
