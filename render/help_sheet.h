// The sheet of keys: every action by chapter, and what the pointer does.
#pragma once

#include "render/kit.h"

namespace render {

void DrawHelpSheet(const PanelContext& context, Vec2 screen);

}  // namespace render
