// The keyboard: the common things without a mouse.
#pragma once

#include "render/kit.h"

namespace render {

// Does nothing while a text field has the keyboard, except what leaves it.
void HandleKeys(const PanelContext& context);

// The key that leaves a menu or a text field.
[[nodiscard]] bool EscapePressed();

}  // namespace render
