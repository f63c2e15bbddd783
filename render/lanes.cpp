// Messages on their lanes, and what lies under a point of the ring.
#include <algorithm>
#include <cmath>

#include "render/layout.h"

namespace render {

namespace {

// The lane's distance from the middle of the link, by the disc's radius.
constexpr float kLaneShift = 0.16F;

// Slow at both ends, rising throughout: x + a sin(2 pi x) has a positive slope for a < 1/(2 pi).
float Ease(float progress) {
    constexpr float kTau = 6.2831853F;
    return progress - 0.08F * std::sin(kTau * progress);
}

Vec2 CenterOf(const RingLayout& ring, Slot slot, Slot other) {
    if (slot < ring.nodes.size()) return ring.nodes[slot];
    if (other >= ring.nodes.size()) return ring.center;
    const float from_center = Distance(ring.nodes[other], ring.center);
    // A lone server stands in the centre itself: up is as good as any way out.
    const Vec2 outward = from_center < 1 ? Vec2{0, -1} : ring.nodes[other] - ring.center;
    const float length = std::max(from_center, 1.0F);
    // Aslant, so that the way from outside does not hide the caption below or the notice above.
    const Vec2 aslant{outward.x - outward.y * 1.7F, outward.y + outward.x * 1.7F};
    return ring.nodes[other] + aslant * (ring.node_radius * 1.5F / length);
}

}  // namespace

Lane LaneOf(const RingLayout& ring, Slot from, Slot to) {
    const Vec2 a = CenterOf(ring, from, to);
    const Vec2 b = CenterOf(ring, to, from);
    const float length = Distance(a, b);
    if (length <= 0) return {a, b};
    const Vec2 along = (b - a) * (1 / length);
    const Vec2 right = Vec2{-along.y, along.x} * (ring.node_radius * kLaneShift);
    // Not more than a third at either end, so that small rings keep their order too.
    const float margin = std::min(ring.node_radius * 1.18F, length / 3);
    const Vec2 start = from < ring.nodes.size() ? a + along * margin : a;
    const Vec2 end = to < ring.nodes.size() ? b - along * margin : b;
    return {start + right, end + right};
}

Vec2 PositionOf(const RingLayout& ring, const MessageView& message) {
    const Lane lane = LaneOf(ring, message.from, message.to);
    return Mix(lane.from, lane.to, Ease(std::clamp(message.progress, 0.0F, 1.0F)));
}

float MessageSize(const RingLayout& ring) {
    return std::clamp(ring.node_radius * 0.25F, ring.detail == Detail::kSmall ? 3.0F : 6.0F,
                      ring.node_radius * 0.5F);
}

Target PickOnRing(const RingLayout& ring, std::span<const MessageView> messages, Vec2 p) {
    // A moving thing is hard to hit: its target is larger than its shape.
    const float reach = MessageSize(ring) * 1.5F + 3;
    for (std::size_t i = messages.size(); i-- > 0;) {
        const MessageView& message = messages[i];
        if (message.phase == MessagePhase::kLost) continue;
        if (Distance(PositionOf(ring, message), p) <= reach) {
            return {TargetKind::kMessage, message.id, 0};
        }
    }
    for (Slot slot = 0; slot < ring.nodes.size(); ++slot) {
        if (Distance(ring.nodes[slot], p) <= ring.node_radius * 1.15F) {
            return {TargetKind::kServer, slot, 0};
        }
    }
    Target nearest{TargetKind::kRing, 0, 0};
    float nearest_distance = std::max(ring.node_radius * 0.16F, 3.0F);
    for (Slot a = 0; a < ring.nodes.size(); ++a) {
        for (Slot b = a + 1; b < ring.nodes.size(); ++b) {
            const float distance = DistanceToSegment(p, ring.nodes[a], ring.nodes[b]);
            if (distance >= nearest_distance) continue;
            nearest_distance = distance;
            nearest = {TargetKind::kLink, a, b};
        }
    }
    return nearest;
}

std::vector<SlotPair> LinksAcross(const RingLayout& ring, Vec2 from, Vec2 to) {
    std::vector<SlotPair> out;
    for (Slot a = 0; a < ring.nodes.size(); ++a) {
        for (Slot b = a + 1; b < ring.nodes.size(); ++b) {
            if (SegmentsCross(from, to, ring.nodes[a], ring.nodes[b])) out.push_back({a, b});
        }
    }
    return out;
}

}  // namespace render
