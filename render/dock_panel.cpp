// Tabs that give way to a menu when they do not fit, and the one switch over all views.
#include "render/dock_panel.h"

#include <algorithm>
#include <array>

#include "render/clients_panel.h"
#include "render/inside_panel.h"
#include "render/inspector_panel.h"
#include "render/logs_panel.h"
#include "render/members_panel.h"
#include "render/ring_panel.h"
#include "render/roles_panel.h"
#include "render/stamp.h"
#include "render/story_panel.h"
#include "render/terms_panel.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kHead = 46;
constexpr float kButton = 26;
constexpr const char* kMoreId = "###more-tabs";

void DrawView(const PanelContext& context, ViewKind view, const Rect& area) {
    switch (view) {
        case ViewKind::kRing:
            return DrawRingPanel(context, area);
        case ViewKind::kLogs:
            return DrawLogsPanel(context, area);
        case ViewKind::kInside:
            return DrawInsidePanel(context, area);
        case ViewKind::kRoles:
            return DrawRolesPanel(context, area);
        case ViewKind::kTerms:
            return DrawTermsPanel(context, area);
        case ViewKind::kMembers:
            return DrawMembersPanel(context, area);
        case ViewKind::kClients:
            return DrawClientsPanel(context, area);
        case ViewKind::kStory:
            return DrawStoryPanel(context, area);
        case ViewKind::kInspector:
            return DrawInspectorPanel(context, area);
    }
}

const char* NameOf(const PanelContext& context, ViewKind view) {
    return context.Say(words::kViews.at(static_cast<std::size_t>(view)));
}

TextStyle TabStyle(const Theme& theme, bool current) {
    return {current ? theme.ink : theme.ink_soft, theme.type.small, FontKind::kSemiBold};
}

// One tab at its left end; returns its width.
float DrawTab(const PanelContext& context, Canvas& canvas, ViewKind view, const Rect& head,
              float x) {
    const Theme& theme = context.theme;
    const bool current = context.ui.dock_view == view;
    const char* name = NameOf(context, view);
    const TextStyle style = TabStyle(theme, current);
    const float width = canvas.MeasureText(name, style).x;
    const float over = theme.space.small * 0.75F;
    ImGui::PushID(static_cast<int>(view));
    ImGui::SetCursorScreenPos({x - over, head.min.y});
    if (ImGui::InvisibleButton("###tab", {width + 2 * over, head.height()})) {
        context.ui.dock_view = view;
    }
    const bool hovered = ImGui::IsItemHovered();
    if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) PutOnStage(context.ui, view);
    TipForLastItem(context, context.Say(words::kViewTips.at(static_cast<std::size_t>(view))));
    ImGui::PopID();
    TextStyle shown = style;
    if (hovered) shown.color = theme.ink;
    canvas.Text({x, head.center().y}, name, shown);
    if (current) {
        const float base = head.max.y;
        canvas.FillRect({{x - over / 2, base - 2 * theme.scale}, {x + width + over / 2, base + 1}},
                        1, theme.accent);
    }
    return width + 2 * over + theme.space.tight;
}

void DrawMore(const PanelContext& context, const std::vector<ViewKind>& rest, const Rect& button) {
    if (IconButton(context, "###more", Icon::kCaretDown, button, {.bare = true})) {
        ImGui::OpenPopup(kMoreId);
    }
    TipForLastItem(context, context.Say(words::kMoreTabs));
    const FontScope font(context, FontKind::kRegular, context.theme.type.small);
    if (!ImGui::BeginPopup(kMoreId)) return;
    for (const ViewKind view : rest) {
        if (ImGui::Selectable(NameOf(context, view))) context.ui.dock_view = view;
    }
    ImGui::EndPopup();
}

