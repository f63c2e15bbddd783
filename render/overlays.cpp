// Popups and bubbles. A menu's items come one frame after the click that asked for them.
#include "render/overlays.h"

#include <algorithm>
#include <string>

#include "render/hint_bubble.h"
#include "render/history_sheets.h"
#include "render/keys.h"
#include "render/sheet.h"
#include "render/words.h"

namespace render {

namespace {

constexpr const char* kMenuId = "###menu";

void DrawMenuItem(const PanelContext& context, const MenuItem& item, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    if (item.separator_before) ImGui::Separator();
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const float height = 28 * theme.scale;
    const Rect box{corner, corner + Vec2{width, height}};
    ImGui::PushID(item.command.c_str());
    const bool clicked = ImGui::InvisibleButton(item.label.c_str(), {width, height});
    ImGui::PopID();
    if (ImGui::IsItemHovered() && item.enabled) {
        canvas.FillRect(box, theme.radius_small, theme.hovered);
    }
    const float y = box.center().y;
    canvas.Text({box.min.x + theme.space.small, y}, item.label,
                {item.enabled ? theme.ink : theme.ink_soft, theme.type.small,
                 item.enabled ? FontKind::kSemiBold : FontKind::kRegular});
    const bool told = !item.enabled && !item.why_not.empty();
    canvas.Text({box.max.x - theme.space.small, y}, told ? item.why_not : item.command,
                {theme.ink_soft, theme.type.tiny, told ? FontKind::kRegular : FontKind::kMono,
                 Align::kRight});
    if (clicked && item.enabled) {
        context.Want(RunCommandText{item.command});
        ImGui::CloseCurrentPopup();
    }
}

float MenuWidth(const PanelContext& context) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    float width = 170 * theme.scale;
    for (const MenuItem& item : context.scene.menu) {
        const bool told = !item.enabled && !item.why_not.empty();
        const float label =
            canvas.MeasureText(item.label, {theme.ink, theme.type.small, FontKind::kSemiBold}).x;
        const float aside = canvas
                                .MeasureText(told ? item.why_not : item.command,
                                             {theme.ink, theme.type.tiny,
                                              told ? FontKind::kRegular : FontKind::kMono})
                                .x;
        width = std::max(width, label + aside + 2 * theme.space.small + theme.space.huge);
    }
    return width;
}

// In two columns, the first one the longer.
void DrawHelp(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    const std::size_t tall = (words::kHelpLines.size() + 1) / 2;
    const float pitch = 24 * theme.scale;
    const float column = 460 * theme.scale;
    const float height = pitch * static_cast<float>(tall) + theme.type.title + theme.space.medium +
                         2 * theme.space.large;
    const Vec2 size{2 * column + 2 * theme.space.large, height};
    if (!BeginSheet(context, "###help-sheet", screen * 0.5F, {0.5F, 0.5F}, size)) {
        context.ui.help_open = false;
    }
    const Vec2 corner = DrawSheetTitle(context, context.Say(words::kHelp)) + Vec2{0, pitch / 2};
    ImguiCanvas canvas = WindowCanvas(context);
    const float indent = 124 * theme.scale;
    for (std::size_t i = 0; i < words::kHelpLines.size(); ++i) {
        const words::HelpLine& line = words::kHelpLines.at(i);
        const Vec2 at = corner + Vec2{static_cast<float>(i / tall) * column,
                                      static_cast<float>(i % tall) * pitch};
        canvas.Text(at, line.what, {theme.accent, theme.type.small, FontKind::kSemiBold});
        TextWithin(canvas, at + Vec2{indent, 0}, line.does, {theme.ink, theme.type.small},
                   column - indent);
    }
    if (SheetCross(context)) context.ui.help_open = false;
    EndSheet();
}

float ScenarioHeight(const PanelContext& context, const ScenarioItem& item, float width) {
    const Theme& theme = context.theme;
    return theme.type.body + 2 * theme.space.small +
           WrappedHeight(context, item.summary, FontKind::kRegular, theme.type.tiny,
                         width - 2 * theme.space.small);
}

void DrawScenarioItem(const PanelContext& context, const ScenarioItem& item, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float room = width - 2 * theme.space.small;
    const float height = ScenarioHeight(context, item, width);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, height}};
    ImGui::PushID(item.path.c_str());
    if (ImGui::InvisibleButton("###scenario", {width, height})) {
        context.Want(OpenScenario{item.path});
        context.ui.scenarios_open = false;
    }
    ImGui::PopID();
    if (ImGui::IsItemHovered()) canvas.FillRect(box, theme.radius, theme.hovered);
    const Vec2 text = corner + Vec2{theme.space.small, theme.space.small};
    canvas.Text(text + Vec2{0, theme.type.body / 2}, item.title,
                {item.current ? theme.accent : theme.ink, theme.type.body, FontKind::kSemiBold});
    WrappedText(context, text + Vec2{0, theme.type.body}, item.summary, FontKind::kRegular,
                theme.type.tiny, theme.ink_soft, room);
}

