// Goal:   the bar above the timeline does what its signs say, and fits into any window.
// Method: frames of ImGui without a window; items are found by their ids under the pointer.
#include "render/history_bar.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "render/kit.h"
#include "tests/render/find_item.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/sample_history.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

constexpr float kBarHeight = 26;

void Open(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.scene.history = SampleHistory();
    screen.scene.timeline.now = 412'600;
    screen.scene.timeline.end = 1'200'000;
    screen.scene.timeline.from = 0;
    screen.scene.timeline.to = 600'000;
    screen.Frame();
    screen.Frame();
}

Rect Bar(const HeadlessScreen& screen) {
    const Rect panel = screen.Layout().timeline;
    return {panel.min, {panel.max.x, panel.min.y + kBarHeight}};
}

Intents ClickOnBar(HeadlessScreen& screen, const char* id) {
    return ClickItem(screen, Bar(screen), {id});
}

std::vector<Rect> ItemsOf(const HistoryBarLayout& bar) {
    std::vector<Rect> items;
    for (const Rect& item : {bar.branch, bar.past, bar.undo, bar.redo, bar.bookmark, bar.script,
                             bar.fit, bar.follow, bar.zoom_out, bar.zoom_in, bar.close}) {
        if (item.width() > 0) items.push_back(item);
    }
    return items;
}

}  // namespace

TEST_CASE("history bar: the tip of a sign can be read in both themes") {
    for (const ThemeKind kind : {ThemeKind::kLight, ThemeKind::kDark}) {
        HeadlessScreen screen;
        screen.ui.theme = kind;
        Open(screen);
        const Rect bar = Bar(screen);
        screen.MoveTo(FindItem(screen, bar, {"###undo"}).value());
        for (int i = 0; i < 5; ++i) screen.Frame();
        // Its ground is the hint's, since its ink is.
        const Theme theme = MakeTheme(kind, 1);
        const ImU32 ground = ImGui::ColorConvertFloat4ToU32(ToImguiVec4(theme.hint_fill));
        bool found = false;
        const ImDrawData& drawn = *ImGui::GetDrawData();
        for (int i = 0; i < drawn.CmdListsCount; ++i) {
            const ImDrawList& list = *drawn.CmdLists[i];
            if (std::string_view(list._OwnerName).find("Tooltip") == std::string_view::npos)
                continue;
            for (const ImDrawVert& vertex : list.VtxBuffer) found = found || vertex.col == ground;
        }
        CHECK(found);
    }
}

TEST_CASE("history bar: nothing overlaps or leaves it, in any window, with any name") {
    RecordingCanvas canvas;
    for (const float width : {1024.0F, 1280.0F, 1920.0F}) {
        for (const char* name : {"main", "what would have happened without the second crash"}) {
            for (const bool at_end : {true, false}) {
                HistoryView history;
                history.branch = name;
                history.at_end = at_end;
                const Rect rect{{0, 100}, {width, 126}};
                const HistoryBarLayout bar = LayOutHistoryBar(MakeTheme(ThemeKind::kLight), history,
                                                              Language::kEnglish, canvas, rect);
                const std::vector<Rect> items = ItemsOf(bar);
                CHECK(items.size() == (at_end ? 10 : 11));
                for (std::size_t i = 0; i < items.size(); ++i) {
                    CHECK(rect.Contains(items[i].min));
                    CHECK(items[i].max.x <= rect.max.x);
                    for (std::size_t j = i + 1; j < items.size(); ++j) {
                        CHECK_FALSE(items[i].Overlaps(items[j]));
                    }
                }
            }
        }
    }
}

TEST_CASE("history bar: in a narrow window words give way, signs stay") {
    RecordingCanvas canvas;
    HistoryView history;
    history.branch = "main";
    history.at_end = false;
    const auto bar = LayOutHistoryBar(MakeTheme(ThemeKind::kLight), history, Language::kEnglish,
                                      canvas, {{0, 0}, {560, kBarHeight}});
    CHECK_FALSE(bar.labels);
    CHECK(ItemsOf(bar).size() == 11);
}

