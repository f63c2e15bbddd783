// Dear ImGui's life on an OpenGL context: its fonts, its renderer, its end.
//
// Caller: window.cpp with a window around it, offscreen.cpp without.
#pragma once

#include "app/result.h"
#include "render/style.h"

namespace app {

// Adds our fonts to ImGui's atlas, each with Chinese behind it. One that the program was built
// without stays null, or, for the regular one, ImGui's own takes its place.
// REQUIRES: an ImGui context.
[[nodiscard]] render::UiFonts LoadFonts(float scale);

class Gui {
  public:
    // REQUIRES: an OpenGL 3.3 core context is current, and its functions are loaded.
    explicit Gui(float scale);
    ~Gui();
    Gui(const Gui&) = delete;
    Gui& operator=(const Gui&) = delete;

    // Whether the renderer started; nothing else may be called when it did not.
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] const render::UiFonts& fonts() const { return fonts_; }

    void NewFrame();
    // Draws what has been said since NewFrame into the current framebuffer, which it clears.
    // REQUIRES: ImGui::Render has been called.
    void Draw(int width, int height);

  private:
    render::UiFonts fonts_{};
    bool ok_ = false;
};

}  // namespace app
