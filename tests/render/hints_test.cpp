// Goal:   hints come one at a time and once, beside what they speak of; tips explain words.
// Method: frames of ImGui without a window; rectangles for the placing.
#include "render/hints.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "render/glossary.h"
#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

void Open(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.scene.servers[3].role = RoleMark::kFollower;
    screen.scene.history.branch = "main";
    screen.ui.hints_off = false;
    screen.Frame();
    screen.Frame();
}

bool Seen(const UiState& ui, const std::string& id) {
    return std::find(ui.hints_seen.begin(), ui.hints_seen.end(), id) != ui.hints_seen.end();
}

}  // namespace

TEST_CASE("hints: the first is about the clock that stands, and goes when time runs") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(screen.ui.hint_shown == "play");
    CHECK(WindowRect("###hint-once").width() > 0);
    screen.scene.transport.playing = true;
    screen.Frame();
    CHECK(screen.ui.hint_shown.empty());
    CHECK(Seen(screen.ui, "play"));
    screen.scene.transport.playing = false;
    screen.Frame();
    screen.Frame();
    CHECK(screen.ui.hint_shown.empty());
}

TEST_CASE("hints: one is got, and the next comes only when it is needed") {
    HeadlessScreen screen;
    Open(screen);
    ClickItem(screen, WindowRect("###hint-once"), {"###hint-got"});
    CHECK(Seen(screen.ui, "play"));
    CHECK(screen.ui.hint_shown.empty());
    screen.ui.selected = {TargetKind::kServer, 1, 0};
    screen.Frame();
    CHECK(screen.ui.hint_shown == "server");
    screen.scene.servers[3].role = RoleMark::kDown;
    screen.Frame();
    // Never two.
    CHECK(screen.ui.hint_shown == "server");
    screen.ui.selected = {};
    screen.Frame();
    CHECK(screen.ui.hint_shown == "crash");
    ClickItem(screen, WindowRect("###hint-once"), {"###hint-none"});
    CHECK(screen.ui.hints_off);
    screen.scene.top.badges[0].ok = false;
    screen.Frame();
    screen.Frame();
    CHECK(screen.ui.hint_shown.empty());
}

TEST_CASE("hints: none lies over what it speaks of, nor out of the screen, nor over a sheet") {
    for (const Vec2 screen : {Vec2{853, 480}, Vec2{1280, 720}}) {
        for (float x = 0; x < screen.x - 100; x += 60) {
            for (float y = 0; y < screen.y - 90; y += 60) {
                const Rect near{{x, y}, {x + 100, y + 90}};
                const Vec2 size{300, 110};
                const Vec2 corner = BesideOf(near, size, screen, 8);
                const Rect bubble{corner, corner + size};
                CHECK_FALSE(bubble.Overlaps(near));
                CHECK(bubble.min.x >= 0);
                CHECK(bubble.min.y >= 0);
                CHECK(bubble.max.x <= screen.x);
                CHECK(bubble.max.y <= screen.y);
            }
        }
    }
    HeadlessScreen screen;
    Open(screen);
    screen.ui.help_open = true;
    screen.Frame();
    screen.Frame();
    CHECK(WindowRect("###hint-once").width() <= 0);
}

TEST_CASE("glossary: about thirty words, found in either language and any case") {
    CHECK(Glossary().size() >= 30);
    REQUIRE(FindInGlossary("commitindex") != nullptr);
    CHECK(FindInGlossary("commitindex") == FindInGlossary("提交索引"));
    CHECK(std::string(FindInGlossary("votedFor")->source).find("Fig. 3.1") == 0);
    CHECK(FindInGlossary("no such word") == nullptr);
}

}  // namespace render
