// Points, rectangles and colours: the small values that every shape is made of.
#pragma once

#include <cstdint>

namespace render {

// Logical pixels; y grows downwards.
struct Vec2 {
    float x = 0;
    float y = 0;

    bool operator==(const Vec2&) const = default;
};

[[nodiscard]] constexpr Vec2 operator+(Vec2 a, Vec2 b) {
    return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] constexpr Vec2 operator-(Vec2 a, Vec2 b) {
    return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] constexpr Vec2 operator*(Vec2 a, float factor) {
    return {a.x * factor, a.y * factor};
}

// From min (inside) to max (outside); empty when max is not beyond min.
struct Rect {
    Vec2 min{};
    Vec2 max{};

    bool operator==(const Rect&) const = default;

    [[nodiscard]] constexpr float width() const { return max.x - min.x; }
    [[nodiscard]] constexpr float height() const { return max.y - min.y; }
    [[nodiscard]] constexpr Vec2 center() const { return (min + max) * 0.5F; }
    [[nodiscard]] constexpr bool Contains(Vec2 p) const {
        return p.x >= min.x && p.x < max.x && p.y >= min.y && p.y < max.y;
    }
    [[nodiscard]] constexpr bool Overlaps(const Rect& other) const {
        return min.x < other.max.x && other.min.x < max.x && min.y < other.max.y &&
               other.min.y < max.y;
    }
    // The same rectangle with a margin taken off (or, when negative, added) on every side.
    [[nodiscard]] constexpr Rect Inset(float by) const {
        return {min + Vec2{by, by}, max - Vec2{by, by}};
    }
};

// Not premultiplied; a = 0 is fully transparent.
struct Color {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;

    bool operator==(const Color&) const = default;

    [[nodiscard]] constexpr Color WithAlpha(float share) const {
        return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * share + 0.5F)};
    }
};

// Distances and where a point falls, for layout and for finding what is under the pointer.
[[nodiscard]] float Distance(Vec2 a, Vec2 b);
[[nodiscard]] float DistanceToSegment(Vec2 p, Vec2 a, Vec2 b);
[[nodiscard]] bool SegmentsCross(Vec2 a, Vec2 b, Vec2 c, Vec2 d);
[[nodiscard]] constexpr Vec2 Mix(Vec2 a, Vec2 b, float share) {
    return a + (b - a) * share;
}

}  // namespace render
