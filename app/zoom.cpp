// The zoom's way from factor to factor, and the draw data of an enlarged frame.
#include "app/zoom.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace app {

namespace {

constexpr float kMost = 8;
constexpr float kPerSecond = 12;  // Of what is missing.
constexpr float kEnough = 0.004F;

}  // namespace

render::Rect ZoomedPart(render::Vec2 size, render::Vec2 pointer, float zoom) {
    const float factor = std::clamp(zoom, 1.0F, kMost);
    const render::Vec2 at{std::clamp(pointer.x, 0.0F, size.x), std::clamp(pointer.y, 0.0F, size.y)};
    const render::Vec2 corner = at * (1 - 1 / factor);
    return {corner, corner + size * (1 / factor)};
}

void Zoom::Follow(float wished, float seconds, bool at_once) {
    const float goal = std::clamp(wished, 1.0F, kMost);
    const float share = at_once ? 1 : 1 - std::exp(-kPerSecond * seconds);
    now_ += (goal - now_) * share;
    moving_ = std::abs(goal - now_) > kEnough;
    if (!moving_) now_ = goal;
}

float Zoom::density() const {
    return std::ceil(now_ * 2 - 0.02F) / 2;
}

void Enlarge(ImDrawData& data, const render::Rect& part, render::Vec2 pixels) {
    // Renderers cut what comes out to whole pixels: a little more keeps the last one.
    constexpr float kLastPixel = 0.01F;
    data.DisplayPos = {part.min.x, part.min.y};
    data.DisplaySize = {part.width(), part.height()};
    data.FramebufferScale = {(pixels.x + kLastPixel) / part.width(),
                             (pixels.y + kLastPixel) / part.height()};
}

}  // namespace app
