// Goal:   two branches can be compared and left again, and a damaged file waits for an answer.
// Method: frames of ImGui without a window; items are found by their ids under the pointer.
#include "render/history_sheets.h"

#include <doctest/doctest.h>

#include "render/compare_sheet.h"
#include "tests/render/find_item.h"
#include "tests/render/sample_history.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

void Compare(HeadlessScreen& screen, std::size_t servers = 5) {
    screen.scene = SampleScene();
    screen.scene.compare = SampleCompare(servers);
    screen.ui.compare_with = "what-if";
    screen.Frame();
    screen.Frame();
}

}  // namespace

TEST_CASE("compare sheet: its cross, escape, and a click outside close it") {
    HeadlessScreen screen;
    Compare(screen);
    ClickItem(screen, WindowRect("###compare-sheet"), {"###sheet-cross"});
    CHECK_FALSE(screen.ui.compare_with.has_value());
    Compare(screen);
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.compare_with.has_value());
    Compare(screen);
    screen.Click({20, 400});
    CHECK_FALSE(screen.ui.compare_with.has_value());
}

TEST_CASE("compare sheet: a click inside leaves it open") {
    HeadlessScreen screen;
    Compare(screen);
    CHECK(screen.Click(WindowRect("###compare-sheet").center()).empty());
    CHECK(screen.ui.compare_with == "what-if");
}

TEST_CASE("compare sheet: stays inside the window, with 51 servers too, which scroll") {
    for (const Vec2 size : {Vec2{1280, 720}, Vec2{1024, 768}}) {
        for (const std::size_t servers : {3U, 5U, 51U}) {
            HeadlessScreen screen(size);
            Compare(screen, servers);
            const Rect sheet = WindowRect("###compare-sheet");
            CHECK(sheet.width() > 700);
            CHECK(sheet.min.x >= 0);
            CHECK(sheet.min.y >= 0);
            CHECK(sheet.max.x <= size.x);
            CHECK(sheet.max.y <= size.y);
            screen.MoveTo(sheet.center());
            screen.Frame();
            screen.Frame();
            const std::uint64_t top = screen.PictureHash();
            ImGui::GetIO().AddMouseWheelEvent(0, -3);
            screen.Frame();
            screen.Frame();
            CHECK((screen.PictureHash() != top) == (servers == 51));
        }
    }
}

TEST_CASE("compare sheet: a difference changes the picture") {
    HeadlessScreen screen;
    Compare(screen);
    const std::uint64_t before = screen.PictureHash();
    for (bool CompareRow::*differs :
         {&CompareRow::role_differs, &CompareRow::term_differs, &CompareRow::commit_differs}) {
        Compare(screen);
        screen.scene.compare->rows[1].*differs = true;
        screen.Frame();
        CHECK(screen.PictureHash() != before);
    }
    Compare(screen);
    screen.scene.compare->rows[1].logs_differ_from = 14;
    screen.Frame();
    CHECK(screen.PictureHash() != before);
}

TEST_CASE("compare sheet: both logs begin at one index, from which the first difference shows") {
    const CompareView view = SampleCompare();
    CHECK(FirstComparedIndex(view.rows[1], 6) == 13);
    CHECK(FirstComparedIndex(view.rows[1], 2) == 14);
    CHECK(FirstComparedIndex(view.rows[2], 2) == 13);
    CompareRow from_the_start = view.rows[2];
    from_the_start.logs_differ_from = 1;
    from_the_start.left.cells.front().index = 1;
    CHECK(FirstComparedIndex(from_the_start, 2) == 1);
    CHECK(FirstComparedIndex(CompareRow{}, 6) == 1);
}

TEST_CASE("damaged sheet: its two answers, and nothing else is reached meanwhile") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.scene.damaged = SampleDamage();
    screen.Frame();
    screen.Frame();
    const Rect sheet = WindowRect("###damaged-sheet");
    CHECK(ClickItem(screen, sheet, {"###open-good"}) == Intents{OpenGoodPart{true}});
    CHECK(ClickItem(screen, sheet, {"###leave-it"}) == Intents{OpenGoodPart{false}});
    CHECK(screen.Click(screen.Ring().nodes[0]).empty());
    CHECK(screen.Click(screen.Layout().transport.center()).empty());
    CHECK(screen.Press(ImGuiKey_Space).empty());
    CHECK(screen.Press(ImGuiKey_Escape) == Intents{OpenGoodPart{false}});
}

TEST_CASE("damaged sheet: with nothing good there is nothing to open") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.scene.damaged = SampleDamage();
    screen.scene.damaged->good.clear();
    screen.Frame();
    screen.Frame();
    const Rect sheet = WindowRect("###damaged-sheet");
    CHECK_FALSE(FindItem(screen, sheet, {"###open-good"}).has_value());
    CHECK(ClickItem(screen, sheet, {"###leave-it"}) == Intents{OpenGoodPart{false}});
}

}  // namespace render
