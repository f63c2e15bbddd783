// From the ground up: ticks, density, bands, messages, marks, veils, what is lit, the playhead.
#include "render/timeline_panel.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/hint_bubble.h"
#include "render/history_bar.h"
#include "render/timeline_flights.h"
#include "render/timeline_lanes.h"
#include "render/timeline_marks.h"
#include "render/timeline_pointer.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kFutureVeil = 0.5F;
constexpr float kUnlitVeil = 0.68F;
constexpr float kCrowded = 0.7F;  // Lines that cover more than this go behind the bands.

// Makes what lies under it step back towards the panel's colour.
void DrawVeil(Canvas& canvas, const Theme& theme, const Rect& rect, float share) {
    if (rect.width() > 0) canvas.FillRect(rect, 0, theme.panel.WithAlpha(share));
}

// What is known of the time after the playhead; labels may reach beyond its end.
void DrawFutureVeil(Canvas& canvas, const Theme& theme, const TimelineView& view,
                    const TimelineLayout& layout) {
    const float now = std::max(layout.XAt(view.now) + theme.line, layout.lanes.min.x);
    const float end = std::min(layout.XAt(view.end), layout.lanes.max.x);
    if (end <= now) return;
    DrawVeil(canvas, theme, {{now, layout.lanes.min.y}, {end, layout.lanes.max.y}}, kFutureVeil);
    for (const Rect& strip : {layout.above, layout.below}) {
        DrawVeil(canvas, theme, {{now, strip.min.y + 1}, strip.max}, kFutureVeil);
    }
}

void DrawField(const PanelContext& context, const TimelineLayout& layout,
               const TimelinePick& pick) {
    const Theme& theme = context.theme;
    const TimelineView& view = context.scene.timeline;
    ImguiCanvas canvas = WindowCanvas(context);
    DrawTimelineGround(canvas, theme, view, layout);
    DrawLaneNames(canvas, theme, view, layout);

    // Signs at either end of the range may reach out of it by half of their size.
    const float half = 6 * theme.scale;
    canvas.PushClip({{layout.lanes.min.x - half, layout.axis.min.y},
                     {layout.lanes.max.x + half, layout.below.max.y}});
    LineBatch lines(*ImGui::GetWindowDrawList());
    DrawDensity(canvas, theme, view, layout);
    const float cover = CoverOf(view, layout);
    if (cover <= kCrowded) DrawBands(canvas, theme, view, layout);
    canvas.PushClip(layout.lanes);
    DrawFlights(canvas, lines, theme, view, layout, FlightLayer::kUnlit, cover);
    canvas.PopClip();
    if (cover > kCrowded) DrawBands(canvas, theme, view, layout);
    DrawBandTerms(canvas, theme, view, layout);
    DrawMarks(canvas, theme, view, layout, FlightLayer::kUnlit);
    DrawMarkLabels(canvas, theme, view, layout);
    if (view.any_lit) {
        DrawVeil(canvas, theme, {layout.above.min + Vec2{0, 1}, layout.below.max}, kUnlitVeil);
    } else {
        DrawFutureVeil(canvas, theme, view, layout);
    }
    canvas.PushClip(layout.lanes);
    DrawFlights(canvas, lines, theme, view, layout, FlightLayer::kLit, cover);
    if (pick.flight != nullptr) DrawFlightStrong(canvas, lines, theme, *pick.flight, layout);
    canvas.PopClip();
    DrawMarks(canvas, theme, view, layout, FlightLayer::kLit);
    if (pick.mark != nullptr) DrawMarkRing(canvas, theme, *pick.mark, layout);
    DrawPlayhead(canvas, theme, view, layout,
                 context.ui.timeline_grip.hold == TimelineHold::kPlayhead);
    canvas.PopClip();
    canvas.Text({layout.below.min.x - theme.space.small, layout.below.center().y},
                context.Say(words::kElections),
                {theme.ink_soft, theme.type.tiny * 0.92F, FontKind::kRegular, Align::kRight});
}

// What is under the pointer, in words: they come one frame after the pointer.
std::vector<std::string> HintOf(const PanelContext& context, const TimelinePick& pick,
                                bool words_arrived) {
    if (words_arrived && pick.Event() != 0) return context.scene.timeline.hint;
    if (pick.mark != nullptr && pick.Event() == 0 && !pick.mark->label.empty()) {
        return {pick.mark->label};
    }
    return {};
}

}  // namespace

void DrawTimelinePanel(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const TimelineLayout layout = LayOutTimeline(rect, context.scene.timeline, theme.scale);
    ui.timeline_pixels = layout.lanes.width();
    BeginPanel("###timeline", rect, theme.panel);
    WindowCanvas(context).Line(rect.min, {rect.max.x, rect.min.y}, {theme.border, theme.thin});
    DrawHistoryBar(context, layout.bar);
    const TimelinePick pick = HandleTimelinePointer(context, layout);
    DrawField(context, layout, pick);
    EndPanel();

    const std::uint64_t event = pick.Event();
    const bool words_arrived = event != 0 && ui.timeline_hovered == event;
    if (event != 0) {
        ui.timeline_hovered = event;
    } else {
        ui.timeline_hovered.reset();
    }
    DrawHintBubble(context, HintOf(context, pick, words_arrived));
}

}  // namespace render
