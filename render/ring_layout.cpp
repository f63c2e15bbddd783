// Servers as large as the stage and their labels allow, in each of the four arrangements.
#include "render/ring_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace render {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;

// What a server needs around its disc: rings and timer, then labels.
constexpr float kRingsAround = 14;
constexpr float kNameAround = 26;
constexpr float kCaptionWidth = 124;
constexpr float kCaptionBelow = 46;
constexpr float kCaptionGap = 12;
constexpr float kCaptionRow = 36;  // A caption and the count below it.
constexpr float kCompactLeast = 17;
// From so many servers on a ring that is too small for them is stretched to the area's shape.
constexpr std::size_t kStretchFrom = 3;
constexpr float kStretchMost = 4;
// Beyond so many, bent links would be a tangle.
constexpr std::size_t kBentMost = 16;

// Of one group of servers, in logical pixels round the origin of the area.
struct Group {
    std::vector<Vec2> points{};
    std::vector<Vec2> outward{};
    Vec2 center{};
    float radius = 0;
    float node = 0;
    float drop = 0;
};

// How large a server is at a level of detail, and what it needs on each side.
struct Room {
    float node = 0;
    float beside = 0;
    float above = 0;
    float below = 0;
};

Room RoomFor(Detail detail, float side) {
    Room room;
    if (detail == Detail::kFull) {
        room.node = std::clamp(side * 0.08F, 30.0F, 56.0F);
        room.beside = std::max(kCaptionWidth / 2, room.node * 1.45F);
        room.above = room.node * 1.35F;
        room.below = room.node * 1.35F + kCaptionBelow;
        return room;
    }
    room.node = detail == Detail::kCompact ? 28.0F : 15.0F;
    const float around = detail == Detail::kCompact ? kRingsAround : kNameAround;
    room.beside = room.above = room.below = room.node + around;
    return room;
}

float LeastDistance(std::span<const Vec2> points) {
    float least = 1e6F;
    for (std::size_t i = 0; i < points.size(); ++i) {
        for (std::size_t j = i + 1; j < points.size(); ++j) {
            least = std::min(least, Distance(points[i], points[j]));
        }
    }
    return least;
}

// Whether captions fit between these points; and how large discs can be, if that is what gives.
bool Fits(Group& group, Detail detail, const Room& room, bool stretched) {
    const float least = LeastDistance(group.points);
    group.node = room.node;
    if (detail == Detail::kFull) {
        if (group.points.size() < 2) return true;
        if (!stretched) return least >= kCaptionWidth + kCaptionGap;
        // Beside each other, or one below the other's caption.
        for (std::size_t i = 0; i < group.points.size(); ++i) {
            const Vec2 apart = group.points[(i + 1) % group.points.size()] - group.points[i];
            const bool clear = std::abs(apart.x) >= kCaptionWidth + kCaptionGap ||
                               std::abs(apart.y) >= room.above + room.below + kCaptionGap;
            if (!clear) return false;
        }
        return true;
    }
    group.node = std::min(room.node, least * (detail == Detail::kCompact ? 0.32F : 0.36F));
    return detail == Detail::kSmall || group.node >= kCompactLeast;
}

// How far a ring reaches downwards and sideways, by its radius: with an odd number no server
// stands at six o'clock, and with few none at three.
Group Circle(Vec2 size, std::size_t servers, const Room& room) {
    const auto count = static_cast<float>(std::max<std::size_t>(servers, 1));
    const auto bottom_slot = static_cast<float>(servers / 2);
    const float down = servers > 1 ? -std::cos(2 * kPi * bottom_slot / count) : 0;
    const auto side_slot = std::round(count / 4);
    const float across = servers > 2 ? std::sin(2 * kPi * side_slot / count) : 0.1F;
    const float by_width = (size.x / 2 - room.beside) / across;
    const float by_height = (size.y - room.above - room.below) / (1 + down);
    Group group;
    group.radius = servers > 1 ? std::max(std::min(by_width, by_height), 0.0F) : 0;
    const float lift =
        (room.above - room.below + (servers > 1 ? group.radius * (1 - down) : 0)) / 2;
    group.center = size * 0.5F + Vec2{0, lift};
    for (std::size_t i = 0; i < servers; ++i) {
        const float angle = 2 * kPi * static_cast<float>(i) / count;
        group.outward.push_back({std::sin(angle), -std::cos(angle)});
        group.points.push_back(group.center + group.outward.back() * group.radius);
    }
    return group;
}

