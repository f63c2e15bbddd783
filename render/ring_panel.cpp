// Draws the stage from the back to the front, and the words round it.
#include "render/ring_panel.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "render/legend.h"
#include "render/link_widget.h"
#include "render/message_widget.h"
#include "render/node_widget.h"
#include "render/partition_widget.h"
#include "render/ring_pointer.h"
#include "render/stamp.h"
#include "render/words.h"
#include "render/words_stage.h"

namespace render {

namespace {

bool Is(const Target& target, TargetKind kind, std::uint64_t first, std::uint64_t second = 0) {
    return target == Target{kind, first, second};
}

// In a crowd the links of those who talk, or are looked at, stand for all: a thousand lines would
// be a carpet.
bool Speaks(const SceneView& scene, const UiState& ui, Slot slot) {
    return scene.servers[slot].role == RoleMark::kLeader ||
           Is(ui.selected, TargetKind::kServer, slot) || Is(ui.hovered, TargetKind::kServer, slot);
}

// And where parts of the network are apart, one line tells so instead of each link between them.
bool ToldByPartition(const SceneView& scene, const LinkView& link) {
    return link.cut_ab && link.cut_ba && scene.partition.size() == scene.servers.size() &&
           scene.partition[link.a] != scene.partition[link.b];
}

void DrawLinks(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
               const RingLayout& ring) {
    const std::size_t count = ring.nodes.size();
    const bool crowd = ring.detail == Detail::kSmall;
    constexpr std::size_t kManyCuts = 9;
    std::vector<const LinkView*> told(count * count, nullptr);
    for (const LinkView& link : scene.links) {
        if (link.a < count && link.b < count) told[link.a * count + link.b] = &link;
    }
    for (Slot a = 0; a < count; ++a) {
        for (Slot b = a + 1; b < count; ++b) {
            const LinkView* link = told[a * count + b];
            const bool selected = Is(ui.selected, TargetKind::kLink, a, b);
            const bool hovered = Is(ui.hovered, TargetKind::kLink, a, b);
            if (crowd && !selected && !hovered && !Speaks(scene, ui, a) && !Speaks(scene, ui, b) &&
                (link == nullptr || ToldByPartition(scene, *link))) {
                continue;
            }
            if (count > kManyCuts && !selected && !hovered && link != nullptr &&
                ToldByPartition(scene, *link)) {
                continue;
            }
            const Lane lane = LinkOf(ring, a, b);
            const LinkPlace place{lane.from, lane.to,  ring.node_radius, ring.detail,
                                  lane.bend, selected, hovered};
            if (link != nullptr) {
                DrawLink(canvas, theme, *link, place);
            } else {
                DrawQuietLink(canvas, theme, place);
            }
        }
    }
}

// How wide captions may be, by slot: those of neighbours at the same height must not touch.
std::vector<float> CaptionWidths(const Theme& theme, const RingLayout& ring) {
    std::vector<float> widths(ring.nodes.size(), 1e6F);
    if (ring.detail != Detail::kFull) return widths;
    const float row = 2.6F * theme.type.small;
    const auto height = [&](Slot slot) {
        return ring.nodes[slot].y + (slot % 2 == 1 ? ring.caption_drop : 0);
    };
    for (Slot a = 0; a < ring.nodes.size(); ++a) {
        for (Slot b = 0; b < ring.nodes.size(); ++b) {
            if (a == b || std::abs(height(a) - height(b)) > row) continue;
            const float apart = std::abs(ring.nodes[a].x - ring.nodes[b].x) - theme.space.tight;
            // On top of each other they cannot be helped.
            if (apart > 2 * ring.node_radius) widths[a] = std::min(widths[a], apart);
        }
        const Vec2 node = ring.nodes[a];
        const float side = std::min(node.x - ring.area.min.x, ring.area.max.x - node.x);
        widths[a] = std::min(widths[a], std::max(2 * side, 2 * ring.node_radius));
    }
    return widths;
}

// Names of a crowd, where there is room for them: first of those that matter most.
std::vector<bool> NamedOnes(Canvas& canvas, const Theme& theme, const SceneView& scene,
                            const UiState& ui, const RingLayout& ring,
                            const std::vector<NodePlace>& places) {
    std::vector<bool> named(places.size(), ring.detail != Detail::kSmall);
    if (ring.detail != Detail::kSmall) return named;
    std::vector<Rect> taken;
    for (const Vec2 node : ring.nodes) taken.push_back(Rect{node, node}.Inset(-ring.node_radius));
    const auto matters = [&](Slot slot) {
        const RoleMark role = scene.servers[slot].role;
        return Speaks(scene, ui, slot) || role == RoleMark::kCandidate ||
               scene.servers[slot].violating;
    };
    for (const bool first : {true, false}) {
        for (Slot slot = 0; slot < places.size(); ++slot) {
            if (matters(slot) != first) continue;
            const OuterName name = OuterNameOf(canvas, theme, scene.servers[slot], places[slot]);
            const Rect box{name.at - name.half, name.at + name.half};
            const bool free = std::none_of(taken.begin(), taken.end(),
                                           [&](const Rect& other) { return other.Overlaps(box); });
            if (!free) continue;
            named[slot] = true;
            taken.push_back(box.Inset(-theme.space.hair));
        }
    }
    return named;
}

void DrawNodes(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
               const RingLayout& ring) {
    const std::vector<float> widths = CaptionWidths(theme, ring);
    std::vector<NodePlace> places;
    for (Slot slot = 0; slot < scene.servers.size(); ++slot) {
        places.push_back({ring.nodes[slot], ring.node_radius, ring.detail, ring.outward[slot],
                          Is(ui.selected, TargetKind::kServer, slot),
                          Is(ui.hovered, TargetKind::kServer, slot), widths[slot],
                          slot % 2 == 1 ? ring.caption_drop : 0});
    }
    const std::vector<bool> named = NamedOnes(canvas, theme, scene, ui, ring, places);
    for (Slot slot = 0; slot < places.size(); ++slot) {
        places[slot].named = named[slot];
        if (ui.dragged != slot) DrawNode(canvas, theme, scene.servers[slot], places[slot]);
    }
    // What is in the hand lies on top.
    if (ui.dragged && *ui.dragged < places.size()) {
        DrawNode(canvas, theme, scene.servers[*ui.dragged], places[*ui.dragged]);
    }
}

MessagePlace PlaceOf(const UiState& ui, const RingLayout& ring, const MessageView& message) {
    const Lane lane = LaneOf(ring, message.from, message.to);
    return {PositionOf(ring, message),
            DirectionOn(lane, message.progress),
            MessageSize(ring),
            ring.detail,
            Is(ui.selected, TargetKind::kMessage, message.id),
            Is(ui.hovered, TargetKind::kMessage, message.id)};
}

void DrawMessages(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                  const RingLayout& ring) {
    for (const MessageView& message : scene.messages) {
        if (ui.dragged_message == message.id) continue;
        DrawMessage(canvas, theme, message, PlaceOf(ui, ring, message));
    }
}

// A pill beside the pointer: what letting go would do.
void DrawPromise(Canvas& canvas, const Theme& theme, const char* text, Vec2 pointer,
                 const Rect& area) {
    const TextStyle style{theme.hint_ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
    const Vec2 half{canvas.MeasureText(text, style).x / 2 + theme.space.medium,
                    theme.type.small * 0.85F};
    Vec2 at = pointer - Vec2{0, half.y + 24 * theme.scale};
    if (at.y - half.y < area.min.y) at.y = pointer.y + half.y + 30 * theme.scale;
    at.x =
        std::clamp(at.x, area.min.x + half.x, std::max(area.max.x - half.x, area.min.x + half.x));
    canvas.FillRect({at - half, at + half}, half.y, theme.hint_fill);
    canvas.Text(at, text, style);
}

// A message that is being pulled off its way, and whether letting go drops it.
void DrawPulled(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                const RingLayout& ring) {
    for (const MessageView& message : scene.messages) {
        if (ui.dragged_message != message.id) continue;
        MessagePlace place = PlaceOf(ui, ring, message);
        canvas.Line(place.at, ui.dragged_to,
                    {theme.ink_soft, theme.line, 4 * theme.scale, 4 * theme.scale});
        const bool drops = DropsMessage(scene, ui, ring);
        place.at = ui.dragged_to;
        place.hovered = true;
        DrawMessage(canvas, theme, message, place);
        if (!drops) continue;
        DrawIcon(canvas, Icon::kCross, ui.dragged_to, place.size * 2.2F, theme.alarm);
        DrawPromise(canvas, theme, words::kDropHere.In(ui.language), ui.dragged_to, ring.area);
    }
}

// Under the servers: the links that would go.
void DrawEndangered(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                    const CutDrag& cut) {
    for (const SlotPair pair : LinksAcross(ring, cut.from, cut.to)) {
        canvas.Polyline(PointsOf(LinkOf(ring, pair.a, pair.b)),
                        {theme.alarm.WithAlpha(0.45F), theme.line * 1.4F});
    }
}

// The grounds of two sites, with their names.
void DrawSites(Canvas& canvas, const Theme& theme, const RingLayout& ring, Language language) {
    for (std::size_t i = 0; i < std::min<std::size_t>(ring.sites.size(), 2); ++i) {
        const Rect& site = ring.sites[i];
        canvas.FillRect(site, theme.radius_large, theme.track.WithAlpha(0.45F));
        canvas.StrokeRect(site, theme.radius_large, {theme.border, theme.thin});
        // At the outer edges: the line of a partition bears its name between them.
        const bool left = i == 0;
        const float x = left ? site.min.x + theme.space.medium : site.max.x - theme.space.medium;
        canvas.Text({x, site.min.y + theme.type.tiny}, words::kSiteNames.at(i).In(language),
                    {theme.ink_soft, theme.type.tiny, FontKind::kRegular,
                     left ? Align::kLeft : Align::kRight});
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
        const bool by_hand = context.ui.arrangement == Arrangement::kByHand;
        TextWithin(canvas, {stage.min.x + margin, stage.min.y + 18 * theme.scale},
                   context.scene.transport.status, {theme.ink_soft, theme.type.small},
                   stage.width() * (by_hand ? 0.6F : 1) - 2 * margin);
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

// Where servers were put by hand: the way back.
void DrawReset(const PanelContext& context, Canvas& canvas, const Rect& stage) {
    UiState& ui = context.ui;
    if (ui.arrangement != Arrangement::kByHand || !context.scene.notice.text.empty()) return;
    const Theme& theme = context.theme;
    const TextStyle style{theme.accent, theme.type.small, FontKind::kSemiBold};
    const char* const text = context.Say(words::kAsRing);
    const Vec2 at{stage.max.x - theme.space.medium - canvas.MeasureText(text, style).x,
                  stage.min.y + 18 * theme.scale};
    if (TextLink(context, "###as-ring", text, at, style).clicked) {
        ui.arrangement = Arrangement::kRing;
        ui.places.clear();
    }
    TipForLastItem(context, context.Say(words::kAsRingTip));
}

}  // namespace

void DrawRingScene(Canvas& canvas, const Theme& theme, const SceneView& scene, const UiState& ui,
                   const RingLayout& ring, const RingLayout& home) {
    DrawSites(canvas, theme, ring, ui.language);
    DrawLinks(canvas, theme, scene, ui, ring);
    if (ui.cut) DrawEndangered(canvas, theme, ring, *ui.cut);
    DrawPartition(canvas, theme, home, scene.partition, ui.language);
    DrawNodes(canvas, theme, scene, ui, ring);
    DrawMessages(canvas, theme, scene, ui, ring);
    if (ui.cut) DrawCutLine(canvas, theme, *ui.cut);
    if (ui.dragged_message) DrawPulled(canvas, theme, scene, ui, ring);
    if (ui.dragged && NewPartOf(scene, ui, home)) {
        DrawPromise(canvas, theme, words::kOtherSide.In(ui.language), ui.dragged_to, ring.area);
    }
}

void DrawRingPanel(const PanelContext& context, const Rect& area) {
    const UiState& ui = context.ui;
    const float scale = context.theme.scale;
    // In the dock there is no room for the legend.
    const bool on_stage = ui.stage_view == ViewKind::kRing;
    const StageLayout layout = LayOutStage(area, ui.legend_open && on_stage, scale);
    const bool legend = layout.legend.height() > 0;
    const RingLayout home = RingOf(context.scene, ui, layout.ring, scale, false);
    BeginPanel("###stage", layout.stage, context.theme.stage);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawReset(context, canvas, layout.stage);
    const Rect target{{layout.stage.min.x, layout.ring.min.y},
                      {layout.stage.max.x, layout.ring.max.y}};
    ImGui::SetCursorScreenPos(ToImgui(target.min));
    ImGui::InvisibleButton("###ring",
                           {std::max(target.width(), 1.0F), std::max(target.height(), 1.0F)},
                           ImGuiButtonFlags_MouseButtonLeft);
    HandleRingPointer(context, home);

    const RingLayout ring = ui.dragged ? RingOf(context.scene, ui, layout.ring, scale, true) : home;
    DrawRingScene(canvas, context.theme, context.scene, ui, ring, home);
    DrawStageWords(context, canvas, layout);
    if (on_stage) {
        const Rect strip{
            {layout.stage.center().x, layout.ring.max.y},
            {layout.stage.max.x - context.theme.space.small, layout.ring.max.y + 25 * scale}};
        DrawStampOnRing(canvas, context.theme, context.scene.stamp, home, strip);
    }
    if (legend) {
        DrawLegend(canvas, context.theme, ui.language, layout.legend);
        LegendTips(context, layout.legend);
    }
    EndPanel();
}

}  // namespace render
