// Messages as shapes; a lost one fades under a red cross.
#include "render/message_widget.h"

#include <algorithm>
#include <array>

#include "render/marks.h"

namespace render {

namespace {

constexpr std::size_t kMostChips = 4;

// The colours of one message, faded together.
struct Ink {
    Color fill{};
    Color rim{};
    Color surface{};  // Inside a hollow shape.
    Color text{};
    float width = 1;
};

void DrawDiamond(Canvas& canvas, const MessagePlace& place, const Ink& ink, bool hollow) {
    const float h = place.size * 0.78F;
    const std::array<Vec2, 5> points{place.at + Vec2{0, -h}, place.at + Vec2{h, 0},
                                     place.at + Vec2{0, h}, place.at + Vec2{-h, 0},
                                     place.at + Vec2{0, -h}};
    canvas.Polygon({points.data(), 4}, hollow ? ink.surface : ink.fill);
    canvas.Polyline(points, {ink.rim, ink.width});
}

// A check or a cross; nothing for a request.
void DrawVerdict(Canvas& canvas, const MessageView& message, const MessagePlace& place,
                 const Ink& ink) {
    if (place.detail == Detail::kSmall) return;
    if (message.verdict == Mark::kYes) {
        DrawIcon(canvas, Icon::kCheck, place.at, place.size * 1.1F, ink.rim);
    }
    if (message.verdict == Mark::kNo) {
        DrawIcon(canvas, Icon::kCross, place.at, place.size * 0.9F, ink.rim);
    }
}

void DrawVote(Canvas& canvas, const MessageView& message, const MessagePlace& place,
              const Ink& ink) {
    const bool pre = message.shape == MessageShape::kPreVote;
    Stroke rim{ink.rim, ink.width};
    if (pre) rim.dash = rim.gap = place.size * 0.35F;
    canvas.Disc(place.at, place.size, message.reply ? ink.surface : ink.fill);
    canvas.Arc(place.at, place.size, {0, 1}, rim);
    if (message.reply) {
        DrawVerdict(canvas, message, place, ink);
    } else if (place.detail != Detail::kSmall) {
        canvas.Text(place.at, "?",
                    {ink.text, place.size * 1.75F, FontKind::kSemiBold, Align::kCenter});
    }
}

// The box with one cell an entry: what an AppendEntries carries can be counted and its terms read.
void DrawEntries(Canvas& canvas, const Theme& theme, const MessageView& message,
                 const MessagePlace& place, const Ink& ink, float alpha) {
    const std::size_t count = std::clamp<std::size_t>(message.entries.size(), 1, kMostChips);
    const float cell = place.size * 1.75F;
    const float pad = place.size * 0.32F;
    const float more = message.more_entries > 0 ? cell : 0;
    const Vec2 half{static_cast<float>(count) * cell / 2 + more / 2 + pad, cell / 2 + pad};
    const Rect box{place.at - half, place.at + half};
    canvas.FillRect(box, theme.radius_small, ink.surface);
    canvas.StrokeRect(box, theme.radius_small, {ink.rim, ink.width});
    float x = box.min.x + pad;
    for (std::size_t i = 0; i < std::min(message.entries.size(), kMostChips); ++i) {
        const EntryChip& chip = message.entries[i];
        const Rect face{{x + 0.5F, place.at.y - cell / 2},
                        {x + cell - 0.5F, place.at.y + cell / 2}};
        canvas.FillRect(face, theme.radius_small / 2,
                        theme.Term(chip.term_hue).fill.WithAlpha(alpha));
        if (place.detail != Detail::kSmall) {
            canvas.Text(face.center(), chip.label,
                        {theme.ink_on_term.WithAlpha(alpha), place.size * 1.45F,
                         FontKind::kSemiBold, Align::kCenter});
        }
        x += cell;
    }
    if (message.more_entries > 0 && place.detail != Detail::kSmall) {
        for (int dot = -1; dot <= 1; ++dot) {
            const float step = static_cast<float>(dot) * cell * 0.26F;
            canvas.Disc({x + cell / 2 + step, place.at.y}, place.size * 0.13F, ink.rim);
        }
    }
}

void DrawHollowBox(Canvas& canvas, const Theme& theme, const MessageView& message,
                   const MessagePlace& place, const Ink& ink) {
    const Vec2 half{place.size * 0.95F, place.size * 0.95F};
    const Rect box{place.at - half, place.at + half};
    canvas.FillRect(box, theme.radius_small, ink.surface);
    canvas.StrokeRect(box, theme.radius_small, {ink.rim, ink.width});
    DrawVerdict(canvas, message, place, ink);
}

void DrawSnapshot(Canvas& canvas, const Theme& theme, const MessagePlace& place, const Ink& ink) {
    const Vec2 half{place.size * 1.3F, place.size * 1.15F};
    const Rect box{place.at - half, place.at + half};
    canvas.FillRect(box, theme.radius_small, ink.fill);
    canvas.StrokeRect(box, theme.radius_small, {ink.rim, ink.width});
    for (int line = -1; line <= 1; ++line) {
        const Vec2 at = place.at + Vec2{0, static_cast<float>(line) * place.size * 0.55F};
        const Vec2 reach{place.size * 0.8F, 0};
        canvas.Line(at - reach, at + reach, {ink.rim, ink.width});
    }
}

// Somebody outside the cluster.
void DrawClient(Canvas& canvas, const MessageView& message, const MessagePlace& place,
                const Ink& ink) {
    canvas.Disc(place.at, place.size, message.reply ? ink.surface : ink.rim);
    canvas.Arc(place.at, place.size, {0, 1}, {ink.rim, ink.width});
    if (message.reply) {
        DrawVerdict(canvas, message, place, ink);
    } else if (place.detail != Detail::kSmall) {
        DrawIcon(canvas, Icon::kPerson, place.at, place.size * 1.25F, ink.surface);
    }
}

void DrawShape(Canvas& canvas, const Theme& theme, const MessageView& message,
               const MessagePlace& place, const Ink& ink, float alpha) {
    switch (message.shape) {
        case MessageShape::kVote:
        case MessageShape::kPreVote:
            DrawVote(canvas, message, place, ink);
            return;
        case MessageShape::kHeartbeat:
            DrawDiamond(canvas, place, ink, message.reply);
            return;
        case MessageShape::kClient:
            DrawClient(canvas, message, place, ink);
            return;
        case MessageShape::kAppend:
            if (message.reply) break;
            DrawEntries(canvas, theme, message, place, ink, alpha);
            return;
        case MessageShape::kSnapshot:
            if (message.reply) break;
            DrawSnapshot(canvas, theme, place, ink);
            return;
        case MessageShape::kOther: {
            if (message.reply) break;
            const Vec2 half{place.size * 0.62F, place.size * 0.62F};
            canvas.FillRect({place.at - half, place.at + half}, 1, ink.rim);
            return;
        }
    }
    DrawHollowBox(canvas, theme, message, place, ink);
}

}  // namespace

void DrawMessage(Canvas& canvas, const Theme& theme, const MessageView& message,
                 const MessagePlace& place) {
    const bool lost = message.phase == MessagePhase::kLost;
    const float alpha = lost ? std::clamp(0.55F - message.fade, 0.0F, 1.0F) : 1.0F;
    const TermHue& hue = theme.Term(message.term_hue);
    const bool colourless =
        message.shape == MessageShape::kClient || message.shape == MessageShape::kOther;
    Ink ink{hue.fill.WithAlpha(alpha), hue.rim.WithAlpha(alpha), theme.raised.WithAlpha(alpha),
            theme.ink_on_term.WithAlpha(alpha), std::max(place.size * 0.17F, theme.thin)};
    if (colourless) ink.rim = theme.message.WithAlpha(alpha);

    if (place.selected || place.hovered) {
        canvas.Arc(place.at, place.size * 1.9F, {0, 1},
                   {place.selected ? theme.accent : theme.ink_soft, theme.line});
    }
    const bool flying = message.phase == MessagePhase::kFlying;
    if (flying && place.detail == Detail::kFull && message.shape != MessageShape::kClient) {
        // A short tail says at a glance which way it goes.
        const Vec2 across = Vec2{-place.along.y, place.along.x} * (place.size * 0.45F);
        const std::array<Vec2, 3> tail{place.at - place.along * (place.size * 3.2F),
                                       place.at - across, place.at + across};
        canvas.Polygon(tail, hue.rim.WithAlpha(0.22F));
    }
    if (alpha > 0) DrawShape(canvas, theme, message, place, ink, alpha);
    if (lost) {
        // The cross outlives the message a little.
        const float cross = std::clamp(1.6F * (1 - message.fade), 0.0F, 1.0F);
        DrawIcon(canvas, Icon::kCross, place.at, place.size * 1.9F, theme.alarm.WithAlpha(cross));
    }
    if (message.phase == MessagePhase::kHeld) {
        const Vec2 corner = place.at + Vec2{place.size * 1.2F, -place.size * 1.2F};
        canvas.Disc(corner, place.size * 0.75F, theme.raised);
        DrawIcon(canvas, Icon::kPause, corner, place.size * 0.9F, theme.ink_soft);
    }
}

}  // namespace render