// Evenly round an ellipse that fills the area: neighbours are equally far apart on their way.
Group Ellipse(Vec2 size, std::size_t servers, const Room& room) {
    Group group;
    Vec2 half{std::max(size.x / 2 - room.beside, 0.0F),
              std::max((size.y - room.above - room.below) / 2, 0.0F)};
    half.x = std::min(half.x, half.y * kStretchMost);
    half.y = std::min(half.y, half.x * kStretchMost);
    group.center = size * 0.5F + Vec2{0, (room.above - room.below) / 2};
    group.radius = std::min(half.x, half.y);
    const auto at = [&](float turn) {
        return Vec2{std::sin(2 * kPi * turn) * half.x, -std::cos(2 * kPi * turn) * half.y};
    };
    constexpr std::size_t kSteps = 360;
    std::array<float, kSteps + 1> gone{};
    Vec2 before = at(0);
    for (std::size_t i = 1; i <= kSteps; ++i) {
        const Vec2 here = at(static_cast<float>(i) / kSteps);
        gone.at(i) = gone.at(i - 1) + Distance(before, here);
        before = here;
    }
    std::size_t step = 0;
    for (std::size_t i = 0; i < servers; ++i) {
        const float wish = gone.back() * static_cast<float>(i) / static_cast<float>(servers);
        while (step + 1 < kSteps && gone.at(step + 1) < wish) ++step;
        const float piece = std::max(gone.at(step + 1) - gone.at(step), 1e-3F);
        const Vec2 p = at((static_cast<float>(step) + (wish - gone.at(step)) / piece) / kSteps);
        const Vec2 out{p.x / std::max(half.x * half.x, 1.0F),
                       p.y / std::max(half.y * half.y, 1.0F)};
        const float length = std::max(Distance({}, out), 1e-6F);
        group.points.push_back(group.center + p);
        group.outward.push_back(out * (1 / length));
    }
    return group;
}

bool TryRing(Vec2 size, std::size_t servers, Detail detail, Group& group) {
    const Room room = RoomFor(detail, std::min(size.x, size.y));
    const bool stretch = servers >= kStretchFrom;
    if (detail == Detail::kFull || !stretch) {
        group = Circle(size, servers, room);
        if (Fits(group, detail, room, false)) return true;
        if (!stretch) return false;
    }
    group = Ellipse(size, servers, room);
    return Fits(group, detail, room, true);
}

// From left to right; when there are too many, in several rows as text is.
bool TryLine(Vec2 size, std::size_t servers, Detail detail, Group& group) {
    const Room room = RoomFor(detail, std::min(size.x, size.y));
    constexpr std::size_t kRowsMost = 9;
    const std::size_t most = detail == Detail::kFull ? 1 : std::min(kRowsMost, servers);
    group = {};
    for (std::size_t rows = 1; rows <= std::max<std::size_t>(most, 1); ++rows) {
        const std::size_t columns = (servers + rows - 1) / rows;
        const Vec2 free{std::max(size.x - 2 * room.beside, 0.0F),
                        std::max(size.y - room.above - room.below, 0.0F)};
        const float across =
            columns > 1 ? std::min(free.x / static_cast<float>(columns - 1), 190.0F) : 1e6F;
        const float down =
            rows > 1 ? std::min(free.y / static_cast<float>(rows - 1), 120.0F) : 1e6F;
        const float node = std::min(room.node, std::min(across, down) * 0.33F);
        if (node <= group.node) continue;
        const float wide = columns > 1 ? across * static_cast<float>(columns - 1) : 0;
        const float tall = rows > 1 ? down * static_cast<float>(rows - 1) : 0;
        // One row leaves the room above it to the arcs.
        const float share = rows > 1 ? 0.5F : 0.78F;
        const Vec2 first{(size.x - wide) / 2, room.above + (free.y - tall) * share};
        group = {};
        group.node = node;
        group.drop =
            detail == Detail::kFull && across < kCaptionWidth + kCaptionGap ? kCaptionRow : 0;
        for (std::size_t i = 0; i < servers; ++i) {
            group.points.push_back(first +
                                   Vec2{columns > 1 ? across * static_cast<float>(i % columns) : 0,
                                        rows > 1 ? down * static_cast<float>(i / columns) : 0});
            group.outward.push_back({0, rows > 1 ? 1.0F : -1.0F});
        }
    }
    group.center = size * 0.5F;
    if (detail == Detail::kFull) return group.node >= room.node * 0.99F;
    return detail == Detail::kSmall || group.node >= kCompactLeast;
}

