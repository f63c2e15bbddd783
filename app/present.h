// The cluster, its story and the clock as the screen shows them: every decision on what to show.
//
// Caller: app/frame.cpp, once a frame. What costs words (hints, menus, JSON, "why") is made only
// for what the user looks at, as UiState says.
#pragma once

#include "app/session.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace app {

// Words the story's new lines on the way; nothing else of the session changes.
[[nodiscard]] render::SceneView Present(Session& session, const render::UiState& ui);

}  // namespace app
