// The settings: language, names, theme, size, motion, panels.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Draws nothing while it is closed.
void DrawSettingsSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
