// Goal:   from the list of branches and bookmarks everything is one click, with the right command.
// Method: frames of ImGui without a window; items are found by their ids under the pointer.
#include "render/branch_menu.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/render/find_item.h"
#include "tests/render/sample_history.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

void Open(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.scene.history = SampleHistory();
    screen.ui.branches_open = true;
    screen.Frame();
    screen.Frame();
}

Intents ClickInMenu(HeadlessScreen& screen, std::initializer_list<const char*> id) {
    return ClickItem(screen, WindowRect("###branch-sheet"), id);
}

}  // namespace

TEST_CASE("branch menu: the bar's first button opens and closes it, above itself") {
    HeadlessScreen screen;
    Open(screen);
    screen.ui.branches_open = false;
    screen.Frame();
    const Rect panel = screen.Layout().timeline;
    const Rect bar{panel.min, {panel.max.x, panel.min.y + 26}};
    ClickItem(screen, bar, {"###branch"});
    CHECK(screen.ui.branches_open);
    const Rect menu = WindowRect("###branch-sheet");
    CHECK(menu.height() > 100);
    CHECK(menu.max.y <= panel.min.y + 4);
    ClickItem(screen, bar, {"###branch"});
    CHECK_FALSE(screen.ui.branches_open);
}

TEST_CASE("branch menu: a click on a branch switches to it; on the current one only closes") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "what-if", "###switch"}) ==
          Intents{RunCommandText{"switch \"what-if\""}});
    CHECK_FALSE(screen.ui.branches_open);
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "main", "###switch"}).empty());
    CHECK_FALSE(screen.ui.branches_open);
}

TEST_CASE("branch menu: names are quoted as the language wants it") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "a \"second\" try", "###switch"}) ==
          Intents{RunCommandText{"switch \"a \\\"second\\\" try\""}});
}

TEST_CASE("branch menu: only what may go is deleted") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "late", "###prune"}) ==
          Intents{RunCommandText{"prune \"late\""}});
    CHECK(screen.ui.branches_open);
    CHECK(ClickInMenu(screen, {"branches", "what-if", "###prune"}).empty());
    CHECK(ClickInMenu(screen, {"branches", "main", "###prune"}).empty());
}

TEST_CASE("branch menu: another branch can be compared, the current one cannot") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "late", "###compare"}).empty());
    CHECK(screen.ui.compare_with == "late");
    CHECK_FALSE(screen.ui.branches_open);
    screen.ui.compare_with.reset();
    Open(screen);
    CHECK_FALSE(FindItem(screen, WindowRect("###branch-sheet"), {"branches", "main", "###compare"})
                    .has_value());
}

TEST_CASE("branch menu: the current branch is renamed where its name stands") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"branches", "main", "###rename"}).empty());
    REQUIRE(screen.ui.renaming);
    CHECK(std::string(screen.ui.name_text.data()) == "main");
    screen.Frame();
    screen.Type("the lecture");
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"rename \"the lecture\""}});
    CHECK_FALSE(screen.ui.renaming);
    CHECK(screen.ui.branches_open);
}

TEST_CASE("branch menu: escape leaves the new name first, then the menu") {
    HeadlessScreen screen;
    Open(screen);
    ClickInMenu(screen, {"branches", "main", "###rename"});
    screen.Frame();
    screen.Type("x");
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.renaming);
    CHECK(screen.ui.branches_open);
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.branches_open);
}

TEST_CASE("branch menu: a bookmark is a way there, and its cross removes it") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickInMenu(screen, {"bookmarks", "the split vote", "###unmark"}) ==
          Intents{RunCommandText{"unmark \"the split vote\""}});
    CHECK(screen.ui.branches_open);
    CHECK(ClickInMenu(screen, {"bookmarks", "the split vote", "###goto"}) ==
          Intents{RunCommandText{"goto \"the split vote\""}});
    CHECK_FALSE(screen.ui.branches_open);
}

TEST_CASE("branch menu: a click elsewhere closes it") {
    HeadlessScreen screen;
    Open(screen);
    screen.Click({screen.Layout().ring.max.x - 20, screen.Layout().ring.min.y + 40});
    CHECK_FALSE(screen.ui.branches_open);
}

TEST_CASE("branch menu: stays inside the window with a hundred branches, and with any timeline") {
    for (const Vec2 size : {Vec2{1280, 720}, Vec2{1024, 768}}) {
        HeadlessScreen screen(size);
        Open(screen);
        for (std::size_t i = 0; i < 100; ++i) {
            screen.scene.history.branches.push_back(
                {"branch " + std::to_string(i), "leaves main at 1 s", i, false, true});
        }
        // Without a timeline, with one, and with one dragged up as far as it goes.
        for (const float timeline : {0.0F, 150.0F, 2000.0F}) {
            screen.ui.timeline_open = timeline > 0;
            screen.ui.timeline_height = timeline;
            screen.Frame();
            screen.Frame();
            const Rect menu = WindowRect("###branch-sheet");
            CHECK(menu.min.x >= 0);
            CHECK(menu.min.y >= 0);
            CHECK(menu.max.x <= size.x);
            CHECK(menu.max.y <= size.y);
        }
    }
}

}  // namespace render
