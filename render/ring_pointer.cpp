// A press remembers what it was on; what a drag means follows from that.
#include "render/ring_pointer.h"

#include <algorithm>
#include <map>

#include "render/partition_widget.h"

namespace render {

namespace {

constexpr float kDragStart = 6;
// So many times its size beside its way a message is off it.
constexpr float kOffTheWay = 3.5F;

const MessageView* FindMessage(const SceneView& scene, std::uint64_t id) {
    const auto found =
        std::find_if(scene.messages.begin(), scene.messages.end(), [&](const MessageView& message) {
            return message.id == id && message.phase != MessagePhase::kLost;
        });
    return found == scene.messages.end() ? nullptr : &*found;
}

// Either direction of the link between them is cut.
bool IsCut(const SceneView& scene, Slot a, Slot b) {
    return std::any_of(scene.links.begin(), scene.links.end(), [&](const LinkView& link) {
        return link.a == std::min(a, b) && link.b == std::max(a, b) && (link.cut_ab || link.cut_ba);
    });
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

void FinishMove(const PanelContext& context, const RingLayout& ring, Slot slot) {
    UiState& ui = context.ui;
    if (const auto part = NewPartOf(context.scene, ui, ring)) {
        for (std::string& text : CommandsToMove(context.scene, slot, *part)) {
            context.Want(RunCommandText{std::move(text)});
        }
        return;
    }
    ui.places = PlacesByHand(ring, slot, ui.dragged_to);
    ui.arrangement = Arrangement::kByHand;
}

void FinishDrag(const PanelContext& context, const RingLayout& ring, Vec2 pointer) {
    UiState& ui = context.ui;
    const bool dragged = ui.cut || ui.dragged || ui.dragged_message;
    if (ui.cut) FinishCut(context, ring, {ui.cut->from, pointer});
    if (ui.dragged && *ui.dragged < ring.nodes.size()) FinishMove(context, ring, *ui.dragged);
    if (ui.dragged_message && DropsMessage(context.scene, ui, ring)) {
        context.Want(RunCommandText{"drop #" + std::to_string(*ui.dragged_message)});
    }
    if (!dragged && ui.selected.kind != TargetKind::kNone && ui.pressed.kind == TargetKind::kRing) {
        context.Want(Select{});
    }
}

void Drag(UiState& ui, Vec2 pressed, Vec2 pointer) {
    switch (ui.pressed.kind) {
        case TargetKind::kMessage:
            ui.dragged_message = ui.pressed.first;
            ui.dragged_to = pointer;
            return;
        case TargetKind::kServer:
            ui.dragged = ui.pressed.first;
            ui.dragged_to = pointer;
            return;
        default:
            ui.cut = {pressed, pointer};
            return;
    }
}

}  // namespace

RingLayout RingOf(const SceneView& scene, const UiState& ui, const Rect& area, float scale,
                  bool with_dragged) {
    RingWishes wishes{ui.arrangement, ui.places, scene.partition, {}, {}};
    if (with_dragged && ui.dragged) {
        wishes.dragged = ui.dragged;
        wishes.dragged_to = ui.dragged_to;
    }
    return LayOutRing(area, scene.servers.size(), scale, wishes);
}

bool DropsMessage(const SceneView& scene, const UiState& ui, const RingLayout& ring) {
    const MessageView* message =
        ui.dragged_message ? FindMessage(scene, *ui.dragged_message) : nullptr;
    if (message == nullptr) return false;
    const LanePoints way = PointsOf(LaneOf(ring, message->from, message->to));
    float beside = 1e6F;
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        beside = std::min(beside, DistanceToSegment(ui.dragged_to, way.at(i), way.at(i + 1)));
    }
    return beside > std::max(MessageSize(ring) * kOffTheWay, 24.0F);
}

std::optional<std::size_t> NewPartOf(const SceneView& scene, const UiState& ui,
                                     const RingLayout& ring) {
    const std::vector<std::size_t>& parts = scene.partition;
    if (!ui.dragged || *ui.dragged >= parts.size() || parts.size() != ring.nodes.size()) return {};
    const std::size_t part = PartAt(ring, parts, ui.dragged_to);
    if (part == parts[*ui.dragged]) return {};
    return part;
}

std::vector<std::string> CommandsToMove(const SceneView& scene, Slot slot, std::size_t part) {
    std::vector<std::string> commands;
    std::map<std::size_t, std::string> sides;
    for (Slot other = 0; other < scene.servers.size(); ++other) {
        const std::size_t side = other == slot ? part : scene.partition[other];
        std::string& names = sides[side];
        names += (names.empty() ? "" : " ") + scene.servers[other].id;
        if (other == slot || side != part || !IsCut(scene, slot, other)) continue;
        commands.push_back("heal " + scene.servers[std::min(slot, other)].id + " " +
                           scene.servers[std::max(slot, other)].id);
    }
    if (sides.size() < 2) return commands;
    std::string text = "partition";
    for (const auto& [side, names] : sides) text += " {" + names + "}";
    commands.push_back(std::move(text));
    return commands;
}

void HandleRingPointer(const PanelContext& context, const RingLayout& ring) {
    UiState& ui = context.ui;
    const Vec2 pointer = FromImgui(ImGui::GetIO().MousePos);
    const auto pick = [&](Vec2 p) { return PickOnRing(ring, context.scene.messages, p); };

    const bool dragging = ui.cut || ui.dragged || ui.dragged_message;
    if (ImGui::IsItemHovered() && !dragging) ui.hovered = pick(pointer);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByPopup) &&
        ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        ui.menu_target = pick(pointer);
        ui.menu_at = pointer;
        ui.menu_shown = false;
    }
    const Vec2 pressed = FromImgui(ImGui::GetIO().MouseClickedPos[0]);
    if (ImGui::IsItemActivated()) {
        ui.pressed = pick(pressed);
        if (ui.pressed.kind != TargetKind::kRing) context.Want(Select{ui.pressed});
    }
    const bool active = ImGui::IsItemActive();
    if (active && ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragStart)) {
        Drag(ui, pressed, pointer);
    }
    if (ui.dragged_message && FindMessage(context.scene, *ui.dragged_message) == nullptr) {
        // It has arrived, or died, meanwhile.
        ui.dragged_message.reset();
        ui.pressed = {};
    }
    if (ImGui::IsItemDeactivated()) FinishDrag(context, ring, pointer);
    if (active) return;
    ui.cut.reset();
    ui.dragged.reset();
    ui.dragged_message.reset();
}

}  // namespace render
