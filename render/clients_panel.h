// What clients asked and were answered, as intervals, with the kind of each read (row F).
#pragma once

#include "render/kit.h"

namespace render {

void DrawClientsPanel(const PanelContext& context, const Rect& area);

}  // namespace render
