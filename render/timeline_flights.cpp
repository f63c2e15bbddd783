// Slanted lines by the thousand: clipped early, drawn as bare quads.
#include "render/timeline_flights.h"

#include <algorithm>
#include <cmath>

#include "render/marks.h"

namespace render {

namespace {

// Beyond so many, an arrival is a square instead of a disc, which costs ten times as much.
constexpr std::size_t kRoundDots = 1500;
constexpr float kLeastDotPitch = 6;  // Of lanes, for dots to be told apart.

constexpr float kStrongCover = 0.16F;  // Up to it lines keep their full strength.

// A lost message ends so far before its receiver, in lanes: nearer it would seem to have arrived,
// and farther away another lane's server would seem to have missed it.
constexpr float kLostNearest = 0.4F;
constexpr float kLostFarthest = 0.55F;
// Up to so many losses on every pixel of the lanes' width keep their full red.
constexpr float kStrongLosses = 0.07F;
constexpr float kFaintestLoss = 0.35F;

struct FlightInk {
    Color color{};
    float width = 1;
    float dot = 2;
    float cross = 1;  // How strong the sign of its loss is.
};

bool IsQuiet(const FlightView& flight) {
    return flight.reply || flight.shape == MessageShape::kHeartbeat;
}

FlightInk InkOfShape(const Theme& theme, const FlightView& flight) {
    switch (flight.shape) {
        case MessageShape::kVote:
            return {theme.Term(flight.term_hue).rim.WithAlpha(0.9F), 1.3F, 2.4F};
        case MessageShape::kPreVote:
            return {theme.Term(flight.term_hue).rim.WithAlpha(0.65F), 0.9F, 1.8F};
        case MessageShape::kAppend:
            return {theme.message.WithAlpha(0.62F), 1.2F, 2.3F};
        case MessageShape::kSnapshot:
            return {theme.message.WithAlpha(0.85F), 2.8F, 3.4F};
        case MessageShape::kHeartbeat:
            return {theme.message.WithAlpha(0.4F), 0.9F, 1.6F};
        case MessageShape::kClient:
        case MessageShape::kOther:
            return {theme.message.WithAlpha(0.6F), 1, 2};
    }
    return {};
}

FlightInk InkOf(const Theme& theme, const FlightView& flight, bool strong) {
    FlightInk ink = InkOfShape(theme, flight);
    if (flight.reply) {
        ink.color = ink.color.WithAlpha(0.6F);
        ink.dot *= 0.85F;
    }
    if (flight.count > 1) {
        ink.width += std::min(std::log2(static_cast<float>(flight.count)) * 0.2F, 1.4F);
    }
    if (strong) {
        ink.color.a = 255;
        ink.width = std::max(ink.width, 1.0F) + 0.8F;
        ink.dot += 0.8F;
    }
    ink.width *= theme.scale;
    ink.dot *= theme.scale;
    return ink;
}

void DrawFlight(Canvas& canvas, LineBatch& lines, const Theme& theme, const FlightView& flight,
                const FlightLine& line, const FlightInk& ink, bool round) {
    lines.Line(line.from, line.to, ink.width, ink.color);
    if (!line.ends || flight.under_way) return;
    if (flight.lost) {
        const float arm = 3 * theme.scale;
        const float width = 1.5F * theme.scale;
        const Color color = theme.alarm.WithAlpha(ink.cross);
        lines.Line(line.to - Vec2{arm, arm}, line.to + Vec2{arm, arm}, width, color);
        lines.Line(line.to - Vec2{arm, -arm}, line.to + Vec2{arm, -arm}, width, color);
    } else if (flight.refusal && round) {
        canvas.Disc(line.to, ink.dot * 1.15F, theme.panel);
        canvas.Arc(line.to, ink.dot * 1.15F, {0, 1}, {ink.color, theme.thin});
    } else if (round) {
        canvas.Disc(line.to, ink.dot, ink.color);
    } else {
        lines.Dot(line.to, ink.dot * 0.8F, ink.color);
    }
}

// Many losses are a fact about the network; no single one of them stands out.
float StrengthOfLosses(const TimelineView& view, const TimelineLayout& layout) {
    const auto losses =
        static_cast<float>(std::count_if(view.flights.begin(), view.flights.end(),
                                         [](const FlightView& flight) { return flight.lost; }));
    const float strong = kStrongLosses * layout.lanes.width();
    return std::clamp(strong / std::max(losses, 1.0F), kFaintestLoss, 1.0F);
}

}  // namespace

FlightLine LineOf(const FlightView& flight, const TimelineLayout& layout) {
    FlightLine out;
    double start = flight.sent_at;
    double end = std::max(flight.ends_at, start);
    if (end < layout.from || start > layout.to) return out;
    const float from_y = layout.LaneY(flight.from);
    float share = 1;
    if (flight.under_way) share = std::clamp(flight.share, 0.0F, 1.0F);
    if (flight.lost) {
        const float far = std::max(std::abs(layout.LaneY(flight.to) - from_y), 1.0F);
        const float lane = std::min(layout.pitch / far, 1.0F);
        share = std::clamp(flight.share, 1 - kLostFarthest * lane, 1 - kLostNearest * lane);
    }
    const float to_y = from_y + (layout.LaneY(flight.to) - from_y) * share;
    // Cut off in doubles what is far outside: zoomed in, a millisecond is many screens wide.
    const double margin = (layout.to - layout.from) * 0.05;
    const double length = end - start;
    double first = 0;
    double last = 1;
    if (length > 0) {
        first = std::clamp((layout.from - margin - start) / length, 0.0, 1.0);
        last = std::clamp((layout.to + margin - start) / length, 0.0, 1.0);
    }
    out.shown = true;
    out.ends = end <= layout.to;
    const auto at = [&](double part) {
        return Vec2{layout.XAt(start + length * part),
                    from_y + (to_y - from_y) * static_cast<float>(part)};
    };
    out.from = at(first);
    out.to = at(last);
    return out;
}

float CoverOf(const TimelineView& view, const TimelineLayout& layout) {
    float length = 0;
    for (const FlightView& flight : view.flights) {
        const FlightLine line = LineOf(flight, layout);
        if (line.shown) length += Distance(line.from, line.to);
    }
    const float area = layout.lanes.width() * layout.lanes.height();
    return length / std::max(area, 1.0F);
}

void DrawFlights(Canvas& canvas, LineBatch& lines, const Theme& theme, const TimelineView& view,
                 const TimelineLayout& layout, FlightLayer layer, float cover) {
    const bool lit = layer == FlightLayer::kLit;
    const float strength =
        lit ? 1 : std::sqrt(std::min(kStrongCover / std::max(cover, 0.001F), 1.0F));
    const float cross = lit ? 1 : StrengthOfLosses(view, layout);
    const bool round = lit || view.flights.size() <= kRoundDots;
    const bool dots = layout.pitch >= kLeastDotPitch * theme.scale;
    for (const bool quiet : {true, false}) {
        for (const FlightView& flight : view.flights) {
            if (flight.lit != lit || IsQuiet(flight) != quiet) continue;
            FlightLine line = LineOf(flight, layout);
            if (!line.shown) continue;
            if (!dots && !flight.lost && !lit) line.ends = false;
            FlightInk ink = InkOf(theme, flight, lit);
            ink.color = ink.color.WithAlpha(strength);
            ink.cross = cross;
            DrawFlight(canvas, lines, theme, flight, line, ink, round);
        }
    }
}

void DrawFlightStrong(Canvas& canvas, LineBatch& lines, const Theme& theme,
                      const FlightView& flight, const TimelineLayout& layout) {
    const FlightLine line = LineOf(flight, layout);
    if (!line.shown) return;
    DrawFlight(canvas, lines, theme, flight, line, InkOf(theme, flight, true), true);
}

const FlightView* PickFlight(const TimelineView& view, const TimelineLayout& layout, Vec2 p,
                             float reach) {
    const FlightView* nearest = nullptr;
    float nearest_distance = reach;
    const double earliest = layout.MomentAt(p.x - reach);
    const double latest = layout.MomentAt(p.x + reach);
    for (const FlightView& flight : view.flights) {
        if (flight.ends_at < earliest || flight.sent_at > latest) continue;
        const FlightLine line = LineOf(flight, layout);
        if (!line.shown) continue;
        // What is drawn later lies on top: it wins when two are as near.
        const float distance = DistanceToSegment(p, line.from, line.to);
        if (distance > nearest_distance) continue;
        nearest_distance = distance;
        nearest = &flight;
    }
    return nearest;
}

}  // namespace render
