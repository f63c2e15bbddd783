// Windows of ImGui that keep the focus while they are there.
#include "render/sheet.h"

#include <algorithm>

namespace render {

bool BeginSheet(const PanelContext& context, const char* id, Vec2 at, Vec2 pivot, Vec2 size) {
    const Theme& theme = context.theme;
    ImGui::SetNextWindowPos(ToImgui(at), ImGuiCond_Always, ToImgui(pivot));
    ImGui::SetNextWindowSize(ToImgui(size), ImGuiCond_Always);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ToImguiVec4(theme.raised));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, theme.thin);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme.radius_large);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme.space.large, theme.space.large});
    ImGui::SetNextWindowFocus();
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    // On release, as the buttons that open a sheet do: they have had their say by then. What was
    // pressed inside and dragged out of it, as a selection of text, is no click outside.
    const Vec2 corner = FromImgui(ImGui::GetWindowPos());
    const Rect window{corner, corner + FromImgui(ImGui::GetWindowSize())};
    const bool clicked_outside = ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
                                 !window.Contains(FromImgui(ImGui::GetIO().MouseClickedPos[0]));
    return !clicked_outside || ImGui::IsWindowAppearing();
}

void EndSheet() {
    ImGui::End();
    ImGui::PopStyleVar(3);
    ImGui::PopStyleColor();
}

Vec2 DrawSheetTitle(const PanelContext& context, std::string_view text) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    TextWithin(canvas, corner + Vec2{0, theme.type.title / 2}, text,
               {theme.ink, theme.type.title, FontKind::kSemiBold},
               ImGui::GetContentRegionAvail().x - 30 * theme.scale);
    return corner + Vec2{0, theme.type.title + theme.space.medium};
}

bool SheetCross(const PanelContext& context) {
    const Theme& theme = context.theme;
    const float side = 24 * theme.scale;
    const Vec2 corner{ImGui::GetWindowPos().x + ImGui::GetWindowSize().x - theme.space.small,
                      ImGui::GetWindowPos().y + theme.space.small};
    return IconButton(context, "###sheet-cross", Icon::kCross,
                      {corner - Vec2{side, 0}, corner + Vec2{0, side}}, {.bare = true});
}

bool NameField(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const FontScope font(context, FontKind::kRegular, theme.type.small);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::SetNextItemWidth(rect.width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {theme.space.small, (rect.height() - theme.type.small) / 2});
    // Whoever opened it wants to type; a button beside it may be held meanwhile.
    if (!ImGui::IsAnyItemActive()) ImGui::SetKeyboardFocusHere();
    const bool entered =
        ImGui::InputText("###name", context.ui.name_text.data(), context.ui.name_text.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    return entered;
}

void FillNameField(UiState& ui, std::string_view text) {
    std::size_t keep = std::min(text.size(), ui.name_text.size() - 1);
    // Never half of a character.
    while (keep < text.size() && keep > 0 &&
           (static_cast<unsigned char>(text[keep]) & 0xC0U) == 0x80U) {
        --keep;
    }
    ui.name_text.fill('\0');
    std::copy_n(text.begin(), keep, ui.name_text.begin());
}

Vec2 AboveAnchor(const PanelContext& context, Vec2 anchor, Vec2 size, Vec2 screen) {
    const float margin = context.theme.space.small;
    if (anchor == Vec2{}) anchor = {margin, screen.y * 0.8F};
    return {std::max(std::min(anchor.x, screen.x - size.x - margin), margin),
            std::min(std::max(anchor.y - margin / 2, size.y + margin), screen.y - margin)};
}

}  // namespace render
