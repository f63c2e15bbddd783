// Links as lines: grey when whole, red and dotted when cut, with an arrow when cut one way.
#include "render/link_widget.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "render/marks.h"

namespace render {

namespace {

float LineWidth(const Theme& theme, const LinkPlace& place) {
    const float usual = place.detail == Detail::kSmall ? theme.thin * 0.6F : theme.line * 1.2F;
    return place.hovered || place.selected ? usual + theme.line : usual;
}

Lane LaneAt(const LinkPlace& place) {
    return {place.a, place.b, place.bend};
}

void DrawWay(Canvas& canvas, const LinkPlace& place, const Stroke& stroke) {
    if (place.bend == 0) {
        canvas.Line(place.a, place.b, stroke);
    } else {
        canvas.Polyline(PointsOf(LaneAt(place)), stroke);
    }
}

// The head of an arrow at `tip`, pointing away from `from`.
void DrawArrowHead(Canvas& canvas, Vec2 from, Vec2 tip, float size, Color color) {
    const float length = std::max(Distance(from, tip), 1.0F);
    const Vec2 along = (tip - from) * (1 / length);
    const Vec2 across{-along.y, along.x};
    const std::array<Vec2, 3> head{tip, tip - along * size + across * (size * 0.55F),
                                   tip - along * size - across * (size * 0.55F)};
    canvas.Polygon(head, color);
}

void DrawNote(Canvas& canvas, const Theme& theme, const LinkView& link, const LinkPlace& place) {
    if (link.note.empty() || place.detail == Detail::kSmall) return;
    const TextStyle style{theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kCenter};
    const Vec2 at = PointOn(LaneAt(place), 0.38F);
    const Vec2 half = canvas.MeasureText(link.note, style) * 0.5F + Vec2{theme.space.tight, 0};
    canvas.FillRect({at - half, at + half}, theme.radius_small, theme.stage);
    canvas.Text(at, link.note, style);
}

}  // namespace

void DrawQuietLink(Canvas& canvas, const Theme& theme, const LinkPlace& place) {
    // A crowded ring has over a thousand: together they must not become a surface.
    Color color = place.detail == Detail::kSmall ? theme.link.WithAlpha(0.5F) : theme.link;
    if (place.hovered) color = theme.ink_soft;
    if (place.selected) color = theme.accent;
    DrawWay(canvas, place, {color, LineWidth(theme, place)});
}

void DrawLink(Canvas& canvas, const Theme& theme, const LinkView& link, const LinkPlace& place) {
    const bool cut = link.cut_ab || link.cut_ba;
    if (!cut && !link.held) {
        DrawQuietLink(canvas, theme, place);
        DrawNote(canvas, theme, link, place);
        return;
    }
    const float width = LineWidth(theme, place);
    const float unit = std::max(theme.line * 1.4F, width);
    const float sign = std::clamp(place.node_radius * 0.36F, 5.0F, 20.0F);
    const Vec2 middle = PointOn(LaneAt(place), 0.5F);
    if (cut) {
        const bool both = link.cut_ab && link.cut_ba;
        if (place.selected) {
            DrawWay(canvas, place, {theme.accent.WithAlpha(0.4F), width + theme.thick});
        }
        DrawWay(canvas, place,
                {theme.alarm.WithAlpha(both ? 0.45F : 0.75F), unit, unit, unit * 2.6F});
        if (place.detail != Detail::kSmall) {
            // One way: the arrow shows which way nothing arrives, the cross stands on it.
            if (!both) {
                const Lane lane = LaneAt(place);
                const float tip = link.cut_ab ? 0.64F : 0.36F;
                const float tail = link.cut_ab ? tip - 0.05F : tip + 0.05F;
                DrawArrowHead(canvas, PointOn(lane, tail), PointOn(lane, tip), sign, theme.alarm);
            }
            canvas.Disc(middle, sign * 0.62F, theme.stage);
            DrawIcon(canvas, Icon::kCross, middle, sign * 0.85F, theme.alarm);
        }
    } else {
        DrawWay(canvas, place,
                {place.selected ? theme.accent : theme.ink_soft, width, unit * 4, unit * 3});
        canvas.Disc(middle, sign * 0.7F, theme.stage);
        DrawIcon(canvas, Icon::kPause, middle, sign * 0.8F, theme.ink_soft);
    }
    DrawNote(canvas, theme, link, place);
}

}  // namespace render
