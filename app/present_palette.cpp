// The palette's rows: commands of the language, actions of the screen, and places to go to.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/match.h"
#include "app/present_parts.h"
#include "app/tongue.h"
#include "raft/sim/script.h"
#include "render/actions.h"
#include "render/quoted.h"
#include "render/words_actions.h"

namespace app {

namespace {

using raft::sim::History;
using render::PaletteKind;
using render::PaletteRow;

constexpr std::size_t kRowsMax = 60;
constexpr std::size_t kRecent = 3;
// A command that goes on as typed comes before an action of the same beginning.
constexpr int kGoesOn = 16;

struct Ranked {
    int fit = 0;
    PaletteRow row{};
};

// What there is to search, and what has been found.
struct Search {
    const Session& session;
    const render::UiState& ui;
    const Tongue tongue;
    std::string_view query{};
    std::vector<Ranked> found{};

    // In either language; without a query everything fits alike.
    [[nodiscard]] int FitOf(const render::Phrase& title, const render::Phrase& about) const {
        if (IsBlank(query)) return 1;
        return std::max(Fit(query, title.english, about.english),
                        Fit(query, title.chinese, about.chinese));
    }
    [[nodiscard]] int FitOf(std::string_view title, std::string_view about) const {
        return IsBlank(query) ? 1 : Fit(query, title, about);
    }
    void Add(int fit, PaletteRow row) {
        if (fit > 0) found.push_back({fit, std::move(row)});
    }
};

std::vector<std::string> BranchNames(const History& history) {
    std::vector<std::string> names;
    for (const auto& branch : history.branches()) {
        if (!branch.pruned) names.push_back(branch.name);
    }
    return names;
}

std::vector<std::string> BookmarkNames(const History& history) {
    std::vector<std::string> names;
    for (const auto& branch : history.branches()) {
        if (branch.pruned) continue;
        for (const auto& bookmark : branch.bookmarks) names.push_back(bookmark.text);
    }
    return names;
}

bool BeginsWith(std::string_view text, std::string_view beginning) {
    return text.size() >= beginning.size() &&
           std::equal(beginning.begin(), beginning.end(), text.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) ==
                      std::tolower(static_cast<unsigned char>(b));
           });
}

std::string FirstWord(std::string_view text) {
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    return std::string(text.substr(begin, text.find(' ', begin) - begin));
}

// `set loss 5%` is about the option, `break G1` about the rule: the last word that has a help.
std::string HelpFor(const PaletteRow& row, const Tongue& tongue) {
    const std::string& text = row.fill.empty() ? row.title : row.fill;
    const std::string word = FirstWord(text);
    const std::string rest = text.size() > word.size() ? text.substr(word.size()) : "";
    if (word == "set") {
        if (auto option = raft::sim::Help(FirstWord(rest), tongue.core())) return *option;
    }
    return raft::sim::Help(word, tongue.core()).value_or("");
}

void AddCommands(Search& search, const raft::sim::Names& names) {
    const std::string text(search.query);
    const auto parsed = raft::sim::ParseLine(text, names);
    if (parsed && std::holds_alternative<raft::sim::Command>(*parsed)) {
        PaletteRow row{.kind = PaletteKind::kRun,
                       .title = raft::sim::Print(std::get<raft::sim::Command>(*parsed))};
        const auto told = raft::sim::Suggest(FirstWord(text), names);
        if (!told.empty()) row.about = told.front().about.In(search.tongue.core());
        row.intent = render::RunCommandText{text};
        search.Add(1000, std::move(row));
    }
    for (const auto& completion : raft::sim::Suggest(text, names)) {
        PaletteRow row{.kind = PaletteKind::kCommand,
                       .title = completion.shown,
                       .about = completion.about.In(search.tongue.core()),
                       .fill = completion.line};
        const int fit = std::max(search.FitOf(completion.shown, completion.about.english),
                                 search.FitOf(completion.shown, completion.about.chinese));
        const bool goes_on = !IsBlank(text) && BeginsWith(completion.line, text);
        search.Add(goes_on ? kGoesOn : std::max(fit, 1), std::move(row));
    }
}

