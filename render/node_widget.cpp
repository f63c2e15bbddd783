// A server's shapes, from its disc outwards, and its labels.
#include "render/node_widget.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "render/kit.h"
#include "render/marks.h"

namespace render {

namespace {

bool IsDown(const NodeView& node) {
    return node.role == RoleMark::kDown;
}

// A role differs in shape as well as colour, for colour-blind readers and grey projectors: a
// leader wears a closed ring and a crown, a candidate a dashed ring, a pre-candidate a dotted one,
// a learner a thin inner ring, a follower none.
void DrawRole(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place) {
    const float radius = place.radius;
    const float thick = std::max(radius * 0.1F, theme.line);
    const Color rim = IsDown(node) ? theme.down_rim : theme.Term(node.term_hue).rim;
    switch (node.role) {
        case RoleMark::kLeader:
            canvas.Arc(place.center, radius - thick / 2, {0, 1}, {rim, thick});
            break;
        case RoleMark::kCandidate:
            canvas.Arc(place.center, radius - thick / 2, {0, 1},
                       {rim, thick, radius * 0.2F, radius * 0.125F});
            break;
        case RoleMark::kPreCandidate:
            canvas.Arc(place.center, radius - thick / 2, {0, 1},
                       {rim, thick * 0.7F, thick * 0.7F, radius * 0.14F});
            break;
        case RoleMark::kLearner:
            canvas.Arc(place.center, radius * 0.84F, {0, 1}, {rim, theme.line});
            break;
        case RoleMark::kFollower:
        case RoleMark::kPaused:
        case RoleMark::kDown:
            break;
    }
}

// Shrinks back to twelve o'clock as time runs out. A leader's is further out and thinner: it is
// another timer.
void DrawTimer(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place) {
    if (IsDown(node)) return;
    const Color rim = theme.Term(node.term_hue).rim;
    const float gap = std::max(place.radius * 0.16F, 2.5F);
    const float width = std::max(place.radius * 0.08F, 1.2F);
    const float at = place.radius + gap;
    if (node.timer_running) {
        canvas.Arc(place.center, at, {0, 1}, {theme.track, width});
        if (node.timer_left > 0) canvas.Arc(place.center, at, {0, node.timer_left}, {rim, width});
    }
    if (node.heartbeat_running) {
        canvas.Arc(place.center, at + gap * 0.4F, {0, 1}, {rim.WithAlpha(0.22F), width * 0.5F});
        if (node.heartbeat_left > 0) {
            canvas.Arc(place.center, at + gap * 0.4F, {0, node.heartbeat_left},
                       {rim, width * 0.6F});
        }
    }
}

// Crown, cross or pause bars above the name.
void DrawSign(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place) {
    const Vec2 at = place.center + Vec2{0, -place.radius * 0.57F};
    const float size = place.radius * 0.46F;
    const Color rim = theme.Term(node.term_hue).rim;
    if (node.role == RoleMark::kLeader) DrawIcon(canvas, Icon::kCrown, at, size, rim);
    if (node.role == RoleMark::kPaused) DrawIcon(canvas, Icon::kPause, at, size * 0.75F, rim);
    if (IsDown(node)) DrawIcon(canvas, Icon::kCross, at, size * 0.8F, theme.alarm);
}

// As large as its disc allows; "term 4" gives way to "4".
void DrawTermLabel(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place,
                   Color ink, float lower) {
    const float r = place.radius;
    TextStyle style{ink, std::max(r * 0.34F, theme.type.tiny), FontKind::kRegular, Align::kCenter};
    std::string_view text = node.term;
    if (canvas.MeasureText(text, style).x > r * 1.75F) style.size = theme.type.tiny;
    if (canvas.MeasureText(text, style).x > r * 1.75F) {
        const std::size_t number = text.find_first_of("0123456789");
        if (number == std::string_view::npos) return;
        text = text.substr(number, text.find_first_not_of("0123456789", number) - number);
    }
    canvas.Text(place.center + Vec2{0, r * 0.28F + lower}, text, style);
}

void DrawInnerLabels(Canvas& canvas, const Theme& theme, const NodeView& node,
                     const NodePlace& place) {
    const float r = place.radius;
    const Color ink = IsDown(node) ? theme.ink_soft : theme.ink_on_term;
    TextStyle name{ink, std::max(r * 0.56F, theme.type.tiny), FontKind::kSemiBold, Align::kCenter};
    const float wide = canvas.MeasureText(node.name, name).x;
    const float room = r * 1.62F;
    if (wide > room) name.size = std::max(name.size * room / wide, theme.type.tiny);
    const bool term = r >= theme.type.tiny * 1.9F;
    // In a small disc letters are larger for it, and name and term move apart.
    const float tall = (name.size + std::max(r * 0.34F, theme.type.tiny)) * 0.43F;
    const float apart = std::max(tall - r * 0.39F, 0.0F) / 2;
    const float lift = term ? r * 0.11F + apart : 0;
    canvas.Text(place.center + Vec2{0, -lift}, Shortened(canvas, node.name, name, r * 1.95F), name);
    if (!term) return;
    DrawTermLabel(canvas, theme, node, place, ink, apart);
    const TallyView* tally = node.votes ? &*node.votes : node.acks ? &*node.acks : nullptr;
    if (tally != nullptr && !IsDown(node)) {
        DrawTally(canvas, *tally, place.center + Vec2{0, r * 0.6F}, r * 1.15F,
                  theme.Term(node.term_hue).rim);
    }
}

void DrawCaption(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place) {
    const TallyView* tally = node.votes ? &*node.votes : node.acks ? &*node.acks : nullptr;
    const float size = theme.type.small;
    const Color ink = IsDown(node) || node.violating ? theme.alarm : theme.ink;
    const TextStyle style{ink, size, FontKind::kSemiBold, Align::kCenter};
    Vec2 at = place.center + Vec2{0, place.radius * 1.36F + size * 0.8F + place.caption_drop};
    if (!node.caption.empty()) {
        const std::string caption =
            Shortened(canvas, node.caption, style, place.caption_width - 2 * theme.space.small);
        const float half = canvas.MeasureText(caption, style).x / 2 + theme.space.small;
        const Rect pill{at - Vec2{half, size * 0.66F}, at + Vec2{half, size * 0.66F}};
        canvas.FillRect(pill, pill.height() / 2, theme.raised);
        canvas.StrokeRect(pill, pill.height() / 2,
                          {place.hovered ? theme.accent : theme.border, theme.thin});
        canvas.Text(at, caption, style);
        at.y += size * 1.3F;
    }
    if (tally != nullptr && !IsDown(node)) {
        const TextStyle soft{theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kCenter};
        const Vec2 half{canvas.MeasureText(tally->text, soft).x / 2 + theme.space.tight,
                        theme.type.tiny * 0.6F};
        canvas.FillRect({at - half, at + half}, theme.radius_small, theme.stage.WithAlpha(0.8F));
        canvas.Text(at, tally->text, soft);
    }
}

void DrawOuterName(Canvas& canvas, const Theme& theme, const NodeView& node,
                   const NodePlace& place) {
    if (!place.named) return;
    canvas.Text(OuterNameOf(canvas, theme, node, place).at, node.name,
                {node.violating || IsDown(node) ? theme.alarm : theme.ink, theme.type.tiny,
                 FontKind::kSemiBold, Align::kCenter});
}

Color Blend(Color a, Color b, float share) {
    const auto mix = [share](std::uint8_t from, std::uint8_t to) {
        const auto start = static_cast<float>(from);
        return static_cast<std::uint8_t>(start + (static_cast<float>(to) - start) * share + 0.5F);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), mix(a.a, b.a)};
}

// A ring that widens and fades: here is the new leader.
void DrawCrowning(Canvas& canvas, const Theme& theme, const NodeView& node,
                  const NodePlace& place) {
    if (!node.crowned) return;
    // Fast at first, then slower.
    const float share = std::clamp(*node.crowned, 0.0F, 1.0F);
    const float gone = 1 - (1 - share) * (1 - share);
    canvas.Arc(place.center, place.radius * (1.2F + 0.75F * gone), {0, 1},
               {theme.Term(node.term_hue).rim.WithAlpha(1 - share),
                std::max(place.radius * 0.14F * (1 - share), theme.thin)});
}

}  // namespace

