// Goal:   the common things can be done by keys, none of which acts while a command is typed.
// Method: frames of ImGui without a window; a key goes down and up between two frames.
#include "render/keys.h"

#include <doctest/doctest.h>

#include <algorithm>
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
    screen.scene.history.can_redo = true;
    screen.Frame();
    screen.Frame();
}

}  // namespace

TEST_CASE("keys: space plays and pauses; arrows go on and back, home and end all the way") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Press(ImGuiKey_Space) == Intents{Play{}});
    screen.scene.transport.playing = true;
    CHECK(screen.Press(ImGuiKey_Space) == Intents{Pause{}});
    CHECK(screen.Press(ImGuiKey_RightArrow) == Intents{StepEvents{1}});
    CHECK(screen.Press(ImGuiKey_RightArrow, true) == Intents{StepToNext{StepGoal::kMessage}});
    CHECK(screen.Press(ImGuiKey_LeftArrow) == Intents{RunCommandText{"back"}});
    CHECK(screen.Press(ImGuiKey_LeftArrow, true) == Intents{RunCommandText{"back message"}});
    CHECK(screen.Press(ImGuiKey_Home) == Intents{RunCommandText{"goto start"}});
    CHECK(screen.Press(ImGuiKey_End) == Intents{RunCommandText{"goto end"}});
}

TEST_CASE("keys: brackets go to the next change of role and back to the last, with alt too") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Type("]") == Intents{StepToNext{StepGoal::kRole}});
    CHECK(screen.Type("[") == Intents{RunCommandText{"back role"}});
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, true);
    CHECK(screen.Type("[") == Intents{RunCommandText{"back role"}});
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Alt, false);
}

TEST_CASE("keys: with control, what was done is taken back, done again, or begun anew") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Press(ImGuiKey_Z, false, true) == Intents{RunCommandText{"undo"}});
    CHECK(screen.Press(ImGuiKey_Y, false, true) == Intents{RunCommandText{"redo"}});
    CHECK(screen.Press(ImGuiKey_Z, true, true) == Intents{RunCommandText{"redo"}});
    CHECK(screen.Press(ImGuiKey_R, false, true) == Intents{Restart{}});
}

TEST_CASE("keys: g, m and b open the timeline, the branches and the question for a name") {
    HeadlessScreen screen;
    Open(screen);
    const bool open = screen.ui.timeline_open;
    screen.Press(ImGuiKey_G);
    CHECK(screen.ui.timeline_open != open);
    screen.Press(ImGuiKey_G);
    CHECK(screen.ui.timeline_open == open);
    screen.Press(ImGuiKey_M);
    CHECK(screen.ui.branches_open);
    screen.Press(ImGuiKey_M);
    CHECK_FALSE(screen.ui.branches_open);

    // A keyboard sends the letter with the key; it does not end up in the name.
    ImGui::GetIO().AddKeyEvent(ImGuiKey_B, true);
    ImGui::GetIO().AddInputCharacter('b');
    ImGui::GetIO().AddKeyEvent(ImGuiKey_B, false);
    for (int i = 0; i < 4; ++i) screen.Frame();
    CHECK(screen.ui.bookmark_open);
    CHECK(std::string(screen.ui.name_text.data()) == "412.6 ms");
}

TEST_CASE("keys: none of them acts while a name is being typed") {
    HeadlessScreen screen;
    Open(screen);
    screen.Press(ImGuiKey_B);
    screen.Frame();
    CHECK(screen.Press(ImGuiKey_Space).empty());
    CHECK(screen.Press(ImGuiKey_LeftArrow).empty());
    CHECK(screen.Press(ImGuiKey_Home).empty());
    CHECK(screen.Press(ImGuiKey_Z, false, true).empty());
    CHECK(screen.Press(ImGuiKey_R, false, true).empty());
    CHECK(screen.Type("[").empty());
}

