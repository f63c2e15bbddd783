// The role machine as the screen is told about it.
//
// Goal:   every way between two roles is counted as often as it was gone up to the present, on this
//         branch and nowhere else, and leads to its event.
// Method: runs whose changes of role are known, compared with the events themselves.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/present.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using render::RoleArrow;
using render::RoleMark;

void Type(Session& session, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        session.Apply(render::RunCommandText{line});
        CHECK_MESSAGE(session.notice().tone != render::Tone::kBad, session.notice().text);
    }
}

render::RolesView Roles(Session& session, render::UiState ui = {}) {
    ui.dock_view = render::ViewKind::kRoles;
    const render::SceneView scene = Present(session, ui);
    REQUIRE(scene.roles);
    return *scene.roles;
}

const render::RoleArrowView* Find(const render::RolesView& view, RoleArrow arrow) {
    const auto found = std::find_if(view.arrows.begin(), view.arrows.end(),
                                    [&](const auto& one) { return one.arrow == arrow; });
    return found == view.arrows.end() ? nullptr : &*found;
}

// "×3" as a number.
std::size_t CountOf(const render::RolesView& view, RoleArrow arrow) {
    const auto* const found = Find(view, arrow);
    if (found == nullptr || found->count.empty()) return 0;
    return std::stoul(found->count.substr(std::string("×").size()));
}

// How often a server's role became this one, as the events tell.
std::size_t Became(Session& session, raft::Role from, raft::Role to) {
    std::size_t count = 0;
    for (raft::sim::EventId id = 1; id <= session.cluster().last_event(); ++id) {
        const raft::sim::Event* const event = session.Find(id);
        if (event == nullptr) continue;
        const auto* const inner = std::get_if<raft::Event>(&event->body);
        const auto* const change =
            inner == nullptr ? nullptr : std::get_if<raft::RoleChanged>(inner);
        if (change != nullptr && change->from == from && change->to == to) count += 1;
    }
    return count;
}

// Everything that has counts must have the same ones.
void CheckSame(const render::RolesView& a, const render::RolesView& b) {
    REQUIRE(a.arrows.size() == b.arrows.size());
    for (std::size_t i = 0; i < a.arrows.size(); ++i) {
        CHECK(a.arrows[i].count == b.arrows[i].count);
        CHECK(a.arrows[i].event_id == b.arrows[i].event_id);
        CHECK(a.arrows[i].lit == b.arrows[i].lit);
    }
}

}  // namespace

TEST_CASE("present roles: every server stands on its state") {
    Session session = Lived("cluster 5\ntimeout S2\nrun until leader S2\ncrash S5\npause S4\n");
    const render::RolesView view = Roles(session);
    REQUIRE(view.tokens.size() == 5);
    const auto on = [&](RoleMark role) {
        for (const auto& state : view.states) {
            if (state.role == role) return state.tokens;
        }
        return std::vector<render::Slot>{};
    };
    CHECK(on(RoleMark::kLeader) == std::vector<render::Slot>{1});
    CHECK(on(RoleMark::kFollower) == std::vector<render::Slot>{0, 2, 3});
    CHECK(on(RoleMark::kDown) == std::vector<render::Slot>{4});
    CHECK(view.tokens[3].paused);
    CHECK(view.tokens[1].id == "S2");
    CHECK(view.tokens[1].term_hue == 0);
}