void DrawTabs(const PanelContext& context, Canvas& canvas, const Rect& head, bool compact) {
    const Theme& theme = context.theme;
    const float side = kButton * theme.scale;
    const float y = head.center().y;
    Rect button{{head.max.x - theme.space.small - side, y - side / 2},
                {head.max.x - theme.space.small, y + side / 2}};
    if (IconButton(context, "###to-stage", Icon::kEnlarge, button, {.bare = true})) {
        PutOnStage(context.ui, context.ui.dock_view);
    }
    TipForLastItem(context, context.Say(words::kEnlargeTip));

    const std::vector<ViewKind> tabs = TabsOf(context.ui, compact);
    const float over = theme.space.small * 0.75F;
    const auto width = [&](ViewKind view) {
        const bool current = context.ui.dock_view == view;
        return canvas.MeasureText(NameOf(context, view), TabStyle(theme, current)).x + 2 * over +
               theme.space.tight;
    };
    float all = 0;
    for (const ViewKind view : tabs) all += width(view);
    float x = head.min.x + theme.space.medium;
    float room = button.min.x - x;
    const bool fits = all <= room;
    if (!fits) room -= side;
    // The one that is shown keeps its tab, whatever else has to go.
    room -= width(context.ui.dock_view);
    std::vector<ViewKind> rest;
    for (const ViewKind view : tabs) {
        const bool current = view == context.ui.dock_view;
        if (!current && (room < width(view) || !rest.empty())) {
            rest.push_back(view);
            continue;
        }
        if (!current) room -= width(view);
        x += DrawTab(context, canvas, view, head, x);
    }
    if (!rest.empty())
        DrawMore(context, rest, {button.min - Vec2{side, 0}, button.max - Vec2{side, 0}});
    canvas.Line({head.min.x, head.max.y}, {head.max.x, head.max.y}, {theme.border, theme.thin});
}

}  // namespace

std::vector<ViewKind> TabsOf(const UiState& ui, bool compact) {
    std::vector<ViewKind> tabs;
    for (std::size_t i = 0; i < kViewKinds; ++i) {
        const auto view = static_cast<ViewKind>(i);
        const bool own_panel = view == ViewKind::kStory || view == ViewKind::kInspector;
        if (view != ui.stage_view && (compact || !own_panel)) tabs.push_back(view);
    }
    return tabs;
}

void PutOnStage(UiState& ui, ViewKind view) {
    if (view == ui.stage_view) return;
    const ViewKind before = ui.stage_view;
    ui.stage_view = view;
    if (ui.dock_view == view) ui.dock_view = before;
}

void DrawDockPanel(const PanelContext& context, const ScreenLayout& layout) {
    const Theme& theme = context.theme;
    const Rect& rect = layout.dock;
    UiState& ui = context.ui;
    const std::vector<ViewKind> tabs = TabsOf(ui, layout.compact);
    // Its tab may have gone: with the window's size, or to the stage.
    if (std::find(tabs.begin(), tabs.end(), ui.dock_view) == tabs.end())
        ui.dock_view = tabs.front();
    const float edge = rect.min.y + (kHead - 2) * theme.scale;
    BeginPanel("###dock", {rect.min, {rect.max.x, edge + 2}}, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawTabs(context, canvas, {rect.min, {rect.max.x, edge}}, layout.compact);
    EndPanel();
    DrawView(context, ui.dock_view, {{rect.min.x, edge + 2}, rect.max});
}

void DrawStagePanel(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    if (ui.stage_view == ViewKind::kRing) return DrawRingPanel(context, area);
    const float edge = area.min.y + (kHead - 2) * theme.scale;
    BeginPanel("###stage-head", {area.min, {area.max.x, edge + 2}}, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const Rect head{area.min, {area.max.x, edge}};
    canvas.Text({head.min.x + theme.space.large, head.center().y}, NameOf(context, ui.stage_view),
                {theme.ink, theme.type.large, FontKind::kSemiBold});
    const float side = kButton * theme.scale;
    const Vec2 corner{head.max.x - theme.space.small, head.center().y - side / 2};
    if (IconButton(context, "###ring-back", Icon::kCross,
                   {corner - Vec2{side, 0}, corner + Vec2{0, side}}, {.bare = true})) {
        PutOnStage(ui, ViewKind::kRing);
    }
    TipForLastItem(context, context.Say(words::kRingBackTip));
    const float named = canvas
                            .MeasureText(NameOf(context, ui.stage_view),
                                         {theme.ink, theme.type.large, FontKind::kSemiBold})
                            .x;
    DrawStampIn(canvas, theme, context.scene.stamp,
                {{head.min.x + 2 * theme.space.large + named, head.min.y + theme.space.tight},
                 {corner.x - side - theme.space.medium, edge - theme.space.tight}});
    canvas.Line({head.min.x, edge}, {head.max.x, edge}, {theme.border, theme.thin});
    EndPanel();
    DrawView(context, ui.stage_view, {{area.min.x, edge + 2}, area.max});
}

}  // namespace render
