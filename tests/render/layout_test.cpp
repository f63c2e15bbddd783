// Goal:   panels fill the window without overlapping and servers never touch, at every size asked
//         for; messages travel from rim to rim; the pointer finds what is drawn.
// Method: call the pure layout functions for tables of sizes and counts.
#include "render/layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace render {

namespace {

constexpr std::array<Vec2, 4> kWindows{kSmallestWindow, Vec2{1280, 720}, Vec2{1920, 1080},
                                       Vec2{2560, 1440}};

std::vector<Rect> PanelsOf(const ScreenLayout& layout) {
    std::vector<Rect> panels{layout.top,  layout.story,     layout.stage,
                             layout.dock, layout.inspector, layout.transport};
    if (layout.timeline.height() > 0) panels.push_back(layout.timeline);
    return panels;
}

}  // namespace

TEST_CASE("layout: panels tile the window without overlap") {
    bool with_timeline = true;
    for (const Vec2 window : kWindows) {
        // Twice each: with the timeline and without.
        for (const std::size_t servers : {1U, 1U, 5U, 5U, 9U, 9U, 51U, 51U}) {
            CAPTURE(window.x);
            CAPTURE(servers);
            LayoutWishes wishes;
            wishes.servers = servers;
            wishes.timeline = std::exchange(with_timeline, !with_timeline);
            const ScreenLayout layout = LayOutScreen(window, wishes);
            const std::vector<Rect> panels = PanelsOf(layout);
            CHECK(panels.size() == (wishes.timeline ? 7 : 6));
            float area = 0;
            for (std::size_t i = 0; i < panels.size(); ++i) {
                CHECK(panels[i].width() > 0);
                CHECK(panels[i].height() > 0);
                area += panels[i].width() * panels[i].height();
                for (std::size_t j = i + 1; j < panels.size(); ++j) {
                    CHECK_FALSE(panels[i].Overlaps(panels[j]));
                }
            }
            CHECK(area == doctest::Approx(window.x * window.y));
            CHECK(layout.inspector.height() > 200);
            CHECK_FALSE(layout.ring.Overlaps(layout.legend));
        }
    }
}

TEST_CASE("layout: everything grows with the scale, and widths dragged too far are held back") {
    LayoutWishes twice;
    twice.scale = 2;
    const ScreenLayout large = LayOutScreen({2560, 1440}, twice);
    const ScreenLayout usual = LayOutScreen({1280, 720}, {});
    CHECK(large.top.height() == doctest::Approx(2 * usual.top.height()));
    CHECK(large.stage.width() == doctest::Approx(2 * usual.stage.width()).epsilon(0.01));

    LayoutWishes greedy;
    greedy.left_width = 2000;
    greedy.right_width = 2000;
    CHECK(LayOutScreen({1280, 720}, greedy).stage.width() > 250);
    CHECK(LayOutScreen({1280, 720}, {}).legend.height() > 0);
    LayoutWishes bare;
    bare.legend = false;
    CHECK(LayOutScreen({1280, 720}, bare).ring.height() > usual.ring.height());
}

TEST_CASE("layout: the timeline grows with the window, and its edge is held back") {
    const auto height = [](Vec2 window, float wish) {
        LayoutWishes wishes;
        wishes.scale = SuggestedScale(window);
        wishes.timeline_height = wish;
        return LayOutScreen(window, wishes).timeline.height();
    };
    CHECK(height({1280, 720}, 0) == doctest::Approx(150).epsilon(0.05));
    CHECK(height({1600, 900}, 0) == doctest::Approx(235).epsilon(0.06));
    CHECK(height({1280, 720}, 200) == doctest::Approx(200));
    CHECK(height({1280, 720}, 2000) < 400);
    CHECK(height({1280, 720}, 1) >= 100);
}

