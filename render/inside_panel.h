// Inside one server: queue, state machine, Ready, disk, network, apply, machine, client (row C2).
#pragma once

#include "render/kit.h"

namespace render {

void DrawInsidePanel(const PanelContext& context, const Rect& area);

}  // namespace render