using Try = bool (*)(Vec2, std::size_t, Detail, Group&);

// The largest detail for which there is room.
Detail Place(Vec2 size, std::size_t servers, Try attempt, Group& group) {
    for (const Detail detail : {Detail::kFull, Detail::kCompact}) {
        if (attempt(size, servers, detail, group)) return detail;
    }
    attempt(size, servers, Detail::kSmall, group);
    return Detail::kSmall;
}

// Which servers stand in the left site: the part that S1 is in, else the first half.
std::vector<bool> LeftSite(std::size_t servers, std::span<const std::size_t> parts) {
    std::vector<bool> left(servers);
    const bool usable = parts.size() == servers && servers > 0;
    const auto other = std::find_if(parts.begin(), parts.end(),
                                    [&](std::size_t part) { return part != parts.front(); });
    const bool two = usable && other != parts.end() &&
                     std::all_of(parts.begin(), parts.end(), [&](std::size_t part) {
                         return part == parts.front() || part == *other;
                     });
    for (std::size_t i = 0; i < servers; ++i) {
        left[i] = two ? parts[i] == parts[0] : i < (servers + 1) / 2;
    }
    return left;
}

void PlaceSites(RingLayout& out, Vec2 size, std::size_t servers, float scale,
                const RingWishes& wishes) {
    constexpr float kGap = 20;  // Between the grounds, and around them half of it.
    const std::vector<bool> left = LeftSite(servers, wishes.parts);
    const auto in_left = static_cast<std::size_t>(std::count(left.begin(), left.end(), true));
    const Vec2 half{size.x / 2 - kGap, size.y - kGap / 2};
    std::array<Group, 2> groups{};
    for (const Detail detail : {Detail::kFull, Detail::kCompact, Detail::kSmall}) {
        out.detail = detail;
        const bool first = TryRing(half, in_left, detail, groups[0]);
        const bool second = TryRing(half, servers - in_left, detail, groups[1]);
        if (first && second) break;
    }
    out.node_radius =
        std::min(in_left > 0 ? groups[0].node : 1e6F, servers > in_left ? groups[1].node : 1e6F) *
        scale;
    std::array<std::size_t, 2> next{};
    for (std::size_t i = 0; i < servers; ++i) {
        const std::size_t site = left[i] ? 0 : 1;
        const Vec2 corner{site == 0 ? kGap / 2 : size.x / 2 + kGap / 2, kGap / 4};
        const Group& group = groups.at(site);
        const std::size_t at = next.at(site)++;
        out.nodes.push_back(out.area.min + (corner + group.points[at]) * scale);
        out.outward.push_back(group.outward[at]);
    }
    out.radius = std::min(half.x, half.y) / 2 * scale;
    for (const float x : {kGap / 2, size.x / 2 + kGap / 2}) {
        const Vec2 corner = out.area.min + Vec2{x, kGap / 4} * scale;
        out.sites.push_back({corner, corner + half * scale});
    }
}

// So much of the area's edge stays free of centres.
Vec2 Clamped(const RingLayout& ring, Vec2 p) {
    const float side = ring.node_radius * 1.3F;
    const float below = side + (ring.detail == Detail::kFull ? ring.node_radius * 0.9F : 0);
    return {std::clamp(p.x, ring.area.min.x + side,
                       std::max(ring.area.max.x - side, ring.area.min.x + side)),
            std::clamp(p.y, ring.area.min.y + side,
                       std::max(ring.area.max.y - below, ring.area.min.y + side))};
}

