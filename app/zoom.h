// The whole screen enlarged around the pointer, for the back row.
//
// What is under the pointer stays under it, so clicks need no translation: the point of the screen
// that is drawn at the pointer is the one that is there without any zoom.
#pragma once

#include "render/geometry.h"

struct ImDrawData;

namespace app {

// The part of a screen of this size that fills it when it is enlarged so around the pointer.
[[nodiscard]] render::Rect ZoomedPart(render::Vec2 size, render::Vec2 pointer, float zoom);

// Follows UiState::zoom, smoothly or at once.
class Zoom {
  public:
    // So much time has passed. REQUIRES: seconds >= 0.
    void Follow(float wished, float seconds, bool at_once);
    [[nodiscard]] float now() const { return now_; }
    // The picture is still on its way there.
    [[nodiscard]] bool moving() const { return moving_; }
    // Letters are drawn anew at this factor, a whole one or a half, so that they stay sharp without
    // being drawn anew in every picture on the way.
    [[nodiscard]] float density() const;

  private:
    float now_ = 1;
    bool moving_ = false;
};

// Lets a frame that was drawn at its usual size fill a framebuffer of so many pixels with that part
// of it only.
void Enlarge(ImDrawData& data, const render::Rect& part, render::Vec2 pixels);

}  // namespace app
