// The table as a whole, how its keys are called, and which of the things on top closes first.
#include "render/actions.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/action_rows.h"
#include "render/history_sheets.h"
#include "render/words_actions.h"

namespace render {

namespace {

std::vector<ActionRow> AllRows() {
    std::vector<ActionRow> rows;
    rows.reserve(kActions);
    for (const auto chapter : {deeds::RowsOfTime(), deeds::RowsOfViews(), deeds::RowsOfProgram()}) {
        rows.insert(rows.end(), chapter.begin(), chapter.end());
    }
    return rows;
}

std::string NameOf(Key key, Language language) {
    const auto code = static_cast<int>(key);
    if (code >= 'a' && code <= 'z') return {static_cast<char>(code - 'a' + 'A')};
    if (code >= '0' && code <= '9') return {static_cast<char>(code)};
    if (key >= Key::kF1 && key <= Key::kF12) {
        return "F" + std::to_string(code - static_cast<int>(Key::kF1) + 1);
    }
    switch (key) {
        case Key::kSpace:
            return words::kSpaceKey.In(language);
        case Key::kDelete:
            return words::kDeleteKey.In(language);
        case Key::kLeft:
            return "←";
        case Key::kRight:
            return "→";
        case Key::kUp:
            return "↑";
        case Key::kDown:
            return "↓";
        case Key::kHome:
            return "Home";
        case Key::kEnd:
            return "End";
        case Key::kComma:
            return ",";
        case Key::kMinus:
        case Key::kPadMinus:
            return "-";
        case Key::kEqual:
        case Key::kPadPlus:
            return "+";
        default:
            return {};
    }
}

// A sheet that is open, and how to close it; the topmost first.
struct Layer {
    bool open = false;
    void (*close)(UiState&) = nullptr;
};

}  // namespace

std::span<const ActionRow> Actions() {
    static const std::vector<ActionRow> rows = AllRows();
    return rows;
}

const ActionRow& RowOf(Action action) {
    return Actions()[static_cast<std::size_t>(action)];
}

const Phrase& NameOf(ActionChapter chapter) {
    return words::kActionChapters.at(static_cast<std::size_t>(chapter));
}

Reason WhyNot(const SceneView& scene, const UiState& ui, Action action) {
    const ActionRow& row = RowOf(action);
    return row.why_not == nullptr ? nullptr : row.why_not(scene, ui);
}

bool IsOn(const UiState& ui, Action action) {
    const ActionRow& row = RowOf(action);
    return row.on != nullptr && row.on(ui);
}

void Perform(const PanelContext& context, Action action) {
    UiState& ui = context.ui;
    const ActionRow& row = RowOf(action);
    if (const Reason reason = WhyNot(context.scene, ui, action)) {
        ui.told = context.Say(*reason);
        return;
    }
    ui.told.clear();
    if (row.deed != nullptr) return row.deed(context);
    std::string text = row.command;
    if (row.on_server) text += context.scene.servers[ui.selected.first].id;
    context.Want(RunCommandText{std::move(text)});
}

std::string NameOf(const Chord& chord, Language language) {
    if (chord.sign != 0) return {chord.sign};
    const std::string key = NameOf(chord.key, language);
    if (key.empty()) return {};
    // The shift key is what makes the sign on top of it.
    const bool shift = chord.shift && chord.key != Key::kEqual;
    return std::string(chord.ctrl ? "Ctrl " : "") + (chord.alt ? "Alt " : "") +
           (shift ? "Shift " : "") + key;
}

std::string KeyOf(Action action, Language language) {
    return NameOf(RowOf(action).chords.front(), language);
}

bool SheetOpen(const SceneView& scene, const UiState& ui) {
    return scene.damaged || ui.start_open || ui.palette_open || ui.actions_open ||
           ui.settings_open || !ui.evidence_of.empty() || ui.editing || ui.compare_with ||
           ui.help_open || ui.scenarios_open || ui.branches_open || ui.bookmark_open;
}

void CloseSheets(UiState& ui) {
    ui.palette_open = ui.actions_open = ui.settings_open = false;
    ui.help_open = ui.scenarios_open = false;
    ui.branches_open = ui.renaming = ui.bookmark_open = false;
    ui.evidence_of.clear();
    ui.editing.reset();
    ui.compare_with.reset();
}

bool CloseTopmost(const PanelContext& context) {
    UiState& ui = context.ui;
    const Layer above[] = {
        {ui.palette_open, [](UiState& looks) { looks.palette_open = false; }},
    };
    const Layer below[] = {
        {ui.help_open || ui.scenarios_open,
         [](UiState& looks) { looks.help_open = looks.scenarios_open = false; }},
        {ui.editing.has_value(), [](UiState& looks) { looks.editing.reset(); }},
        {!ui.evidence_of.empty(), [](UiState& looks) { looks.evidence_of.clear(); }},
        {ui.settings_open, [](UiState& looks) { looks.settings_open = false; }},
        {ui.actions_open, [](UiState& looks) { looks.actions_open = false; }},
        {ui.start_open, [](UiState& looks) { looks.start_open = false; }},
        {ui.cut.has_value(), [](UiState& looks) { looks.cut.reset(); }},
        {ui.alone, [](UiState& looks) { looks.alone = false; }},
    };
    const auto close = [&](const Layer& layer) {
        if (layer.open) layer.close(ui);
        return layer.open;
    };
    return std::any_of(std::begin(above), std::end(above), close) || CloseHistorySheet(context) ||
           std::any_of(std::begin(below), std::end(below), close);
}

}  // namespace render
