// Everything that the screen itself can do, in one table: keys, palette, menu and help come from
// it.
//
// Caller: keys.cpp matches its chords, actions_menu.cpp and overlays.cpp list it, and
//         app/present_palette.cpp searches it.
#pragma once

#include <span>
#include <string>

#include "render/action.h"
#include "render/kit.h"
#include "render/language.h"

namespace render {

// Why an action cannot be done now; null: it can.
using Reason = const Phrase*;

struct ActionRow {
    Action action;
    ActionChapter chapter;
    Phrase title;
    Phrase about;
    Chords chords{};
    // Either a command, behind which the selected server's name comes if `on_server`, or a deed.
    const char* command = nullptr;
    void (*deed)(const PanelContext&) = nullptr;
    bool (*on)(const UiState&) = nullptr;
    Reason (*why_not)(const SceneView&, const UiState&) = nullptr;
    bool on_server = false;
    bool repeats = false;   // While its key is held.
    bool anywhere = false;  // While a sheet is open or text is typed, too.
};

// By Action.
[[nodiscard]] std::span<const ActionRow> Actions();
[[nodiscard]] const ActionRow& RowOf(Action action);
[[nodiscard]] const Phrase& NameOf(ActionChapter chapter);

// Does it, or says in UiState::told why it cannot be done now.
void Perform(const PanelContext& context, Action action);
// Whether what it switches is on.
[[nodiscard]] bool IsOn(const UiState& ui, Action action);
[[nodiscard]] Reason WhyNot(const SceneView& scene, const UiState& ui, Action action);

// "Ctrl K"; "空格".
[[nodiscard]] std::string NameOf(const Chord& chord, Language language);
// Its first chord so; empty: it has none.
[[nodiscard]] std::string KeyOf(Action action, Language language);

// Whether something lies over the panels that keys must not act through.
[[nodiscard]] bool SheetOpen(const SceneView& scene, const UiState& ui);
// All that were opened by an action; the start page stays.
void CloseSheets(UiState& ui);
// Escape: closes the topmost thing. False: nothing was open.
bool CloseTopmost(const PanelContext& context);

}  // namespace render
