// Pictures without a window, through EGL and a framebuffer object.
#include "app/offscreen.h"

#include <glad/egl.h>
#include <glad/gl.h>

#include <cstddef>
#include <cstring>
#include <utility>

#include "app/frame.h"
#include "app/gui.h"
#include "imgui.h"
#include "render/layout.h"

namespace app {

namespace {

Error CannotDraw(const std::string& why) {
    return Error{
        raft::Fill({"cannot draw without a display here: {why}", "此处没有显示器，无法绘图：{why}"},
                   {{"why", why}})};
}

EGLDisplay FindDisplay() {
    // The EXT function, not EGL 1.5's: that one is only known once a display has been opened.
    if (GLAD_EGL_EXT_platform_base != 0 && eglGetPlatformDisplayEXT != nullptr) {
        EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display != EGL_NO_DISPLAY) return display;
        // Drivers other than Mesa's offer their devices instead.
        EGLDeviceEXT device = nullptr;
        EGLint count = 0;
        const bool found = eglQueryDevicesEXT != nullptr &&
                           eglQueryDevicesEXT(1, &device, &count) == EGL_TRUE && count > 0;
        if (found) {
            display = eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, device, nullptr);
            if (display != EGL_NO_DISPLAY) return display;
        }
    }
    return eglGetDisplay == nullptr ? EGL_NO_DISPLAY : eglGetDisplay(EGL_DEFAULT_DISPLAY);
}

EGLContext MakeContext(EGLDisplay display) {
    const EGLint config_wants[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                   EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    const bool chosen =
        eglChooseConfig(display, config_wants, &config, 1, &count) == EGL_TRUE && count > 0;
    if (!chosen) return EGL_NO_CONTEXT;
    const EGLint wants[] = {EGL_CONTEXT_MAJOR_VERSION,
                            3,
                            EGL_CONTEXT_MINOR_VERSION,
                            3,
                            EGL_CONTEXT_OPENGL_PROFILE_MASK,
                            EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                            EGL_NONE};
    return eglCreateContext(display, config, EGL_NO_CONTEXT, wants);
}

// A picture of this size to draw into, on the graphics card or what stands in for it.
class Framebuffer {
  public:
    explicit Framebuffer(Pixels size) {
        glGenFramebuffers(1, &framebuffer_);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
        glGenTextures(1, &texture_);
        glBindTexture(GL_TEXTURE_2D, texture_);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, size.width, size.height, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, nullptr);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    }
    ~Framebuffer() {
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glDeleteTextures(1, &texture_);
        glDeleteFramebuffers(1, &framebuffer_);
    }
    Framebuffer(const Framebuffer&) = delete;
    Framebuffer& operator=(const Framebuffer&) = delete;

    [[nodiscard]] bool ok() const {
        return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    }

  private:
    GLuint framebuffer_ = 0;
    GLuint texture_ = 0;
};

// OpenGL's rows run from the bottom up, a picture's from the top down.
Image ReadPixels(Pixels size) {
    Image image;
    image.width = static_cast<std::size_t>(size.width);
    image.height = static_cast<std::size_t>(size.height);
    const std::size_t row = image.width * 4;
    std::vector<std::uint8_t> upside_down(row * image.height);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, size.width, size.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    image.pixels.resize(upside_down.size());
    for (std::size_t y = 0; y < image.height; ++y) {
        std::memcpy(&image.pixels[y * row], &upside_down[(image.height - 1 - y) * row], row);
    }
    return image;
}

float SuggestedScaleOf(Pixels size) {
    return render::SuggestedScale(
        {static_cast<float>(size.width), static_cast<float>(size.height)});
}

}  // namespace

Result<std::unique_ptr<OffscreenContext>> OffscreenContext::Make() {
    if (gladLoaderLoadEGL(EGL_NO_DISPLAY) == 0) {
        return CannotDraw("libEGL is missing (Debian's packages libegl1 and libgl1-mesa-dri)");
    }
    EGLDisplay display = FindDisplay();
    if (display == EGL_NO_DISPLAY || eglInitialize == nullptr ||
        eglInitialize(display, nullptr, nullptr) == EGL_FALSE) {
        return CannotDraw("EGL finds nothing to draw with (Debian's package libgl1-mesa-dri)");
    }
    std::unique_ptr<OffscreenContext> made(new OffscreenContext);
    made->display_ = display;
    if (gladLoaderLoadEGL(display) == 0 || eglBindAPI == nullptr ||
        eglBindAPI(EGL_OPENGL_API) == EGL_FALSE) {
        return CannotDraw("its EGL does not know OpenGL");
    }
    EGLContext context = MakeContext(display);
    if (context == EGL_NO_CONTEXT) return CannotDraw("it has no OpenGL 3.3");
    made->context_ = context;
    if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_FALSE) {
        return CannotDraw("its EGL wants a surface");
    }
    if (gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) == 0) {
        return CannotDraw("its OpenGL lacks functions of version 3.3");
    }
    return made;
}

OffscreenContext::~OffscreenContext() {
    if (display_ == nullptr) return;
    eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (context_ != nullptr) eglDestroyContext(display_, context_);
    eglTerminate(display_);
}

struct OffscreenScreen::Parts {
    Pixels size{};
    std::unique_ptr<OffscreenContext> context{};
    std::unique_ptr<Framebuffer> framebuffer{};
    std::unique_ptr<Gui> gui{};

    // In the order in which they stand on each other.
    ~Parts() {
        gui.reset();
        framebuffer.reset();
    }
};

OffscreenScreen::OffscreenScreen(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
OffscreenScreen::~OffscreenScreen() = default;

Result<std::unique_ptr<OffscreenScreen>> OffscreenScreen::Make(Pixels size) {
    auto parts = std::make_unique<Parts>();
    auto context = OffscreenContext::Make();
    if (!context.ok()) return Error{context.error()};
    parts->size = size;
    parts->context = std::move(context.value());
    parts->framebuffer = std::make_unique<Framebuffer>(size);
    if (!parts->framebuffer->ok()) return CannotDraw("a picture of this size does not fit");
    parts->gui = std::make_unique<Gui>(SuggestedScaleOf(size));
    if (!parts->gui->ok()) return CannotDraw("its OpenGL refuses the shaders");
    return std::unique_ptr<OffscreenScreen>(new OffscreenScreen(std::move(parts)));
}

void OffscreenScreen::Frame(Session& session, render::UiState& ui, raft::sim::Micros real) {
    const Pixels size = parts_->size;
    ui.scale = SuggestedScaleOf(size) * ui.size_factor;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(size.width), static_cast<float>(size.height)};
    io.DeltaTime = 1.0F / 60;
    parts_->gui->NewFrame();
    RunFrame(session, ui, parts_->gui->fonts(), real);
    ImGui::Render();
    parts_->gui->Draw(size.width, size.height);
}

Image OffscreenScreen::Picture() const {
    return ReadPixels(parts_->size);
}

Result<Image> DrawOffscreen(Session& session, render::UiState& ui, Pixels size) {
    auto screen = OffscreenScreen::Make(size);
    if (!screen.ok()) return Error{screen.error()};
    // What depends on the layout (how many columns the logs have) settles in the second picture.
    constexpr int kPictures = 3;
    for (int i = 0; i < kPictures; ++i) screen.value()->Frame(session, ui);
    return screen.value()->Picture();
}

}  // namespace app
