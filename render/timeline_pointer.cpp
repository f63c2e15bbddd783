// One invisible button over the whole field; where it was pressed says what a drag does.
#include "render/timeline_pointer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "render/timeline_flights.h"
#include "render/timeline_marks.h"

namespace render {

namespace {

constexpr float kReach = 6;      // How near a line or mark the pointer has to be.
constexpr float kDragStart = 4;  // A hand that clicks trembles.
constexpr double kZoomPerTurn = 1.25;
constexpr double kPanPerTurn = 0.1;  // Of the range.

// A range that was chosen by hand does not follow the clock any more.
void Show(const PanelContext& context, const TimelineRange& range) {
    context.ui.timeline_grip.followed = false;
    context.ui.timeline_from = range.from;
    context.ui.timeline_to = range.to;
    context.ui.timeline_follows = false;
}

// Whoever goes elsewhere looks around there: a range that follows stays until time runs again.
void Rest(const PanelContext& context, const TimelineLayout& layout) {
    if (!context.ui.timeline_follows) return;
    Show(context, {layout.from, layout.to});
    context.ui.timeline_grip.followed = true;
}

void FollowAgain(const PanelContext& context) {
    TimelineGrip& grip = context.ui.timeline_grip;
    if (!grip.followed || grip.hold != TimelineHold::kNone) return;
    if (!context.scene.transport.playing) return;
    grip.followed = false;
    context.ui.timeline_follows = true;
}

// Whole microseconds of what has been lived.
void GoTo(const PanelContext& context, double moment) {
    const double end = std::max(context.scene.timeline.end, 0.0);
    const double at = std::clamp(std::round(moment), 0.0, std::floor(end));
    context.Want(GoToMoment{static_cast<std::int64_t>(at)});
}

void HandleWheel(const PanelContext& context, const TimelineLayout& layout) {
    const ImGuiIO& io = ImGui::GetIO();
    const TimelineView& view = context.scene.timeline;
    const double aside = static_cast<double>(io.MouseWheelH + (io.KeyShift ? io.MouseWheel : 0));
    if (std::abs(aside) > 0) {
        Show(context, Panned(view, -aside * kPanPerTurn * (layout.to - layout.from)));
        return;
    }
    if (std::abs(io.MouseWheel) <= 0) return;
    const double factor = std::pow(kZoomPerTurn, -static_cast<double>(io.MouseWheel));
    Show(context, Zoomed(view, layout.MomentAt(io.MousePos.x), factor));
}

void Press(const PanelContext& context, const TimelineLayout& layout, const TimelinePick& pick,
           Vec2 p) {
    const TimelineView& view = context.scene.timeline;
    TimelineGrip& grip = context.ui.timeline_grip;
    grip = {.followed = grip.followed};
    grip.moment = layout.MomentAt(p.x);
    const bool handle = OnPlayhead(view, layout, p, context.theme.scale);
    if (!handle && !layout.axis.Contains(p)) {
        grip.hold = TimelineHold::kRange;
        grip.event = pick.Event();
        if (grip.event == 0 && pick.mark != nullptr) grip.command = pick.mark->command;
        return;
    }
    grip.hold = TimelineHold::kPlayhead;
    // A range that moved along under the hand would move the playhead on and on.
    Rest(context, layout);
    if (handle) {
        grip.beside = view.now - grip.moment;
        grip.moment = view.now;
    } else {
        GoTo(context, grip.moment);
    }
}

void Scrub(const PanelContext& context, const TimelineLayout& layout, Vec2 p) {
    TimelineGrip& grip = context.ui.timeline_grip;
    const double moment = std::clamp(layout.MomentAt(p.x) + grip.beside, layout.from, layout.to);
    if (std::abs(std::round(moment) - std::round(grip.moment)) < 1) return;
    grip.moment = moment;
    GoTo(context, moment);
}

void Drag(const PanelContext& context, const TimelineLayout& layout, Vec2 p) {
    TimelineGrip& grip = context.ui.timeline_grip;
    if (grip.hold == TimelineHold::kPlayhead) Scrub(context, layout, p);
    if (grip.hold != TimelineHold::kRange) return;
    if (!ImGui::IsMouseDragging(ImGuiMouseButton_Left, kDragStart)) return;
    // What was under the hand when it pressed stays under it.
    Show(context, Panned(context.scene.timeline, grip.moment - layout.MomentAt(p.x)));
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

// The press came before this frame's picture: whether it ever was a drag is ImGui's to say.
bool WasDragged() {
    const float most = kDragStart * kDragStart;
    return ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] >= most;
}

void Release(const PanelContext& context, const TimelineLayout& layout) {
    TimelineGrip& grip = context.ui.timeline_grip;
    const TimelineHold hold = std::exchange(grip.hold, TimelineHold::kNone);
    if (hold != TimelineHold::kRange || WasDragged()) return;
    Rest(context, layout);
    if (grip.event != 0) {
        context.Want(GoToEvent{grip.event});
    } else if (!grip.command.empty()) {
        context.Want(RunCommandText{grip.command});
    } else {
        grip.hold = TimelineHold::kClick;
    }
}

// A click on the background counts once no second one can make it a double click.
void FinishClick(const PanelContext& context) {
    TimelineGrip& grip = context.ui.timeline_grip;
    if (grip.hold != TimelineHold::kClick) return;
    const ImGuiIO& io = ImGui::GetIO();
    const double since = ImGui::GetTime() - io.MouseClickedTime[ImGuiMouseButton_Left];
    if (since <= static_cast<double>(io.MouseDoubleClickTime)) return;
    grip.hold = TimelineHold::kNone;
    GoTo(context, grip.moment);
}

}  // namespace

std::uint64_t TimelinePick::Event() const {
    if (flight != nullptr) return flight->event_id;
    return mark != nullptr ? mark->event_id : 0;
}

TimelinePick PickInTimeline(const TimelineView& view, const TimelineLayout& layout, Vec2 p,
                            float scale) {
    const float reach = kReach * scale;
    const MarkView* mark = PickMark(view, layout, p, reach);
    if (!layout.lanes.Contains(p)) return {nullptr, mark};
    const FlightView* flight = PickFlight(view, layout, p, reach);
    if (mark == nullptr || flight == nullptr) return {flight, mark};
    // A mark lies on its lane, where lines begin and end: it only has to be about as near.
    const FlightLine line = LineOf(*flight, layout);
    const float to_flight = DistanceToSegment(p, line.from, line.to);
    if (Distance(p, PlaceOf(*mark, layout)) <= to_flight + 2 * scale) return {nullptr, mark};
    return {flight, nullptr};
}

TimelinePick HandleTimelinePointer(const PanelContext& context, const TimelineLayout& layout) {
    const Rect field = layout.Field();
    ImGui::SetCursorScreenPos(ToImgui(field.min));
    ImGui::InvisibleButton("###timeline-field",
                           {std::max(field.width(), 1.0F), std::max(field.height(), 1.0F)});
    const Vec2 p = FromImgui(ImGui::GetIO().MousePos);
    const bool hovered = ImGui::IsItemHovered();
    TimelinePick pick;
    if (hovered) {
        HandleWheel(context, layout);
        pick = PickInTimeline(context.scene.timeline, layout, p, context.theme.scale);
        if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && !layout.axis.Contains(p) &&
            !pick.Any()) {
            context.ui.timeline_grip = {};
            Show(context, WholeRun(context.scene.timeline));
        } else if (ImGui::IsItemActivated()) {
            Press(context, layout, pick, p);
        }
        const bool handle = OnPlayhead(context.scene.timeline, layout, p, context.theme.scale);
        if (handle || layout.axis.Contains(p)) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        } else if (pick.Any()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        }
    }
    const TimelineHold hold = context.ui.timeline_grip.hold;
    if (ImGui::IsItemActive()) Drag(context, layout, p);
    if (ImGui::IsItemDeactivated()) Release(context, layout);
    FinishClick(context);
    FollowAgain(context);
    // A hand that holds something points at nothing else.
    const bool busy =
        hold == TimelineHold::kPlayhead || (hold == TimelineHold::kRange && WasDragged());
    return busy ? TimelinePick{} : pick;
}

}  // namespace render