// A link that would run through other servers goes round them.
float BendFor(const RingLayout& ring, Slot a, Slot b) {
    const Vec2 from = ring.nodes[a];
    const Vec2 to = ring.nodes[b];
    const float length = std::max(Distance(from, to), 1.0F);
    const Vec2 right{-(to.y - from.y) / length, (to.x - from.x) / length};
    std::size_t hidden = 0;
    float side = 0;
    for (Slot c = 0; c < ring.nodes.size(); ++c) {
        if (c == a || c == b) continue;
        if (DistanceToSegment(ring.nodes[c], from, to) > ring.node_radius * 1.3F) continue;
        const Vec2 away = ring.nodes[c] - from;
        side += away.x * right.x + away.y * right.y;
        hidden += 1;
    }
    if (hidden == 0) return 0;
    const float height = ring.node_radius * (1.75F + 1.0F * static_cast<float>(hidden - 1));
    // Away from them; where they stand in line, upwards, or to the left.
    const bool in_line = std::abs(side) < ring.node_radius * 0.1F;
    const bool upwards = right.y < -0.1F || (std::abs(right.y) <= 0.1F && right.x < 0);
    const float sign = (in_line ? upwards : side < 0) ? 1.0F : -1.0F;
    const float peak = Mix(from, to, 0.5F).y + right.y * sign * height;
    const float over = ring.area.min.y + ring.node_radius * 0.3F - peak;
    return sign * (over > 0 ? std::max(height - over, ring.node_radius * 1.5F) : height);
}

void Bend(RingLayout& ring) {
    const std::size_t count = ring.nodes.size();
    if (count < 3 || count > kBentMost) return;
    std::vector<float> bends(count * count, 0.0F);
    bool any = false;
    for (Slot a = 0; a < count; ++a) {
        for (Slot b = a + 1; b < count; ++b) {
            bends[a * count + b] = BendFor(ring, a, b);
            any = any || bends[a * count + b] != 0;
        }
    }
    if (any) ring.bends = std::move(bends);
}

}  // namespace

RingLayout LayOutRing(const Rect& area, std::size_t servers, float scale,
                      const RingWishes& wishes) {
    RingLayout out;
    out.area = area;
    out.arrangement = wishes.arrangement;
    const Vec2 size{area.width() / scale, area.height() / scale};
    if (wishes.arrangement == Arrangement::kSites && servers > 1) {
        out.center = area.center();
        PlaceSites(out, size, servers, scale, wishes);
    } else {
        const bool line = wishes.arrangement == Arrangement::kLine && servers > 1;
        Group group;
        out.detail = Place(size, servers, line ? &TryLine : &TryRing, group);
        out.center = area.min + group.center * scale;
        out.radius = group.radius * scale;
        out.node_radius = group.node * scale;
        out.caption_drop = group.drop * scale;
        for (const Vec2 p : group.points) out.nodes.push_back(area.min + p * scale);
        out.outward = std::move(group.outward);
    }
    if (wishes.arrangement == Arrangement::kByHand) {
        for (std::size_t i = 0; i < std::min(servers, wishes.places.size()); ++i) {
            const Vec2 share = wishes.places[i];
            out.nodes[i] =
                Clamped(out, area.min + Vec2{share.x * area.width(), share.y * area.height()});
            out.outward[i] = {0, 1};
        }
    }
    if (wishes.dragged && *wishes.dragged < servers) {
        out.nodes[*wishes.dragged] = Clamped(out, wishes.dragged_to);
    }
    const bool moved = wishes.dragged || wishes.arrangement != Arrangement::kRing;
    if (moved) Bend(out);
    return out;
}

std::vector<Vec2> PlacesByHand(const RingLayout& ring, Slot moved, Vec2 to) {
    std::vector<Vec2> places;
    const Vec2 size{std::max(ring.area.width(), 1.0F), std::max(ring.area.height(), 1.0F)};
    for (Slot slot = 0; slot < ring.nodes.size(); ++slot) {
        const Vec2 at = (slot == moved ? Clamped(ring, to) : ring.nodes[slot]) - ring.area.min;
        places.push_back({at.x / size.x, at.y / size.y});
    }
    return places;
}

}  // namespace render