TEST_CASE("present roles: ways are counted as the events tell, and lead to theirs") {
    Session session = Lived(
        "seed 3\ncluster 5\nrun until leader\nrun 100ms\nload 50/s\nrun 300ms\ncrash S1\nrun "
        "700ms\n"
        "crash S2\nrun 800ms\nrestart S1\nrun 300ms\n");
    const render::RolesView view = Roles(session);
    using raft::Role;
    CHECK(CountOf(view, RoleArrow::kWin) == Became(session, Role::kCandidate, Role::kLeader));
    CHECK(CountOf(view, RoleArrow::kTimeout) == Became(session, Role::kFollower, Role::kCandidate));
    CHECK(CountOf(view, RoleArrow::kAgain) == Became(session, Role::kCandidate, Role::kCandidate));
    CHECK(CountOf(view, RoleArrow::kStepBack) ==
          Became(session, Role::kCandidate, Role::kFollower));
    CHECK(CountOf(view, RoleArrow::kCrash) == 2);
    CHECK(CountOf(view, RoleArrow::kRestart) == 1);
    CHECK(CountOf(view, RoleArrow::kWin) >= 1);

    const auto* const win = Find(view, RoleArrow::kWin);
    const raft::sim::Event* const event = session.Find(win->event_id);
    REQUIRE(event != nullptr);
    const auto* const inner = std::get_if<raft::Event>(&event->body);
    REQUIRE(inner != nullptr);
    const auto* const change = std::get_if<raft::RoleChanged>(inner);
    REQUIRE(change != nullptr);
    CHECK(change->to == Role::kLeader);
    const auto* const crash = Find(view, RoleArrow::kCrash);
    REQUIRE(session.Find(crash->event_id) != nullptr);
    CHECK(std::holds_alternative<raft::sim::LifeEvent>(session.Find(crash->event_id)->body));
    // The restart is what happened last.
    CHECK(Find(view, RoleArrow::kRestart)->lit);
    CHECK(std::count_if(view.arrows.begin(), view.arrows.end(),
                        [](const auto& one) { return one.lit; }) == 1);
}

TEST_CASE("present roles: the past knows nothing of the future, and a branch counts its own") {
    Session session = Lived("cluster 3\ntimeout S1\nrun until leader S1\nrun 50ms\n");
    const render::RolesView early = Roles(session);
    CHECK(CountOf(early, RoleArrow::kWin) == 1);
    Type(session, {"bookmark \"here\"", "crash S1", "run 1s"});
    const render::RolesView late = Roles(session);
    CHECK(CountOf(late, RoleArrow::kCrash) == 1);
    CHECK(CountOf(late, RoleArrow::kWin) >= 2);

    Type(session, {"goto \"here\""});
    CheckSame(Roles(session), early);
    Type(session, {"goto end"});
    CheckSame(Roles(session), late);
    // Another future: nobody crashes in it.
    Type(session, {"goto \"here\"", "branch other", "put x 1", "run 100ms"});
    CHECK(CountOf(Roles(session), RoleArrow::kCrash) == 0);
    CHECK(CountOf(Roles(session), RoleArrow::kWin) == 1);
    // Whoever comes later and counts all of it anew finds the same.
    const render::RolesView carried = Roles(session);
    session.present_cache().roles = {};
    CheckSame(Roles(session), carried);
}

TEST_CASE("present roles: what was put there was not lived through") {
    Session session = Lived(
        "cluster 3\nset clock manual\ngiven S1 term 4 vote S1 log [4:x=1] commit 0 role leader\n"
        "given S2 term 4 vote S1 log [4:x=1] commit 0\ntimeout S2\n");
    const render::RolesView view = Roles(session);
    CHECK(CountOf(view, RoleArrow::kWin) == 0);
    CHECK(CountOf(view, RoleArrow::kTimeout) == 1);
}

TEST_CASE("present roles: who asks first has a state of its own, learners too") {
    Session plain = Lived("cluster 3\nrun 10ms\n");
    CHECK(Roles(plain).states.size() == 4);
    CHECK(Find(Roles(plain), RoleArrow::kAsk) == nullptr);

    Session asking = Lived("cluster 3\nset prevote on\ntimeout S1\nrun until leader S1\n");
    const render::RolesView view = Roles(asking);
    CHECK(view.states.size() == 5);
    CHECK(CountOf(view, RoleArrow::kAsk) == 1);
    CHECK(CountOf(view, RoleArrow::kPreWon) == 1);
    CHECK(Find(view, RoleArrow::kTimeout) == nullptr);

    Session learning =
        Lived("cluster 3 spare 1\ntimeout S1\nrun until leader S1\nrun 200ms\nadd S4\nrun 500ms\n");
    CHECK(CountOf(Roles(learning), RoleArrow::kPromote) == 1);
    CHECK(CountOf(Roles(learning), RoleArrow::kDemote) == 1);
}

TEST_CASE("present roles: every word is there in Chinese, too") {
    Session session = Lived("cluster 3\ntimeout S1\nrun until leader S1\n");
    render::UiState ui;
    ui.language = render::Language::kChinese;
    const render::RolesView view = Roles(session, ui);
    CHECK(view.states.front().name == "跟随者");
    CHECK(Find(view, RoleArrow::kWin)->text == "获得多数派的选票");
    CHECK(Find(view, RoleArrow::kWin)->hint.back().find("S1") != std::string::npos);
}

}  // namespace app
