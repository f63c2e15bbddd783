// Keys as intents. Letters and digits by key; signs by the character that the layout makes of them.
#include "render/keys.h"

#include <cstring>
#include <string>
#include <string_view>

#include "render/history_bar.h"
#include "render/history_sheets.h"
#include "render/speed.h"

namespace render {

namespace {

// Keys that ImGui before 1.87 knows only by the numbers of the library that opened the window.
#if IMGUI_VERSION_NUM >= 18700
using KeyCode = ImGuiKey;
constexpr KeyCode kSpace = ImGuiKey_Space;
constexpr KeyCode kRight = ImGuiKey_RightArrow;
constexpr KeyCode kLeft = ImGuiKey_LeftArrow;
constexpr KeyCode kHome = ImGuiKey_Home;
constexpr KeyCode kEnd = ImGuiKey_End;
constexpr KeyCode kEscape = ImGuiKey_Escape;
constexpr KeyCode kF1 = ImGuiKey_F1;
constexpr KeyCode Letter(char c) {
    return static_cast<KeyCode>(ImGuiKey_A + (c - 'a'));
}
constexpr KeyCode Digit(int digit) {
    return static_cast<KeyCode>(ImGuiKey_0 + digit);
}
#else
using KeyCode = int;
constexpr KeyCode kSpace = 32;
constexpr KeyCode kRight = 262;
constexpr KeyCode kLeft = 263;
constexpr KeyCode kHome = 268;
constexpr KeyCode kEnd = 269;
constexpr KeyCode kEscape = 256;
constexpr KeyCode kF1 = 290;
constexpr KeyCode Letter(char c) {
    return 'A' + (c - 'a');
}
constexpr KeyCode Digit(int digit) {
    return '0' + digit;
}
#endif

bool Pressed(KeyCode key, bool repeats = false) {
    return ImGui::IsKeyPressed(key, repeats);
}

bool Typed(char sign) {
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters) {
        if (c == static_cast<ImWchar>(sign)) return true;
    }
    return false;
}

// Puts the beginning of a command into the command line and the keyboard there.
void OpenCommandLine(UiState& ui, std::string_view text) {
    ui.command_text.fill('\0');
    std::memcpy(ui.command_text.data(), text.data(), text.size());
    ui.command_wants_focus = true;
}

void HandleClock(const PanelContext& context) {
    const TransportView& transport = context.scene.transport;
    if (Pressed(kSpace)) context.Want(transport.playing ? Intent{Pause{}} : Intent{Play{}});
    if (Pressed(kRight, true)) {
        context.Want(ImGui::GetIO().KeyShift ? Intent{StepToNext{StepGoal::kMessage}}
                                             : Intent{StepEvents{1}});
    }
    if (Pressed(kLeft, true)) {
        context.Want(RunCommandText{ImGui::GetIO().KeyShift ? "back message" : "back"});
    }
    if (Pressed(kHome)) context.Want(RunCommandText{"goto start"});
    if (Pressed(kEnd)) context.Want(RunCommandText{"goto end"});
    if (Typed('+')) context.Want(SetSpeed{Faster(transport.speed)});
    if (Typed('-')) context.Want(SetSpeed{Slower(transport.speed)});
}

// Brackets are typed with alt or control on many keyboards.
void HandleBrackets(const PanelContext& context) {
    if (Typed(']')) context.Want(StepToNext{StepGoal::kRole});
    if (Typed('[')) context.Want(RunCommandText{"back role"});
}

void HandleServers(const PanelContext& context) {
    const std::vector<NodeView>& servers = context.scene.servers;
    for (int digit = 1; digit <= 9; ++digit) {
        const auto slot = static_cast<Slot>(digit - 1);
        if (slot < servers.size() && Pressed(Digit(digit))) {
            context.Want(Select{{TargetKind::kServer, slot, 0}});
        }
    }
    const Target& selected = context.ui.selected;
    if (selected.kind == TargetKind::kServer && selected.first < servers.size()) {
        const NodeView& server = servers[selected.first];
        const bool down = server.role == RoleMark::kDown;
        if (Pressed(Letter('c'))) {
            context.Want(RunCommandText{(down ? "restart " : "crash ") + server.name});
        }
        if (Pressed(Letter('t'))) context.Want(RunCommandText{"timeout " + server.id});
    }
    if (Pressed(Letter('p'))) {
        const std::string& propose = context.scene.propose_command;
        if (propose.empty()) {
            OpenCommandLine(context.ui, "put ");
        } else {
            context.Want(RunCommandText{propose});
        }
    }
}

// With the control key. What a person did is taken back only where no text is being typed.
void HandleControl(const PanelContext& context) {
    const ImGuiIO& io = ImGui::GetIO();
    if (Pressed(Letter('k'))) OpenCommandLine(context.ui, "");
    if (Pressed(Letter('q'))) context.Want(Quit{});
    if (io.WantTextInput) return;
    if (Pressed(Letter('r'))) context.Want(Restart{});
    if (Pressed(Letter('z'), true)) context.Want(RunCommandText{io.KeyShift ? "redo" : "undo"});
    if (Pressed(Letter('y'), true)) context.Want(RunCommandText{"redo"});
}

void HandleScreen(const PanelContext& context) {
    UiState& ui = context.ui;
    if (Pressed(kF1) || Typed('?')) ui.help_open = !ui.help_open;
    if (Pressed(Letter('h'))) ui.legend_open = !ui.legend_open;
    if (Pressed(Letter('o'))) ui.scenarios_open = !ui.scenarios_open;
    if (Pressed(Letter('d'))) context.Want(ToggleTheme{});
    if (Pressed(Letter('g'))) ui.timeline_open = !ui.timeline_open;
    if (Pressed(Letter('b'))) OpenBookmarkSheet(context);
    if (Pressed(Letter('m'))) {
        ui.branches_open = !ui.branches_open;
        ui.renaming = false;
    }
    if (Typed('/')) OpenCommandLine(ui, "");
    if (!Pressed(kEscape)) return;
    // One thing at a time, the topmost first.
    if (CloseHistorySheet(context)) return;
    if (ui.help_open || ui.scenarios_open) {
        ui.help_open = ui.scenarios_open = false;
    } else if (ui.cut) {
        ui.cut.reset();
    } else if (ui.selected.kind != TargetKind::kNone) {
        context.Want(Select{});
    } else {
        ui.asked_event.reset();
    }
}

}  // namespace

bool EscapePressed() {
    return Pressed(kEscape);
}

void HandleKeys(const PanelContext& context) {
    const ImGuiIO& io = ImGui::GetIO();
    if (context.scene.damaged) {
        // An offer that waits for its answer.
        if (io.KeyCtrl && Pressed(Letter('q'))) context.Want(Quit{});
        if (Pressed(kEscape)) CloseHistorySheet(context);
        return;
    }
    if (io.KeyCtrl && !io.KeyAlt) HandleControl(context);
    if (io.WantTextInput || context.ui.menu_shown) return;
    HandleBrackets(context);
    if (io.KeyCtrl || io.KeyAlt) return;
    HandleClock(context);
    HandleServers(context);
    HandleScreen(context);
}

}  // namespace render