TEST_CASE("layout: the suggested scale is 1 on a small window and grows with it") {
    CHECK(SuggestedScale({1024, 768}) == doctest::Approx(1));
    CHECK(SuggestedScale({1280, 720}) == doctest::Approx(1));
    CHECK(SuggestedScale({1920, 1080}) == doctest::Approx(1.25));
    CHECK(SuggestedScale({3840, 2160}) > 1.5F);
}

TEST_CASE("ring: S1 stands at the top, the others clockwise, none touches another or the edge") {
    for (const Vec2 window : kWindows) {
        for (std::size_t servers = 1; servers <= 51; ++servers) {
            CAPTURE(window.x);
            CAPTURE(servers);
            LayoutWishes wishes;
            wishes.servers = servers;
            const Rect area = LayOutScreen(window, wishes).ring;
            const RingLayout ring = LayOutRing(area, servers, 1);
            REQUIRE(ring.nodes.size() == servers);
            CHECK(ring.node_radius > 5);
            for (std::size_t i = 0; i < servers; ++i) {
                const Vec2 node = ring.nodes[i];
                const float reach = ring.node_radius * 1.3F;
                CHECK(node.x - reach >= area.min.x);
                CHECK(node.x + reach <= area.max.x);
                CHECK(node.y - reach >= area.min.y);
                CHECK(node.y + reach <= area.max.y);
                CHECK(ring.nodes[0].y <= node.y + 0.01F);
                for (std::size_t j = i + 1; j < servers; ++j) {
                    CHECK(Distance(node, ring.nodes[j]) > 2.3F * ring.node_radius);
                }
            }
            if (servers > 2) CHECK(ring.nodes[1].x > ring.nodes[servers - 1].x);
        }
    }
}

TEST_CASE("ring: captions stay inside and apart while they are shown; many servers drop them") {
    const Rect area = LayOutScreen({1280, 720}, {}).ring;
    for (std::size_t servers = 1; servers <= 9; ++servers) {
        const RingLayout ring = LayOutRing(area, servers, 1);
        if (ring.detail != Detail::kFull) continue;
        for (std::size_t i = 0; i < servers; ++i) {
            const Vec2 node = ring.nodes[i];
            CHECK(node.y + ring.node_radius * 1.36F + 30 <= area.max.y);
            CHECK(node.x - 60 >= area.min.x);
            CHECK(node.x + 60 <= area.max.x);
            for (std::size_t j = i + 1; j < servers; ++j) {
                CHECK(Distance(node, ring.nodes[j]) > 120);
            }
        }
    }
    CHECK(LayOutRing(area, 5, 1).detail == Detail::kFull);
    CHECK(LayOutRing(area, 51, 1).detail == Detail::kSmall);
}

TEST_CASE("lane: from rim to rim, and two that meet pass each other") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 5, 1);
    const Lane there = LaneOf(ring, 0, 2);
    const Lane back = LaneOf(ring, 2, 0);
    CHECK(Distance(there.from, ring.nodes[0]) >= ring.node_radius);
    CHECK(Distance(there.to, ring.nodes[2]) >= ring.node_radius);
    CHECK(Distance(Mix(there.from, there.to, 0.5F), Mix(back.from, back.to, 0.5F)) >
          ring.node_radius * 0.3F);
}

TEST_CASE("lane: progress moves a message steadily forwards") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 5, 1);
    MessageView message;
    message.to = 2;
    const Lane lane = LaneOf(ring, 0, 2);
    float before = -1;
    for (int percent = 0; percent <= 100; ++percent) {
        message.progress = static_cast<float>(percent) / 100;
        const float gone = Distance(lane.from, PositionOf(ring, message));
        CHECK(gone > before);
        before = gone;
    }
    CHECK(before == doctest::Approx(Distance(lane.from, lane.to)));
}

