// Goal:   the palette is used by keyboard alone: rows are chosen, completed, done; errors stand
//         where they are, and nothing that was typed is lost.
// Method: frames of ImGui without a window, and rows made up by hand.
#include "render/palette.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

PaletteRow Command(const char* title, const char* fill) {
    PaletteRow row;
    row.title = title;
    row.about = "what it does";
    row.fill = fill;
    return row;
}

PaletteRow Run(const char* text) {
    PaletteRow row;
    row.kind = PaletteKind::kRun;
    row.title = text;
    row.intent = RunCommandText{text};
    return row;
}

std::string Text(const HeadlessScreen& screen) {
    return screen.ui.palette_text.data();
}

// Open, with rows for the text that stands there.
void Open(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.Frame();
    screen.Frame();
    screen.Press(ImGuiKey_K, false, true);
    REQUIRE(screen.ui.palette_open);
    screen.scene.palette = PaletteView{};
    screen.scene.palette->rows = {Run("crash S1"), Command("cut S1 S2", "cut "), Run("heal")};
    screen.Frame();
}

}  // namespace

TEST_CASE("palette: arrows choose, Enter does what is chosen, remembers it, and closes") {
    HeadlessScreen screen;
    Open(screen);
    screen.Press(ImGuiKey_DownArrow);
    CHECK(screen.ui.palette_row == 1);
    screen.Press(ImGuiKey_DownArrow);
    screen.Press(ImGuiKey_DownArrow);
    CHECK(screen.ui.palette_row == 0);
    screen.Press(ImGuiKey_UpArrow);
    CHECK(screen.ui.palette_row == 2);
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"heal"}});
    CHECK_FALSE(screen.ui.palette_open);
    REQUIRE(screen.ui.command_history.size() == 1);
    CHECK(screen.ui.command_history[0] == "heal");
}

TEST_CASE("palette: Tab, or Enter on what is not whole yet, completes it and leaves it open") {
    for (const ImGuiKey key : {ImGuiKey_Tab, ImGuiKey_Enter}) {
        HeadlessScreen screen;
        Open(screen);
        screen.Press(ImGuiKey_DownArrow);
        CHECK(screen.Press(key).empty());
        for (int i = 0; i < 4; ++i) screen.Frame();
        CHECK(Text(screen) == "cut ");
        CHECK(screen.ui.palette_open);
        // One types on behind it.
        screen.Type("S1");
        screen.Frame();
        CHECK(Text(screen) == "cut S1");
    }
}

TEST_CASE("palette: Enter waits for the rows of what was typed, and never does another row") {
    HeadlessScreen screen;
    Open(screen);
    screen.Type("restart S4");
    CHECK(screen.Press(ImGuiKey_Enter).empty());
    CHECK(screen.ui.palette_open);
    screen.scene.palette->text = "restart S4";
    screen.scene.palette->rows = {Run("restart S4")};
    Intents all = screen.Frame();
    for (const Intent& intent : screen.Frame()) all.push_back(intent);
    CHECK(all == Intents{RunCommandText{"restart S4"}});
}

TEST_CASE("palette: what is no command stays there with its error") {
    HeadlessScreen screen;
    Open(screen);
    screen.Type("crash S9");
    screen.scene.palette->text = "crash S9";
    screen.scene.palette->rows.clear();
    screen.Frame();
    const int before = screen.Vertices();
    screen.scene.palette->error = "column 7: no server S9; this cluster has S1 to S5";
    screen.scene.palette->error_column = 7;
    screen.Frame();
    CHECK(screen.Vertices() > before);
    CHECK(screen.Press(ImGuiKey_Enter).empty());
    CHECK(screen.ui.palette_open);
    CHECK(Text(screen) == "crash S9");
}

TEST_CASE("palette: Escape closes it and does nothing else; no key acts through it") {
    HeadlessScreen screen;
    Open(screen);
    screen.ui.selected = {TargetKind::kServer, 2, 0};
    CHECK(screen.Type("c").empty());
    CHECK(screen.Press(ImGuiKey_C).empty());
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.palette_open);
    CHECK(screen.ui.selected.kind == TargetKind::kServer);
}

TEST_CASE("palette: a click does a row, and the sheet fits the smallest window") {
    HeadlessScreen screen({1024, 768});
    Open(screen);
    const Rect sheet = WindowRect("###palette");
    CHECK(sheet.min.x >= 0);
    CHECK(sheet.max.x <= 1024);
    CHECK(sheet.max.y <= 768);
    // The first row, below the text field.
    const Vec2 row{sheet.center().x, sheet.min.y + 16 + 38 + 8 + 15};
    CHECK(screen.Click(row) == Intents{RunCommandText{"crash S1"}});
    CHECK_FALSE(screen.ui.palette_open);
}

}  // namespace render
