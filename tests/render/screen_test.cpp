// Goal:   every click, drag and key on the screen becomes the intent that a person would expect.
// Method: frames of ImGui without a window; the mouse goes to where the layout put things.
#include "render/screen.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/actions.h"
#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

template <typename T>
bool Has(const std::vector<Intent>& intents, const T& wanted) {
    return std::find(intents.begin(), intents.end(), Intent{wanted}) != intents.end();
}

template <typename T>
std::size_t CountOf(const std::vector<Intent>& intents) {
    return static_cast<std::size_t>(
        std::count_if(intents.begin(), intents.end(),
                      [](const Intent& intent) { return std::holds_alternative<T>(intent); }));
}

// A click every few pixels along the middle of a bar: whatever is on it gets pressed.
std::vector<Intent> ClicksAlong(HeadlessScreen& screen, const Rect& bar, float step = 12) {
    std::vector<Intent> all;
    for (float x = bar.min.x + 4; x < bar.max.x; x += step) {
        for (const Intent& intent : screen.Click({x, bar.center().y})) all.push_back(intent);
        CloseSheets(screen.ui);
        screen.ui.timeline_open = true;
    }
    return all;
}

HeadlessScreen& Ready(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.Frame();
    screen.Frame();
    return screen;
}

}  // namespace

TEST_CASE("screen: a click on a server, a message or a link selects it; on nothing, deselects") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();

    CHECK(Has(screen.Click(ring.nodes[2]), Select{{TargetKind::kServer, 2, 0}}));
    CHECK(screen.ui.selected == Target{TargetKind::kServer, 2, 0});
    const MessageView& message = screen.scene.messages[1];
    CHECK(Has(screen.Click(PositionOf(ring, message)),
              Select{{TargetKind::kMessage, message.id, 0}}));
    const Vec2 on_link = Mix(ring.nodes[2], ring.nodes[3], 0.5F);
    CHECK(Has(screen.Click(on_link), Select{{TargetKind::kLink, 2, 3}}));
    const Vec2 nothing = screen.Layout().ring.min + Vec2{30, 60};
    CHECK(Has(screen.Click(nothing), Select{}));
    CHECK(screen.ui.selected == Target{});
}

TEST_CASE("screen: a right click asks for a menu, and its items run their commands") {
    HeadlessScreen screen;
    Ready(screen);
    const Vec2 s2 = screen.Ring().nodes[1];
    screen.Click(s2, 1);
    CHECK(screen.ui.menu_target == Target{TargetKind::kServer, 1, 0});

    screen.scene.menu_title = "S2";
    screen.scene.menu = {{"Crash", "crash S2", true, "", false},
                         {"Restart", "restart S2", false, "it is running", false}};
    screen.Frame();
    screen.Frame();
    REQUIRE(screen.ui.menu_shown);
    std::vector<Intent> all;
    // Down through the menu: the disabled item must stay silent.
    for (float y = 80; y > 0; y -= 8) {
        for (const Intent& intent : screen.Click(s2 + Vec2{40, y})) all.push_back(intent);
        if (!screen.ui.menu_shown) break;
    }
    CHECK(Has(all, RunCommandText{"crash S2"}));
    CHECK_FALSE(Has(all, RunCommandText{"restart S2"}));
    screen.Frame();
    CHECK(screen.ui.menu_target == Target{});
}

TEST_CASE("screen: Escape closes a menu and does nothing else") {
    HeadlessScreen screen;
    Ready(screen);
    screen.ui.selected = {TargetKind::kServer, 0, 0};
    screen.Click(screen.Ring().nodes[1], 1);
    screen.scene.menu = {{"Crash", "crash S2", true, "", false}};
    screen.Frame();
    screen.Frame();
    REQUIRE(screen.ui.menu_shown);

    const std::vector<Intent> intents = screen.Press(ImGuiKey_Escape);

    screen.Frame();
    CHECK_FALSE(screen.ui.menu_shown);
    CHECK(screen.ui.menu_target == Target{});
    CHECK(intents.empty());
}

TEST_CASE("screen: Escape leaves the command line empty") {
    HeadlessScreen screen;
    Ready(screen);
    screen.Type("/");
    screen.Frame();
    screen.Type("crash");
    REQUIRE(std::string(screen.ui.command_text.data()) == "crash");

    screen.Press(ImGuiKey_Escape);
    screen.Frame();

    CHECK(std::string(screen.ui.command_text.data()).empty());
    CHECK_FALSE(screen.ui.command_open);
}

TEST_CASE("screen: Escape leaves the command line after a command, too") {
    HeadlessScreen screen;
    Ready(screen);
    screen.Type("/");
    screen.Frame();
    screen.Type("crash S1");
    CHECK(Has(screen.Press(ImGuiKey_Enter), RunCommandText{"crash S1"}));
    screen.Frame();
    screen.Frame();
    REQUIRE(screen.ui.command_open);

    screen.Press(ImGuiKey_Escape);
    screen.Frame();
    screen.Frame();

    CHECK_FALSE(screen.ui.command_open);
}

TEST_CASE("screen: each kind of thing on the ring has its menu") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();
    screen.Click(Mix(ring.nodes[2], ring.nodes[3], 0.5F), 1);
    CHECK(screen.ui.menu_target == Target{TargetKind::kLink, 2, 3});
    screen.Click(PositionOf(ring, screen.scene.messages[1]), 1);
    CHECK(screen.ui.menu_target.kind == TargetKind::kMessage);
    screen.Click(screen.Layout().ring.min + Vec2{30, 60}, 1);
    CHECK(screen.ui.menu_target.kind == TargetKind::kRing);
}

