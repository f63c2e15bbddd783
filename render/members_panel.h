// Configurations and their quorums: who counts, and how many are missing (rows E1 to E7).
#pragma once

#include "render/kit.h"

namespace render {

void DrawMembersPanel(const PanelContext& context, const Rect& area);

}  // namespace render
