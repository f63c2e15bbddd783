// Curves across a ring, one line between two sites, and outlines wherever else servers stand.
#include "render/partition_widget.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>

#include "render/words.h"

namespace render {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr std::size_t kCurvePoints = 33;

// The point outside the ring between slot i and the next one.
Vec2 Gate(const RingLayout& ring, std::size_t i) {
    const std::size_t count = ring.nodes.size();
    const Vec2 a = ring.nodes[i];
    const Vec2 b = ring.nodes[(i + 1) % count];
    const float length = std::max(Distance(a, b), 1.0F);
    const Vec2 outward{(b.y - a.y) / length, -(b.x - a.x) / length};
    // As far out as an arc through both would go. A ring of two needs a line through its middle.
    const float arc = length / 2 * std::tan(kPi / (2 * static_cast<float>(count)));
    return Mix(a, b, 0.5F) + outward * (arc + ring.node_radius * 1.05F);
}

// Bends the line round the part between the two gates, so that it keeps clear of its servers.
std::vector<Vec2> Curve(const RingLayout& ring, std::size_t first, std::size_t second) {
    const Vec2 a = Gate(ring, first);
    const Vec2 b = Gate(ring, second);
    const Vec2 bend = Mix(ring.center, Mix(a, b, 0.5F), 0.25F);
    std::vector<Vec2> points;
    for (std::size_t i = 0; i < kCurvePoints; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(kCurvePoints - 1);
        points.push_back(Mix(Mix(a, bend, t), Mix(bend, b, t), t));
    }
    return points;
}

std::size_t LargestPart(std::span<const std::size_t> parts) {
    const auto size = [&](std::size_t part) {
        return std::count(parts.begin(), parts.end(), part);
    };
    std::size_t largest = parts[0];
    for (const std::size_t part : parts) {
        if (size(part) > size(largest)) largest = part;
    }
    return largest;
}

// Runs of neighbours in one part, between gates.
void AddCurves(const RingLayout& ring, std::span<const std::size_t> parts,
               std::vector<PartitionLine>& lines) {
    const std::size_t count = ring.nodes.size();
    std::vector<std::size_t> gates;
    for (std::size_t i = 0; i < count; ++i) {
        if (parts[i] != parts[(i + 1) % count]) gates.push_back(i);
    }
    if (gates.size() < 2) return;
    const std::size_t largest = LargestPart(parts);
    for (std::size_t i = 0; i < gates.size(); ++i) {
        if (parts[gates[i]] == largest) continue;
        const std::size_t before = gates[(i + gates.size() - 1) % gates.size()];
        lines.push_back({parts[gates[i]], false, gates[i], Curve(ring, before, gates[i])});
    }
}

void AddRound(const RingLayout& ring, Slot slot, std::vector<Vec2>& points) {
    constexpr int kRound = 24;
    const float reach = ring.node_radius * (ring.detail == Detail::kFull ? 1.75F : 1.6F);
    for (int i = 0; i < kRound; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / kRound;
        points.push_back(ring.nodes[slot] + Vec2{std::cos(angle), std::sin(angle)} * reach);
    }
}

float Turn(Vec2 a, Vec2 b, Vec2 c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// The convex hull, by Andrew's monotone chain.
std::vector<Vec2> HullOf(std::vector<Vec2> points) {
    std::sort(points.begin(), points.end(),
              [](Vec2 a, Vec2 b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    std::vector<Vec2> hull;
    for (int side = 0; side < 2; ++side) {
        const std::size_t base = hull.size();
        for (const Vec2 p : points) {
            while (hull.size() >= base + 2 &&
                   Turn(hull[hull.size() - 2], hull[hull.size() - 1], p) <= 0) {
                hull.pop_back();
            }
            hull.push_back(p);
        }
        hull.pop_back();
        std::reverse(points.begin(), points.end());
    }
    return hull;
}

bool Inside(std::span<const Vec2> polygon, Vec2 p) {
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const Vec2 a = polygon[i];
        const Vec2 b = polygon[j];
        const bool spans = (a.y > p.y) != (b.y > p.y);
        if (spans && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
}

// One outline round a part; where others stand between its servers, one round each of them.
void AddOutlines(const RingLayout& ring, std::span<const std::size_t> parts,
                 std::vector<PartitionLine>& lines) {
    const std::size_t largest = LargestPart(parts);
    for (Slot first = 0; first < parts.size(); ++first) {
        const std::size_t part = parts[first];
        const bool done =
            std::find(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(first), part) !=
            parts.begin() + static_cast<std::ptrdiff_t>(first);
        if (part == largest || done) continue;
        std::vector<Vec2> points;
        for (Slot slot = 0; slot < parts.size(); ++slot) {
            if (parts[slot] == part) AddRound(ring, slot, points);
        }
        std::vector<Vec2> hull = HullOf(std::move(points));
        bool alone = true;
        for (Slot slot = 0; slot < parts.size(); ++slot) {
            alone = alone && (parts[slot] == part || !Inside(hull, ring.nodes[slot]));
        }
        if (alone) {
            lines.push_back({part, true, first, std::move(hull)});
            continue;
        }
        for (Slot slot = first; slot < parts.size(); ++slot) {
            if (parts[slot] != part) continue;
            PartitionLine line{part, true, slot, {}};
            AddRound(ring, slot, line.points);
            lines.push_back(std::move(line));
        }
    }
}

// Whether the line between two sites tells it all: one part stands left of it, one right.
bool SitesAreParts(const RingLayout& ring, std::span<const std::size_t> parts) {
    if (ring.sites.size() != 2) return false;
    const float middle = ring.area.center().x;
    std::vector<std::size_t> left;
    std::vector<std::size_t> right;
    for (Slot slot = 0; slot < parts.size(); ++slot) {
        (ring.nodes[slot].x < middle ? left : right).push_back(parts[slot]);
    }
    const auto one = [](const std::vector<std::size_t>& side) {
        return std::adjacent_find(side.begin(), side.end(), std::not_equal_to<>()) == side.end();
    };
    return !left.empty() && !right.empty() && one(left) && one(right) && left[0] != right[0];
}

void DrawName(Canvas& canvas, const Theme& theme, const char* name, Vec2 at, const Rect& area) {
    const TextStyle style{theme.alarm, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
    const Vec2 size = canvas.MeasureText(name, style);
    const Vec2 half{size.x / 2 + theme.space.small, style.size * 0.72F};
    at.x =
        std::clamp(at.x, area.min.x + half.x, std::max(area.max.x - half.x, area.min.x + half.x));
    at.y = std::max(at.y, area.min.y + half.y);
    const Rect pill{at - half, at + half};
    canvas.FillRect(pill, half.y, theme.alarm_soft);
    canvas.Text(at, name, style);
}

}  // namespace

std::vector<PartitionLine> PartitionLines(const RingLayout& ring,
                                          std::span<const std::size_t> parts) {
    std::vector<PartitionLine> lines;
    if (parts.size() != ring.nodes.size() || parts.size() < 2) return lines;
    if (ring.arrangement == Arrangement::kRing) {
        AddCurves(ring, parts, lines);
    } else if (SitesAreParts(ring, parts)) {
        const float x = ring.area.center().x;
        const auto right = std::find_if(ring.nodes.begin(), ring.nodes.end(),
                                        [x](Vec2 node) { return node.x >= x; });
        const auto slot = static_cast<Slot>(right - ring.nodes.begin());
        lines.push_back({parts[slot], false, slot, {{x, ring.area.min.y}, {x, ring.area.max.y}}});
    } else {
        AddOutlines(ring, parts, lines);
    }
    return lines;
}

std::size_t PartAt(const RingLayout& ring, std::span<const std::size_t> parts, Vec2 p) {
    for (const PartitionLine& line : PartitionLines(ring, parts)) {
        if (line.closed) {
            if (Inside(line.points, p)) return line.part;
            continue;
        }
        // On the same side as one of its servers: the way there crosses the line as often as not at
        // all. Beyond its ends the line goes on outwards.
        std::vector<Vec2> points = line.points;
        const Vec2 ends = points.back() - points.front();
        const bool upright = points.size() == 2;
        const Vec2 first = upright ? ends * -1.0F : points.front() - ring.center;
        const Vec2 last = upright ? ends : points.back() - ring.center;
        points.insert(points.begin(), points.front() + first * 20);
        points.push_back(points.back() + last * 20);
        bool same = true;
        for (std::size_t i = 0; i + 1 < points.size(); ++i) {
            if (SegmentsCross(p, ring.nodes[line.inside], points[i], points[i + 1])) same = !same;
        }
        if (same) return line.part;
        if (!upright) continue;
        const auto other = std::find_if(parts.begin(), parts.end(),
                                        [&](std::size_t part) { return part != line.part; });
        return *other;
    }
    return LargestPart(parts);
}

void DrawPartition(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                   std::span<const std::size_t> parts, Language language) {
    const std::vector<PartitionLine> lines = PartitionLines(ring, parts);
    if (lines.empty()) return;
    const Stroke stroke{theme.alarm.WithAlpha(0.75F), theme.line, 7 * theme.scale, 5 * theme.scale};
    Vec2 top = lines.front().points.front();
    for (const PartitionLine& line : lines) {
        std::vector<Vec2> points = line.points;
        if (line.closed) points.push_back(points.front());
        canvas.Polyline(points, stroke);
        // Of an open line an end, of a closed one its highest point.
        for (const Vec2 p : line.points) {
            const bool end = p == line.points.front() || p == line.points.back();
            if ((line.closed || end) && p.y < top.y) top = p;
        }
    }
    // Names that stand outside their discs need the room more.
    if (ring.detail == Detail::kSmall) return;
    DrawName(canvas, theme, words::kPartition.In(language), top, ring.area);
}

}  // namespace render
