// `raftarium [FILE]`: the window, through GLFW; draws while something moves, else sleeps.
#include <glad/gl.h>
// GLFW would bring its own OpenGL header.
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "app/frame.h"
#include "app/full_screen.h"
#include "app/gui.h"
#include "app/log.h"
#include "app/own_file.h"
#include "app/session.h"
#include "app/session_file.h"
#include "app/session_start.h"
#include "app/settings.h"
#include "app/subcommands.h"
#include "app/tongue.h"
#include "app/zoom.h"
#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "render/layout.h"

namespace app {

namespace {

using raft::sim::Micros;

// GLFW says why something failed only to a callback.
std::string& LastComplaint() {
    static std::string text;
    return text;
}

void OnGlfwError(int /*code*/, const char* text) {
    LastComplaint() = text;
    LogDebug(text);
}

Error NoWindow() {
    return Error{
        raft::Fill({"cannot open a window: {why} (raftarium render draws pictures without one)",
                    "无法打开窗口：{why}（raftarium render 不需要窗口就能画图）"},
                   {{"why", LastComplaint()}})};
}

struct EndGlfw {
    void operator()(GLFWwindow* window) const {
        if (window != nullptr) glfwDestroyWindow(window);
        glfwTerminate();
    }
};
using Window = std::unique_ptr<GLFWwindow, EndGlfw>;

// As asked for, or as large as suits the screen.
PictureSize WindowSize(const WindowOptions& options) {
    if (options.size) return *options.size;
    PictureSize size{1600, 900};
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    if (monitor == nullptr) return size;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    glfwGetMonitorWorkarea(monitor, &x, &y, &width, &height);
    if (width <= 0 || height <= 0) return size;
    size.width = std::min(size.width, width * 95 / 100);
    size.height = std::min(size.height, height * 95 / 100);
    return size;
}

Result<Window> OpenWindow(const WindowOptions& options) {
    glfwSetErrorCallback(OnGlfwError);
    // Without a Wayland session there is no use in looking for one, and its library would complain.
    const char* const wayland = std::getenv("WAYLAND_DISPLAY");
#ifdef GLFW_PLATFORM
    if (wayland == nullptr || *wayland == '\0') glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#else
    (void)wayland;
#endif
    if (glfwInit() == GLFW_FALSE) return NoWindow();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
    const PictureSize size = WindowSize(options);
    Window window(glfwCreateWindow(size.width, size.height, "Raftarium", nullptr, nullptr));
    if (window == nullptr) return NoWindow();
    glfwMakeContextCurrent(window.get());
    if (gladLoadGL(reinterpret_cast<GLADloadfunc>(glfwGetProcAddress)) == 0) {
        LastComplaint() = "its OpenGL lacks functions of version 3.3";
        return NoWindow();
    }
    glfwSwapInterval(1);
    return window;
}

// How much larger than usual everything has to be, in the window's own coordinates: where these
// are pixels, by the screen's density; where the system scales for us, not at all. A larger window
// has larger letters, too: it stands in front of a class more often than not.
float ScaleOf(GLFWwindow* window) {
    float content = 1;
    glfwGetWindowContentScale(window, &content, nullptr);
    int width = 0;
    int height = 0;
    int pixels = 0;
    glfwGetWindowSize(window, &width, &height);
    glfwGetFramebufferSize(window, &pixels, nullptr);
    const float system = width > 0 ? static_cast<float>(pixels) / static_cast<float>(width) : 1;
    const float dense = std::clamp(content / std::max(system, 0.5F), 0.75F, 4.0F);
    return dense * render::SuggestedScale(
                       {static_cast<float>(width) / dense, static_cast<float>(height) / dense});
}

// Real time in whole microseconds, so that no fraction is lost between pictures.
class Stopwatch {
  public:
    Micros Lap() {
        const Micros now = Now();
        const Micros length = now - last_;
        last_ = now;
        return length;
    }
    [[nodiscard]] Micros SinceLap() const { return Now() - last_; }

  private:
    static Micros Now() {
        using std::chrono::duration_cast;
        using std::chrono::microseconds;
        return duration_cast<microseconds>(std::chrono::steady_clock::now().time_since_epoch())
            .count();
    }

