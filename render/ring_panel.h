// The stage in the middle: servers on their ring, links, messages, and the pointer's work on them.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

void DrawRingPanel(const PanelContext& context, const ScreenLayout& layout);

// The stage's shapes alone, from the back to the front; no input.
void DrawRingScene(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                   const RingLayout& ring);

}  // namespace render
