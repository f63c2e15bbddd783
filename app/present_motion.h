// Short motions that explain what has just happened, the large caption, and the stamp.
//
// All of it follows from the moment and the speed, so a picture of a moment is always the same.
#pragma once

#include "app/session.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace app {

// Lays motions over servers, tallies and logs that have been presented; names rules that are
// broken; and words the caption while it is open.
void PresentMotion(const Session& session, const render::UiState& ui, render::SceneView& scene);

}  // namespace app
