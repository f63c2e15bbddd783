// What lies over the panels for a while: menus, the hint at the pointer, help, scenarios.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// Before the panels: opens the menu whose items have arrived, draws it, notices that it closed.
void DrawMenu(const PanelContext& context);

// After the panels. `hovered_before` is what the view's hint is about.
void DrawHint(const PanelContext& context, const Target& hovered_before);
void DrawSheets(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

}  // namespace render
