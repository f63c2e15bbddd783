// Distances between points and segments, and whether two segments cross.
#include "render/geometry.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

// Positive when c lies to one side of the line from a to b, negative on the other, 0 on it.
float Side(Vec2 a, Vec2 b, Vec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

float Distance(Vec2 a, Vec2 b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

float DistanceToSegment(Vec2 p, Vec2 a, Vec2 b) {
    const Vec2 along = b - a;
    const float length_squared = along.x * along.x + along.y * along.y;
    if (length_squared <= 0) return Distance(p, a);
    const Vec2 to_p = p - a;
    const float share = (to_p.x * along.x + to_p.y * along.y) / length_squared;
    return Distance(p, a + along * std::clamp(share, 0.0F, 1.0F));
}

bool SegmentsCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d) {
    return Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;
}

}  // namespace render
