// Matches what is pressed against the chords of the table of actions. Letters and digits by key;
// signs by the character that the layout makes of them.
#include "render/keys.h"

#include <array>
#include <utility>

#include "render/actions.h"

namespace render {

namespace {

// ImGui before 1.87 knows keys only by the numbers of the library that opened the window.
#if IMGUI_VERSION_NUM >= 18700
using KeyCode = ImGuiKey;
constexpr std::array<std::pair<Key, KeyCode>, 18> kCodes{
    {{Key::kSpace, ImGuiKey_Space},
     {Key::kLeft, ImGuiKey_LeftArrow},
     {Key::kRight, ImGuiKey_RightArrow},
     {Key::kUp, ImGuiKey_UpArrow},
     {Key::kDown, ImGuiKey_DownArrow},
     {Key::kHome, ImGuiKey_Home},
     {Key::kEnd, ImGuiKey_End},
     {Key::kPageUp, ImGuiKey_PageUp},
     {Key::kPageDown, ImGuiKey_PageDown},
     {Key::kDelete, ImGuiKey_Delete},
     {Key::kEscape, ImGuiKey_Escape},
     {Key::kEnter, ImGuiKey_Enter},
     {Key::kTab, ImGuiKey_Tab},
     {Key::kComma, ImGuiKey_Comma},
     {Key::kMinus, ImGuiKey_Minus},
     {Key::kEqual, ImGuiKey_Equal},
     {Key::kPadPlus, ImGuiKey_KeypadAdd},
     {Key::kPadMinus, ImGuiKey_KeypadSubtract}}};
constexpr int kFirstLetter = ImGuiKey_A;
constexpr int kFirstDigit = ImGuiKey_0;
constexpr int kFirstFunction = ImGuiKey_F1;
#else
using KeyCode = int;
constexpr std::array<std::pair<Key, KeyCode>, 18> kCodes{{{Key::kSpace, 32},
                                                          {Key::kLeft, 263},
                                                          {Key::kRight, 262},
                                                          {Key::kUp, 265},
                                                          {Key::kDown, 264},
                                                          {Key::kHome, 268},
                                                          {Key::kEnd, 269},
                                                          {Key::kPageUp, 266},
                                                          {Key::kPageDown, 267},
                                                          {Key::kDelete, 261},
                                                          {Key::kEscape, 256},
                                                          {Key::kEnter, 257},
                                                          {Key::kTab, 258},
                                                          {Key::kComma, 44},
                                                          {Key::kMinus, 45},
                                                          {Key::kEqual, 61},
                                                          {Key::kPadPlus, 334},
                                                          {Key::kPadMinus, 333}}};
constexpr int kFirstLetter = 'A';
constexpr int kFirstDigit = '0';
constexpr int kFirstFunction = 290;
#endif

KeyCode CodeOf(Key key) {
    const auto number = static_cast<int>(key);
    if (number >= 'a') return static_cast<KeyCode>(kFirstLetter + number - 'a');
    if (number >= '0' && number <= '9') return static_cast<KeyCode>(kFirstDigit + number - '0');
    if (key >= Key::kF1) {
        return static_cast<KeyCode>(kFirstFunction + number - static_cast<int>(Key::kF1));
    }
    for (const auto& [ours, code] : kCodes) {
        if (ours == key) return code;
    }
    return static_cast<KeyCode>(0);
}

bool Typed(char sign) {
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c == static_cast<ImWchar>(sign)) return true;
    }
    return false;
}

// A sign is typed with shift, alt or control, whatever the keyboard needs for it.
bool Pressed(const Chord& chord, bool repeats) {
    if (!chord.any()) return false;
    if (chord.sign != 0) return Typed(chord.sign);
    const ImGuiIO& io = ImGui::GetIO();
    return io.KeyCtrl == chord.ctrl && io.KeyShift == chord.shift && io.KeyAlt == chord.alt &&
           KeyPressed(chord.key, repeats);
}

// Text that is being typed takes letters and signs, but no function keys, nor control with others.
bool LeavesTextAlone(const Chord& chord) {
    return chord.ctrl || (chord.key >= Key::kF1 && chord.key <= Key::kF12);
}

// What acts beside an open sheet: what is for everywhere, and what closes the sheet again.
bool ActsBesideSheet(const UiState& ui, const ActionRow& row) {
    if (row.anywhere) return true;
    const bool sheet = row.action == Action::kBookmark || row.action == Action::kBranches ||
                       row.action == Action::kScenarios || row.action == Action::kMenu ||
                       row.action == Action::kSettings || row.action == Action::kHelp;
    return sheet && IsOn(ui, row.action);
}

void HandleActions(const PanelContext& context) {
    const bool typing = ImGui::GetIO().WantTextInput;
    const bool sheet = SheetOpen(context.scene, context.ui);
    for (const ActionRow& row : Actions()) {
        for (const Chord& chord : row.chords) {
            if (!Pressed(chord, row.repeats)) continue;
            if (typing && !(row.anywhere && LeavesTextAlone(chord))) continue;
            if (sheet && !ActsBesideSheet(context.ui, row)) continue;
            Perform(context, row.action);
            return;
        }
    }
}

// Digits select servers.
void HandleDigits(const PanelContext& context) {
    for (Slot slot = 0; slot < 9 && slot < context.scene.servers.size(); ++slot) {
        const auto key = static_cast<Key>('1' + slot);
        if (!Pressed({key}, false)) continue;
        context.ui.told.clear();
        context.Want(Select{{TargetKind::kServer, slot, 0}});
    }
}

// One thing at a time, the topmost first.
void HandleEscape(const PanelContext& context) {
    if (CloseTopmost(context)) return;
    UiState& ui = context.ui;
    if (!ui.told.empty()) {
        ui.told.clear();
    } else if (ui.selected.kind != TargetKind::kNone) {
        context.Want(Select{});
    } else {
        ui.asked_event.reset();
    }
}

}  // namespace

bool KeyPressed(Key key, bool repeats) {
    if (key == Key::kNone) return false;
    return ImGui::IsKeyPressed(CodeOf(key), repeats);
}

bool EscapePressed() {
    return KeyPressed(Key::kEscape);
}

void HandleKeys(const PanelContext& context) {
    if (context.scene.damaged) {
        // An offer that waits for its answer.
        const Chord& quit = RowOf(Action::kQuit).chords.front();
        if (Pressed(quit, false)) Perform(context, Action::kQuit);
        if (EscapePressed()) CloseTopmost(context);
        return;
    }
    if (context.ui.menu_shown) return;
    HandleActions(context);
    if (ImGui::GetIO().WantTextInput) return;
    if (EscapePressed()) HandleEscape(context);
    if (!SheetOpen(context.scene, context.ui)) HandleDigits(context);
}

}  // namespace render
