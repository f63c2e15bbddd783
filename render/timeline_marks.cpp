// Small signs by the kind of mark, each in one colour with one meaning.
#include "render/timeline_marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "render/marks.h"

namespace render {

namespace {

enum class Strip { kAbove, kLanes, kBelow };

Strip StripOf(const MarkView& mark) {
    switch (mark.shape) {
        case MarkShape::kElected:
            return Strip::kBelow;
        case MarkShape::kAct:
        case MarkShape::kBookmark:
        case MarkShape::kBranch:
        case MarkShape::kViolation:
            return Strip::kAbove;
        default:
            return mark.lane == kOutside ? Strip::kAbove : Strip::kLanes;
    }
}

float SignSize(const Theme& theme, const TimelineLayout& layout, Strip strip) {
    if (strip != Strip::kLanes) return 9 * theme.scale;
    return std::clamp(layout.pitch * 0.55F, 3.5F * theme.scale, 9 * theme.scale);
}

void DrawTriangle(Canvas& canvas, Vec2 at, float size, Color color) {
    const float half = size * 0.55F;
    const std::array<Vec2, 3> points{at + Vec2{0, -half}, at + Vec2{half, half * 0.8F},
                                     at + Vec2{-half, half * 0.8F}};
    canvas.Polygon(points, color);
}

// A pole with a pennant; its foot is where it belongs.
void DrawFlag(Canvas& canvas, const Theme& theme, Vec2 at, float size, Color color) {
    const float top = at.y - size * 0.55F;
    canvas.Line({at.x, top}, {at.x, at.y + size * 0.6F}, {color, theme.line * 0.8F});
    const std::array<Vec2, 3> points{Vec2{at.x, top}, Vec2{at.x + size * 0.75F, top + size * 0.3F},
                                     Vec2{at.x, top + size * 0.6F}};
    canvas.Polygon(points, color);
}

void DrawSign(Canvas& canvas, const Theme& theme, const MarkView& mark,
              const TimelineLayout& layout, float tick_strength = 1) {
    const Vec2 at = PlaceOf(mark, layout);
    const float size = SignSize(theme, layout, StripOf(mark));
    switch (mark.shape) {
        case MarkShape::kElected:
            DrawTriangle(canvas, at, size, theme.Term(mark.term_hue).rim);
            break;
        case MarkShape::kCommit: {
            const float half = std::max(size * 0.5F, 2.0F);
            canvas.Line(at - Vec2{0, half}, at + Vec2{0, half},
                        {theme.good.WithAlpha(tick_strength), theme.line});
            break;
        }
        case MarkShape::kCrash:
            DrawIcon(canvas, Icon::kCross, at, size, theme.alarm);
            break;
        case MarkShape::kRestart:
            DrawIcon(canvas, Icon::kUpArrow, at, size, theme.ink);
            break;
        case MarkShape::kPause:
            DrawIcon(canvas, Icon::kPause, at, size, theme.ink);
            break;
        case MarkShape::kResume:
            DrawIcon(canvas, Icon::kPlay, at, size, theme.ink);
            break;
        case MarkShape::kCut:
            DrawIcon(canvas, Icon::kScissors, at, size, theme.alarm);
            break;
        case MarkShape::kHeal:
            DrawIcon(canvas, Icon::kCheck, at, size, theme.good);
            break;
        case MarkShape::kAct:
            DrawFlag(canvas, theme, at, size, theme.accent);
            break;
        case MarkShape::kBookmark:
            DrawIcon(canvas, Icon::kStar, at, size * 1.2F, theme.accent);
            break;
        case MarkShape::kBranch:
            DrawIcon(canvas, Icon::kBranch, at, size * 1.2F, theme.ink_soft);
            break;
        case MarkShape::kViolation:
            canvas.Line(at, {at.x, layout.lanes.max.y}, {theme.alarm, theme.line});
            DrawFlag(canvas, theme, at, size * 1.2F, theme.alarm);
            break;
        case MarkShape::kStall:
            DrawIcon(canvas, Icon::kWarning, at, size, theme.ink_soft);
            break;
        case MarkShape::kEvent:
            canvas.Disc(at, size * 0.42F, theme.panel);
            canvas.Arc(at, size * 0.42F, {0, 1}, {theme.accent, theme.line});
            break;
    }
}

bool InView(const MarkView& mark, const TimelineLayout& layout) {
    return mark.at >= layout.from && mark.at <= layout.to;
}

// Ticks of commits that stand close to each other are fainter, or they would hide the bands.
float StrengthOfTicks(const Theme& theme, const TimelineView& view, const TimelineLayout& layout) {
    const auto ticks = static_cast<float>(
        std::count_if(view.marks.begin(), view.marks.end(),
                      [](const MarkView& mark) { return mark.shape == MarkShape::kCommit; }));
    const auto lanes = static_cast<float>(std::max<std::size_t>(view.lanes.size(), 1));
    const float apart = layout.lanes.width() * lanes / std::max(ticks, 1.0F);
    return std::clamp(apart / (16 * theme.scale), 0.3F, 1.0F);
}

// The marks of one strip that are in view, from left to right.
std::vector<const MarkView*> MarksOf(const TimelineView& view, const TimelineLayout& layout,
                                     Strip strip) {
    std::vector<const MarkView*> out;
    for (const MarkView& mark : view.marks) {
        if (StripOf(mark) == strip && InView(mark, layout)) out.push_back(&mark);
    }
    std::sort(out.begin(), out.end(),
              [](const MarkView* a, const MarkView* b) { return a->at < b->at; });
    return out;
}

// Each only as far as the next sign, and none under what is taken already.
void DrawLabels(Canvas& canvas, const Theme& theme, const std::vector<const MarkView*>& marks,
                const TimelineLayout& layout, const Rect& taken) {
    const TextStyle style{theme.ink_soft, theme.type.tiny * 0.92F};
    const float beside = 8 * theme.scale;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const MarkView& mark = *marks[i];
        const Vec2 at = PlaceOf(mark, layout) + Vec2{beside, 0};
        float right =
            i + 1 < marks.size() ? layout.XAt(marks[i + 1]->at) - beside : layout.lanes.max.x;
        if (taken.max.x > at.x) right = std::min(right, taken.min.x);
        // Most labels have no room at all: do not even measure them.
        if (mark.label.empty() || right - at.x < style.size * 1.2F) continue;
        if (at.x + canvas.MeasureText(mark.label, style).x > right) continue;
        TextStyle own = style;
        if (mark.shape == MarkShape::kViolation) own.color = theme.alarm;
        canvas.Text(at, mark.label, own);
    }
}

// Where a note of this width hides no sign: as far to the right as can be.
Rect RoomForNote(const std::vector<const MarkView*>& marks, const TimelineLayout& layout,
                 float width, float beside) {
    const Rect& strip = layout.below;
    float right = strip.max.x;
    for (std::size_t i = marks.size(); i-- > 0;) {
        const float x = layout.XAt(marks[i]->at);
        if (x + beside <= right - width) break;
        right = x - beside;
    }
    // Signs everywhere: then it lies under them.
    if (right - width < strip.min.x) right = strip.max.x;
    return {{right - width, strip.min.y}, {right, strip.max.y}};
}

}  // namespace

