// Lays the panels out, draws them, and gathers what the user wants.
#include "render/screen.h"

#include <algorithm>

#include "render/actions_menu.h"
#include "render/dock_panel.h"
#include "render/edit_sheet.h"
#include "render/evidence_sheet.h"
#include "render/hints.h"
#include "render/inspector_panel.h"
#include "render/keys.h"
#include "render/kit.h"
#include "render/layout.h"
#include "render/overlays.h"
#include "render/palette.h"
#include "render/presenter.h"
#include "render/settings_sheet.h"
#include "render/start_page.h"
#include "render/story_panel.h"
#include "render/theme.h"
#include "render/timeline_panel.h"
#include "render/top_bar.h"
#include "render/transport_bar.h"
#include "render/work_sheet.h"

namespace render {

namespace {

void BeginScreen(const Theme& theme, Vec2 size) {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ToImgui(size));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ToImguiVec4(theme.panel));
    ImGui::Begin("###screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoNav);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

// A thin window over the edge between two panels; dragging it moves the edge. True while it is
// dragged.
bool DrawSplitter(const PanelContext& context, const char* id, Vec2 from, Vec2 to) {
    const float half = 3 * context.theme.scale;
    const bool upright = to.y > from.y;
    const Vec2 aside = upright ? Vec2{half, 0} : Vec2{0, half};
    const Rect rect{from - aside, to + aside};
    BeginPanel(id, rect, Color{0, 0, 0, 0});
    ImGui::InvisibleButton("###grip",
                           {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
    const bool active = ImGui::IsItemActive();
    if (active || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(upright ? ImGuiMouseCursor_ResizeEW : ImGuiMouseCursor_ResizeNS);
        WindowCanvas(context).Line(from, to, {context.theme.accent, 2});
    }
    EndPanel();
    return active;
}

void DrawSplitters(const PanelContext& context, const ScreenLayout& layout) {
    const Vec2 pointer = FromImgui(ImGui::GetMousePos());
    const float scale = context.theme.scale;
    const Rect& stage = layout.stage;
    UiState& ui = context.ui;
    if (layout.story.width() > 0 &&
        DrawSplitter(context, "###left-edge", stage.min, {stage.min.x, stage.max.y})) {
        ui.left_width = pointer.x / scale;
    }
    const float right = std::max(layout.dock.max.x, layout.inspector.max.x);
    if (right > stage.max.x &&
        DrawSplitter(context, "###right-edge", {stage.max.x, stage.min.y}, stage.max)) {
        ui.right_width = (right - pointer.x) / scale;
    }
    const Rect& dock = layout.dock;
    if (dock.height() > 0 && layout.inspector.height() > 0 &&
        DrawSplitter(context, "###dock-edge", {dock.min.x, dock.max.y}, dock.max)) {
        ui.logs_height = std::max((pointer.y - dock.min.y) / scale, 1.0F);
    }
    const Rect& timeline = layout.timeline;
    if (ui.timeline_open &&
        DrawSplitter(context, "###timeline-edge", timeline.min, {timeline.max.x, timeline.min.y})) {
        ui.timeline_height = std::max((timeline.max.y - pointer.y) / scale, 1.0F);
    }
}

bool Open(const Rect& panel) {
    return panel.width() > 0 && panel.height() > 0;
}

void DrawPanels(const PanelContext& context, const ScreenLayout& layout) {
    if (Open(layout.top)) DrawTopBar(context, layout.top);
    if (Open(layout.story)) DrawStoryPanel(context, layout.story);
    DrawStagePanel(context, layout.stage);
    if (Open(layout.dock)) DrawDockPanel(context, layout);
    if (Open(layout.inspector)) DrawInspectorPanel(context, layout.inspector);
    if (Open(layout.caption)) DrawCaption(context, layout.caption);
    if (Open(layout.transport)) DrawTransportBar(context, layout.transport);
    if (Open(layout.timeline)) {
        DrawTimelinePanel(context, layout.timeline);
    } else {
        context.ui.timeline_hovered.reset();
    }
}

void DrawPages(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    DrawStartPage(context, layout, screen);
    DrawActionsMenu(context, layout, screen);
    DrawSettingsSheet(context, layout, screen);
    DrawEvidenceSheet(context, layout, screen);
    DrawEditSheet(context, layout, screen);
    DrawSheets(context, layout, screen);
    DrawPalette(context, layout, screen);
    DrawWorkSheet(context, layout, screen);
    DrawHints(context, layout, screen);
}

}  // namespace

std::vector<Intent> DrawScreen(const Theme& theme, const UiFonts& fonts, const SceneView& scene,
                               UiState& ui) {
    std::vector<Intent> intents;
    const PanelContext context{theme, fonts, scene, ui, intents};
    const Vec2 size = FromImgui(ImGui::GetIO().DisplaySize);
    const ScreenLayout layout = LayOutScreen(
        size, {theme.scale, ui.left_width, ui.right_width, ui.logs_height, ui.timeline_height,
               scene.servers.size(), ui.legend_open, ui.timeline_open, ui.story_open, ui.dock_open,
               ui.inspector_open, ui.alone, ui.caption_open});
    ui.compact = layout.compact;

    ui.wants_frame = false;
    BeginScreen(theme, size);
    DrawMenu(context);
    const Target hovered_before = ui.hovered;
    ui.hovered = {};
    DrawPanels(context, layout);
    DrawSplitters(context, layout);
    HandleKeys(context);
    ImGui::End();

    DrawPages(context, layout, size);
    DrawHint(context, hovered_before);
    DrawAloneHint(context, size);
    DrawTrail(context);
    return intents;
}

}  // namespace render