void DrawScenarios(const PanelContext& context, const ScreenLayout& layout) {
    const Theme& theme = context.theme;
    const float wide = 440 * theme.scale;
    const float list = wide - theme.space.large - 2 * theme.space.small;
    float tall = theme.type.title + 2 * theme.space.large + theme.space.medium;
    for (const ScenarioItem& item : context.scene.scenarios) {
        tall += ScenarioHeight(context, item, list) + theme.space.hair;
    }
    const Vec2 size{wide, std::min(tall, layout.stage.height() - theme.space.large)};
    const Vec2 at{150 * theme.scale, layout.top.max.y + theme.space.tight};
    if (!BeginSheet(context, "###scenario-sheet", at, {0, 0}, size)) {
        context.ui.scenarios_open = false;
    }
    const Vec2 below = DrawSheetTitle(context, context.Say(words::kScenarios));
    const Rect body{below, at + size - Vec2{theme.space.small, theme.space.small}};
    BeginPanel("###scenario-list", body, theme.raised, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.space.hair});
    for (const ScenarioItem& item : context.scene.scenarios) DrawScenarioItem(context, item, list);
    ImGui::PopStyleVar();
    EndPanel();
    EndSheet();
}

}  // namespace

void DrawMenu(const PanelContext& context) {
    UiState& ui = context.ui;
    if (ui.menu_target.kind == TargetKind::kNone) return;
    if (!ui.menu_shown) {
        if (context.scene.menu.empty()) return;
        ImGui::OpenPopup(kMenuId);
        ImGui::SetNextWindowPos(ToImgui(ui.menu_at));
        ui.menu_shown = true;
    }
    const Theme& theme = context.theme;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.space.hair});
    if (ImGui::BeginPopup(kMenuId)) {
        const float width = MenuWidth(context);
        const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
        WindowCanvas(context).Text(corner + Vec2{theme.space.small, theme.type.small / 2},
                                   context.scene.menu_title,
                                   {theme.ink_soft, theme.type.tiny, FontKind::kSemiBold});
        ImGui::Dummy({width, theme.type.small + theme.space.tight});
        for (const MenuItem& item : context.scene.menu) DrawMenuItem(context, item, width);
        if (EscapePressed()) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    // In the frame of the Escape that closed it, it still stands between the keys and the rest.
    if (!ImGui::IsPopupOpen(kMenuId) && !EscapePressed()) {
        ui.menu_target = {};
        ui.menu_shown = false;
    }
}

void DrawHint(const PanelContext& context, const Target& hovered_before) {
    const UiState& ui = context.ui;
    if (ui.cut || ui.hovered.kind == TargetKind::kNone || ui.hovered != hovered_before) return;
    DrawHintBubble(context, context.scene.hint);
}

void DrawSheets(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    if (context.ui.scenarios_open) DrawScenarios(context, layout);
    if (context.ui.help_open) DrawHelp(context, screen);
    DrawHistorySheets(context, screen);
}

}  // namespace render
