// Where everything goes: panels in a window, rows and columns of the logs. Servers: ring_layout.h.
//
// Pure: sizes in, rectangles and points out.
#pragma once

#include <cstddef>

#include "render/geometry.h"
#include "render/ring_layout.h"

namespace render {

// The smallest window that the layout is made for.
inline constexpr Vec2 kSmallestWindow{1024, 768};

// A good UiState::scale for a window: larger letters on a larger window, but more room, too.
[[nodiscard]] float SuggestedScale(Vec2 window);

struct LayoutWishes {
    float scale = 1;
    float left_width = 0;  // 0: the layout's own choice.
    float right_width = 0;
    float logs_height = 0;
    float timeline_height = 0;
    std::size_t servers = 5;
    bool legend = true;
    bool timeline = true;
    bool story = true;
    bool dock = true;
    bool inspector = true;
    bool alone = false;    // The stage alone.
    bool caption = false;  // Room for large letters below the stage.
};

//   +------------------------ top ------------------------+
//   | story |            stage            |     dock      |
//   |       |                             +---------------+
//   |       |                             |   inspector   |
//   |       |   legend                    |   why         |
//   |       |   caption                   |               |
//   +--------------------- transport ---------------------+
//   |                      timeline                       |
//   +-----------------------------------------------------+
//
// A closed panel leaves its room to the stage, or to the other one in its column. A window that is
// too small for story and inspector (`compact`) has both as tabs of the dock instead.
struct ScreenLayout {
    Rect top{};
    Rect story{};
    Rect stage{};
    Rect ring{};    // Inside stage, while the ring stands there: what is left for the servers.
    Rect legend{};  // Likewise; empty without a legend.
    Rect caption{};
    Rect dock{};
    Rect inspector{};
    Rect transport{};
    Rect timeline{};  // Like every panel: empty while it is closed.
    bool compact = false;
};

[[nodiscard]] ScreenLayout LayOutScreen(Vec2 size, const LayoutWishes& wishes);

// What the ring's panel consists of, wherever it stands.
struct StageLayout {
    Rect stage{};
    Rect ring{};    // What is left for the servers.
    Rect legend{};  // Empty without a legend.
};

[[nodiscard]] StageLayout LayOutStage(const Rect& stage, bool legend, float scale);

// ---- logs ----

struct LogsLayout {
    float name_width = 0;
    float cell_pitch = 0;
    float row_pitch = 0;
    float cell_height = 0;
    std::size_t columns = 1;
};

[[nodiscard]] LogsLayout LayOutLogs(const Rect& body, std::size_t servers, float scale);

}  // namespace render
