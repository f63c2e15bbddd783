// Goal:   the role machine can be read and clicked in whatever rectangle it gets.
// Method: its layout alone for many sizes; then frames of ImGui without a window.
#include "render/roles_panel.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/roles_layout.h"
#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

RolesView Sample(bool asking) {
    RolesView view;
    view.states = {{RoleMark::kFollower, "Follower", {0, 2, 4}},
                   {RoleMark::kCandidate, "Candidate", {}},
                   {RoleMark::kLeader, "Leader", {1}},
                   {RoleMark::kLearner, "Learner", {}},
                   {RoleMark::kDown, "Down", {3}}};
    if (asking) view.states.insert(view.states.begin() + 1, {RoleMark::kPreCandidate, "Pre", {}});
    for (std::size_t i = 0; i < kRoleArrows; ++i) {
        const auto arrow = static_cast<RoleArrow>(i);
        const bool first =
            arrow == RoleArrow::kAsk || arrow == RoleArrow::kPreWon || arrow == RoleArrow::kPreLost;
        if (first && !asking) continue;
        view.arrows.push_back(
            {.arrow = arrow, .text = "times out, starts", .short_text = "timeout"});
    }
    view.arrows.front().count = "×2";
    view.arrows.front().last = "150.0 ms";
    view.arrows.front().event_id = 77;
    for (int i = 1; i <= 5; ++i) {
        view.tokens.push_back({.id = "S" + std::to_string(i), .name = "S" + std::to_string(i)});
    }
    return view;
}

bool Inside(const Rect& inner, const Rect& outer) {
    return inner.min.x >= outer.min.x - 1 && inner.min.y >= outer.min.y - 1 &&
           inner.max.x <= outer.max.x + 1 && inner.max.y <= outer.max.y + 1;
}

void Open(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.scene.roles = Sample(false);
    screen.ui.dock_view = ViewKind::kRoles;
    screen.Frame();
    screen.Frame();
}

}  // namespace

TEST_CASE("roles panel: states and ways keep inside and apart, however small it gets") {
    const Theme theme = MakeTheme(ThemeKind::kLight);
    for (const bool asking : {false, true}) {
        const RolesView view = Sample(asking);
        for (const Vec2 size : {Vec2{300, 250}, Vec2{450, 230}, Vec2{680, 600}, Vec2{1000, 700}}) {
            const Rect area{{10, 20}, Vec2{10, 20} + size};
            const RolesLayout layout = LayOutRoles(area, view, theme);
            CHECK(layout.boxes.size() == view.states.size());
            for (const RoleBox& box : layout.boxes) {
                CHECK(Inside(box.rect, area));
                for (const RoleBox& other : layout.boxes) {
                    if (&box != &other) CHECK(!box.rect.Overlaps(other.rect));
                }
            }
            for (const RoleWay& way : layout.ways) {
                CHECK(way.points.size() >= 2);
                for (const Vec2 point : way.points) CHECK(area.Inset(-1).Contains(point));
                CHECK(way.label.y > area.min.y);
                for (const RoleWay& other : layout.ways) {
                    const bool same_line = std::abs(way.label.y - other.label.y) < 12;
                    if (&way == &other || !same_line) continue;
                    CHECK(std::abs(way.label.x - other.label.x) >= (way.room + other.room) / 2 - 1);
                }
            }
        }
    }
}

TEST_CASE("roles panel: a click on a token selects its server, a right click opens its menu") {
    HeadlessScreen screen;
    Open(screen);
    ClickItem(screen, screen.Layout().dock, {"###token-S3"});
    CHECK(screen.ui.selected == Target{TargetKind::kServer, 2, 0});
    const auto at = FindItem(screen, screen.Layout().dock, {"###token-S5"});
    REQUIRE(at);
    CHECK(screen.ui.hovered == Target{TargetKind::kServer, 4, 0});
    screen.Click(*at, 1);
    CHECK(screen.ui.menu_target == Target{TargetKind::kServer, 4, 0});
}

TEST_CASE("roles panel: a click on a way asks why it was gone last, if it ever was") {
    HeadlessScreen screen;
    Open(screen);
    const Rect dock = screen.Layout().dock;
    auto intents = ClickItem(screen, dock, {"###way-0"});
    CHECK(std::find(intents.begin(), intents.end(), Intent(AskWhy{77})) != intents.end());
    CHECK(screen.ui.asked_event == 77);
    // Ways beside the machine are in their states' own line.
    intents = ClickItem(screen, dock, {"###way-8"});
    CHECK(intents.empty());
}

TEST_CASE("roles panel: a token glides to its new state, and stands there at once without motion") {
    HeadlessScreen screen;
    Open(screen);
    const Vec2 before = screen.ui.role_tokens.at(2);
    auto& states = screen.scene.roles->states;
    states[0].tokens = {0, 4};
    states[1].tokens = {2};
    screen.Frame();
    const Vec2 soon = screen.ui.role_tokens.at(2);
    CHECK(soon.x > before.x);
    for (int i = 0; i < 60; ++i) screen.Frame();
    const Vec2 there = screen.ui.role_tokens.at(2);
    CHECK(there.x > soon.x);
    screen.Frame();
    CHECK(screen.ui.role_tokens.at(2) == there);

    screen.ui.reduced_motion = true;
    states[0].tokens = {0, 2, 4};
    states[1].tokens = {};
    screen.Frame();
    CHECK(screen.ui.role_tokens.at(2) == before);
}

}  // namespace render
