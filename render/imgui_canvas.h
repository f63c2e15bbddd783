// The canvas that draws into one of Dear ImGui's draw lists.
#pragma once

#include <vector>

#include "imgui.h"
#include "render/canvas.h"
#include "render/style.h"

namespace render {

class ImguiCanvas final : public Canvas {
  public:
    // REQUIRES: both outlive the canvas; the list is one of the running frame.
    ImguiCanvas(ImDrawList& list, const UiFonts& fonts) : list_(list), fonts_(fonts) {}

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
    void BeginTurn(Vec2 around, float turns) override;
    void EndTurn() override;

  private:
    // Strokes the points collected in the list's path, dashed if asked, and empties the path.
    void StrokePath(const Stroke& stroke, bool closed);
    [[nodiscard]] ImFont* FontFor(FontKind kind) const;

    ImDrawList& list_;
    const UiFonts& fonts_;
    std::vector<Vec2> points_{};  // Of the path being dashed; kept for its memory.
    Vec2 turn_around_{};
    float turn_ = 0;
    int turn_from_ = 0;  // The first corner of what is to be turned.
};

[[nodiscard]] inline ImVec2 ToImgui(Vec2 p) {
    return {p.x, p.y};
}
[[nodiscard]] inline Vec2 FromImgui(ImVec2 p) {
    return {p.x, p.y};
}
[[nodiscard]] inline ImU32 ToImgui(Color c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
[[nodiscard]] ImVec4 ToImguiVec4(Color c);

}  // namespace render