void DrawTally(Canvas& canvas, const TallyView& tally, Vec2 center, float width, Color color) {
    const auto count = static_cast<float>(tally.marks.size());
    if (tally.marks.empty()) return;
    const float pitch = std::min(width / count, width * 0.2F);
    const float radius = pitch * 0.36F;
    if (radius < 1.6F) return;
    Vec2 at = center - Vec2{pitch * (count - 1) / 2, 0};
    for (std::size_t i = 0; i < tally.marks.size(); ++i) {
        const Mark mark = tally.marks[i];
        if (mark == Mark::kYes && tally.filling && i == tally.newest) {
            canvas.Arc(at, radius, {0, 1}, {color, std::max(radius * 0.3F, 1.0F)});
            canvas.Disc(at, radius * *tally.filling, color);
        } else if (mark == Mark::kYes) {
            canvas.Disc(at, radius, color);
        }
        if (mark == Mark::kUnknown) {
            canvas.Arc(at, radius, {0, 1}, {color, std::max(radius * 0.3F, 1.0F)});
        }
        if (mark == Mark::kNo) DrawIcon(canvas, Icon::kCross, at, radius * 2.2F, color);
        at.x += pitch;
    }
}

OuterName OuterNameOf(Canvas& canvas, const Theme& theme, const NodeView& node,
                      const NodePlace& place) {
    const TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold};
    const Vec2 half{canvas.MeasureText(node.name, style).x / 2, style.size * 0.42F};
    // From the disc's edge as far as the text reaches in that direction.
    const float reach = std::abs(place.outward.x) * half.x + std::abs(place.outward.y) * half.y;
    return {place.center + place.outward * (place.radius * 1.45F + reach + theme.space.hair), half};
}

