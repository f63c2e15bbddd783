// Goal:   the top row gives way without an overlap, in both languages and down to small windows,
//         and its items do what they say.
// Method: rectangles of its layout; frames of ImGui without a window for the clicks.
#include "render/top_bar.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/render/find_item.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

TopBarView View(bool broken) {
    TopBarView view = SampleScene().top;
    view.hint = "modified";
    if (!broken) return view;
    view.broken = "G1 G2 G11 broken: count-old-terms";
    view.badges[0].ok = view.badges[3].ok = false;
    return view;
}

std::vector<Rect> ItemsOf(const TopBarLayout& bar) {
    std::vector<Rect> items;
    for (const Rect& item : {bar.logo, bar.name, bar.title, bar.hint, bar.broken, bar.legend,
                             bar.help, bar.language, bar.theme, bar.menu}) {
        if (item.width() > 0) items.push_back(item);
    }
    for (const auto& badge : bar.badges) items.push_back(badge.rect);
    return items;
}

}  // namespace

TEST_CASE("top bar: nothing overlaps or leaves the row, whatever the width") {
    RecordingCanvas canvas;
    for (const float scale : {1.0F, 1.5F, 3.0F}) {
        for (const float width : {820.0F, 853.0F, 1024.0F, 1280.0F, 1600.0F, 1920.0F, 2560.0F}) {
            for (const bool broken : {false, true}) {
                for (const Language language : {Language::kEnglish, Language::kChinese}) {
                    CAPTURE(scale);
                    CAPTURE(width);
                    CAPTURE(broken);
                    const TopBarLayout bar =
                        LayOutTopBar(MakeTheme(ThemeKind::kLight, scale), View(broken), language,
                                     canvas, {{0, 0}, {width * scale, 48 * scale}});
                    const std::vector<Rect> items = ItemsOf(bar);
                    for (std::size_t i = 0; i < items.size(); ++i) {
                        CHECK(items[i].min.x >= 0);
                        CHECK(items[i].max.x <= width * scale);
                        for (std::size_t j = i + 1; j < items.size(); ++j) {
                            CHECK_FALSE(items[i].Overlaps(items[j]));
                        }
                    }
                    CHECK(bar.title.width() >= 60 * scale);
                    CHECK_FALSE(bar.badges.empty());
                    // What is broken is never left out.
                    CHECK((bar.broken.width() > 0) == broken);
                }
            }
        }
    }
}

TEST_CASE("top bar: a wide one shows every property, a narrow one that all hold") {
    RecordingCanvas canvas;
    const Theme theme = MakeTheme(ThemeKind::kLight);
    const auto badges = [&](float width) {
        return LayOutTopBar(theme, View(false), Language::kEnglish, canvas, {{0, 0}, {width, 48}})
            .badges.size();
    };
    CHECK(badges(1920) == 5);
    CHECK(badges(1024) == 1);
}

TEST_CASE("top bar: language, theme, menu, help and evidence are a click away") {
    HeadlessScreen screen({1920, 1080});
    screen.scene = SampleScene();
    screen.Frame();
    const Rect bar = screen.Layout().top;
    const Rect right{{bar.max.x - 330, bar.min.y}, bar.max};
    ClickItem(screen, right, {"###language"});
    CHECK(screen.ui.language == Language::kChinese);
    CHECK(ClickItem(screen, right, {"###theme"}) == std::vector<Intent>{ToggleTheme{}});
    ClickItem(screen, right, {"###menu"});
    CHECK(screen.ui.actions_open);
    screen.Press(ImGuiKey_Escape);
    ClickItem(screen, right, {"###help"});
    CHECK(screen.ui.help_open);
    screen.Press(ImGuiKey_Escape);
    ClickItem(screen, bar, {"Log Matching", "###badge"});
    CHECK(screen.ui.evidence_of == "Log Matching");
    screen.ui.evidence_of.clear();
    ClickItem(screen, bar, {"###scenarios"});
    CHECK(screen.ui.scenarios_open);
}

}  // namespace render
