// Full screen through GLFW, on the monitor that most of the window is on.
#include "app/full_screen.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

namespace app {

namespace {

GLFWmonitor* MonitorOf(const Place& window) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    GLFWmonitor* best = glfwGetPrimaryMonitor();
    long most = 0;
    for (int i = 0; i < count; ++i) {
        const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
        if (mode == nullptr) continue;
        Place place{0, 0, mode->width, mode->height};
        glfwGetMonitorPos(monitors[i], &place.x, &place.y);
        const long shared = Overlap(window, place);
        if (shared <= most) continue;
        most = shared;
        best = monitors[i];
    }
    return best;
}

}  // namespace

long Overlap(const Place& a, const Place& b) {
    const long wide = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
    const long tall = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return std::max(wide, 0L) * std::max(tall, 0L);
}

void FullScreen::Follow(GLFWwindow* window, bool wished) {
    if (wished == on_) return;
    if (!wished) {
        glfwSetWindowMonitor(window, nullptr, before_.x, before_.y, before_.width, before_.height,
                             GLFW_DONT_CARE);
        on_ = false;
        return;
    }
    glfwGetWindowPos(window, &before_.x, &before_.y);
    glfwGetWindowSize(window, &before_.width, &before_.height);
    GLFWmonitor* monitor = MonitorOf(before_);
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return;
    glfwSetWindowMonitor(window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
    on_ = true;
}

}  // namespace app