    Micros last_ = Now();
};

// How many pictures follow an input until ImGui has come to rest: it takes a press and a release in
// pictures of their own, a menu needs one to open and one to be measured, animations some more.
constexpr int kSettling = 12;

// What callbacks leave for the loop; the window's user pointer leads to it.
struct Inbox {
    int settling = kSettling;  // So many pictures are still to come.
    std::string dropped{};     // A file that was let go over the window; empty: none.
};

Inbox* InboxOf(GLFWwindow* window) {
    return static_cast<Inbox*>(glfwGetWindowUserPointer(window));
}

// Every input asks for pictures.
void Wake(GLFWwindow* window) {
    if (Inbox* inbox = InboxOf(window)) inbox->settling = kSettling;
}

void TakeDropped(GLFWwindow* window, int count, const char** paths) {
    Wake(window);
    Inbox* inbox = InboxOf(window);
    if (inbox != nullptr && count > 0) inbox->dropped = paths[0];
}

// REQUIRES: before ImGui installs its own, which call these in turn.
void ListenForInput(GLFWwindow* window) {
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { Wake(w); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { Wake(w); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { Wake(w); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { Wake(w); });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { Wake(w); });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { Wake(w); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { Wake(w); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { Wake(w); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { Wake(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { Wake(w); });
    glfwSetDropCallback(window, TakeDropped);
}

class Loop {
  public:
    Loop(GLFWwindow* window, Gui& gui, Session& session, render::UiState& ui, SessionFile& file,
         SettingsFile& settings)
        : window_(window), gui_(gui), session_(session), ui_(ui), file_(file), settings_(settings) {
        glfwSetWindowUserPointer(window_, &inbox_);
    }
    ~Loop() { glfwSetWindowUserPointer(window_, nullptr); }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    void Run() {
        while (glfwWindowShouldClose(window_) == GLFW_FALSE && !session_.quit()) {
            Wait();
            Draw();
            const Micros real = unsaved_.Lap();
            file_.Follow(session_, real);
            settings_.Follow(ui_, real);
        }
        file_.Flush(session_);
        settings_.Flush(ui_);
    }

  private:
    // Until there is a reason for the next picture.
    void Wait() {
        constexpr Micros kFrame = raft::sim::kSecond / 60;
        constexpr double kBlink = 0.4;  // A text cursor blinks.
        constexpr double kSave = 1.0;
        const bool seen = glfwGetWindowAttrib(window_, GLFW_ICONIFIED) == GLFW_FALSE;
        // Behind the start page time stands.
        const bool plays = session_.playback().playing() && !ui_.start_open;
        const bool moves = plays || ui_.wants_frame || zoom_.moving();
        if ((moves && seen) || inbox_.settling > 0) {
            inbox_.settling = std::max(inbox_.settling - 1, 0);
            // Where the screen does not hold us back, we do.
            const Micros left = kFrame - stopwatch_.SinceLap();
            if (left <= 0) return glfwPollEvents();
            return glfwWaitEventsTimeout(static_cast<double>(left) / 1e6);
        }
        if (ImGui::GetIO().WantTextInput) return glfwWaitEventsTimeout(kBlink);
        if (file_.behind(session_) || settings_.behind(ui_)) return glfwWaitEventsTimeout(kSave);
        glfwWaitEvents();
    }

    void Draw() {
        // Beyond that the machine was asleep, or too slow: time waits for it.
        constexpr Micros kLongest = raft::sim::kSecond / 2;
        const Micros real = std::min(stopwatch_.Lap(), kLongest);
        if (!inbox_.dropped.empty()) {
            session_.Apply(render::OpenScenario{std::exchange(inbox_.dropped, {})});
        }
        full_screen_.Follow(window_, ui_.fullscreen);
        ui_.scale = ScaleOf(window_) * ui_.size_factor;
        zoom_.Follow(ui_.zoom, static_cast<float>(real) / 1e6F, ui_.reduced_motion);
        ImGui_ImplGlfw_NewFrame();
        ImGuiIO& io = ImGui::GetIO();
        io.DisplayFramebufferScale.x *= zoom_.density();
        io.DisplayFramebufferScale.y *= zoom_.density();
        gui_.NewFrame();
        RunFrame(session_, ui_, gui_.fonts(), real);
        ImGui::Render();
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(window_, &width, &height);
        if (zoom_.now() > 1) {
            // Where the pointer was last, when it has left the window.
            if (ImGui::IsMousePosValid()) pointer_ = {io.MousePos.x, io.MousePos.y};
            Enlarge(*ImGui::GetDrawData(),
                    ZoomedPart({io.DisplaySize.x, io.DisplaySize.y}, pointer_, zoom_.now()),
                    {static_cast<float>(width), static_cast<float>(height)});
        }
        gui_.Draw(width, height);
        glfwSwapBuffers(window_);
    }

    GLFWwindow* window_;
    Gui& gui_;
    Session& session_;
    render::UiState& ui_;
    SessionFile& file_;
    SettingsFile& settings_;
    Stopwatch stopwatch_{};
    Stopwatch unsaved_{};
    Inbox inbox_{};
    FullScreen full_screen_{};
    Zoom zoom_{};
    render::Vec2 pointer_{};
};

}  // namespace

int RunWindow(const WindowOptions& options) {
    const OwnFile own(SessionFilePath());
    SessionFile file(own.path());
    // A second window begins a sitting of its own.
    WindowOptions wishes = options;
    wishes.fresh = wishes.fresh || !own.first();
    auto session = StartSession(wishes, file);
    const render::Language spoken = options.language.value_or(LanguageOfLocale());
    if (!session.ok()) return Complain(session.both(), spoken);
    const auto window = OpenWindow(options);
    if (!window.ok()) return Complain(window.both(), spoken);

    render::UiState ui;
    SettingsFile settings(SettingsPath());
    if (!settings.Load(ui)) ui.language = LanguageOfLocale();
    // Whoever names nothing to open is greeted.
    ui.start_open = ui.start_at_start && options.file.empty() && !wishes.fresh;
    if (options.theme) ui.theme = *options.theme;
    ui.language = options.language.value_or(ui.language);
    ui.scale = ScaleOf(window.value().get()) * ui.size_factor;
    Gui gui(ui.scale);
    ListenForInput(window.value().get());
    if (!gui.ok() || !ImGui_ImplGlfw_InitForOpenGL(window.value().get(), true)) {
        return Complain(raft::Words{"cannot draw here: the graphics driver refuses OpenGL 3.3",
                                    "无法在此绘图：显卡驱动不支持 OpenGL 3.3"},
                        spoken);
    }
    Loop(window.value().get(), gui, session.value(), ui, file, settings).Run();
    ImGui_ImplGlfw_Shutdown();
    return 0;
}

}  // namespace app