void AddRecent(Search& search) {
    if (!IsBlank(search.query)) return;
    const auto& history = search.ui.command_history;
    const std::size_t count = std::min(history.size(), kRecent);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string& text = history[history.size() - 1 - i];
        search.Add(2, {.kind = PaletteKind::kRun,
                       .title = text,
                       .fill = text,
                       .intent = render::RunCommandText{text}});
    }
}

void AddActions(Search& search) {
    for (const render::ActionRow& action : render::Actions()) {
        if (action.action == render::Action::kPalette) continue;
        search.Add(search.FitOf(action.title, action.about),
                   {.kind = PaletteKind::kAction,
                    .title = search.tongue.Say(action.title),
                    .about = search.tongue.Say(action.about),
                    .action = action.action});
    }
}

void AddPlaces(Search& search) {
    const auto& servers = search.session.cluster().servers();
    for (std::size_t slot = 0; slot < servers.size(); ++slot) {
        const std::string id = raft::sim::PrintServer(servers[slot].id());
        const std::string name = search.tongue.Server(servers[slot].id());
        search.Add(std::max(search.FitOf(id, ""), search.FitOf(name, "")),
                   {.kind = PaletteKind::kServer,
                    .title = name,
                    .intent = render::Select{{render::TargetKind::kServer, slot, 0}}});
    }
    const History& history = search.session.history();
    for (const std::string& text : BookmarkNames(history)) {
        search.Add(search.FitOf(text, ""),
                   {.kind = PaletteKind::kBookmark,
                    .title = text,
                    .intent = render::RunCommandText{"goto " + render::Quoted(text)}});
    }
    for (const std::string& name : BranchNames(history)) {
        search.Add(search.FitOf(name, ""),
                   {.kind = PaletteKind::kBranch,
                    .title = name,
                    .intent = render::RunCommandText{"switch " + raft::sim::PrintName(name)}});
    }
}

void AddScenarios(Search& search) {
    // They come with the program, so they are read once.
    static const std::vector<Scenario> scenarios = Scenarios();
    const bool chinese = search.tongue.chinese();
    for (const Scenario& scenario : scenarios) {
        search.Add(std::max({search.FitOf(scenario.title, scenario.summary),
                             search.FitOf(scenario.title_zh, scenario.summary_zh),
                             search.FitOf(scenario.id, "")}),
                   {.kind = PaletteKind::kScenario,
                    .title = chinese ? scenario.title_zh : scenario.title,
                    .about = chinese ? scenario.summary_zh : scenario.summary,
                    .intent = render::OpenScenario{scenario.id}});
    }
}

}  // namespace

render::PaletteView PresentPalette(const Session& session, const render::UiState& ui) {
    const History& history = session.history();
    const std::vector<std::string> branches = BranchNames(history);
    const std::vector<std::string> bookmarks = BookmarkNames(history);
    const raft::sim::Names names{static_cast<std::uint32_t>(session.cluster().servers().size()),
                                 branches, bookmarks};
    render::PaletteView view{.text = ui.palette_text.data()};
    Search search{session, ui, Tongue(ui), view.text};
    AddRecent(search);
    AddActions(search);
    AddCommands(search, names);
    AddPlaces(search);
    AddScenarios(search);
    std::stable_sort(search.found.begin(), search.found.end(),
                     [](const Ranked& a, const Ranked& b) { return a.fit > b.fit; });
    if (!IsBlank(view.text) && search.found.size() > kRowsMax) search.found.resize(kRowsMax);
    for (Ranked& one : search.found) view.rows.push_back(std::move(one.row));
    if (ui.palette_row < view.rows.size()) {
        PaletteRow& chosen = view.rows[ui.palette_row];
        const bool command =
            chosen.kind == PaletteKind::kRun || chosen.kind == PaletteKind::kCommand;
        if (command) chosen.help = HelpFor(chosen, search.tongue);
    }
    if (!view.rows.empty() || IsBlank(view.text)) return view;
    const auto parsed = raft::sim::ParseLine(view.text, names);
    if (!parsed) return view;
    if (const auto* error = std::get_if<raft::sim::SyntaxError>(&*parsed)) {
        view.error = error->In(search.tongue.core());
        view.error_column = static_cast<std::size_t>(std::max(error->column, 0));
    }
    return view;
}

}  // namespace app
