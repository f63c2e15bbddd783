// What is inside the selected server, message, link or entry, and why the asked event happened.
#pragma once

#include "render/kit.h"

namespace render {

void DrawInspectorPanel(const PanelContext& context, const Rect& rect);

}  // namespace render
