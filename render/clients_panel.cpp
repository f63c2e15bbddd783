// Lanes of intervals, like the figures of linearizability: asked at the left end, answered at the
// right one.
#include "render/clients_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "render/hint_bubble.h"
#include "render/words.h"
#include "render/words_clients.h"

namespace render {

namespace {

constexpr float kLabels = 120;  // The clients' names, at most.
constexpr float kRow = 34;
constexpr float kBar = 20;
constexpr float kAxis = 22;
constexpr float kFoot = 26;
constexpr float kLease = 20;
constexpr double kSpanLeast = 2'000;
constexpr double kSpanMost = 600'000'000;

struct Frame {
    const PanelContext& context;
    const ClientsView& view;
    Rect lanes{};  // Of the intervals, right of the names.

    [[nodiscard]] float X(double at) const {
        const double share = (at - view.from) / std::max(view.to - view.from, 1.0);
        return lanes.min.x + static_cast<float>(share) * lanes.width();
    }
};

// Whole steps of 1, 2 or 5, the smallest that are `least` long.
double StepOf(double least) {
    double step = 1;
    while (step * 10 <= least) step *= 10;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (step * factor >= least) return step * factor;
    }
    return step * 10;
}

std::string Moment(double at, double step) {
    const bool seconds = step >= 1'000'000;
    const double value = at / (seconds ? 1e6 : 1e3);
    std::array<char, 32> text{};
    const int decimals = step < 1'000 && !seconds ? 1 : 0;
    std::snprintf(text.data(), text.size(), "%.*f %s", decimals, value, seconds ? "s" : "ms");
    return text.data();
}

void DrawAxis(const Frame& frame, Canvas& canvas, float y, float bottom) {
    const Theme& theme = frame.context.theme;
    const TextStyle style{theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kCenter};
    // Moments stand apart by more than they are wide.
    const double span = frame.view.to - frame.view.from;
    const float wide = canvas.MeasureText("100.000 ms", style).x * 1.2F;
    const double step = StepOf(span * wide / std::max(frame.lanes.width(), 1.0F));
    for (double at = std::ceil(std::max(frame.view.from, 0.0) / step) * step; at <= frame.view.to;
         at += step) {
        const float x = frame.X(at);
        canvas.Line({x, y + kAxis * theme.scale / 2}, {x, bottom}, {theme.track, theme.thin});
        const std::string text = Moment(at, step);
        const float half = canvas.MeasureText(text, style).x / 2;
        if (x - half < frame.lanes.min.x - theme.space.large) continue;
        if (x + half > frame.lanes.max.x) continue;
        canvas.Text({x, y}, text, style);
    }
    const float now = frame.X(frame.view.now);
    if (now >= frame.lanes.min.x && now <= frame.lanes.max.x) {
        canvas.Line({now, y + kAxis * theme.scale / 2}, {now, bottom}, {theme.accent, theme.line});
    }
}

Color InkOf(const Theme& theme, const OperationView& operation) {
    if (operation.clashes) return theme.alarm;
    switch (operation.end) {
        case OperationEnd::kWaiting:
            return theme.accent;
        case OperationEnd::kDone:
            return theme.good;
        case OperationEnd::kRefused:
        case OperationEnd::kLost:
            return theme.ink_soft;
    }
    return theme.ink_soft;
}

// A command is a box, a read a box with round ends; one that waits is open to the right, one that
// nobody will answer ends in dots.
Rect DrawOperation(const Frame& frame, Canvas& canvas, const OperationView& operation, float y) {
    const Theme& theme = frame.context.theme;
    const float half = kBar * theme.scale / 2;
    const Rect& lanes = frame.lanes;
    const float left = std::clamp(frame.X(operation.asked_at), lanes.min.x, lanes.max.x);
    const float right = std::clamp(frame.X(operation.ended_at), left + 3 * theme.scale,
                                   std::max(lanes.max.x, left + 3 * theme.scale));
    const Rect box{{left, y - half}, {right, y + half}};
    const Color ink = InkOf(theme, operation);
    const bool open = operation.end == OperationEnd::kWaiting;
    const bool hovered = frame.context.ui.clients_hovered == operation.request;
    const float corner = operation.read ? half : theme.radius_small / 2;
    canvas.FillRect(box, corner,
                    operation.clashes                      ? theme.alarm_soft
                    : operation.end == OperationEnd::kDone ? theme.good_soft
                    : open                                 ? theme.accent_soft
                                                           : theme.track);
    Stroke rim{ink, hovered ? theme.line * 1.6F : theme.line};
    if (open || operation.end == OperationEnd::kLost) rim.dash = rim.gap = 4 * theme.scale;
    canvas.StrokeRect(box, corner, rim);
    for (const double again : operation.asked_again) {
        const float x = frame.X(again);
        if (x < lanes.min.x || x > lanes.max.x) continue;
        canvas.Line({x, box.min.y - 2 * theme.scale}, {x, box.max.y + 2 * theme.scale},
                    {ink, theme.line * 1.4F});
    }
    return box;
}

// Inside the interval, or behind it as far as `end`; the answer goes first when there is no room.
void DrawLabel(const Frame& frame, Canvas& canvas, const OperationView& operation, const Rect& box,
               float end) {
    const Theme& theme = frame.context.theme;
    const TextStyle style{theme.ink, theme.type.tiny, FontKind::kSemiBold};
    const float pad = theme.space.tight;
    const std::string mode = operation.mode.empty() ? "" : " · " + operation.mode;
    const std::string answer = operation.answer.empty() ? "" : " → " + operation.answer;
    for (const std::string& shown :
         {operation.label + mode + answer, operation.label + answer, operation.label}) {
        const float width = canvas.MeasureText(shown, style).x;
        const bool inside = width <= box.width() - 2 * pad;
        if (!inside && box.max.x + 2 * pad + width > end) continue;
        const float x = inside ? box.min.x + pad : box.max.x + pad;
        canvas.Text({x, box.center().y}, shown, style);
        return;
    }
}

// Where the next operation of the row begins, or the lane ends.
float RoomUntil(const Frame& frame, const ClientLane& lane, std::size_t number) {
    const std::size_t row = lane.operations[number].row;
    for (std::size_t i = number + 1; i < lane.operations.size(); ++i) {
        if (lane.operations[i].row == row) {
            return std::min(frame.X(lane.operations[i].asked_at), frame.lanes.max.x);
        }
    }
    return frame.lanes.max.x;
}

// One client; returns the operation under the pointer, if any.
const OperationView* DrawLane(const Frame& frame, Canvas& canvas, const ClientLane& lane, float y,
                              float names, std::vector<Vec2>& clashes) {
    const Theme& theme = frame.context.theme;
    const float row = kRow * theme.scale;
    const float left = names + theme.space.large;
    const float room = frame.lanes.min.x - left - theme.space.small;
    const TextStyle name{theme.ink, theme.type.body, FontKind::kSemiBold};
    canvas.Text({left, y + theme.type.body * 0.7F}, lane.name, name);
    std::string detail = lane.detail;
    if (lane.left_out > 0) {
        detail = std::to_string(lane.left_out) + " " + frame.context.Say(words::kNotDrawn);
    }
    TextWithin(canvas, {left, y + theme.type.body * 0.7F + theme.type.tiny * 1.25F}, detail,
               {theme.ink_soft, theme.type.tiny}, room);
    const Vec2 pointer = FromImgui(ImGui::GetMousePos());
    const OperationView* under = nullptr;
    for (std::size_t i = 0; i < lane.operations.size(); ++i) {
        const OperationView& operation = lane.operations[i];
        const float middle = y + (static_cast<float>(operation.row) + 0.5F) * row;
        const Rect box = DrawOperation(frame, canvas, operation, middle);
        DrawLabel(frame, canvas, operation, box, RoomUntil(frame, lane, i));
        if (operation.clashes) clashes.push_back(box.center());
        if (box.Inset(-2).Contains(pointer)) under = &operation;
    }
    return under;
}

void DrawLeases(const Frame& frame, Canvas& canvas, Vec2 at, float right) {
    const Theme& theme = frame.context.theme;
    const float pitch = kLease * theme.scale;
    canvas.Text(at + Vec2{0, pitch / 2}, frame.context.Say(words::kLeases),
                {theme.ink_soft, theme.type.small, FontKind::kSemiBold});
    at.y += pitch;
    for (const LeaseView& lease : frame.view.leases) {
        const float y = at.y + pitch / 2;
        TextWithin(canvas, {at.x, y}, lease.name,
                   {theme.ink, theme.type.small, FontKind::kSemiBold},
                   frame.lanes.min.x - at.x - theme.space.tight);
        const float words = 110 * theme.scale;
        const float width = std::max(right - words - frame.lanes.min.x, 1.0F);
        const Rect track{{frame.lanes.min.x, y - 4 * theme.scale},
                         {frame.lanes.min.x + width, y + 4 * theme.scale}};
        canvas.FillRect(track, 4 * theme.scale, theme.track);
        Rect full = track;
        full.max.x = track.min.x + track.width() * lease.share;
        canvas.FillRect(full, 4 * theme.scale, theme.accent);
        canvas.Text({track.max.x + theme.space.small, y}, lease.text,
                    {theme.ink_soft, theme.type.small});
        at.y += pitch;
    }
}

// What the shapes mean, as far as there is room.
void DrawFoot(const Frame& frame, Canvas& canvas, Vec2 at, float right) {
    const Theme& theme = frame.context.theme;
    const PanelContext& context = frame.context;
    const TextStyle style{theme.ink_soft, theme.type.tiny};
    const auto sample = [&](const char* word, bool read, OperationEnd end, bool again) {
        const float wide = 26 * theme.scale;
        const float need = wide + theme.space.tight + canvas.MeasureText(word, style).x;
        if (at.x + need > right) return;
        const float half = 6 * theme.scale;
        OperationView operation;
        operation.end = end;
        const Rect box{at - Vec2{0, half}, at + Vec2{wide, half}};
        const Color ink = InkOf(theme, operation);
        Stroke rim{ink, theme.line};
        if (end != OperationEnd::kDone) rim.dash = rim.gap = 3 * theme.scale;
        canvas.StrokeRect(box, read ? half : theme.radius_small / 2, rim);
        if (again) {
            canvas.Line({box.center().x, box.min.y - 2 * theme.scale},
                        {box.center().x, box.max.y + 2 * theme.scale}, {ink, theme.line * 1.4F});
        }
        canvas.Text({at.x + wide + theme.space.tight, at.y}, word, style);
        at.x += need + theme.space.large;
    };
    sample(context.Say(words::kClientsWrite), false, OperationEnd::kDone, false);
    sample(context.Say(words::kClientsRead), true, OperationEnd::kDone, false);
    sample(context.Say(words::kClientsOpen), false, OperationEnd::kWaiting, false);
    sample(context.Say(words::kClientsLost), false, OperationEnd::kLost, false);
    sample(context.Say(words::kClientsAgain), false, OperationEnd::kDone, true);
}

// The wheel zooms around the pointer, a drag looks back; a click asks why.
void HandlePointer(const Frame& frame, const OperationView* under) {
    UiState& ui = frame.context.ui;
    const ImGuiIO& io = ImGui::GetIO();
    const ClientsView& view = frame.view;
    const double span = view.to - view.from;
    if (ImGui::IsItemHovered() && !io.KeyCtrl && std::abs(io.MouseWheel) > 0 && under == nullptr) {
        const double wish = std::clamp(span * std::pow(0.8, io.MouseWheel), kSpanLeast, kSpanMost);
        const double share = std::clamp(
            (io.MousePos.x - frame.lanes.min.x) / std::max(frame.lanes.width(), 1.0F), 0.0F, 1.0F);
        if (ui.clients_to) ui.clients_to = view.from + span * share + wish * (1 - share);
        ui.clients_span = wish;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
        const double moved = io.MouseDelta.x / std::max(frame.lanes.width(), 1.0F) * span;
        const double to = view.to - moved;
        ui.clients_span = span;
        ui.clients_to = to >= view.now ? std::nullopt : std::optional(std::max(to, span));
    }
    ui.clients_hovered = ImGui::IsItemHovered() && under != nullptr ? under->request : 0;
    if (ImGui::IsItemHovered() && ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
        under != nullptr && !ImGui::IsMouseDragging(ImGuiMouseButton_Left, 4)) {
        frame.context.Want(AskWhy{under->event_id});
    }
}

void DrawLanes(const Frame& frame, const Rect& body, float names) {
    const Theme& theme = frame.context.theme;
    // The axis shows through.
    BeginPanel("###client-lanes", body, Color{0, 0, 0, 0}, true);
    const Vec2 start = FromImgui(ImGui::GetCursorScreenPos());
    float tall = theme.space.small;
    for (const ClientLane& lane : frame.view.lanes) {
        tall += static_cast<float>(std::max<std::size_t>(lane.rows, 1)) * kRow * theme.scale +
                theme.space.small;
    }
    ImGui::InvisibleButton("###client-time", {body.width(), std::max(tall, body.height())});
    ImguiCanvas canvas = WindowCanvas(frame.context);
    float y = start.y + theme.space.small;
    const OperationView* under = nullptr;
    std::vector<Vec2> clashes;
    for (const ClientLane& lane : frame.view.lanes) {
        const OperationView* here = DrawLane(frame, canvas, lane, y, names, clashes);
        if (here != nullptr) under = here;
        y += static_cast<float>(lane.rows) * kRow * theme.scale + theme.space.small;
    }
    for (std::size_t i = 1; i < clashes.size(); ++i) {
        canvas.Line(clashes[i - 1], clashes[i],
                    {theme.alarm, theme.line * 1.4F, 6 * theme.scale, 4 * theme.scale});
    }
    const bool hovered = ImGui::IsItemHovered();
    HandlePointer(frame, under);
    EndPanel();
    if (hovered && !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
        DrawHintBubble(frame.context, frame.view.hint);
    }
}

}  // namespace

