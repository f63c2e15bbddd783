// Keeps shapes with their bounds.
#include "tests/render/recording_canvas.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace render {

namespace {

Rect BoundsOf(std::span<const Vec2> points) {
    Rect out{points[0], points[0]};
    for (const Vec2 p : points) {
        out.min = {std::min(out.min.x, p.x), std::min(out.min.y, p.y)};
        out.max = {std::max(out.max.x, p.x), std::max(out.max.y, p.y)};
    }
    return out;
}

Rect Around(Vec2 center, float radius) {
    return Rect{center, center}.Inset(-radius);
}

}  // namespace

void RecordingCanvas::Disc(Vec2 center, float radius, Color fill) {
    shapes_.push_back({ShapeKind::kDisc, fill, Around(center, radius), false, 1, radius, {}});
}

void RecordingCanvas::Arc(Vec2 center, float radius, Turns turns, const Stroke& stroke) {
    shapes_.push_back({ShapeKind::kArc,
                       stroke.color,
                       Around(center, radius),
                       stroke.dash > 0,
                       turns.to - turns.from,
                       radius,
                       {}});
}

void RecordingCanvas::Line(Vec2 from, Vec2 to, const Stroke& stroke) {
    const Vec2 points[]{from, to};
    shapes_.push_back(
        {ShapeKind::kLine, stroke.color, BoundsOf(points), stroke.dash > 0, 0, 0, {}});
}

void RecordingCanvas::Polyline(std::span<const Vec2> points, const Stroke& stroke) {
    shapes_.push_back(
        {ShapeKind::kPolyline, stroke.color, BoundsOf(points), stroke.dash > 0, 0, 0, {}});
}

void RecordingCanvas::FillRect(const Rect& rect, float /*corner_radius*/, Color fill) {
    shapes_.push_back({ShapeKind::kFill, fill, rect, false, 0, 0, {}});
}

void RecordingCanvas::StrokeRect(const Rect& rect, float /*corner_radius*/, const Stroke& stroke) {
    shapes_.push_back({ShapeKind::kStroke, stroke.color, rect, stroke.dash > 0, 0, 0, {}});
}

void RecordingCanvas::Polygon(std::span<const Vec2> points, Color fill) {
    shapes_.push_back({ShapeKind::kPolygon, fill, BoundsOf(points), false, 0, 0, {}});
}

void RecordingCanvas::Text(Vec2 at, std::string_view text, const TextStyle& style) {
    const Vec2 size = MeasureText(text, style);
    Vec2 corner{at.x, at.y - size.y / 2};
    if (style.align == Align::kCenter) corner.x -= size.x / 2;
    if (style.align == Align::kRight) corner.x -= size.x;
    shapes_.push_back(
        {ShapeKind::kText, style.color, {corner, corner + size}, false, 0, 0, std::string(text)});
}

Vec2 RecordingCanvas::MeasureText(std::string_view text, const TextStyle& style) {
    return {static_cast<float>(text.size()) * style.size / 2, style.size};
}

void RecordingCanvas::PushClip(const Rect& /*rect*/) {}
void RecordingCanvas::PopClip() {}

void RecordingCanvas::BeginTurn(Vec2 /*around*/, float /*turns*/) {}

void RecordingCanvas::EndTurn() {}

std::size_t RecordingCanvas::Count(ShapeKind kind) const {
    return static_cast<std::size_t>(std::count_if(
        shapes_.begin(), shapes_.end(), [&](const Shape& shape) { return shape.kind == kind; }));
}

std::size_t RecordingCanvas::Count(ShapeKind kind, Color color) const {
    return static_cast<std::size_t>(std::count_if(
        shapes_.begin(), shapes_.end(),
        [&](const Shape& shape) { return shape.kind == kind && shape.color == color; }));
}

std::size_t RecordingCanvas::CountDashed(ShapeKind kind, Color color) const {
    return static_cast<std::size_t>(
        std::count_if(shapes_.begin(), shapes_.end(), [&](const Shape& shape) {
            return shape.kind == kind && shape.color == color && shape.dashed;
        }));
}

bool RecordingCanvas::HasText(std::string_view text) const {
    return std::any_of(shapes_.begin(), shapes_.end(), [&](const Shape& shape) {
        return shape.kind == ShapeKind::kText && shape.text == text;
    });
}

Shape RecordingCanvas::First(ShapeKind kind, Color color) const {
    const auto found = std::find_if(shapes_.begin(), shapes_.end(), [&](const Shape& shape) {
        return shape.kind == kind && shape.color == color;
    });
    REQUIRE(found != shapes_.end());
    return *found;
}

}  // namespace render
