// A window that fills the screen it is on, and finds back to its place.
#pragma once

struct GLFWwindow;
struct GLFWmonitor;

namespace app {

// Where a window or a screen is, in the desktop's units.
struct Place {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// How much of one lies in the other.
[[nodiscard]] long Overlap(const Place& a, const Place& b);

class FullScreen {
  public:
    // Does what is wished for, if it is not so already.
    void Follow(GLFWwindow* window, bool wished);

  private:
    bool on_ = false;
    Place before_{};
};

}  // namespace app
