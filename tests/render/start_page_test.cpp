// The start page: everything on it does what it says, by pointer and by keys.
//
// Goal:   a first visitor gets from here to a cluster, a lesson or a file, and back.
// Method: HeadlessScreen with a view made by hand; items are found by their ids.
#include <doctest/doctest.h>

#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

constexpr Rect kScreen{{0, 0}, {1280, 720}};

StartView Sample() {
    StartView view;
    view.last_title = "A leader crashes";
    view.last_about = "at 412.6 ms";
    view.lessons = {{"A · Elections",
                     {{"first-election", "A first election", "Five servers.", true, false},
                      {"split-vote", "A split vote", "Equal timeouts.", false, true}}}};
    view.found = {{"figure-8", "Figure 8", "Old entries.", false, false}};
    view.folder = "/home/somebody";
    view.files = {{"..", "/home", true}, {"mine.raft", "/home/somebody/mine.raft", false}};
    return view;
}

struct StartScreen {
    HeadlessScreen screen{};

    StartScreen() {
        screen.scene = SampleScene();
        screen.scene.start = Sample();
        screen.ui.start_open = true;
        screen.Frame();
        screen.Frame();
    }
    std::vector<Intent> Click(std::initializer_list<const char*> id) {
        return ClickItem(screen, kScreen, id);
    }
};

using Intents = std::vector<Intent>;

}  // namespace

TEST_CASE("start page: Continue closes it and changes nothing") {
    StartScreen start;
    CHECK(start.Click({"###continue"}).empty());
    CHECK_FALSE(start.screen.ui.start_open);
}

TEST_CASE("start page: free play begins a cluster of the size that was clicked") {
    StartScreen start;
    CHECK(start.Click({"7", "###servers"}) == Intents{RunCommandText{"cluster 7"}, Play{}});
    CHECK_FALSE(start.screen.ui.start_open);
}

TEST_CASE("start page: a lesson opens by a click, and the chosen one with Enter") {
    {
        StartScreen start;
        CHECK(start.Click({"split-vote", "###item"}) == Intents{OpenScenario{"split-vote"}});
        CHECK_FALSE(start.screen.ui.start_open);
    }
    StartScreen keys;
    keys.screen.Press(ImGuiKey_DownArrow);
    CHECK(keys.screen.ui.start_row == 1);
    CHECK(keys.screen.Press(ImGuiKey_Enter) == Intents{OpenScenario{"split-vote"}});
}

TEST_CASE("start page: the choice stays within the list") {
    StartScreen start;
    for (int i = 0; i < 5; ++i) start.screen.Press(ImGuiKey_DownArrow);
    CHECK(start.screen.ui.start_row == 1);
    for (int i = 0; i < 5; ++i) start.screen.Press(ImGuiKey_UpArrow);
    CHECK(start.screen.ui.start_row == 0);
}

TEST_CASE("start page: files are opened, folders are entered") {
    StartScreen start;
    start.screen.ui.start_tab = 2;
    start.screen.Frame();
    CHECK(start.Click({"/home", "###file"}).empty());
    CHECK(start.screen.ui.start_folder == "/home");
    CHECK(start.screen.ui.start_open);
    CHECK(start.Click({"/home/somebody/mine.raft", "###file"}) ==
          Intents{OpenScenario{"/home/somebody/mine.raft"}});
}

TEST_CASE("start page: the language changes at once, the page can be sent away for good") {
    StartScreen start;
    start.Click({"###start-language"});
    CHECK(start.screen.ui.language == Language::kChinese);
    start.Click({"###greet"});
    CHECK_FALSE(start.screen.ui.start_at_start);
    start.screen.Press(ImGuiKey_Escape);
    CHECK_FALSE(start.screen.ui.start_open);
}

}  // namespace render
