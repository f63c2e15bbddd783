// Ticks, names and bands; a band's height and rim say the role, its colour the term.
#include "render/timeline_lanes.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace render {

namespace {

constexpr float kTicksApart = 68;
constexpr float kOutlined = 6;  // A box lower than this has no room for a rim.

// Where a band is in view, or an empty rectangle.
Rect BandRect(const TimelineLayout& layout, const BandView& band, float y, float height) {
    const double from = std::max(band.from, layout.from);
    const double to = std::min(band.to, layout.to);
    if (to <= from) return {};
    const float left = layout.XAt(from);
    // Never less than a pixel: a leadership of a moment was one all the same.
    const float right = std::max(layout.XAt(to), left + 1);
    return {{left, y - height / 2}, {right, y + height / 2}};
}

float ShareOfPitch(const TimelineLayout& layout, const Theme& theme, float share, float most) {
    return std::max(std::min(layout.pitch * share, most * theme.scale), 1.0F);
}

// A leader's or candidate's box; dashed: it only wants to lead.
void DrawBox(Canvas& canvas, const Theme& theme, const BandView& band, const Rect& box,
             float dash) {
    const TermHue& hue = theme.Term(band.term_hue);
    const bool outlined = box.height() >= kOutlined * theme.scale;
    const bool wide = box.width() > 4 * theme.scale;
    const float corner = outlined && wide ? 2 * theme.scale : 0;
    const Color plain = dash > 0 ? hue.fill : hue.rim;
    canvas.FillRect(box, corner, outlined ? hue.fill : plain);
    if (outlined) {
        canvas.StrokeRect(box, corner, {hue.rim, theme.line * 0.8F, dash, dash * 0.7F});
    }
}

// Of a leader or candidate: the more it leads, the higher. Empty when it is out of view.
Rect BoxOf(const TimelineLayout& layout, const Theme& theme, const BandView& band, float y) {
    const auto rect = [&](float share, float most) {
        return BandRect(layout, band, y, ShareOfPitch(layout, theme, share, most));
    };
    if (band.role == RoleMark::kLeader) return rect(0.68F, 17);
    return band.role == RoleMark::kCandidate ? rect(0.52F, 12) : rect(0.36F, 8);
}

// On a ground of its own, for lines run across it.
void DrawTerm(Canvas& canvas, const Theme& theme, const BandView& band, const Rect& box) {
    const TextStyle style{theme.ink_on_term,
                          std::min(theme.type.tiny, box.height() + 1.5F * theme.scale),
                          FontKind::kRegular, Align::kCenter};
    // Most boxes have no room for it: they are not even measured.
    if (style.size < 9.5F * theme.scale || box.width() < style.size * 2) return;
    const float half = canvas.MeasureText(band.term, style).x / 2 + 2 * theme.scale;
    if (2 * half + theme.space.small > box.width()) return;
    const Vec2 at = box.center();
    const float inside = box.height() / 2 - theme.line;
    canvas.FillRect({at - Vec2{half, inside}, at + Vec2{half, inside}}, 0,
                    theme.Term(band.term_hue).fill.WithAlpha(0.85F));
    canvas.Text(at, band.term, style);
}

// Slanted strokes: the server stands still, and everything else goes on.
void DrawHatch(Canvas& canvas, const Theme& theme, const Rect& box, Color color) {
    if (box.width() < 3 || box.height() < 3) return;
    const float pitch = 5 * theme.scale;
    canvas.PushClip(box);
    for (float x = box.min.x - box.height(); x < box.max.x; x += pitch) {
        canvas.Line({x, box.max.y}, {x + box.height(), box.min.y}, {color, theme.thin});
    }
    canvas.PopClip();
}

void DrawBand(Canvas& canvas, const Theme& theme, const TimelineLayout& layout,
              const BandView& band, float y) {
    const TermHue& hue = theme.Term(band.term_hue);
    const auto rect = [&](float share, float most) {
        return BandRect(layout, band, y, ShareOfPitch(layout, theme, share, most));
    };
    const auto bar = [&](float share, float most, Color color) {
        const Rect box = rect(share, most);
        if (box.width() > 0) canvas.FillRect(box, box.width() > 4 ? box.height() / 2 : 0, color);
    };
    switch (band.role) {
        case RoleMark::kLeader:
        case RoleMark::kCandidate:
        case RoleMark::kPreCandidate: {
            const Rect box = BoxOf(layout, theme, band, y);
            if (box.width() <= 0) return;
            const float dash = band.role == RoleMark::kCandidate ? 4.0F : 2.0F;
            const bool leads = band.role == RoleMark::kLeader;
            DrawBox(canvas, theme, band, box, leads ? 0 : dash * theme.scale);
            return;
        }
        case RoleMark::kFollower:
            bar(0.24F, 6, hue.fill);
            return;
        case RoleMark::kLearner:
            bar(0.13F, 3, hue.fill.WithAlpha(0.75F));
            return;
        case RoleMark::kPaused: {
            const Rect box = rect(0.4F, 9);
            if (box.width() <= 0) return;
            canvas.FillRect(box, 0, hue.fill.WithAlpha(0.3F));
            DrawHatch(canvas, theme, box, hue.rim.WithAlpha(0.6F));
            return;
        }
        case RoleMark::kDown: {
            const Rect box = rect(0.1F, 1.5F);
            if (box.width() <= 0) return;
            const float height = std::max(box.height(), 1.0F);
            canvas.Line(
                {box.min.x, y}, {box.max.x, y},
                {theme.ink_soft.WithAlpha(0.55F), height, 1.5F * theme.scale, 3.5F * theme.scale});
            return;
        }
    }
}

}  // namespace

