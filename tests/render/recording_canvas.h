// A canvas that keeps what was drawn as a list, so that a test can read a picture.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/canvas.h"

namespace render {

enum class ShapeKind { kDisc, kArc, kLine, kPolyline, kFill, kStroke, kPolygon, kText };

struct Shape {
    ShapeKind kind = ShapeKind::kDisc;
    Color color{};
    Rect bounds{};
    bool dashed = false;
    float share = 0;   // Of a circle, for arcs.
    float radius = 0;  // For discs and arcs.
    std::string text{};
};

// Every letter is as wide as half of the text's size.
class RecordingCanvas final : public Canvas {
  public:
    void Disc(Vec2 center, float radius, Color fill) override;
    void Arc(Vec2 center, float radius, Turns turns, const Stroke& stroke) override;
    void Line(Vec2 from, Vec2 to, const Stroke& stroke) override;
    void Polyline(std::span<const Vec2> points, const Stroke& stroke) override;
    void FillRect(const Rect& rect, float corner_radius, Color fill) override;
    void StrokeRect(const Rect& rect, float corner_radius, const Stroke& stroke) override;
    void Polygon(std::span<const Vec2> points, Color fill) override;
    void Text(Vec2 at, std::string_view text, const TextStyle& style) override;
    [[nodiscard]] Vec2 MeasureText(std::string_view text, const TextStyle& style) override;
    void PushClip(const Rect& rect) override;
    void PopClip() override;
    // Shapes are kept as they were before the turn.
    void BeginTurn(Vec2 around, float turns) override;
    void EndTurn() override;

    [[nodiscard]] const std::vector<Shape>& shapes() const { return shapes_; }
    [[nodiscard]] std::size_t Count(ShapeKind kind) const;
    [[nodiscard]] std::size_t Count(ShapeKind kind, Color color) const;
    // Arcs, strokes and lines that are dashed, in that colour.
    [[nodiscard]] std::size_t CountDashed(ShapeKind kind, Color color) const;
    [[nodiscard]] bool HasText(std::string_view text) const;
    // The first shape of the kind and colour; fails the test when there is none.
    [[nodiscard]] Shape First(ShapeKind kind, Color color) const;

  private:
    std::vector<Shape> shapes_{};
};

}  // namespace render
