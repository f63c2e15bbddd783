// The bubble beside the pointer that says what is under it.
#pragma once

#include <span>
#include <string>

#include "render/kit.h"

namespace render {

// The first line is its title. Never out of the window; nothing without lines.
void DrawHintBubble(const PanelContext& context, std::span<const std::string> lines);

}  // namespace render