TEST_CASE("history bar: undo and redo run their commands where there is something to undo") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickOnBar(screen, "###undo") == Intents{RunCommandText{"undo"}});
    CHECK(ClickOnBar(screen, "###redo").empty());
    screen.scene.history.can_redo = true;
    CHECK(ClickOnBar(screen, "###redo") == Intents{RunCommandText{"redo"}});
}

TEST_CASE("history bar: a script of the way to here is asked for") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickOnBar(screen, "###export") == Intents{ExportScript{}});
}

TEST_CASE("history bar: the pill of the past is there only in the past") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(FindItem(screen, Bar(screen), {"###past"}).has_value());
    screen.scene.history.at_end = true;
    CHECK_FALSE(FindItem(screen, Bar(screen), {"###past"}).has_value());
}

TEST_CASE("history bar: the whole run, closer, further away, follow, close") {
    HeadlessScreen screen;
    Open(screen);
    ClickOnBar(screen, "###fit");
    CHECK(screen.ui.timeline_from == doctest::Approx(0));
    CHECK(screen.ui.timeline_to >= 1'200'000);
    CHECK_FALSE(screen.ui.timeline_follows);
    ClickOnBar(screen, "###follow");
    CHECK(screen.ui.timeline_follows);

    const double before = screen.scene.timeline.to - screen.scene.timeline.from;
    ClickOnBar(screen, "###zoom-in");
    CHECK(screen.ui.timeline_to - screen.ui.timeline_from < before);
    // The present stays where it was.
    const double share =
        (412'600 - screen.ui.timeline_from) / (screen.ui.timeline_to - screen.ui.timeline_from);
    CHECK(share == doctest::Approx(412.6 / 600));
    ClickOnBar(screen, "###zoom-out");
    CHECK(screen.ui.timeline_to - screen.ui.timeline_from > before);

    ClickOnBar(screen, "###timeline-close");
    CHECK_FALSE(screen.ui.timeline_open);
}

TEST_CASE("history bar: the star asks for a name and suggests the moment") {
    HeadlessScreen screen;
    Open(screen);
    ClickOnBar(screen, "###bookmark");
    REQUIRE(screen.ui.bookmark_open);
    screen.Frame();
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"bookmark \"412.6 ms\""}});
    CHECK_FALSE(screen.ui.bookmark_open);
}

TEST_CASE("history bar: what is typed replaces the suggestion, and is quoted") {
    HeadlessScreen screen;
    Open(screen);
    ClickOnBar(screen, "###bookmark");
    screen.Frame();
    screen.Type("the \"split\" vote \\o/");
    const Rect sheet = WindowRect("###bookmark-sheet");
    CHECK(ClickItem(screen, sheet, {"###save"}) ==
          Intents{RunCommandText{"bookmark \"the \\\"split\\\" vote \\\\o/\""}});
    CHECK_FALSE(screen.ui.bookmark_open);
}

TEST_CASE("history bar: no bookmark without a name; escape and a click elsewhere leave it") {
    HeadlessScreen screen;
    Open(screen);
    screen.Press(ImGuiKey_B);
    REQUIRE(screen.ui.bookmark_open);
    screen.Frame();
    screen.Type("   ");
    CHECK(screen.Press(ImGuiKey_Enter).empty());
    CHECK(screen.ui.bookmark_open);
    screen.Frame();
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.bookmark_open);
    screen.Press(ImGuiKey_B);
    screen.Click({640, 30});
    CHECK_FALSE(screen.ui.bookmark_open);
}

TEST_CASE("history bar: a name longer than the field is cut between two characters") {
    UiState ui;
    HeadlessScreen screen;
    Open(screen);
    std::string time(59, 'a');
    time += "ä";
    screen.scene.transport.time = time;
    screen.Press(ImGuiKey_B);
    CHECK(std::string(screen.ui.name_text.data()) == std::string(59, 'a'));
}

}  // namespace render
