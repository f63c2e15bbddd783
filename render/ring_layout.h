// Where servers stand on the stage, how the ways between them run, and what lies under a point.
//
// Pure: sizes in, rectangles and points out.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "render/geometry.h"
#include "render/target.h"
#include "render/view_kind.h"
#include "render/view_model.h"

namespace render {

// How much of a server is drawn: labels give way when many servers share the stage.
enum class Detail {
    kFull,     // Name, term, caption and tally.
    kCompact,  // Name and term inside the disc.
    kSmall     // A disc with its name outside, where there is room for it.
};

struct RingLayout {
    Rect area{};
    Vec2 center{};
    float radius = 0;  // Of the ring; where it is stretched, the shorter one.
    float node_radius = 0;
    Detail detail = Detail::kFull;
    std::vector<Vec2> nodes{};  // By slot. On a ring S1 is at twelve o'clock, the others clockwise.
    std::vector<Vec2> outward{};  // By slot, of length 1: away from the others.
    float caption_drop = 0;       // Every second caption stands lower by that, to clear the others.
    Arrangement arrangement = Arrangement::kRing;
    // By a * nodes + b, a < b: how far the middle of that link is bent aside, seen from a to the
    // right. Empty while all are straight.
    std::vector<float> bends{};
    std::vector<Rect> sites{};  // The grounds of two sites; empty otherwise.
};

struct RingWishes {
    Arrangement arrangement = Arrangement::kRing;
    std::span<const Vec2> places{};        // kByHand: shares of the area, by slot.
    std::span<const std::size_t> parts{};  // SceneView::partition: two of them are the sites.
    std::optional<Slot> dragged{};         // This one is under the pointer instead.
    Vec2 dragged_to{};
};

[[nodiscard]] RingLayout LayOutRing(const Rect& area, std::size_t servers, float scale,
                                    const RingWishes& wishes = {});

// The places that keep all servers where they stand now, but this one where it is dropped.
[[nodiscard]] std::vector<Vec2> PlacesByHand(const RingLayout& ring, Slot moved, Vec2 to);

// ---- ways ----

// A way from one point to another: straight, or bent aside so far in its middle, seen along it to
// the right.
struct Lane {
    Vec2 from{};
    Vec2 to{};
    float bend = 0;
};

[[nodiscard]] Vec2 PointOn(const Lane& lane, float share);
// Of length 1.
[[nodiscard]] Vec2 DirectionOn(const Lane& lane, float share);
using LanePoints = std::array<Vec2, 17>;
[[nodiscard]] LanePoints PointsOf(const Lane& lane);

// The middle of a link, from one server's centre to the other's.
[[nodiscard]] Lane LinkOf(const RingLayout& ring, Slot a, Slot b);

// The way of a message, from one disc's rim to the other's, a little to the right of the link's
// middle, so that messages that meet pass each other. kOutside lies beyond the servers.
[[nodiscard]] Lane LaneOf(const RingLayout& ring, Slot from, Slot to);

// Where a message is. Starts and ends gently, but keeps the order of messages on a lane.
[[nodiscard]] Vec2 PositionOf(const RingLayout& ring, const MessageView& message);

// Half of the edge of a message's shape.
[[nodiscard]] float MessageSize(const RingLayout& ring);

// What is drawn topmost at p: a message before a server before a link before the empty stage.
[[nodiscard]] Target PickOnRing(const RingLayout& ring, std::span<const MessageView> messages,
                                Vec2 p);

struct SlotPair {
    Slot a = 0;
    Slot b = 0;

    bool operator==(const SlotPair&) const = default;
};

// The links that a line from one point to another goes across, a < b, in order.
[[nodiscard]] std::vector<SlotPair> LinksAcross(const RingLayout& ring, Vec2 from, Vec2 to);

}  // namespace render
