// Goal:   in every arrangement, for any number of servers and any stage, servers stand on the stage
//         and apart, and no link runs through a server.
// Method: call the pure layout for tables of sizes and counts.
#include "render/ring_layout.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/layout.h"

namespace render {

namespace {

constexpr Rect kStage{{240, 92}, {820, 440}};

RingLayout Arranged(Arrangement arrangement, std::size_t servers, const Rect& area = kStage) {
    RingWishes wishes;
    wishes.arrangement = arrangement;
    return LayOutRing(area, servers, 1, wishes);
}

// Not by hand: there anybody may put anything anywhere.
constexpr Arrangement kFixed[]{Arrangement::kRing, Arrangement::kLine, Arrangement::kSites};

}  // namespace

TEST_CASE("arrangement: servers stand on the stage and apart, however many there are") {
    const Rect dock{{800, 100}, {1250, 330}};
    const Rect compact{{20, 90}, {320, 340}};
    for (const Rect& area : {kStage, dock, compact}) {
        for (const Arrangement arrangement : kFixed) {
            for (const std::size_t servers : {1U, 2U, 3U, 5U, 7U, 9U, 15U, 51U}) {
                CAPTURE(area.min.x);
                CAPTURE(static_cast<int>(arrangement));
                CAPTURE(servers);
                const RingLayout ring = Arranged(arrangement, servers, area);
                REQUIRE(ring.nodes.size() == servers);
                REQUIRE(ring.outward.size() == servers);
                CHECK(ring.node_radius > 3);
                const float reach = ring.node_radius * 1.2F;
                for (std::size_t i = 0; i < servers; ++i) {
                    CHECK(area.Inset(reach).Contains(ring.nodes[i]));
                    CHECK(Distance({}, ring.outward[i]) == doctest::Approx(1));
                    for (std::size_t j = i + 1; j < servers; ++j) {
                        CHECK(Distance(ring.nodes[i], ring.nodes[j]) > 2.3F * ring.node_radius);
                    }
                }
            }
        }
    }
}

TEST_CASE("arrangement: 51 servers fill a wide stage, so that discs can be told apart") {
    CHECK(Arranged(Arrangement::kRing, 51).node_radius > 7.5F);
    CHECK(Arranged(Arrangement::kRing, 15).detail == Detail::kCompact);
    CHECK(Arranged(Arrangement::kRing, 15).node_radius > 20);
}

TEST_CASE("line: links go round the servers between, and messages go with them") {
    const RingLayout line = Arranged(Arrangement::kLine, 5);
    for (Slot i = 1; i < 5; ++i) CHECK(line.nodes[i].y == doctest::Approx(line.nodes[0].y));
    CHECK(LinkOf(line, 0, 1).bend == 0);
    for (Slot a = 0; a < 5; ++a) {
        for (Slot b = a + 2; b < 5; ++b) {
            const Lane link = LinkOf(line, a, b);
            REQUIRE(link.bend != 0);
            const LanePoints points = PointsOf(link);
            const LanePoints way = PointsOf(LaneOf(line, b, a));
            for (Slot c = a + 1; c < b; ++c) {
                for (const LanePoints& all : {points, way}) {
                    for (const Vec2 p : all) {
                        CHECK(Distance(p, line.nodes[c]) > line.node_radius * 1.05F);
                        CHECK(kStage.Contains(p));
                    }
                }
            }
        }
    }
    // Of different heights, so that none lies on another.
    CHECK(LinkOf(line, 0, 2).bend != doctest::Approx(LinkOf(line, 0, 4).bend));
    CHECK(PickOnRing(line, {}, PointOn(LinkOf(line, 0, 3), 0.5F)) ==
          Target{TargetKind::kLink, 0, 3});
}

TEST_CASE("line: a cut across arcs cuts them") {
    const RingLayout line = Arranged(Arrangement::kLine, 3);
    const Vec2 peak = PointOn(LinkOf(line, 0, 2), 0.5F);
    const auto cut = LinksAcross(line, peak - Vec2{3, 20}, peak + Vec2{-3, 10});
    CHECK(cut == std::vector<SlotPair>{{0, 2}});
}

TEST_CASE("sites: two halves, and when the network is in two parts these are the sites") {
    const RingLayout halves = Arranged(Arrangement::kSites, 5);
    const float middle = kStage.center().x;
    for (Slot i = 0; i < 5; ++i) CHECK((halves.nodes[i].x < middle) == (i < 3));
    REQUIRE(halves.sites.size() == 2);
    CHECK_FALSE(halves.sites[0].Overlaps(halves.sites[1]));

    const std::vector<std::size_t> parts{0, 1, 0, 1, 0};
    RingWishes wishes;
    wishes.arrangement = Arrangement::kSites;
    wishes.parts = parts;
    const RingLayout parted = LayOutRing(kStage, 5, 1, wishes);
    for (Slot i = 0; i < 5; ++i) CHECK((parted.nodes[i].x < middle) == (parts[i] == 0));
}

TEST_CASE("by hand: servers stand where they were put, in any size of stage, never beyond it") {
    const RingLayout ring = Arranged(Arrangement::kRing, 3);
    const Vec2 to{400, 250};
    const std::vector<Vec2> places = PlacesByHand(ring, 1, to);
    REQUIRE(places.size() == 3);
    RingWishes wishes;
    wishes.arrangement = Arrangement::kByHand;
    wishes.places = places;
    const RingLayout moved = LayOutRing(kStage, 3, 1, wishes);
    CHECK(Distance(moved.nodes[1], to) < 1);
    CHECK(Distance(moved.nodes[0], ring.nodes[0]) < 1);

    const std::vector<Vec2> wild{{-3, 0.5F}, {9, 9}, {0.5F, -1}};
    wishes.places = wild;
    for (const Vec2 node : LayOutRing(kStage, 3, 1, wishes).nodes) CHECK(kStage.Contains(node));
    // Places of fewer servers than there are leave the others where they were.
    wishes.places = std::span(places).first(1);
    CHECK(LayOutRing(kStage, 3, 1, wishes).nodes.size() == 3);
}

TEST_CASE("by hand: a server on a link makes the link go round it") {
    const RingLayout ring = Arranged(Arrangement::kRing, 3);
    const std::vector<Vec2> places = PlacesByHand(ring, 2, Mix(ring.nodes[0], ring.nodes[1], 0.5F));
    RingWishes wishes;
    wishes.arrangement = Arrangement::kByHand;
    wishes.places = places;
    const RingLayout moved = LayOutRing(kStage, 3, 1, wishes);
    CHECK(LinkOf(moved, 0, 1).bend != 0);
    CHECK(LinkOf(moved, 0, 2).bend == 0);
}

TEST_CASE("lane: a bent way begins and ends at the discs, and both directions pass each other") {
    const RingLayout line = Arranged(Arrangement::kLine, 3);
    const Lane there = LaneOf(line, 0, 2);
    const Lane back = LaneOf(line, 2, 0);
    CHECK(Distance(there.from, line.nodes[0]) < line.node_radius * 1.6F);
    CHECK(Distance(there.to, line.nodes[2]) < line.node_radius * 1.6F);
    CHECK(Distance(PointOn(there, 0.5F), PointOn(back, 0.5F)) > line.node_radius * 0.3F);
    CHECK(DirectionOn(there, 0.1F).y < 0);
    CHECK(DirectionOn(there, 0.9F).y > 0);
}

TEST_CASE("caption: the stage leaves it room, and has less itself") {
    LayoutWishes wishes;
    const ScreenLayout before = LayOutScreen({1280, 720}, wishes);
    wishes.caption = true;
    const ScreenLayout with = LayOutScreen({1280, 720}, wishes);
    CHECK(before.caption.height() == 0);
    CHECK(with.caption.height() > 50);
    CHECK_FALSE(with.caption.Overlaps(with.stage));
    CHECK(with.ring.max.y <= with.caption.min.y);
    wishes.alone = true;
    CHECK(LayOutScreen({1280, 720}, wishes).caption.max.y == doctest::Approx(720));
}

}  // namespace render
