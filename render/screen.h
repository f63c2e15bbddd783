// The whole screen: one full-size window in which the panels lie, drawn from a view.
//
// Caller: app/frame.cpp between ImGui::NewFrame and ImGui::Render, with ApplyStyle done before.
#pragma once

#include <vector>

#include "render/intent.h"
#include "render/style.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace render {

struct Theme;

// Draws the scene over ImGui's whole display and returns what the user asked for, in order.
// Looks that follow the pointer (hover, scroll, open menus, the command line) change in `ui` at
// once; everything else, selection included, comes back as an intent for the next frame.
[[nodiscard]] std::vector<Intent> DrawScreen(const Theme& theme, const UiFonts& fonts,
                                             const SceneView& scene, UiState& ui);

}  // namespace render
