// Hints that appear once, where they are needed.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// At most one at a time, beside what it speaks of; and why a key did nothing. Nothing while
// something lies over the panels.
void DrawHints(const PanelContext& context, const ScreenLayout& layout, Vec2 screen);

// Where a bubble of this size goes: beside `near`, inside the screen, and never over it.
[[nodiscard]] Vec2 BesideOf(const Rect& near, Vec2 size, Vec2 screen, float gap);

}  // namespace render
