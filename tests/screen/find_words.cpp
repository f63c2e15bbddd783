// Where a word stands in the window that a kept sitting opens in: for tests that click it.
//
// Usage: find_words FILE WIDTHxHEIGHT PANEL WORD [WHY]
//
// FILE is a sitting, a scenario, or "start" for the start page; PANEL is story, stage, dock,
// inspector, all, or menu. With WHY the last line of the story that holds it has been asked about;
// for a menu it says where which server was clicked: S3@640,400. Prints "x y", the middle of the
// last such word (of a menu: the first one in it); exit code 1 when there is none.
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
    const bool menu = panel == "menu";
    unsigned server = 0;
    if (menu && std::sscanf(why.c_str(), "S%u@%f,%f", &server, &ui.menu_at.x, &ui.menu_at.y) == 3) {
        ui.menu_target = {render::TargetKind::kServer, server - 1, 0};
    } else if (!why.empty()) {
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
    const PictureText picture = ReadPicture();
    // A menu is the window that lies over all others.
    const std::size_t top = picture.words.empty() ? 0 : picture.words.back().window;
    for (const WrittenWord& written : picture.words) {
        if (menu && (written.window != top || found)) continue;
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
