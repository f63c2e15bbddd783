// One box of the view "inside": a title, a note and lines, as many as fit.
//
// Caller: inside_panel.cpp.
#pragma once

#include <span>
#include <string>

#include "render/kit.h"

namespace render {

// A hint while the pointer is over the rectangle.
void HintOver(const PanelContext& context, const char* id, const Rect& rect,
              std::span<const std::string> lines);
// Nothing in an empty rectangle. What was cut off or left out stands in its hint.
void DrawInsideBox(const PanelContext& context, Canvas& canvas, const char* id,
                   const InsideBox& box, const Rect& rect);

}  // namespace render
