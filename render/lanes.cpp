// Messages on their lanes, and what lies under a point of the stage.
#include <algorithm>
#include <cmath>

#include "render/ring_layout.h"

namespace render {

namespace {

// The lane's distance from the middle of the link, by the disc's radius.
constexpr float kLaneShift = 0.16F;

// Slow at both ends, rising throughout: x + a sin(2 pi x) has a positive slope for a < 1/(2 pi).
float Ease(float progress) {
    constexpr float kTau = 6.2831853F;
    return progress - 0.08F * std::sin(kTau * progress);
}

// Seen from one end to the other.
Vec2 RightOf(const Lane& lane) {
    const float length = std::max(Distance(lane.from, lane.to), 1e-3F);
    return {-(lane.to.y - lane.from.y) / length, (lane.to.x - lane.from.x) / length};
}

// Where somebody stands who is no server: beside the server that he talks to, away from the others.
Vec2 OutsideOf(const RingLayout& ring, Slot other) {
    if (other >= ring.nodes.size()) return ring.center;
    const Vec2 outward = ring.outward[other];
    // Aslant, so that the way from outside does not hide the caption below or the notice above.
    const Vec2 aslant{outward.x - outward.y * 1.7F, outward.y + outward.x * 1.7F};
    Vec2 at = ring.nodes[other] + aslant * (ring.node_radius * 1.5F);
    if (ring.arrangement == Arrangement::kRing) return at;
    // By hand a server can stand at the edge.
    const float margin = ring.node_radius * 0.4F;
    if (at.x > ring.area.max.x - margin || at.x < ring.area.min.x + margin) {
        at.x = 2 * ring.nodes[other].x - at.x;
    }
    if (at.y > ring.area.max.y - margin || at.y < ring.area.min.y + margin) {
        at.y = 2 * ring.nodes[other].y - at.y;
    }
    return at;
}

Vec2 CenterOf(const RingLayout& ring, Slot slot, Slot other) {
    return slot < ring.nodes.size() ? ring.nodes[slot] : OutsideOf(ring, other);
}

float BendOf(const RingLayout& ring, Slot from, Slot to) {
    const std::size_t count = ring.nodes.size();
    if (ring.bends.empty() || from >= count || to >= count || from == to) return 0;
    return from < to ? ring.bends[from * count + to] : -ring.bends[to * count + from];
}

float DistanceToLane(const Lane& lane, Vec2 p) {
    if (lane.bend == 0) return DistanceToSegment(p, lane.from, lane.to);
    const LanePoints points = PointsOf(lane);
    float nearest = 1e6F;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        nearest = std::min(nearest, DistanceToSegment(p, points.at(i), points.at(i + 1)));
    }
    return nearest;
}

}  // namespace

Vec2 PointOn(const Lane& lane, float share) {
    const Vec2 straight = Mix(lane.from, lane.to, share);
    if (lane.bend == 0) return straight;
    return straight + RightOf(lane) * (4 * lane.bend * share * (1 - share));
}

Vec2 DirectionOn(const Lane& lane, float share) {
    const Vec2 along = lane.to - lane.from + RightOf(lane) * (4 * lane.bend * (1 - 2 * share));
    return along * (1 / std::max(Distance({}, along), 1.0F));
}

LanePoints PointsOf(const Lane& lane) {
    LanePoints points{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        points.at(i) = PointOn(lane, static_cast<float>(i) / static_cast<float>(points.size() - 1));
    }
    return points;
}

Lane LinkOf(const RingLayout& ring, Slot a, Slot b) {
    return {ring.nodes[a], ring.nodes[b], BendOf(ring, a, b)};
}

Lane LaneOf(const RingLayout& ring, Slot from, Slot to) {
    const Lane link{CenterOf(ring, from, to), CenterOf(ring, to, from), BendOf(ring, from, to)};
    const float length = Distance(link.from, link.to);
    if (length <= 0) return link;
    const Vec2 right = RightOf(link) * (ring.node_radius * kLaneShift);
    // Not more than a third at either end, so that small rings keep their order too.
    const float margin = std::min(ring.node_radius * 1.18F, length / 3) / length;
    const float start = from < ring.nodes.size() ? margin : 0;
    const float end = to < ring.nodes.size() ? 1 - margin : 1;
    // A piece of the curve is a flatter one of the same kind.
    const float left = end - start;
    return {PointOn(link, start) + right, PointOn(link, end) + right, link.bend * left * left};
}

Vec2 PositionOf(const RingLayout& ring, const MessageView& message) {
    return PointOn(LaneOf(ring, message.from, message.to),
                   Ease(std::clamp(message.progress, 0.0F, 1.0F)));
}

float MessageSize(const RingLayout& ring) {
    return std::clamp(ring.node_radius * 0.25F, ring.detail == Detail::kSmall ? 3.0F : 6.0F,
                      std::max(ring.node_radius * 0.5F, 3.0F));
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
            const float distance = DistanceToLane(LinkOf(ring, a, b), p);
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
            const Lane link = LinkOf(ring, a, b);
            bool crossed = link.bend == 0 && SegmentsCross(from, to, link.from, link.to);
            if (link.bend != 0) {
                const LanePoints points = PointsOf(link);
                for (std::size_t i = 0; i + 1 < points.size() && !crossed; ++i) {
                    crossed = SegmentsCross(from, to, points.at(i), points.at(i + 1));
                }
            }
            if (crossed) out.push_back({a, b});
        }
    }
    return out;
}

}  // namespace render
