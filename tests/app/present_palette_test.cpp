// Goal:   whatever can be done is found by typing some of it, in either language; a whole command
//         comes first; what is none says where it stops.
// Method: a session from a script, and the view for a text.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "app/match.h"
#include "app/present_parts.h"
#include "render/actions.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

constexpr const char* kScript = R"(cluster 5
seed 1
run 300ms
bookmark "the split vote"
)";

render::PaletteView ViewOf(const Session& session, const char* text,
                           render::Language language = render::Language::kEnglish) {
    render::UiState ui;
    ui.language = language;
    ui.palette_open = true;
    std::strncpy(ui.palette_text.data(), text, ui.palette_text.size() - 1);
    return PresentPalette(session, ui);
}

std::size_t PlaceOf(const render::PaletteView& view, render::Action action) {
    const auto row = std::find_if(view.rows.begin(), view.rows.end(),
                                  [&](const auto& one) { return one.action == action; });
    return static_cast<std::size_t>(row - view.rows.begin());
}

}  // namespace

TEST_CASE("palette: every action is found by its title, in either language, near the top") {
    const Session session(ScriptOf(kScript));
    for (const render::ActionRow& row : render::Actions()) {
        if (row.action == render::Action::kPalette) continue;
        for (const char* title : {row.title.english, row.title.chinese}) {
            CAPTURE(std::string(title));
            CHECK(PlaceOf(ViewOf(session, title), row.action) < 4);
        }
    }
}

TEST_CASE("palette: a whole command comes first and runs as it was typed") {
    const Session session(ScriptOf(kScript));
    const auto view = ViewOf(session, "crash s3");
    REQUIRE_FALSE(view.rows.empty());
    CHECK(view.rows[0].kind == render::PaletteKind::kRun);
    CHECK(view.rows[0].title == "crash S3");
    CHECK(view.rows[0].intent == render::Intent{render::RunCommandText{"crash s3"}});
    CHECK(view.rows[0].help.find("crash") != std::string::npos);
    CHECK(view.text == "crash s3");
}

TEST_CASE("palette: the beginning of a command is completed, with its sentence in the language") {
    const Session session(ScriptOf(kScript));
    const auto english = ViewOf(session, "parti");
    REQUIRE_FALSE(english.rows.empty());
    CHECK(english.rows[0].kind == render::PaletteKind::kCommand);
    CHECK(english.rows[0].fill == "partition ");
    const auto chinese = ViewOf(session, "parti", render::Language::kChinese);
    REQUIRE_FALSE(chinese.rows.empty());
    CHECK(chinese.rows[0].about != english.rows[0].about);
    CHECK(chinese.rows[0].help != english.rows[0].help);
}

TEST_CASE("palette: what is no command says why and where, in the language") {
    const Session session(ScriptOf(kScript));
    const auto view = ViewOf(session, "crash S9");
    CHECK(view.rows.empty());
    CHECK(view.error.find("S9") != std::string::npos);
    CHECK(view.error_column == 7);
    const auto chinese = ViewOf(session, "crash S9", render::Language::kChinese);
    CHECK(chinese.error != view.error);
    CHECK(chinese.error.find("S9") != std::string::npos);
}

TEST_CASE("palette: servers, bookmarks and scenarios are places to go to") {
    Session session(ScriptOf(kScript));
    session.FinishScript();
    const auto goes = [&](const char* text, const render::Intent& intent) {
        const auto view = ViewOf(session, text);
        return std::any_of(view.rows.begin(), view.rows.end(),
                           [&](const auto& row) { return row.intent == intent; });
    };
    CHECK(goes("S4", render::Select{{render::TargetKind::kServer, 3, 0}}));
    CHECK(goes("split vote", render::RunCommandText{"goto \"the split vote\""}));
    CHECK(goes("figure-8", render::OpenScenario{"figure-8"}));
    CHECK(ViewOf(session, "").rows.size() > render::kActions);
}

TEST_CASE("palette: beginnings of words fit best, scattered letters least, all words must fit") {
    CHECK(Fit("crash", "Crash the server", "") > Fit("server", "Crash the server", ""));
    CHECK(Fit("server", "Crash the server", "") > Fit("erver", "Crash the server", ""));
    CHECK(Fit("erver", "Crash the server", "") > Fit("memory", "Crash", "loses its memory"));
    CHECK(Fit("memory", "Crash", "loses its memory") > Fit("sttngs", "Settings", ""));
    CHECK(Fit("sttngs", "Settings", "") > 0);
    CHECK(Fit("crash nothing", "Crash the server", "") == 0);
    CHECK(Fit("崩溃", "让服务器崩溃", "") > 0);
    CHECK(IsBlank("  \t"));
}

}  // namespace app
