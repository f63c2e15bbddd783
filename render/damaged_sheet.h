// The offer to open what is good of a damaged file. It waits for an answer before anything else.
#pragma once

#include "render/kit.h"

namespace render {

void DrawDamagedSheet(const PanelContext& context, Vec2 screen);

}  // namespace render
