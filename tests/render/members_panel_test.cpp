// Goal:   quorums are drawn with who counts in which, and everything on them answers the pointer.
// Method: frames of ImGui without a window; items are found by their ids under the pointer.
#include "render/members_panel.h"

#include <doctest/doctest.h>

#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

// {S1 S2 S3} goes over to {S1 S4 S5}, or is alone; S6 is outside.
MembersView Sample(bool joint) {
    MembersView view;
    view.title = "S1's configuration, from entry 3: not committed";
    view.counted = "Counted: who stores entry 5";
    view.joint = joint;
    view.old_quorum = {"C_old", "3 of 3 · majority", true, {"C_old"}};
    view.new_quorum = {"C_new", "1 of 3 · 1 more", false, {"C_new"}};
    view.learners = "Learners";
    view.outside = "Outside";
    for (Slot slot = 0; slot < 6; ++slot) {
        const std::string name = "S" + std::to_string(slot + 1);
        MemberView member{.slot = slot, .id = name, .name = name};
        member.in_old = joint && slot < 3;
        member.in_new = joint ? slot == 0 || slot == 3 || slot == 4 : slot < 3;
        member.learner = !joint && slot == 3;
        view.members.push_back(member);
    }
    view.notes.push_back({"S4 catches up: round 1, entry 2 of 5", Tone::kPlain, 0.4F, {"why"}});
    return view;
}

void Open(HeadlessScreen& screen, bool joint) {
    screen.scene = SampleScene();
    screen.scene.members = Sample(joint);
    screen.ui.dock_view = ViewKind::kMembers;
    screen.Frame();
    screen.Frame();
}

}  // namespace

TEST_CASE("members panel: a click on a server selects it and says what can be done with it") {
    HeadlessScreen screen;
    Open(screen, false);
    ClickItem(screen, screen.Layout().dock, {"###token-S2"});
    CHECK(screen.ui.selected == Target{TargetKind::kServer, 1, 0});
    CHECK(screen.ui.menu_target == Target{TargetKind::kServer, 1, 0});
}

TEST_CASE("members panel: every server is there once, in a quorum, learning or outside") {
    for (const bool joint : {false, true}) {
        for (const ViewKind stage : {ViewKind::kRing, ViewKind::kMembers}) {
            HeadlessScreen screen;
            Open(screen, joint);
            screen.ui.stage_view = stage;
            if (stage == ViewKind::kMembers) screen.ui.dock_view = ViewKind::kLogs;
            screen.Frame();
            const ScreenLayout layout = screen.Layout();
            const Rect area = stage == ViewKind::kMembers ? layout.stage : layout.dock;
            for (const char* id : {"###token-S1", "###token-S4", "###token-S5", "###token-S6"}) {
                INFO(id);
                if (!joint && std::string(id) == "###token-S5") continue;
                CHECK(FindItem(screen, area, {id}));
            }
        }
    }
}

TEST_CASE("members panel: pointing at a quorum, a group or a note tells its rule") {
    HeadlessScreen screen;
    Open(screen, true);
    const Rect dock = screen.Layout().dock;
    CHECK(FindItem(screen, dock, {"###quorum-old"}));
    CHECK(FindItem(screen, dock, {"###quorum-new"}));
    CHECK(FindItem(screen, dock, {"###outside"}));
    CHECK(FindItem(screen, dock, {"###note-0"}));
    Open(screen, false);
    CHECK(!FindItem(screen, dock, {"###quorum-old"}));
    CHECK(FindItem(screen, dock, {"###quorum-new"}));
    CHECK(FindItem(screen, dock, {"###learners"}));
}

}  // namespace render
