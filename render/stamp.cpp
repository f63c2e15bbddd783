// Two lines in a frame, aslant; smaller, and at last straight, where there is little room.
#include "render/stamp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>

#include "render/kit.h"

namespace render {

namespace {

constexpr float kTurn = -0.022F;  // Rising to the right, by eight degrees.
constexpr float kAngle = -kTurn * 2 * std::numbers::pi_v<float>;

struct Size {
    float title = 0;
    float rules = 0;
    Vec2 half{};    // Of the frame,
    Vec2 turned{};  // and of what it covers when it stands aslant.
};

TextStyle TitleStyle(const Theme& theme, float size) {
    return {theme.stamp, size, FontKind::kSemiBold, Align::kCenter};
}

Size SizeOf(Canvas& canvas, const Theme& theme, const StampView& stamp, float factor) {
    Size size;
    size.title = std::max(theme.type.title * 1.15F * factor, theme.type.small);
    size.rules = std::max(theme.type.body * factor, theme.type.tiny);
    const float wide = std::max(canvas.MeasureText(stamp.title, TitleStyle(theme, size.title)).x,
                                canvas.MeasureText(stamp.rules, TitleStyle(theme, size.rules)).x);
    size.half = {wide / 2 + theme.space.medium, (size.title + size.rules) / 2 + theme.space.tight};
    size.turned = {size.half.x * std::cos(kAngle) + size.half.y * std::sin(kAngle),
                   size.half.y * std::cos(kAngle) + size.half.x * std::sin(kAngle)};
    return size;
}

// Whether a server, its rings or its labels would lie under it.
bool Hides(const RingLayout& ring, const Theme& theme, const Rect& box) {
    const float r = ring.node_radius;
    const bool full = ring.detail == Detail::kFull;
    const float name = ring.detail == Detail::kSmall ? theme.type.tiny * 2 : 0;
    for (std::size_t slot = 0; slot < ring.nodes.size(); ++slot) {
        const Vec2 at = ring.nodes[slot];
        Rect around = Rect{at, at}.Inset(-(r * 1.4F + name));
        if (full) {
            around.min.x = std::min(around.min.x, at.x - 62 * theme.scale);
            around.max.x = std::max(around.max.x, at.x + 62 * theme.scale);
            around.max.y += 46 * theme.scale + (slot % 2 == 1 ? ring.caption_drop : 0);
        }
        if (around.Overlaps(box)) return true;
    }
    return false;
}

void DrawAt(Canvas& canvas, const Theme& theme, const StampView& stamp, const Size& size, Vec2 at,
            float turn) {
    canvas.BeginTurn(at, turn);
    const Rect frame{at - size.half, at + size.half};
    canvas.FillRect(frame, theme.radius, theme.stage.WithAlpha(0.9F));
    canvas.StrokeRect(frame, theme.radius, {theme.stamp, theme.thick * 0.8F});
    canvas.StrokeRect(frame.Inset(theme.thick * 1.4F), theme.radius_small,
                      {theme.stamp, theme.thin});
    const float top = at.y - (size.title + size.rules) / 2;
    canvas.Text({at.x, top + size.title / 2}, stamp.title, TitleStyle(theme, size.title));
    canvas.Text({at.x, top + size.title + size.rules / 2}, stamp.rules,
                TitleStyle(theme, size.rules));
    canvas.EndTurn();
}

}  // namespace

void DrawStampOnRing(Canvas& canvas, const Theme& theme, const StampView& stamp,
                     const RingLayout& ring, const Rect& strip) {
    if (stamp.title.empty()) return;
    const Rect room = ring.area.Inset(theme.space.small);
    for (const float factor : {1.0F, 0.86F, 0.74F}) {
        const Size size = SizeOf(canvas, theme, stamp, factor);
        const std::array<Vec2, 4> corners{
            Vec2{room.max.x - size.turned.x, room.min.y + size.turned.y},
            Vec2{room.max.x - size.turned.x, room.max.y - size.turned.y},
            Vec2{room.min.x + size.turned.x, room.max.y - size.turned.y},
            Vec2{room.min.x + size.turned.x, room.min.y + size.turned.y}};
        for (const Vec2 at : corners) {
            const Rect box{at - size.turned, at + size.turned};
            const bool inside = box.min.x >= ring.area.min.x && box.max.x <= ring.area.max.x &&
                                box.min.y >= ring.area.min.y && box.max.y <= ring.area.max.y;
            if (inside && !Hides(ring, theme, box)) {
                return DrawAt(canvas, theme, stamp, size, at, kTurn);
            }
        }
    }
    DrawStampIn(canvas, theme, stamp, strip);
}

void DrawStampIn(Canvas& canvas, const Theme& theme, const StampView& stamp, const Rect& room) {
    if (stamp.title.empty() || room.width() <= 0) return;
    const std::string text = stamp.title + ": " + stamp.rules;
    const float margin = theme.space.small;
    TextStyle style = TitleStyle(theme, theme.type.title);
    const auto wide = [&] { return canvas.MeasureText(text, style).x + 2 * margin; };
    while (style.size > theme.type.tiny &&
           (wide() > room.width() || style.size * 1.3F > room.height())) {
        style.size = std::max(style.size - theme.scale, theme.type.tiny);
    }
    const std::string shown = Shortened(canvas, text, style, room.width() - 2 * margin);
    const Vec2 half{canvas.MeasureText(shown, style).x / 2 + margin,
                    std::min(style.size * 0.65F, room.height() / 2)};
    const Vec2 at{room.max.x - half.x, room.center().y};
    // As much aslant as the room's height allows.
    const float rise = std::max(room.height() / 2 - half.y, 0.0F);
    const float angle = std::min(std::atan2(rise, half.x), kAngle);
    canvas.BeginTurn(at, -angle / (2 * std::numbers::pi_v<float>));
    canvas.FillRect({at - half, at + half}, theme.radius_small, theme.stage.WithAlpha(0.9F));
    canvas.StrokeRect({at - half, at + half}, theme.radius_small, {theme.stamp, theme.line});
    canvas.Text(at, shown, style);
    canvas.EndTurn();
}

}  // namespace render
