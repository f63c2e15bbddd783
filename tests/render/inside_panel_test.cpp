// Goal:   the view inside a server fits every place that it can stand in, and its buttons say what
//         they do.
// Method: places compared for overlap at many sizes; the panel drawn headless and clicked.
#include <doctest/doctest.h>

#include <vector>

#include "render/inside_layout.h"
#include "tests/render/find_item.h"
#include "tests/render/headless.h"

namespace render {

namespace {

std::vector<Rect> All(const InsidePlaces& places) {
    std::vector<Rect> all;
    for (const Rect& rect : {places.title, places.queue, places.kinds, places.node, places.ready,
                             places.disk, places.network, places.apply, places.machine,
                             places.client, places.why, places.buttons, places.stages}) {
        if (rect.width() > 0 && rect.height() > 0) all.push_back(rect);
    }
    return all;
}

InsideView Sample() {
    InsideView view;
    view.title = "S2 inside";
    view.status = "step 3 of 6: persist";
    view.chips = {{InsideInput::kRequest, "Req", true, {"Request"}},
                  {InsideInput::kTick, "Tick", false, {"Tick"}}};
    view.ready = {.title = "Ready", .lines = {{"1 HardState", "term 4, vote S1", true}}};
    view.disk = {.title = "Disk", .lines = {{"", "term 4", false}}, .lit = true};
    for (std::size_t i = 0; i < kInsideStages; ++i) view.stages.at(i).name = "take";
    view.stages[2].current = true;
    view.why_title = "Why this order?";
    view.why_text = "Because of what a crash leaves.";
    view.actions = {{.label = "Next stage", .command = "step stage", .primary = true},
                    {.label = "Finish this input", .command = "step stage 4"},
                    {.label = "Crash S2 here", .command = "crash S2", .harm = true},
                    {.label = "Break it", .command = "break G4", .harm = true}};
    return view;
}

}  // namespace

TEST_CASE("inside: no two boxes overlap, and none leaves the panel, whatever its size") {
    for (float width = 280; width <= 1200; width += 40) {
        for (float height = 220; height <= 800; height += 29) {
            CAPTURE(width);
            CAPTURE(height);
            const Rect area{{10, 20}, {10 + width, 20 + height}};
            const std::vector<Rect> all = All(LayOutInside(area, 1));
            for (std::size_t i = 0; i < all.size(); ++i) {
                CHECK(all[i].min.x >= area.min.x);
                CHECK(all[i].max.x <= area.max.x);
                CHECK(all[i].min.y >= area.min.y);
                CHECK(all[i].max.y <= area.max.y + 0.5F);
                for (std::size_t j = i + 1; j < all.size(); ++j) {
                    CHECK_FALSE(all[i].Inset(0.01F).Overlaps(all[j]));
                }
            }
        }
    }
}

TEST_CASE("inside: the larger the panel, the more of the server it shows") {
    const auto shown = [](Vec2 size) { return All(LayOutInside({{0, 0}, size}, 1)).size(); };
    CHECK(shown({300, 250}) >= 5);
    CHECK(shown({450, 230}) >= 6);
    CHECK(shown({580, 420}) == 11);
    CHECK(shown({1000, 600}) == 13);
    CHECK(LayOutInside({{0, 0}, {1000, 600}}, 1).drawn);
    CHECK_FALSE(LayOutInside({{0, 0}, {1000, 600}}, 1.5F).drawn);
}

TEST_CASE("inside: every button says its command") {
    HeadlessScreen screen;
    screen.scene.inside = Sample();
    screen.ui.stage_view = ViewKind::kInside;
    screen.Frame();
    const Rect stage = screen.Layout().stage;
    using Intents = std::vector<Intent>;
    CHECK(ClickItem(screen, stage, {"###inside-action-0"}) ==
          Intents{RunCommandText{"step stage"}});
    CHECK(ClickItem(screen, stage, {"###inside-action-1"}) ==
          Intents{RunCommandText{"step stage 4"}});
    CHECK(ClickItem(screen, stage, {"###inside-action-2"}) == Intents{RunCommandText{"crash S2"}});
    CHECK(ClickItem(screen, stage, {"###inside-action-3"}) == Intents{RunCommandText{"break G4"}});
    screen.scene.inside->actions[0].enabled = false;
    CHECK(ClickItem(screen, stage, {"###inside-action-0"}).empty());
}

}  // namespace render
