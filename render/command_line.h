// The line where a person types a command; Enter sends it, the arrows bring earlier ones back.
#pragma once

#include "render/kit.h"

namespace render {

void DrawCommandLine(const PanelContext& context, const Rect& rect);

}  // namespace render
