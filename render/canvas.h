// The few shapes that everything is drawn with, so that one drawing code serves every output.
//
// Implementations: ImguiCanvas (window and PNG) and, in tests, a RecordingCanvas that keeps words
// instead of pixels. The only inheritance in the program.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "render/geometry.h"

namespace render {

// A line's look. dash = 0: solid; otherwise dash and gap alternate along the line.
struct Stroke {
    Color color{};
    float width = 1;
    float dash = 0;
    float gap = 0;
};

// A part of a circle, clockwise, in turns from twelve o'clock: {0, 0.25} is the upper right
// quarter, {0, 1} the whole circle.
struct Turns {
    float from = 0;
    float to = 1;
};

enum class FontKind : std::uint8_t { kRegular, kSemiBold, kMono };
enum class Align : std::uint8_t { kLeft, kCenter, kRight };

struct TextStyle {
    Color color{};
    float size = 14;
    FontKind font = FontKind::kRegular;
    Align align = Align::kLeft;
};

class Canvas {
  public:
    Canvas() = default;
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    virtual ~Canvas() = default;

    virtual void Disc(Vec2 center, float radius, Color fill) = 0;
    virtual void Arc(Vec2 center, float radius, Turns turns, const Stroke& stroke) = 0;
    virtual void Line(Vec2 from, Vec2 to, const Stroke& stroke) = 0;
    virtual void Polyline(std::span<const Vec2> points, const Stroke& stroke) = 0;
    virtual void FillRect(const Rect& rect, float corner_radius, Color fill) = 0;
    virtual void StrokeRect(const Rect& rect, float corner_radius, const Stroke& stroke) = 0;
    // REQUIRES: the points go clockwise round a convex shape.
    virtual void Polygon(std::span<const Vec2> points, Color fill) = 0;

    // One line of text. `at` is its vertical middle; its left end, middle or right end by align.
    virtual void Text(Vec2 at, std::string_view text, const TextStyle& style) = 0;
    [[nodiscard]] virtual Vec2 MeasureText(std::string_view text, const TextStyle& style) = 0;

    // Shapes outside the innermost clip are not drawn. Every push has its pop.
    virtual void PushClip(const Rect& rect) = 0;
    virtual void PopClip() = 0;

    // What is drawn between these two is turned round a point, clockwise by a share of a circle.
    // Turns do not nest.
    virtual void BeginTurn(Vec2 around, float turns) = 0;
    virtual void EndTurn() = 0;
};

}  // namespace render