TEST_CASE(
    "screen: dragging across links cuts them, one command a link, but not those already cut") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();
    // From above to below, just right of S5: links of S5 to S1 (cut already), S2 and S3.
    const float x = ring.nodes[4].x + ring.node_radius * 1.6F;
    const Vec2 from{x, ring.nodes[0].y};
    const Vec2 to{x, ring.nodes[3].y - ring.node_radius * 1.6F};
    const std::vector<Intent> intents = screen.Drag(from, to);

    CHECK(Has(intents, RunCommandText{"cut S2 S5"}));
    CHECK(Has(intents, RunCommandText{"cut S3 S5"}));
    CHECK_FALSE(Has(intents, RunCommandText{"cut S1 S5"}));
    CHECK_FALSE(Has(intents, RunCommandText{"cut S1 S2"}));
    CHECK_FALSE(screen.ui.cut.has_value());
}

TEST_CASE("screen: a drag that begins on a server cuts nothing") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();
    const std::vector<Intent> intents = screen.Drag(ring.nodes[4], ring.nodes[1]);
    CHECK(CountOf<RunCommandText>(intents) == 0);
}

TEST_CASE("screen: the transport row has restart, play, step, speed and goals") {
    HeadlessScreen screen;
    Ready(screen);
    const std::vector<Intent> all = ClicksAlong(screen, screen.Layout().transport);
    CHECK(Has(all, Restart{}));
    CHECK(Has(all, Play{}));
    CHECK(Has(all, StepEvents{1}));
    CHECK(CountOf<SetSpeed>(all) > 3);
    for (const StepGoal goal :
         {StepGoal::kMessage, StepGoal::kRole, StepGoal::kCommit, StepGoal::kTerm}) {
        CHECK(Has(all, StepToNext{goal}));
    }
    CHECK_FALSE(Has(all, Pause{}));
    screen.scene.transport.playing = true;
    CHECK(Has(ClicksAlong(screen, screen.Layout().transport), Pause{}));
}

TEST_CASE("screen: the top row switches the theme and opens another scenario") {
    HeadlessScreen screen;
    Ready(screen);
    CHECK(Has(ClicksAlong(screen, screen.Layout().top), ToggleTheme{}));
    screen.ui.theme = ThemeKind::kLight;  // Whatever it came to.
    screen.Frame();

    screen.Press(ImGuiKey_O);
    REQUIRE(screen.ui.scenarios_open);
    std::vector<Intent> all;
    for (float y = 60; y < 250 && screen.ui.scenarios_open; y += 6) {
        for (const Intent& intent : screen.Click({300, y})) all.push_back(intent);
    }
    CHECK(CountOf<OpenScenario>(all) == 1);
    CHECK_FALSE(screen.ui.scenarios_open);
}

TEST_CASE("screen: a line of the story asks why, and the answer leads on to its cause") {
    HeadlessScreen screen;
    Ready(screen);
    const Rect story = screen.Layout().story;
    const std::vector<Intent> all = screen.Click({story.center().x, story.min.y + 90});
    REQUIRE(CountOf<Select>(all) == 1);
    CHECK(screen.ui.asked_event.has_value());
    CHECK(screen.ui.selected.kind == TargetKind::kEvent);

    CHECK(ClickItem(screen, screen.Layout().inspector, {"###cause"}) ==
          std::vector<Intent>{AskWhy{104}});
    CHECK(screen.ui.asked_event == 104);
}

TEST_CASE("screen: an entry of a log can be looked at") {
    HeadlessScreen screen;
    Ready(screen);
    const Rect logs = screen.Layout().dock;
    const std::vector<Intent> all = screen.Click(logs.min + Vec2{68 + 30, 46 + 22 + 20});
    CHECK(Has(all, Select{{TargetKind::kEntry, 0, 1}}));
    CHECK(screen.ui.log_columns >= 5);
}

TEST_CASE("screen: what is under the pointer is told, so that it can be put into words") {
    HeadlessScreen screen;
    Ready(screen);
    screen.MoveTo(screen.Ring().nodes[3]);
    screen.Frame();
    CHECK(screen.ui.hovered == Target{TargetKind::kServer, 3, 0});
    const int before = screen.Vertices();
    screen.scene.hint = {"S4", "crashed at 300 ms"};
    screen.Frame();
    CHECK(screen.Vertices() > before);
}

TEST_CASE("screen: two frames of one view are the same picture") {
    for (const ThemeKind kind : {ThemeKind::kLight, ThemeKind::kDark}) {
        HeadlessScreen screen;
        screen.ui.theme = kind;
        Ready(screen);
        const std::uint64_t first = screen.PictureHash();
        screen.Frame();
        CHECK(screen.PictureHash() == first);
        screen.scene.servers[1].timer_left = 0.1F;
        screen.Frame();
        CHECK(screen.PictureHash() != first);
    }
}

TEST_CASE("screen: any number of servers, and none at all, can be drawn at any size") {
    for (const Vec2 size : {kSmallestWindow, Vec2{1920, 1080}, Vec2{400, 300}}) {
        for (const std::size_t servers : {0U, 1U, 2U, 9U, 51U}) {
            HeadlessScreen screen(size);
            screen.scene = CrowdedScene(servers, 200);
            screen.Frame();
            screen.Frame();
            CHECK(screen.Vertices() > 1000);
        }
    }
}

}  // namespace render
