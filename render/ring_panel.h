// The stage in the middle: servers on their ring, links, messages, and the pointer's work on them.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// `area` may be the stage or the dock.
void DrawRingPanel(const PanelContext& context, const Rect& area);

// The stage's shapes alone, from the back to the front; no input. In `home` every server stands at
// its place, in `ring` the dragged one is under the pointer.
void DrawRingScene(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                   const RingLayout& ring, const RingLayout& home);

}  // namespace render
