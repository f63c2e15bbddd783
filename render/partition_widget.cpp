// A dashed curve round every group of neighbours that has been parted from the largest group.
#include "render/partition_widget.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "render/words.h"

namespace render {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// The point outside the ring between slot i and the next one.
Vec2 Gate(const RingLayout& ring, std::size_t i) {
    const auto count = static_cast<float>(ring.nodes.size());
    const float angle = 2 * kPi * (static_cast<float>(i) + 0.5F) / count;
    // A ring of two needs a line through its middle, too.
    const float reach = ring.radius + ring.node_radius * 1.05F;
    return ring.center + Vec2{std::sin(angle), -std::cos(angle)} * reach;
}

// Bends the line round the part between the two gates, so that it keeps clear of its servers.
void DrawCurve(Canvas& canvas, const RingLayout& ring, std::size_t first, std::size_t second,
               const Stroke& stroke) {
    const Vec2 a = Gate(ring, first);
    const Vec2 b = Gate(ring, second);
    const Vec2 bend = Mix(ring.center, Mix(a, b, 0.5F), 0.25F);
    std::array<Vec2, 33> points{};
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(points.size() - 1);
        points.at(i) = Mix(Mix(a, bend, t), Mix(bend, b, t), t);
    }
    canvas.Polyline(points, stroke);
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

void DrawName(Canvas& canvas, const Theme& theme, const char* name, Vec2 at) {
    const TextStyle style{theme.alarm, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
    const Vec2 size = canvas.MeasureText(name, style);
    const Vec2 half{size.x / 2 + theme.space.small, style.size * 0.72F};
    const Rect pill{at - half, at + half};
    canvas.FillRect(pill, half.y, theme.alarm_soft);
    canvas.Text(at, name, style);
}

}  // namespace

void DrawPartition(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                   std::span<const std::size_t> parts, Language language) {
    const std::size_t count = ring.nodes.size();
    if (parts.size() != count || count < 2) return;

    // Runs of neighbours in one part, between gates. Those of the largest part need no line of
    // their own: it is what lies outside all the others.
    std::vector<std::size_t> gates;
    for (std::size_t i = 0; i < count; ++i) {
        if (parts[i] != parts[(i + 1) % count]) gates.push_back(i);
    }
    if (gates.size() < 2) return;
    const std::size_t largest = LargestPart(parts);
    const Stroke stroke{theme.alarm.WithAlpha(0.75F), theme.line, 7 * theme.scale, 5 * theme.scale};
    std::size_t top = gates[0];
    for (std::size_t i = 0; i < gates.size(); ++i) {
        if (parts[gates[i]] == largest) continue;
        const std::size_t before = gates[(i + gates.size() - 1) % gates.size()];
        DrawCurve(canvas, ring, before, gates[i], stroke);
        for (const std::size_t gate : {before, gates[i]}) {
            if (Gate(ring, gate).y < Gate(ring, top).y) top = gate;
        }
    }
    DrawName(canvas, theme, words::kPartition.In(language), Gate(ring, top));
}

}  // namespace render
