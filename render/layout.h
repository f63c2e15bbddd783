// Where everything goes: panels in a window, servers on the ring, messages along a link.
//
// Pure: sizes in, rectangles and points out.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "render/geometry.h"
#include "render/target.h"
#include "render/view_model.h"

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
    bool alone = false;  // The stage alone.
};

//   +------------------------ top ------------------------+
//   | story |            stage            |     dock      |
//   |       |                             +---------------+
//   |       |                             |   inspector   |
//   |       |   legend                    |   why         |
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

// How much of a server is drawn: labels give way when many servers share the ring.
enum class Detail {
    kFull,     // Name, term, caption and tally.
    kCompact,  // Name and term inside the disc.
    kSmall     // A disc with its name outside.
};

struct RingLayout {
    Vec2 center{};
    float radius = 0;
    float node_radius = 0;
    Detail detail = Detail::kFull;
    std::vector<Vec2> nodes{};  // By slot: S1 at twelve o'clock, the others clockwise.
};

[[nodiscard]] RingLayout LayOutRing(const Rect& area, std::size_t servers, float scale);

// The straight way of a message, from one disc's rim to the other's, a little to the right of the
// middle, so that messages that meet on a link pass each other. kOutside lies beyond the ring.
struct Lane {
    Vec2 from{};
    Vec2 to{};
};

[[nodiscard]] Lane LaneOf(const RingLayout& ring, Slot from, Slot to);

// Where a message is. Starts and ends gently, but keeps the order of messages on a lane.
[[nodiscard]] Vec2 PositionOf(const RingLayout& ring, const MessageView& message);

// Half of the edge of a message's shape.
[[nodiscard]] float MessageSize(const RingLayout& ring);

// What is drawn topmost at p: a message before a server before a link before the empty ring.
[[nodiscard]] Target PickOnRing(const RingLayout& ring, std::span<const MessageView> messages,
                                Vec2 p);

struct SlotPair {
    Slot a = 0;
    Slot b = 0;

    bool operator==(const SlotPair&) const = default;
};

// The links that a line from one point to another goes across, a < b, in order.
[[nodiscard]] std::vector<SlotPair> LinksAcross(const RingLayout& ring, Vec2 from, Vec2 to);

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
