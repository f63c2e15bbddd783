// The strip of terms: elections, normal parts, and terms without a leader (row A2).
#pragma once

#include "render/kit.h"

namespace render {

void DrawTermsPanel(const PanelContext& context, const Rect& area);

}  // namespace render
