// Canvas calls as ImDrawList calls; dashes, which ImGui lacks, are cut here.
#include "render/imgui_canvas.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <numbers>

namespace render {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// Twelve o'clock and clockwise, as an angle of ImGui: its zero is three o'clock.
float ToAngle(float turns) {
    return (turns - 0.25F) * 2 * kPi;
}

// Draws the dashes of one straight piece. `phase` is the distance already gone into the pattern.
float DashPiece(ImDrawList& list, Vec2 from, Vec2 to, const Stroke& stroke, float phase) {
    const float length = Distance(from, to);
    const float period = stroke.dash + stroke.gap;
    for (float at = -phase; at < length; at += period) {
        const float start = std::max(at, 0.0F);
        const float end = std::min(at + stroke.dash, length);
        if (end <= start) continue;
        list.AddLine(ToImgui(Mix(from, to, start / length)), ToImgui(Mix(from, to, end / length)),
                     ToImgui(stroke.color), stroke.width);
    }
    return std::fmod(phase + length, period);
}

}  // namespace

ImVec4 ToImguiVec4(Color c) {
    constexpr float kFull = 255;
    return {static_cast<float>(c.r) / kFull, static_cast<float>(c.g) / kFull,
            static_cast<float>(c.b) / kFull, static_cast<float>(c.a) / kFull};
}

void ImguiCanvas::Disc(Vec2 center, float radius, Color fill) {
    list_.AddCircleFilled(ToImgui(center), radius, ToImgui(fill));
}

void ImguiCanvas::Arc(Vec2 center, float radius, Turns turns, const Stroke& stroke) {
    const bool closed = turns.to - turns.from >= 1;
    if (closed && stroke.dash <= 0) {
        list_.AddCircle(ToImgui(center), radius, ToImgui(stroke.color), 0, stroke.width);
        return;
    }
    list_.PathArcTo(ToImgui(center), radius, ToAngle(turns.from), ToAngle(turns.to));
    StrokePath(stroke, false);
}

void ImguiCanvas::Line(Vec2 from, Vec2 to, const Stroke& stroke) {
    if (stroke.dash > 0) {
        DashPiece(list_, from, to, stroke, 0);
    } else {
        list_.AddLine(ToImgui(from), ToImgui(to), ToImgui(stroke.color), stroke.width);
    }
}

void ImguiCanvas::Polyline(std::span<const Vec2> points, const Stroke& stroke) {
    for (const Vec2 point : points) list_.PathLineTo(ToImgui(point));
    StrokePath(stroke, false);
}

void ImguiCanvas::FillRect(const Rect& rect, float corner_radius, Color fill) {
    list_.AddRectFilled(ToImgui(rect.min), ToImgui(rect.max), ToImgui(fill), corner_radius);
}

void ImguiCanvas::StrokeRect(const Rect& rect, float corner_radius, const Stroke& stroke) {
    // Half a pixel inwards, as ImGui's own AddRect does, so that thin borders stay crisp.
    const Rect inner = rect.Inset(0.5F);
    list_.PathRect(ToImgui(inner.min), ToImgui(inner.max), corner_radius);
    StrokePath(stroke, true);
}

void ImguiCanvas::Polygon(std::span<const Vec2> points, Color fill) {
    for (const Vec2 point : points) list_.PathLineTo(ToImgui(point));
    list_.PathFillConvex(ToImgui(fill));
}

void ImguiCanvas::Text(Vec2 at, std::string_view text, const TextStyle& style) {
    if (text.empty()) return;
    float x = at.x;
    if (style.align != Align::kLeft) {
        const float width = MeasureText(text, style).x;
        x -= style.align == Align::kCenter ? width / 2 : width;
    }
    const ImVec2 corner{std::round(x), std::round(at.y - style.size / 2)};
    list_.AddText(FontFor(style.font), style.size, corner, ToImgui(style.color), text.data(),
                  text.data() + text.size());
}

Vec2 ImguiCanvas::MeasureText(std::string_view text, const TextStyle& style) {
    // ImGui takes no text at all for one that ends somewhere.
    if (text.empty()) return {0, style.size};
    return FromImgui(
        FontFor(style.font)
            ->CalcTextSizeA(style.size, FLT_MAX, 0, text.data(), text.data() + text.size()));
}

void ImguiCanvas::PushClip(const Rect& rect) {
    list_.PushClipRect(ToImgui(rect.min), ToImgui(rect.max), true);
}

void ImguiCanvas::PopClip() {
    list_.PopClipRect();
}

void ImguiCanvas::BeginTurn(Vec2 around, float turns) {
    turn_around_ = around;
    turn_ = turns;
    turn_from_ = list_.VtxBuffer.Size;
}

void ImguiCanvas::EndTurn() {
    const float angle = turn_ * 2 * kPi;
    const float sine = std::sin(angle);
    const float cosine = std::cos(angle);
    for (int i = turn_from_; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& at = list_.VtxBuffer[i].pos;
        const Vec2 from = FromImgui(at) - turn_around_;
        at = ToImgui(turn_around_ +
                     Vec2{from.x * cosine - from.y * sine, from.x * sine + from.y * cosine});
    }
}

void ImguiCanvas::StrokePath(const Stroke& stroke, bool closed) {
    if (stroke.dash <= 0) {
        list_.PathStroke(ToImgui(stroke.color), closed ? ImDrawFlags_Closed : ImDrawFlags_None,
                         stroke.width);
        return;
    }
    // AddLine goes through the list's path too, so the points have to leave it first.
    points_.clear();
    for (const ImVec2& point : list_._Path) points_.push_back(FromImgui(point));
    list_.PathClear();
    if (closed && !points_.empty()) points_.push_back(points_.front());
    float phase = 0;
    for (std::size_t i = 0; i + 1 < points_.size(); ++i) {
        phase = DashPiece(list_, points_[i], points_[i + 1], stroke, phase);
    }
}

ImFont* ImguiCanvas::FontFor(FontKind kind) const {
    ImFont* font = fonts_.regular;
    if (kind == FontKind::kSemiBold) font = fonts_.semibold;
    if (kind == FontKind::kMono) font = fonts_.mono;
    return font != nullptr ? font : ImGui::GetFont();
}

}  // namespace render
