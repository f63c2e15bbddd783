// Every page and panel of the screen, drawn by the program itself in each theme, language and size.
//
// Goal:   nothing that is written is cut off or lies on other words; pictures for the eye beside
// it. Method: OffscreenScreen draws frames as the window does; what can be read is found again in
// the
//         draw lists (picture_text.h). RAFTARIUM_PICTURES=FOLDER keeps the pictures there;
//         RAFTARIUM_PAGES=name,name draws only those pages.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/offscreen.h"
#include "app/png.h"
#include "app/scenarios.h"
#include "tests/screen/gallery.h"
#include "tests/screen/picture_text.h"

namespace app {

namespace {

struct Look {
    Pixels size{};
    render::ThemeKind theme{};
    render::Language language{};
};

std::string NameOf(const Look& look) {
    const char* themes[] = {"light", "dark", "projector"};
    return std::to_string(look.size.width) + "x" + std::to_string(look.size.height) + "-" +
           themes[static_cast<int>(look.theme)] +
           (look.language == render::Language::kChinese ? "-zh" : "-en");
}

bool Wanted(const Page& page) {
    const char* pages = std::getenv("RAFTARIUM_PAGES");
    if (pages == nullptr) return true;
    return ("," + std::string(pages) + ",").find("," + page.name + ",") != std::string::npos;
}

// The page as a person sees it once it has settled.
void Draw(OffscreenScreen& screen, const Page& page, const Look& look) {
    auto script = LoadScript(page.scenario);
    REQUIRE(script.ok());
    Session session(std::move(script.value()));
    if (page.at > 0) {
        session.SkipTo(page.at);
    } else {
        session.FinishScript();
    }
    render::UiState ui;
    ui.theme = look.theme;
    ui.language = look.language;
    ui.hints_off = true;
    page.open(session, ui);
    constexpr int kFrames = 5;
    for (int i = 0; i < kFrames; ++i) screen.Frame(session, ui);
}

void DrawAll(OffscreenScreen& screen, const Look& look) {
    const char* folder = std::getenv("RAFTARIUM_PICTURES");
    for (const Page& page : Gallery()) {
        if (!Wanted(page)) continue;
        const std::string name = page.name + "-" + NameOf(look);
        Draw(screen, page, look);
        const PictureText picture = ReadPicture();
        CHECK(picture.words.size() > 3);
        for (const std::string& word : CutOff(picture)) FAIL_CHECK(name << ": " << word);
        for (const std::string& pair : Overlapping(picture)) FAIL_CHECK(name << ": " << pair);
        if (folder == nullptr) continue;
        std::filesystem::create_directories(folder);
        const auto written = WritePng(screen.Picture(), std::string(folder) + "/" + name + ".png");
        CHECK(written.ok());
    }
}

}  // namespace

TEST_CASE("gallery: no words are cut off or lie on each other, on any page, in any look") {
    for (const Pixels size : {Pixels{1280, 720}, Pixels{1920, 1080}}) {
        auto screen = OffscreenScreen::Make(size);
        if (!screen.ok()) {
            MESSAGE("skipped: " << screen.error());
            return;
        }
        for (const auto theme :
             {render::ThemeKind::kLight, render::ThemeKind::kDark, render::ThemeKind::kProjector}) {
            for (const auto language : {render::Language::kEnglish, render::Language::kChinese}) {
                DrawAll(*screen.value(), {size, theme, language});
            }
        }
    }
}

}  // namespace app