void DrawNode(Canvas& canvas, const Theme& theme, const NodeView& node, const NodePlace& place) {
    const float r = place.radius;
    const bool down = IsDown(node);
    Color fill = down ? theme.down_fill : theme.Term(node.term_hue).fill;
    if (down && node.crashed) {
        fill = Blend(theme.Term(node.term_hue).fill, fill, std::clamp(*node.crashed, 0.0F, 1.0F));
    }
    if (node.role == RoleMark::kPaused) fill = fill.WithAlpha(0.55F);
    DrawCrowning(canvas, theme, node, place);

    if (place.selected) {
        canvas.Arc(place.center, r * 1.31F, {0, 1}, {theme.accent, theme.line * 1.3F});
    }
    // Links end at the disc's edge, not under a timer that is only a ring.
    canvas.Disc(place.center, r * 1.1F, theme.stage);
    canvas.Disc(place.center, r, fill);
    if (node.violating) {
        canvas.Arc(place.center, r * 1.08F, {0, 1}, {theme.alarm, theme.thick});
    }
    DrawTimer(canvas, theme, node, place);
    DrawRole(canvas, theme, node, place);

    if (place.detail == Detail::kSmall) {
        // No room for a crown beside a name: the sign stands alone, the name outside.
        NodePlace middle = place;
        middle.center.y += r * 1.14F;
        middle.radius = r * 2;
        DrawSign(canvas, theme, node, middle);
        DrawOuterName(canvas, theme, node, place);
        return;
    }
    DrawSign(canvas, theme, node, place);
    DrawInnerLabels(canvas, theme, node, place);
    if (node.disk_busy) {
        const Vec2 corner = place.center + Vec2{r * 0.82F, r * 0.82F};
        canvas.Disc(corner, r * 0.27F, theme.raised);
        DrawIcon(canvas, Icon::kDisk, corner, r * 0.3F, theme.ink_soft);
    }
    if (place.detail == Detail::kFull) DrawCaption(canvas, theme, node, place);
}

}  // namespace render
