// Thousands of straight lines at once: four corners each, smooth edges from ImGui's own texture.
//
// Caller: the timeline. A Canvas line costs five times as much, for joints and dashes that these
//         lines do not have.
#pragma once

#include <cstddef>

#include "imgui.h"
#include "render/geometry.h"

namespace render {

class LineBatch {
  public:
    // REQUIRES: the list outlives the batch and is one of the running frame.
    explicit LineBatch(ImDrawList& list);

    // Thinner than a pixel: fainter.
    void Line(Vec2 from, Vec2 to, float width, Color color);
    // A small square, the cheapest dot.
    void Dot(Vec2 center, float radius, Color color);

  private:
    ImDrawList& list_;
    const ImVec4* line_textures_ = nullptr;  // By width; null: this atlas has none.
    ImVec2 white_{};
};

}  // namespace render
