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

// The session's screen as it stands; no time passes.
Result<Image> DrawOffscreen(Session& session, render::UiState& ui, Pixels size);

}  // namespace app
