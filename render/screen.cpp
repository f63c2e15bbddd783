// Lays the panels out, draws them, and gathers what the user wants.
#include "render/screen.h"

#include "render/inspector_panel.h"
#include "render/keys.h"
#include "render/kit.h"
#include "render/layout.h"
#include "render/logs_panel.h"
#include "render/overlays.h"
#include "render/ring_panel.h"
#include "render/story_panel.h"
#include "render/theme.h"
#include "render/top_bar.h"
#include "render/transport_bar.h"

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

// A thin window over the edge of a side panel; dragging it gives the panel another width. True
// while it is dragged.
bool DrawSplitter(const PanelContext& context, const char* id, const Rect& stage, float x) {
    const float grip = 6 * context.theme.scale;
    const Rect rect{{x - grip / 2, stage.min.y}, {x + grip / 2, stage.max.y}};
    BeginPanel(id, rect, Color{0, 0, 0, 0});
    ImGui::InvisibleButton("###grip", {grip, stage.height()});
    const bool active = ImGui::IsItemActive();
    if (active || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        WindowCanvas(context).FillRect({{x - 1, rect.min.y}, {x + 1, rect.max.y}}, 0,
                                       context.theme.accent);
    }
    EndPanel();
    return active;
}

void DrawSplitters(const PanelContext& context, const ScreenLayout& layout) {
    const float pointer = ImGui::GetMousePos().x;
    const float scale = context.theme.scale;
    if (DrawSplitter(context, "###left-edge", layout.stage, layout.stage.min.x)) {
        context.ui.left_width = pointer / scale;
    }
    if (DrawSplitter(context, "###right-edge", layout.stage, layout.stage.max.x)) {
        context.ui.right_width = (layout.logs.max.x - pointer) / scale;
    }
}

}  // namespace

std::vector<Intent> DrawScreen(const Theme& theme, const UiFonts& fonts, const SceneView& scene,
                               UiState& ui) {
    std::vector<Intent> intents;
    const PanelContext context{theme, fonts, scene, ui, intents};
    const Vec2 size = FromImgui(ImGui::GetIO().DisplaySize);
    const ScreenLayout layout =
        LayOutScreen(size, {theme.scale, ui.left_width, ui.right_width, ui.logs_height,
                            scene.servers.size(), ui.legend_open});

    BeginScreen(theme, size);
    DrawMenu(context);
    const Target hovered_before = ui.hovered;
    ui.hovered = {};
    DrawTopBar(context, layout.top);
    DrawStoryPanel(context, layout.story);
    DrawRingPanel(context, layout);
    DrawLogsPanel(context, layout.logs);
    DrawInspectorPanel(context, layout.inspector);
    DrawTransportBar(context, layout.transport);
    DrawSplitters(context, layout);
    HandleKeys(context);
    ImGui::End();

    DrawSheets(context, layout, size);
    DrawHint(context, hovered_before, size);
    return intents;
}

}  // namespace render
