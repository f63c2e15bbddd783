// Goal:   enlarging keeps what is under the pointer under it, stays on the screen, and arrives;
// full
//         screen finds the monitor that the window is on.
// Method: the pure parts, and draw data as ImGui hands it over.
#include "app/zoom.h"

#include <doctest/doctest.h>

#include <array>

#include "app/full_screen.h"
#include "imgui.h"

namespace app {

TEST_CASE("zoom: what is under the pointer stays under it, so clicks stay right") {
    const render::Vec2 size{1280, 720};
    constexpr std::array<render::Vec2, 4> kPointers{{{0, 0}, {640, 360}, {1279, 100}, {30, 719}}};
    constexpr std::array<float, 4> kFactors{1, 1.5F, 2, 3};
    for (const float zoom : kFactors) {
        for (const render::Vec2 pointer : kPointers) {
            const render::Rect part = ZoomedPart(size, pointer, zoom);
            CHECK(part.min.x >= 0);
            CHECK(part.max.x <= size.x + 0.01F);
            CHECK(part.max.y <= size.y + 0.01F);
            CHECK(part.width() == doctest::Approx(size.x / zoom));
            // Where that point of the screen is drawn.
            CHECK((pointer.x - part.min.x) * zoom == doctest::Approx(pointer.x));
            CHECK((pointer.y - part.min.y) * zoom == doctest::Approx(pointer.y));
        }
    }
    // A pointer far outside, as ImGui says that there is none.
    CHECK(ZoomedPart(size, {-1e9F, -1e9F}, 2).min.x == 0);
}

TEST_CASE("zoom: it goes there smoothly and comes to rest; at once where motion is unwelcome") {
    Zoom zoom;
    CHECK(zoom.density() == 1);
    zoom.Follow(2, 0.016F, false);
    CHECK(zoom.now() > 1);
    CHECK(zoom.now() < 1.5F);
    CHECK(zoom.moving());
    for (int i = 0; i < 60; ++i) zoom.Follow(2, 0.016F, false);
    CHECK(zoom.now() == 2);
    CHECK_FALSE(zoom.moving());
    CHECK(zoom.density() == 2);
    zoom.Follow(1, 0.016F, true);
    CHECK(zoom.now() == 1);
    CHECK_FALSE(zoom.moving());
}

TEST_CASE("zoom: an enlarged frame fills the same framebuffer") {
    ImDrawData data;
    Enlarge(data, ZoomedPart({1280, 720}, {900, 20}, 3), {2560, 1440});
    CHECK(static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x) == 2560);
    CHECK(static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y) == 1440);
    CHECK(data.DisplayPos.x == doctest::Approx(600));
}

TEST_CASE("full screen: the monitor is the one that shows most of the window") {
    const Place window{1800, 100, 400, 300};
    CHECK(Overlap(window, {0, 0, 1920, 1080}) == 120L * 300);
    CHECK(Overlap(window, {1920, 0, 1920, 1080}) == 280L * 300);
    CHECK(Overlap(window, {0, 2000, 100, 100}) == 0);
}

}  // namespace app
