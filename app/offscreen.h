// Pictures without a window or a display: OpenGL through EGL, into memory.
#pragma once

#include <memory>

#include "app/png.h"
#include "app/result.h"
#include "app/session.h"
#include "render/ui_state.h"

namespace app {

// An OpenGL context that no window belongs to. Ends with its last owner.
class OffscreenContext {
  public:
    // One sentence when this machine cannot draw without a display.
    static Result<std::unique_ptr<OffscreenContext>> Make();
    ~OffscreenContext();
    OffscreenContext(const OffscreenContext&) = delete;
    OffscreenContext& operator=(const OffscreenContext&) = delete;

  private:
    OffscreenContext() = default;

    void* display_ = nullptr;  // EGLDisplay
    void* context_ = nullptr;  // EGLContext
};

struct Pixels {
    int width = 0;
    int height = 0;
};

// The screen in memory, for as many pictures as one likes: the program without its window.
class OffscreenScreen {
  public:
    static Result<std::unique_ptr<OffscreenScreen>> Make(Pixels size);
    ~OffscreenScreen();
    OffscreenScreen(const OffscreenScreen&) = delete;
    OffscreenScreen& operator=(const OffscreenScreen&) = delete;

    // One frame, so much real time after the one before; what the user wants is carried out.
    void Frame(Session& session, render::UiState& ui, raft::sim::Micros real = 0);
    // What the last frame drew.
    [[nodiscard]] Image Picture() const;

  private:
    struct Parts;
    explicit OffscreenScreen(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> parts_;
};

// The session's screen as it stands; no time passes.
Result<Image> DrawOffscreen(Session& session, render::UiState& ui, Pixels size);

}  // namespace app
