// The role machine, with every server as a token on its state (row A1).
#pragma once

#include "render/kit.h"

namespace render {

void DrawRolesPanel(const PanelContext& context, const Rect& area);

}  // namespace render
