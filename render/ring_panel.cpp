// Draws the stage and turns clicks, right clicks and drags on it into intents.
#include "render/ring_panel.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/legend.h"
#include "render/link_widget.h"
#include "render/message_widget.h"
#include "render/node_widget.h"
#include "render/partition_widget.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kDragStart = 6;

bool Is(const Target& target, TargetKind kind, std::uint64_t first, std::uint64_t second = 0) {
    return target == Target{kind, first, second};
}

void DrawLinks(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
               const RingLayout& ring) {
    const std::size_t count = ring.nodes.size();
    std::vector<const LinkView*> told(count * count, nullptr);
    for (const LinkView& link : scene.links) {
        if (link.a < count && link.b < count) told[link.a * count + link.b] = &link;
    }
    for (Slot a = 0; a < count; ++a) {
        for (Slot b = a + 1; b < count; ++b) {
            const LinkPlace place{ring.nodes[a],
                                  ring.nodes[b],
                                  ring.node_radius,
                                  ring.detail,
                                  Is(ui.selected, TargetKind::kLink, a, b),
                                  Is(ui.hovered, TargetKind::kLink, a, b)};
            const LinkView* link = told[a * count + b];
            if (link != nullptr) {
                DrawLink(canvas, theme, *link, place);
            } else {
                DrawQuietLink(canvas, theme, place);
            }
        }
    }
}

void DrawNodes(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
               const RingLayout& ring) {
    // Captions of neighbours at the same height must not touch.
    const float apart = ring.nodes.size() > 1 ? Distance(ring.nodes[0], ring.nodes[1]) : 1e6F;
    for (Slot slot = 0; slot < scene.servers.size(); ++slot) {
        const Vec2 center = ring.nodes[slot];
        const float from_center = std::max(Distance(center, ring.center), 1.0F);
        const NodePlace place{center,
                              ring.node_radius,
                              ring.detail,
                              (center - ring.center) * (1 / from_center),
                              Is(ui.selected, TargetKind::kServer, slot),
                              Is(ui.hovered, TargetKind::kServer, slot),
                              apart - theme.space.tight};
        DrawNode(canvas, theme, scene.servers[slot], place);
    }
}

void DrawMessages(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                  const RingLayout& ring) {
    const float size = MessageSize(ring);
    for (const MessageView& message : scene.messages) {
        const Lane lane = LaneOf(ring, message.from, message.to);
        const float length = std::max(Distance(lane.from, lane.to), 1.0F);
        const MessagePlace place{PositionOf(ring, message),
                                 (lane.to - lane.from) * (1 / length),
                                 size,
                                 ring.detail,
                                 Is(ui.selected, TargetKind::kMessage, message.id),
                                 Is(ui.hovered, TargetKind::kMessage, message.id)};
        DrawMessage(canvas, theme, message, place);
    }
}

// Under the servers: the links that would go.
void DrawEndangered(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                    const CutDrag& cut) {
    for (const SlotPair pair : LinksAcross(ring, cut.from, cut.to)) {
        canvas.Line(ring.nodes[pair.a], ring.nodes[pair.b],
                    {theme.alarm.WithAlpha(0.45F), theme.line * 1.4F});
    }
}

void DrawCutLine(Canvas& canvas, const Theme& theme, const CutDrag& cut) {
    canvas.Line(cut.from, cut.to,
                {theme.alarm, theme.line * 1.4F, 8 * theme.scale, 5 * theme.scale});
    DrawIcon(canvas, Icon::kScissors, cut.to + Vec2{0, -16 * theme.scale}, 16 * theme.scale,
             theme.alarm);
}

// Above the ring the notice, below it what the user did last.
void DrawStageWords(const PanelContext& context, Canvas& canvas, const StageLayout& layout) {
    const Theme& theme = context.theme;
    const Rect& stage = layout.stage;
    const float margin = theme.space.medium;
    if (!context.scene.last_command.empty()) {
        const Vec2 at{stage.min.x + margin, layout.ring.max.y + 15 * theme.scale};
        const TextStyle soft{theme.ink_soft, theme.type.small};
        canvas.Text(at, context.Say(words::kYouDid), soft);
        const float after = canvas.MeasureText(context.Say(words::kYouDid), soft).x;
        TextWithin(canvas, at + Vec2{after, 0}, context.scene.last_command,
                   {theme.ink, theme.type.small, FontKind::kMono},
                   stage.max.x - margin - at.x - after);
    }
    const NoticeView& notice = context.scene.notice;
    if (notice.text.empty()) {
        canvas.Text({stage.min.x + margin, stage.min.y + 18 * theme.scale},
                    context.scene.transport.status, {theme.ink_soft, theme.type.small});
        return;
    }
    const bool bad = notice.tone == Tone::kBad;
    const Color ink = bad ? theme.alarm : notice.tone == Tone::kGood ? theme.good : theme.ink;
    const Color fill = bad                          ? theme.alarm_soft
                       : notice.tone == Tone::kGood ? theme.good_soft
                                                    : theme.raised;
    const float width = stage.width() - 4 * margin;
    const float tall =
        WrappedHeight(context, notice.text, FontKind::kSemiBold, theme.type.small, width);
    const Rect box{
        stage.min + Vec2{margin, theme.space.small},
        {stage.max.x - margin, stage.min.y + theme.space.small + tall + 2 * theme.space.tight}};
    canvas.FillRect(box, theme.radius, fill);
    const bool plain = notice.tone == Tone::kPlain || notice.tone == Tone::kNotable;
    canvas.StrokeRect(box, theme.radius, {plain ? theme.border : ink.WithAlpha(0.4F), theme.thin});
    WrappedText(context, box.min + Vec2{margin, theme.space.tight}, notice.text,
                FontKind::kSemiBold, theme.type.small, ink, width);
}