TEST_CASE("keys: the sheet of keys fits into the smallest window, and its cross closes it") {
    HeadlessScreen screen(kSmallestWindow);
    Open(screen);
    screen.Press(ImGuiKey_F1);
    const Rect sheet = WindowRect("###help-sheet");
    CHECK(sheet.width() > 400);
    CHECK(sheet.min.x >= 0);
    CHECK(sheet.min.y >= 0);
    CHECK(sheet.max.x <= kSmallestWindow.x);
    CHECK(sheet.max.y <= kSmallestWindow.y);
    ClickItem(screen, sheet, {"###sheet-cross"});
    CHECK_FALSE(screen.ui.help_open);
}

TEST_CASE("keys: digits select servers that exist, and letters act on the selected one") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Press(ImGuiKey_C).empty());
    CHECK(screen.Press(ImGuiKey_3) == Intents{Select{{TargetKind::kServer, 2, 0}}});
    CHECK(screen.Press(ImGuiKey_9).empty());
    CHECK(screen.Press(ImGuiKey_C) == Intents{RunCommandText{"crash S3"}});
    CHECK(screen.Press(ImGuiKey_T) == Intents{RunCommandText{"timeout S3"}});
    screen.Press(ImGuiKey_4);
    CHECK(screen.Press(ImGuiKey_C) == Intents{RunCommandText{"restart S4"}});
    CHECK(screen.Press(ImGuiKey_P) == Intents{RunCommandText{"put x 5"}});
}

TEST_CASE("keys: plus and minus change the speed by one step") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Type("+") == Intents{SetSpeed{0.05}});
    CHECK(screen.Type("-") == Intents{SetSpeed{0.01}});
}

TEST_CASE("keys: help, legend and theme toggle; escape closes before it deselects") {
    HeadlessScreen screen;
    Open(screen);
    screen.Press(ImGuiKey_H);
    CHECK_FALSE(screen.ui.legend_open);
    CHECK(screen.Press(ImGuiKey_D) == Intents{ToggleTheme{}});
    CHECK(screen.ui.theme == ThemeKind::kDark);
    screen.Press(ImGuiKey_1);
    screen.Press(ImGuiKey_F1);
    CHECK(screen.ui.help_open);
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.help_open);
    CHECK(screen.Press(ImGuiKey_Escape) == Intents{Select{}});
    screen.Type("?");
    CHECK(screen.ui.help_open);
    screen.Type("?");
    CHECK_FALSE(screen.ui.help_open);
}

TEST_CASE("keys: escape closes the branches before it deselects") {
    HeadlessScreen screen;
    Open(screen);
    screen.Press(ImGuiKey_1);
    screen.Press(ImGuiKey_M);
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.branches_open);
    CHECK(screen.ui.selected.kind == TargetKind::kServer);
    CHECK(screen.Press(ImGuiKey_Escape) == Intents{Select{}});
}

TEST_CASE("keys: a typed command is sent by enter, remembered, and takes the keys meanwhile") {
    HeadlessScreen screen;
    Open(screen);
    screen.Type("/");
    screen.Frame();
    REQUIRE(screen.ui.command_open);
    CHECK(std::string(screen.ui.command_text.data()).empty());
    CHECK(screen.Type("crash S3").empty());
    CHECK(std::string(screen.ui.command_text.data()) == "crash S3");
    CHECK(screen.Press(ImGuiKey_Space).empty());
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"crash S3"}});
    screen.Frame();
    CHECK(screen.ui.command_text[0] == '\0');
    CHECK(screen.Press(ImGuiKey_Enter).empty());
    screen.Press(ImGuiKey_UpArrow);
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"crash S3"}});
}

TEST_CASE("keys: without anything to propose, p begins a command to be finished by hand") {
    HeadlessScreen screen;
    Open(screen);
    screen.scene.propose_command.clear();
    CHECK(screen.Press(ImGuiKey_P).empty());
    screen.Frame();
    CHECK(screen.ui.command_open);
    CHECK(std::string(screen.ui.command_text.data()) == "put ");
}

TEST_CASE("keys: ctrl Q quits") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.Press(ImGuiKey_Q, false, true) == Intents{Quit{}});
}

}  // namespace render
