// The hint at the pointer, the picker of scenarios, and which sheets are drawn.
#include "render/overlays.h"

#include <algorithm>
#include <string>

#include "render/help_sheet.h"
#include "render/hint_bubble.h"
#include "render/history_sheets.h"
#include "render/keys.h"
#include "render/sheet.h"
#include "render/words.h"

namespace render {

namespace {

float ScenarioHeight(const PanelContext& context, const ScenarioItem& item, float width) {
    const Theme& theme = context.theme;
    return theme.type.body + 2 * theme.space.small +
           WrappedHeight(context, item.summary, FontKind::kRegular, theme.type.tiny,
                         width - 2 * theme.space.small);
}

void DrawScenarioItem(const PanelContext& context, const ScenarioItem& item, bool chosen,
                      float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float room = width - 2 * theme.space.small;
    const float height = ScenarioHeight(context, item, width);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, height}};
    ImGui::PushID(item.path.c_str());
    const bool clicked = ImGui::InvisibleButton("###scenario", {width, height});
    if (clicked || (chosen && KeyPressed(Key::kEnter))) {
        context.Want(OpenScenario{item.path});
        context.ui.scenarios_open = false;
    }
    ImGui::PopID();
    if (chosen && (KeyPressed(Key::kUp, true) || KeyPressed(Key::kDown, true))) {
        ImGui::SetScrollHereY();
    }
    if (ImGui::IsItemHovered() || chosen) canvas.FillRect(box, theme.radius, theme.hovered);
    const Vec2 text = corner + Vec2{theme.space.small, theme.space.small};
    TextWithin(canvas, text + Vec2{0, theme.type.body / 2}, item.title,
               {item.current ? theme.accent : theme.ink, theme.type.body, FontKind::kSemiBold},
               room);
    WrappedText(context, text + Vec2{0, theme.type.body}, item.summary, FontKind::kRegular,
                theme.type.tiny, theme.ink_soft, room);
}

// Rows count from 1; 0 is none.
void HandleArrows(const PanelContext& context) {
    std::size_t& row = context.ui.sheet_row;
    const std::size_t count = context.scene.scenarios.size();
    if (count == 0) return;
    if (KeyPressed(Key::kDown, true)) row = row % count + 1;
    if (KeyPressed(Key::kUp, true)) row = row <= 1 ? count : row - 1;
}

void DrawScenarios(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    const Theme& theme = context.theme;
    const float wide = std::min(440 * theme.scale, screen.x - 2 * theme.space.large);
    const float list =
        wide - theme.space.large - 2 * theme.space.small - ImGui::GetStyle().ScrollbarSize;
    float tall = theme.type.title + 2 * theme.space.large + theme.space.medium;
    for (const ScenarioItem& item : context.scene.scenarios) {
        tall += ScenarioHeight(context, item, list) + theme.space.hair;
    }
    const float top = layout.top.max.y + theme.space.tight;
    const Vec2 size{wide, std::min(tall, (screen.y - top) * 0.85F)};
    const Vec2 at{std::min(150 * theme.scale, screen.x - wide - theme.space.small), top};
    if (!BeginSheet(context, "###scenario-sheet", at, {0, 0}, size)) {
        context.ui.scenarios_open = false;
    }
    const Vec2 below = DrawSheetTitle(context, context.Say(words::kScenarios));
    const Rect body{below, at + size - Vec2{theme.space.small, theme.space.small}};
    BeginPanel("###scenario-list", body, theme.raised, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.space.hair});
    if (ImGui::IsWindowAppearing()) context.ui.sheet_row = 0;
    HandleArrows(context);
    std::size_t row = 0;
    for (const ScenarioItem& item : context.scene.scenarios) {
        DrawScenarioItem(context, item, ++row == context.ui.sheet_row, list);
    }
    ImGui::PopStyleVar();
    EndPanel();
    EndSheet();
}

}  // namespace

void DrawHint(const PanelContext& context, const Target& hovered_before) {
    const UiState& ui = context.ui;
    if (ui.cut || ui.hovered.kind == TargetKind::kNone || ui.hovered != hovered_before) return;
    DrawHintBubble(context, context.scene.hint);
}

void DrawSheets(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    if (context.ui.scenarios_open) DrawScenarios(context, layout, screen);
    if (context.ui.help_open) DrawHelpSheet(context, screen);
    DrawHistorySheets(context, screen);
}

}  // namespace render