void FinishCut(const PanelContext& context, const RingLayout& ring, const CutDrag& cut) {
    const SceneView& scene = context.scene;
    for (const SlotPair pair : LinksAcross(ring, cut.from, cut.to)) {
        const bool already =
            std::any_of(scene.links.begin(), scene.links.end(), [&](const LinkView& link) {
                return link.a == pair.a && link.b == pair.b && link.cut_ab && link.cut_ba;
            });
        if (already) continue;
        context.Want(
            RunCommandText{"cut " + scene.servers[pair.a].id + " " + scene.servers[pair.b].id});
    }
}

void HandlePointer(const PanelContext& context, const RingLayout& ring) {
    UiState& ui = context.ui;
    const ImGuiIO& io = ImGui::GetIO();
    const Vec2 pointer = FromImgui(io.MousePos);
    const auto pick = [&](Vec2 p) { return PickOnRing(ring, context.scene.messages, p); };

    if (ImGui::IsItemHovered()) ui.hovered = pick(pointer);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByPopup) &&
        ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        ui.menu_target = pick(pointer);
        ui.menu_at = pointer;
        ui.menu_shown = false;
    }
    const Vec2 pressed = FromImgui(io.MouseClickedPos[0]);
    if (ImGui::IsItemActivated()) {
        const Target target = pick(pressed);
        if (target.kind != TargetKind::kRing) context.Want(Select{target});
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragStart)) {
        // Messages move on under a held button, so only what stands still decides.
        const TargetKind kind = PickOnRing(ring, {}, pressed).kind;
        if (kind == TargetKind::kRing || kind == TargetKind::kLink) ui.cut = {pressed, pointer};
    }
    if (ImGui::IsItemDeactivated()) {
        if (ui.cut) {
            FinishCut(context, ring, {ui.cut->from, pointer});
            ui.cut.reset();
        } else if (ui.selected.kind != TargetKind::kNone &&
                   pick(pressed).kind == TargetKind::kRing) {
            context.Want(Select{});
        }
    }
}

}  // namespace

void DrawRingScene(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                   const RingLayout& ring) {
    DrawLinks(canvas, theme, scene, ui, ring);
    if (ui.cut) DrawEndangered(canvas, theme, ring, *ui.cut);
    DrawPartition(canvas, theme, ring, scene.partition, ui.language);
    DrawNodes(canvas, theme, scene, ui, ring);
    DrawMessages(canvas, theme, scene, ui, ring);
    if (ui.cut) DrawCutLine(canvas, theme, *ui.cut);
}

void DrawRingPanel(const PanelContext& context, const Rect& area) {
    // In the dock there is no room for the legend.
    const bool legend = context.ui.legend_open && context.ui.stage_view == ViewKind::kRing;
    const StageLayout layout = LayOutStage(area, legend, context.theme.scale);
    const RingLayout ring =
        LayOutRing(layout.ring, context.scene.servers.size(), context.theme.scale);
    BeginPanel("###stage", layout.stage, context.theme.stage);
    const Rect target{layout.stage.min, {layout.stage.max.x, layout.ring.max.y}};
    ImGui::SetCursorScreenPos(ToImgui(target.min));
    ImGui::InvisibleButton("###ring", {target.width(), target.height()},
                           ImGuiButtonFlags_MouseButtonLeft);
    HandlePointer(context, ring);

    ImguiCanvas canvas = WindowCanvas(context);
    DrawRingScene(canvas, context.theme, context.scene, context.ui, ring);
    DrawStageWords(context, canvas, layout);
    if (legend) DrawLegend(canvas, context.theme, context.ui.language, layout.legend);
    EndPanel();
}

}  // namespace render
