// Where a word stands in the window that a kept sitting opens in: for tests that click it.
//
// Usage: find_words FILE WIDTHxHEIGHT PANEL WORD [WHY]
//
// FILE is a sitting, a scenario, or "start" for the start page; PANEL is story, stage, dock,
// inspector or all. With WHY the last line of the story that holds it has been asked about. Prints
// "x y", the middle of the last such word; exit code 1 when there is none.
#include <cstdio>
#include <string>

#include "app/damaged_script.h"
#include "app/offscreen.h"
#include "app/scenarios.h"
#include "render/layout.h"
#include "tests/screen/picture_text.h"

namespace app {

namespace {

render::Rect PanelOf(const std::string& name, Pixels size, std::size_t servers) {
    const render::Vec2 screen{static_cast<float>(size.width), static_cast<float>(size.height)};
    render::LayoutWishes wishes;
    wishes.scale = render::SuggestedScale(screen);
    wishes.servers = servers;
    const render::ScreenLayout layout = render::LayOutScreen(screen, wishes);
    if (name == "story") return layout.story;
    if (name == "stage") return layout.stage;
    if (name == "dock") return layout.dock;
    if (name == "inspector") return layout.inspector;
    return {{0, 0}, screen};
}

int Find(const std::string& file, Pixels size, const std::string& panel, const std::string& word,
         const std::string& why) {
    const bool start = file == "start";
    auto script = LoadScript(start ? kDefaultScenario : file);
    if (!script.ok()) return 2;
    Session session(std::move(script.value()));
    render::UiState ui;
    ui.hints_off = true;
    ui.start_open = start;
    if (!why.empty()) {
        for (const render::StoryLine& line : session.story().Lines(false, Tongue())) {
            if (line.sentence.find(why) == std::string::npos) continue;
            ui.asked_event = line.event_id;
            ui.selected = {render::TargetKind::kEvent, line.event_id, 0};
        }
    }
    auto screen = OffscreenScreen::Make(size);
    if (!screen.ok()) return 77;
    for (int i = 0; i < 5; ++i) screen.value()->Frame(session, ui);
    const render::Rect area = PanelOf(panel, size, session.cluster().servers().size());
    bool found = false;
    render::Vec2 at;
    for (const WrittenWord& written : ReadPicture().words) {
        if (written.text != word || !area.Contains(written.box.center())) continue;
        found = true;
        at = written.box.center();
    }
    if (found) std::printf("%d %d\n", static_cast<int>(at.x), static_cast<int>(at.y));
    return found ? 0 : 1;
}

}  // namespace

}  // namespace app

int main(int argc, char** argv) {
    int width = 0;
    int height = 0;
    if (argc < 5 || std::sscanf(argv[2], "%dx%d", &width, &height) != 2) return 2;
    return app::Find(argv[1], {width, height}, argv[3], argv[4], argc > 5 ? argv[5] : "");
}