TEST_CASE("lane: who is outside sends from beyond the ring, for every server") {
    const Rect area = LayOutScreen({1280, 720}, {}).ring;
    const RingLayout ring = LayOutRing(area, 5, 1);
    for (Slot to = 0; to < 5; ++to) {
        const Lane lane = LaneOf(ring, kOutside, to);
        CHECK(Distance(lane.from, ring.center) > ring.radius + ring.node_radius);
        CHECK(Distance(lane.to, ring.nodes[to]) < 2 * ring.node_radius);
        CHECK(LaneOf(ring, to, kOutside).to.x == doctest::Approx(lane.from.x).epsilon(0.1));
    }
}

TEST_CASE("pick: a message lies over a server, a server over a link, a link over the empty ring") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 5, 1);
    MessageView message;
    message.id = 17;
    message.from = 0;
    message.to = 2;
    message.progress = 0.4F;
    const std::vector<MessageView> messages{message};
    const Vec2 at = PositionOf(ring, message);
    const auto kind = [&](Vec2 p) { return PickOnRing(ring, messages, p).kind; };

    CHECK(PickOnRing(ring, messages, at) == Target{TargetKind::kMessage, 17, 0});
    CHECK(PickOnRing(ring, messages, ring.nodes[3]) == Target{TargetKind::kServer, 3, 0});
    const Vec2 on_link = Mix(ring.nodes[1], ring.nodes[4], 0.5F);
    CHECK(PickOnRing(ring, messages, on_link) == Target{TargetKind::kLink, 1, 4});
    CHECK(kind({5, 5}) == TargetKind::kRing);

    std::vector<MessageView> lost{message};
    lost[0].phase = MessagePhase::kLost;
    CHECK(PickOnRing(ring, lost, at).kind != TargetKind::kMessage);
}

TEST_CASE("cut: a line across the ring crosses the links between its two sides, and no others") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 5, 1);
    // S5 alone on the left of this line.
    const Vec2 s5 = ring.nodes[4];
    const Vec2 from{s5.x + ring.node_radius * 1.2F, s5.y - 2 * ring.node_radius};
    const Vec2 to{s5.x + ring.node_radius * 1.2F, s5.y + 6 * ring.node_radius};
    const std::vector<SlotPair> cut = LinksAcross(ring, from, to);

    const auto has = [&](SlotPair pair) {
        return std::find(cut.begin(), cut.end(), pair) != cut.end();
    };
    CHECK(has({1, 4}));
    CHECK(has({2, 4}));
    CHECK_FALSE(has({1, 2}));
    for (const SlotPair pair : cut) CHECK(pair.a < pair.b);
    CHECK(LinksAcross(ring, {1, 1}, {2, 2}).empty());
}

TEST_CASE("lane: a lone server's clients are outside it, too") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 1, 1);
    CHECK(Distance(LaneOf(ring, kOutside, 0).from, ring.nodes[0]) > ring.node_radius);
}

TEST_CASE("logs: up to nine rows fit without scrolling; more keep a readable height") {
    const Rect body{{0, 0}, {450, 243}};
    for (std::size_t servers = 1; servers <= 9; ++servers) {
        const LogsLayout logs = LayOutLogs(body, servers, 1);
        CHECK(static_cast<float>(servers) * logs.row_pitch <= body.height() + 0.1F);
        CHECK(logs.cell_height >= 18);
    }
    CHECK(LayOutLogs(body, 51, 1).cell_height >= 18);
}

TEST_CASE("logs: as many columns as fit, all of the same width, for any number of servers") {
    for (const std::size_t servers : {1U, 5U, 7U, 51U}) {
        const LogsLayout logs = LayOutLogs({{0, 0}, {450, 230}}, servers, 1);
        CHECK(logs.columns >= 5);
        CHECK(logs.cell_pitch >= 45);
        CHECK(static_cast<float>(logs.columns) * logs.cell_pitch + logs.name_width <= 450.5F);
        CHECK(logs.cell_height < logs.row_pitch);
    }
}

}  // namespace render
