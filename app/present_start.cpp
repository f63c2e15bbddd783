// The start page: the sitting to go on with, the lessons in the order of teaching, what a search
// finds, and files.
#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "app/file_list.h"
#include "app/present_parts.h"
#include "app/scenarios.h"
#include "app/text.h"
#include "app/tongue.h"

namespace app {

namespace {

using render::StartItem;
using render::UiState;

constexpr render::Phrase kAt{"at {time}", "停在 {time}"};

StartItem ItemOf(const Scenario& scenario, const UiState& ui) {
    const bool chinese = ui.language == render::Language::kChinese;
    const auto choose = [&](const std::string& english, const std::string& other) {
        return chinese && !other.empty() ? other : english;
    };
    return {
        .path = scenario.id,
        .title = choose(scenario.title, scenario.title_zh),
        .about = choose(scenario.summary, scenario.summary_zh),
        .opened = std::find(ui.opened.begin(), ui.opened.end(), scenario.id) != ui.opened.end()};
}

std::string Lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

// Every word of the search stands somewhere in what the scenario says of itself, in any language.
bool Fits(const Scenario& scenario, std::string_view search) {
    std::string all = scenario.id + " " + scenario.title + " " + scenario.title_zh + " " +
                      scenario.summary + " " + scenario.summary_zh;
    for (const std::string& row : scenario.covers) all += " " + row;
    all = Lower(all);
    const std::string words = Lower(search);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (all.find(words.substr(at, end - at)) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

void AddLessons(const StartCache& cache, const UiState& ui, render::StartView& view) {
    const bool chinese = ui.language == render::Language::kChinese;
    bool next_known = false;
    for (const Chapter& chapter : cache.course) {
        render::StartChapter lessons;
        lessons.title =
            std::string(1, chapter.letter) + " · " + (chinese ? chapter.title_zh : chapter.title);
        for (const std::size_t place : chapter.scenarios) {
            lessons.items.push_back(ItemOf(cache.scenarios[place], ui));
            StartItem& item = lessons.items.back();
            item.next = !next_known && !item.opened;
            next_known = next_known || item.next;
        }
        view.lessons.push_back(std::move(lessons));
    }
}

void AddFiles(const UiState& ui, FilesCache& cache, render::StartView& view) {
    // Read again now and then: files come and go while one looks.
    constexpr int kPictures = 60;
    if (!cache.read || cache.folder != ui.start_folder || ++cache.shown > kPictures) {
        cache = {true, ui.start_folder, {}, {}, 0};
        auto items = ListFolder(ui.start_folder);
        if (items.ok()) {
            cache.files = std::move(items.value());
        } else {
            cache.problem = items.both();
        }
    }
    view.folder = FolderInFull(ui.start_folder);
    view.files = cache.files;
    view.problem = cache.problem.In(Tongue(ui).core());
}

}  // namespace

render::StartView PresentStart(Session& session, const UiState& ui) {
    const Tongue tongue(ui);
    StartCache& cache = session.present_cache().start;
    // Read once: they are part of the program.
    if (cache.scenarios.empty()) {
        cache.scenarios = Scenarios();
        cache.course = Course();
    }
    render::StartView view;
    if (session.continued()) {
        const bool chinese = tongue.chinese() && !session.script().title_zh.empty();
        view.last_title = chinese ? session.script().title_zh : session.script().title;
        view.last_about = tongue.Say(kAt, {{"time", TimeText(session.cluster().now())}});
    }
    if (ui.start_tab == 0) AddLessons(cache, ui, view);
    if (ui.start_tab == 1) {
        for (const Scenario& scenario : cache.scenarios) {
            if (Fits(scenario, ui.start_text.data())) view.found.push_back(ItemOf(scenario, ui));
        }
    }
    if (ui.start_tab == 2) AddFiles(ui, cache.files, view);
    return view;
}

}  // namespace app