Vec2 PlaceOf(const MarkView& mark, const TimelineLayout& layout) {
    const float x = layout.XAt(mark.at);
    switch (StripOf(mark)) {
        case Strip::kAbove:
            return {x, layout.above.center().y};
        case Strip::kBelow:
            return {x, layout.below.center().y};
        case Strip::kLanes:
            break;
    }
    return {x, layout.LaneY(mark.lane)};
}

void DrawMarks(Canvas& canvas, const Theme& theme, const TimelineView& view,
               const TimelineLayout& layout, FlightLayer layer) {
    const bool lit = layer == FlightLayer::kLit;
    const float ticks = lit ? 1 : StrengthOfTicks(theme, view, layout);
    for (const MarkView& mark : view.marks) {
        if (mark.lit == lit && InView(mark, layout)) DrawSign(canvas, theme, mark, layout, ticks);
    }
}

void DrawMarkRing(Canvas& canvas, const Theme& theme, const MarkView& mark,
                  const TimelineLayout& layout) {
    if (!InView(mark, layout)) return;
    DrawSign(canvas, theme, mark, layout);
    const float radius = SignSize(theme, layout, StripOf(mark)) * 0.55F + 2.5F * theme.scale;
    canvas.Arc(PlaceOf(mark, layout), radius, {0, 1}, {theme.accent, theme.line});
}

void DrawMarkLabels(Canvas& canvas, const Theme& theme, const TimelineView& view,
                    const TimelineLayout& layout) {
    DrawLabels(canvas, theme, MarksOf(view, layout, Strip::kAbove), layout, {});
    const std::vector<const MarkView*> below = MarksOf(view, layout, Strip::kBelow);
    Rect note;
    if (!view.note.empty()) {
        const TextStyle style{theme.ink_soft, theme.type.tiny * 0.92F};
        const float width = canvas.MeasureText(view.note, style).x;
        note = RoomForNote(below, layout, width, 8 * theme.scale);
        canvas.Text({note.min.x, note.center().y}, view.note, style);
    }
    DrawLabels(canvas, theme, below, layout, note);
}

void DrawPlayhead(Canvas& canvas, const Theme& theme, const TimelineView& view,
                  const TimelineLayout& layout, bool held) {
    const float half = (held ? 7.5F : 6.5F) * theme.scale;
    const float base = layout.axis.max.y;
    if (view.now >= layout.from && view.now <= layout.to) {
        const float x = layout.XAt(view.now);
        canvas.Line({x, base}, {x, layout.lanes.max.y}, {theme.accent, theme.line});
        const std::array<Vec2, 3> handle{Vec2{x - half, base - half * 1.2F},
                                         Vec2{x + half, base - half * 1.2F}, Vec2{x, base + 1}};
        canvas.Polygon(handle, theme.accent);
        return;
    }
    const bool left = view.now < layout.from;
    const float x = left ? layout.lanes.min.x : layout.lanes.max.x;
    DrawIcon(canvas, left ? Icon::kCaretLeft : Icon::kCaretRight,
             {x + (left ? half : -half), layout.above.center().y}, 11 * theme.scale, theme.accent);
}

const MarkView* PickMark(const TimelineView& view, const TimelineLayout& layout, Vec2 p,
                         float reach) {
    const MarkView* nearest = nullptr;
    float nearest_distance = reach;
    for (const MarkView& mark : view.marks) {
        if (!InView(mark, layout)) continue;
        Vec2 at = PlaceOf(mark, layout);
        // A violation's line can be pointed at all the way down.
        if (mark.shape == MarkShape::kViolation) at.y = std::clamp(p.y, at.y, layout.lanes.max.y);
        const float distance = Distance(p, at);
        if (distance > nearest_distance) continue;
        nearest_distance = distance;
        nearest = &mark;
    }
    return nearest;
}

bool OnPlayhead(const TimelineView& view, const TimelineLayout& layout, Vec2 p, float scale) {
    if (view.now < layout.from || view.now > layout.to) return false;
    const float reach = 8 * scale;
    return std::abs(p.x - layout.XAt(view.now)) <= reach && p.y >= layout.axis.min.y - reach &&
           p.y <= layout.axis.max.y + 1;
}

}  // namespace render
