// ImGui's text field with our history, and the hints in a box above it.
#include "render/command_line.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "render/keys.h"
#include "render/words.h"

namespace render {

namespace {

constexpr std::size_t kMostHints = 8;
constexpr std::size_t kMostRemembered = 100;

// Up goes back, down forward; beyond the newest stands an empty line.
int OnHistory(ImGuiInputTextCallbackData* data) {
    auto& ui = *static_cast<UiState*>(data->UserData);
    const std::size_t count = ui.command_history.size();
    if (data->EventKey == ImGuiKey_UpArrow && ui.command_back < count) ++ui.command_back;
    if (data->EventKey == ImGuiKey_DownArrow && ui.command_back > 0) --ui.command_back;
    data->DeleteChars(0, data->BufTextLen);
    if (ui.command_back > 0) {
        data->InsertChars(0, ui.command_history[count - ui.command_back].c_str());
    }
    return 0;
}

void Send(const PanelContext& context) {
    UiState& ui = context.ui;
    const std::string text = ui.command_text.data();
    ui.command_text.fill('\0');
    ui.command_back = 0;
    ui.command_wants_focus = true;
    if (text.find_first_not_of(' ') == std::string::npos) return;
    context.Want(RunCommandText{text});
    if (ui.command_history.size() >= kMostRemembered) {
        ui.command_history.erase(ui.command_history.begin());
    }
    ui.command_history.push_back(text);
}

void DrawHints(const PanelContext& context, const Rect& line) {
    const Theme& theme = context.theme;
    const std::vector<std::string>& hints = context.scene.command_hints;
    const std::size_t count = std::min(hints.size(), kMostHints);
    if (count == 0) return;
    ImguiCanvas canvas(*ImGui::GetForegroundDrawList(), context.fonts);
    const TextStyle style{theme.ink, theme.type.small, FontKind::kMono};
    float width = line.width();
    for (std::size_t i = 0; i < count; ++i) {
        const float need = canvas.MeasureText(hints[i], style).x + 2 * theme.space.medium;
        width = std::max(width, std::min(need, line.max.x - theme.space.medium));
    }
    const float pitch = theme.type.small * 1.5F;
    const float height = static_cast<float>(count) * pitch + theme.space.medium;
    const Rect box{{line.max.x - width, line.min.y - theme.space.medium - height},
                   {line.max.x, line.min.y - theme.space.medium}};
    canvas.FillRect(box, theme.radius, theme.raised);
    canvas.StrokeRect(box, theme.radius, {theme.border, theme.thin});
    Vec2 at = box.min + Vec2{theme.space.medium, theme.space.medium / 2 + pitch / 2};
    for (std::size_t i = 0; i < count; ++i) {
        TextWithin(canvas, at, hints[i], style, width - 2 * theme.space.medium);
        at.y += pitch;
    }
}

}  // namespace

void DrawCommandLine(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const FontScope font(context, FontKind::kMono, theme.type.small);
    const float pad = (rect.height() - theme.type.small) / 2;
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::SetNextItemWidth(rect.width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {theme.space.medium, pad});
    if (ui.command_wants_focus) {
        // An Escape right after Enter is meant for the line that is about to be focused again.
        if (!EscapePressed()) ImGui::SetKeyboardFocusHere();
        ui.command_wants_focus = false;
    }
    const bool was_open = ui.command_open;
    const bool entered = ImGui::InputTextWithHint(
        "###command", context.Say(words::kCommandHint), ui.command_text.data(),
        ui.command_text.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackHistory, OnHistory, &ui);
    ui.command_open = ImGui::IsItemActive();
    ImGui::PopStyleVar();
    if (entered) Send(context);
    // Left with Escape: what was begun is not meant.
    if (was_open && !ui.command_open && EscapePressed()) ui.command_text.fill('\0');
    if (ui.command_open) DrawHints(context, rect);
}

}  // namespace render