void DrawClientsPanel(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    BeginPanel("###clients", area, theme.panel);
    if (!context.scene.clients || context.scene.clients->lanes.empty()) {
        WrappedText(context, area.min + Vec2{theme.space.large, theme.space.large},
                    context.Say(words::kNoClients), FontKind::kRegular, theme.type.small,
                    theme.ink_soft, area.width() - 2 * theme.space.large);
    }
    if (!context.scene.clients) return EndPanel();
    const ClientsView& view = *context.scene.clients;
    ImguiCanvas canvas = WindowCanvas(context);
    const float s = theme.scale;
    const float labels = std::min(kLabels * s, area.width() * 0.28F);
    const float foot = area.height() > 200 * s ? kFoot * s : 0;
    const float leases =
        view.leases.empty() ? 0 : (static_cast<float>(view.leases.size()) + 1) * kLease * s;
    const float bottom =
        area.max.y - foot - std::min(leases, area.height() * 0.45F) - theme.space.tight;
    const float top = area.min.y + kAxis * s;
    const Frame frame{
        context, view, {{area.min.x + labels, top}, {area.max.x - theme.space.large, bottom}}};
    if (!view.lanes.empty()) {
        DrawAxis(frame, canvas, area.min.y + kAxis * s / 2, bottom);
        if (foot > 0) {
            DrawFoot(frame, canvas, {area.min.x + theme.space.large, area.max.y - foot / 2},
                     area.max.x - theme.space.small);
        }
        DrawLanes(frame, {{area.min.x, top}, {area.max.x, bottom}}, area.min.x);
    }
    if (leases > 0) {
        canvas.PushClip({{area.min.x, bottom}, {area.max.x, area.max.y - foot}});
        DrawLeases(frame, canvas, {area.min.x + theme.space.large, bottom + theme.space.tight},
                   area.max.x - theme.space.large);
        canvas.PopClip();
    }
    EndPanel();
}

}  // namespace render