void DrawTimelineGround(Canvas& canvas, const Theme& theme, const TimelineView& view,
                        const TimelineLayout& layout) {
    const Rect field{layout.above.min, layout.lanes.max};
    const float end =
        std::clamp(layout.XAt(std::max(view.end, view.now)), field.min.x, field.max.x);
    canvas.FillRect({{end, field.min.y}, field.max}, 0, theme.stage);

    const TextStyle style{theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kCenter};
    const double range = layout.to - layout.from;
    double step = TickStep(range, layout.lanes.width(), kTicksApart * theme.scale);
    const float label = canvas.MeasureText(TickLabel(layout.to, step), style).x;
    step = TickStep(range, layout.lanes.width(),
                    std::max(kTicksApart * theme.scale, label + theme.space.large));
    for (double tick = std::ceil(layout.from / step) * step; tick <= layout.to; tick += step) {
        const float x = std::round(layout.XAt(tick));
        canvas.Line({x, layout.above.min.y}, {x, layout.lanes.max.y}, {theme.track, theme.thin});
        const std::string text = TickLabel(tick, step);
        const float half = canvas.MeasureText(text, style).x / 2;
        if (x + half > layout.axis.max.x + theme.space.medium) break;
        canvas.Text({x, layout.axis.center().y}, text, style);
    }
    canvas.Line({field.min.x, field.min.y}, {field.max.x, field.min.y}, {theme.border, theme.thin});
}

void DrawLaneNames(Canvas& canvas, const Theme& theme, const TimelineView& view,
                   const TimelineLayout& layout) {
    const auto every = static_cast<float>(layout.named_every);
    const float size = std::clamp(layout.pitch * every * 0.95F, 9 * theme.scale, theme.type.small);
    for (Slot slot = 0; slot < view.lanes.size(); slot += layout.named_every) {
        canvas.Text({layout.names.min.x + theme.space.large, layout.LaneY(slot)},
                    view.lanes[slot].name, {theme.ink, size, FontKind::kSemiBold});
    }
}

void DrawDensity(Canvas& canvas, const Theme& theme, const TimelineView& view,
                 const TimelineLayout& layout) {
    const Color fill = theme.message.WithAlpha(theme.dark ? 0.2F : 0.14F);
    for (const DensityView& part : view.density) {
        const double from = std::max(part.from, layout.from);
        const double to = std::min(part.to, layout.to);
        if (to <= from || part.share <= 0) continue;
        const float height = layout.lanes.height() * std::min(part.share, 1.0F);
        canvas.FillRect(
            {{layout.XAt(from), layout.lanes.max.y - height}, {layout.XAt(to), layout.lanes.max.y}},
            0, fill);
    }
}

void DrawBandTerms(Canvas& canvas, const Theme& theme, const TimelineView& view,
                   const TimelineLayout& layout) {
    for (Slot slot = 0; slot < view.lanes.size(); ++slot) {
        for (const BandView& band : view.lanes[slot].bands) {
            if (band.role != RoleMark::kLeader && band.role != RoleMark::kCandidate) continue;
            const Rect box = BoxOf(layout, theme, band, layout.LaneY(slot));
            if (box.width() > 0) DrawTerm(canvas, theme, band, box);
        }
    }
}

void DrawBands(Canvas& canvas, const Theme& theme, const TimelineView& view,
               const TimelineLayout& layout) {
    for (Slot slot = 0; slot < view.lanes.size(); ++slot) {
        const float y = layout.LaneY(slot);
        for (const BandView& band : view.lanes[slot].bands) {
            DrawBand(canvas, theme, layout, band, y);
        }
    }
}

}  // namespace render
