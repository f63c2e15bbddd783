// One picture: the session and the looks drawn once, and what the user asked for carried out.
#pragma once

#include "app/session.h"
#include "render/style.h"
#include "render/ui_state.h"

namespace app {

// Between ImGui's NewFrame and its Render. `real` is the time since the last picture.
void RunFrame(Session& session, render::UiState& ui, const render::UiFonts& fonts,
              raft::sim::Micros real);

}  // namespace app
