// The theme's roles laid over ImGui's colours; whatever we do not use keeps ImGui's own.
#include "render/style.h"

#include "render/imgui_canvas.h"
#include "render/theme.h"

namespace render {

void ApplyStyle(const Theme& theme) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    if (theme.dark) {
        ImGui::StyleColorsDark();
    } else {
        ImGui::StyleColorsLight();
    }
    style.WindowRounding = 0;
    style.ChildRounding = 0;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.WindowPadding = {10, 8};
    style.FramePadding = {8, 5};
    style.ItemSpacing = {8, 6};
    style.FrameRounding = 6;
    style.PopupRounding = 8;
    style.ScrollbarRounding = 6;
    style.GrabRounding = 6;
    style.ScrollbarSize = 10;
    style.ScaleAllSizes(theme.scale);
    style.PopupBorderSize = theme.thin;  // Which ImGui would leave as it is.
    style.FrameBorderSize = theme.thin;

    const auto set = [&style](ImGuiCol role, Color color) {
        style.Colors[role] = ToImguiVec4(color);
    };
    set(ImGuiCol_Text, theme.ink);
    set(ImGuiCol_TextDisabled, theme.ink_soft);
    set(ImGuiCol_WindowBg, theme.panel);
    set(ImGuiCol_ChildBg, theme.panel);
    set(ImGuiCol_PopupBg, theme.raised);
    set(ImGuiCol_Border, theme.border);
    set(ImGuiCol_FrameBg, theme.card);
    set(ImGuiCol_FrameBgHovered, theme.card);
    set(ImGuiCol_FrameBgActive, theme.card);
    set(ImGuiCol_Button, theme.raised);
    set(ImGuiCol_ButtonHovered, theme.hovered);
    set(ImGuiCol_ButtonActive, theme.hovered);
    set(ImGuiCol_Header, theme.hovered);
    set(ImGuiCol_HeaderHovered, theme.hovered);
    set(ImGuiCol_HeaderActive, theme.hovered);
    set(ImGuiCol_ScrollbarBg, theme.panel.WithAlpha(0));
    set(ImGuiCol_ScrollbarGrab, theme.border);
    set(ImGuiCol_ScrollbarGrabHovered, theme.ink_soft);
    set(ImGuiCol_ScrollbarGrabActive, theme.ink_soft);
    set(ImGuiCol_TextSelectedBg, theme.accent.WithAlpha(0.3F));
    set(ImGuiCol_Separator, theme.border);
}

}  // namespace render
