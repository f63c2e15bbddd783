// The keyboard: the actions' chords, digits that select servers, and Escape.
#pragma once

#include "render/action.h"
#include "render/kit.h"

namespace render {

// Does nothing while a text field has the keyboard, except what leaves it, and nothing through a
// sheet that lies over the panels.
void HandleKeys(const PanelContext& context);

[[nodiscard]] bool KeyPressed(Key key, bool repeats = false);
// The key that leaves a menu or a text field.
[[nodiscard]] bool EscapePressed();

}  // namespace render
