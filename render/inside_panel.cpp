// Inside one server: queue, state machine, Ready, disk, network, apply, machine, client (row C2).
#include "render/inside_panel.h"

#include <algorithm>
#include <string>

#include "render/hint_bubble.h"
#include "render/inside_box.h"
#include "render/inside_layout.h"

namespace render {

namespace {

void DrawTitle(const PanelContext& context, Canvas& canvas, const InsideView& view,
               const InsidePlaces& places) {
    const Theme& theme = context.theme;
    const TextStyle title{theme.ink, places.drawn ? theme.type.title : theme.type.body,
                          FontKind::kSemiBold};
    const float y = places.title.center().y;
    canvas.Text({places.title.min.x, y}, view.title, title);
    const float x =
        places.title.min.x + canvas.MeasureText(view.title, title).x + theme.space.medium;
    TextWithin(canvas, {x, y}, view.status, {theme.ink_soft, theme.type.small},
               places.title.max.x - x);
}

void DrawStages(const PanelContext& context, Canvas& canvas, const InsideView& view,
                const Rect& rect) {
    const Theme& theme = context.theme;
    const float gap = theme.space.tight;
    const float width = (rect.width() - 5 * gap) / 6;
    float x = rect.min.x;
    for (const InsideStage& stage : view.stages) {
        const Rect pill{{x, rect.min.y}, {x + width, rect.max.y}};
        x += width + gap;
        const Color fill = stage.current ? theme.accent
                           : stage.done  ? theme.accent_soft
                                         : theme.track;
        const Color ink = stage.current ? theme.ink_on_accent
                          : stage.done  ? theme.accent
                                        : theme.ink_soft;
        canvas.FillRect(pill, pill.height() / 2, fill);
        TextStyle style{ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
        const float room = pill.width() - theme.space.tight;
        if (canvas.MeasureText(stage.name, style).x > room) style.size = theme.type.tiny;
        canvas.Text(pill.center(), Shortened(canvas, stage.name, style, room), style);
        HintOver(context, ("###stage-" + stage.name).c_str(), pill, stage.hint);
    }
}

struct ChipColors {
    Color ink{};
    Color fill{};
};

ChipColors ColorsOf(const Theme& theme, InsideInput kind) {
    switch (kind) {
        case InsideInput::kTick:
            return {theme.tick, theme.tick_soft};
        case InsideInput::kMessage:
            return {theme.message_in, theme.message_in_soft};
        case InsideInput::kRequest:
            return {theme.request, theme.request_soft};
        case InsideInput::kOwn:
            break;
    }
    return {theme.ink_soft, theme.track};
}

void DrawQueue(const PanelContext& context, Canvas& canvas, const InsideView& view,
               const InsidePlaces& places) {
    const Theme& theme = context.theme;
    const Rect& rect = places.queue;
    const TextStyle label{theme.ink_soft, theme.type.small, FontKind::kSemiBold};
    const float middle = rect.center().y;
    float x = rect.min.x;
    if (places.drawn) {
        TextWithin(canvas, {x, rect.min.y - 12 * theme.scale}, view.queue.title, label,
                   rect.width());
        canvas.FillRect(rect, theme.radius, theme.card);
        const Color rim = view.queue.lit ? theme.accent : theme.border;
        canvas.StrokeRect(rect, theme.radius, {rim, view.queue.lit ? theme.line : theme.thin});
        x += theme.space.small;
    }
    if (view.chips.empty()) {
        const std::string text =
            places.drawn ? view.queue.note : view.queue.title + ": " + view.queue.note;
        TextWithin(canvas, {x, middle}, text, {theme.ink_soft, theme.type.small}, rect.max.x - x);
        HintOver(context, "###queue", rect, view.queue.hint);
        return;
    }
    const float half = (places.drawn ? 15 : 12) * theme.scale;
    const float least = (places.drawn ? 50 : 40) * theme.scale;
    const float tail = canvas.MeasureText("+999", label).x + theme.space.small;
    std::size_t drawn = 0;
    for (const InsideChip& chip : view.chips) {
        const ChipColors colors = ColorsOf(theme, chip.kind);
        const TextStyle style{colors.ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
        const float width =
            std::max(least, canvas.MeasureText(chip.label, style).x + theme.space.medium);
        const bool last = drawn + 1 == view.chips.size() && view.more_chips == 0;
        if (x + width > rect.max.x - (last ? 0 : tail)) break;
        const Rect box{{x, middle - half}, {x + width, middle + half}};
        canvas.FillRect(box, theme.radius, colors.fill);
        canvas.StrokeRect(box, theme.radius, {colors.ink, chip.lit ? theme.thick : theme.thin});
        canvas.Text(box.center(), chip.label, style);
        HintOver(context, ("###chip-" + std::to_string(drawn)).c_str(), box, chip.hint);
        x = box.max.x + theme.space.tight;
        drawn += 1;
    }
    const std::size_t more = view.chips.size() - drawn + view.more_chips;
    if (more > 0) canvas.Text({x + theme.space.tight, middle}, "+" + std::to_string(more), label);
}

void DrawKinds(const PanelContext& context, Canvas& canvas, const InsideView& view,
               const Rect& rect) {
    const Theme& theme = context.theme;
    const float pitch = 23 * theme.scale;
    float y = rect.min.y + pitch / 2;
    const TextStyle name{theme.ink, theme.type.small, FontKind::kSemiBold};
    float wide = 0;
    for (const InsideChip& kind : view.kinds) {
        wide = std::max(wide, canvas.MeasureText(kind.label, name).x);
    }
    for (const InsideChip& kind : view.kinds) {
        if (y + pitch / 2 > rect.max.y) return;
        const float dot = 6 * theme.scale;
        canvas.Disc({rect.min.x + dot, y}, dot, ColorsOf(theme, kind.kind).ink);
        const float x = rect.min.x + 3 * dot;
        canvas.Text({x, y}, kind.label, name);
        const float text = x + wide + theme.space.medium;
        TextWithin(canvas, {text, y}, kind.hint.front(), {theme.ink_soft, theme.type.small},
                   rect.max.x - text);
        y += pitch;
    }
}

void DrawWhy(const PanelContext& context, Canvas& canvas, const InsideView& view,
             const Rect& rect) {
    const Theme& theme = context.theme;
    canvas.FillRect(rect, theme.radius_large, theme.accent_soft);
    canvas.StrokeRect(rect, theme.radius_large, {theme.accent_border, theme.thin});
    const Rect in = rect.Inset(theme.space.small + theme.space.hair);
    const float line = theme.type.small;
    TextWithin(canvas, {in.min.x, in.min.y + line / 2}, view.why_title,
               {theme.accent, theme.type.small, FontKind::kSemiBold}, in.width());
    const Rect body{{in.min.x, in.min.y + line + theme.space.tight}, in.max};
    // In a low box it is read by scrolling.
    BeginPanel("###why-order", body, theme.accent_soft, true);
    const Vec2 at = FromImgui(ImGui::GetCursorScreenPos());
    const float width = body.width() - 12 * theme.scale;
    const float tall =
        WrappedHeight(context, view.why_text, FontKind::kRegular, theme.type.small, width);
    WrappedText(context, at, view.why_text, FontKind::kRegular, theme.type.small, theme.ink, width);
    WrappedText(context, at + Vec2{0, tall + theme.space.tight}, view.why_source,
                FontKind::kSemiBold, theme.type.tiny, theme.ink_soft, width);
    const float source =
        WrappedHeight(context, view.why_source, FontKind::kSemiBold, theme.type.tiny, width);
    ImGui::Dummy({1, tall + source + theme.space.tight});
    EndPanel();
}

void DrawAction(const PanelContext& context, Canvas& canvas, const InsideAction& action,
                const Rect& rect, std::size_t number) {
    const Theme& theme = context.theme;
    const std::string id = "###inside-action-" + std::to_string(number);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    const bool clicked = ImGui::InvisibleButton(id.c_str(), {rect.width(), rect.height()});
    const bool hovered = ImGui::IsItemHovered();
    const bool lit = hovered && action.enabled;
    Color fill = action.harm ? theme.alarm_soft : lit ? theme.hovered : theme.raised;
    Color ink = action.harm ? theme.alarm : theme.ink;
    Color rim = action.harm ? (lit ? theme.alarm : theme.alarm.WithAlpha(0.35F)) : theme.border;
    if (action.primary && action.enabled) {
        fill = theme.accent;
        ink = theme.ink_on_accent;
        rim = theme.accent;
    }
    if (!action.enabled) ink = theme.ink_soft;
    canvas.FillRect(rect, theme.radius, fill);
    canvas.StrokeRect(rect, theme.radius, {rim, theme.thin});
    TextStyle style{ink, theme.type.small, FontKind::kSemiBold, Align::kCenter};
    const float room = rect.width() - theme.space.medium;
    if (canvas.MeasureText(action.label, style).x > room) style.size = theme.type.tiny;
    const std::string shown = Shortened(canvas, action.label, style, room);
    canvas.Text(rect.center(), shown, style);
    if (hovered) {
        std::vector<std::string> lines{action.label};
        if (!action.tip.empty()) lines.push_back(action.tip);
        lines.push_back(action.command);
        DrawHintBubble(context, lines);
    }
    if (clicked && action.enabled) context.Want(RunCommandText{action.command});
}

// In one row there is room for the first of each pair: to go on, and to do harm.
void DrawActions(const PanelContext& context, Canvas& canvas, const InsideView& view,
                 const InsidePlaces& places) {
    const Rect& rect = places.buttons;
    const float gap = 6 * context.theme.scale;
    const float width = (rect.width() - gap) / 2;
    const auto rows = static_cast<float>(places.button_rows);
    const float height = (rect.height() - gap * (rows - 1)) / rows;
    for (std::size_t i = 0; i < view.actions.size(); ++i) {
        const bool second = i % 2 == 1;
        if (places.button_rows == 1 && second) continue;
        const bool lower = i >= 2;
        const bool right = places.button_rows == 1 ? lower : second;
        const Vec2 corner = rect.min + Vec2{right ? width + gap : 0,
                                            lower && places.button_rows == 2 ? height + gap : 0};
        DrawAction(context, canvas, view.actions[i], {corner, corner + Vec2{width, height}}, i);
    }
}

void DrawArrows(const PanelContext& context, Canvas& canvas, const InsideView& view,
                const InsidePlaces& places) {
    const Theme& theme = context.theme;
    const auto arrow = [&](Vec2 from, Vec2 to, bool lit, bool head = true) {
        const Color color = lit ? theme.accent : theme.link;
        canvas.Line(from, to, {color, lit ? theme.line * 1.4F : theme.line});
        if (!head) return;
        const float size = 6 * theme.scale;
        const bool down = to.y > from.y;
        const Vec2 back = down ? Vec2{0, -size} : Vec2{-size, 0};
        const Vec2 side = down ? Vec2{-size * 0.6F, 0} : Vec2{0, size * 0.6F};
        const Vec2 points[3] = {to, to + back + side, to + back - side};
        canvas.Polygon(points, color);
    };
    const float y = places.queue.center().y;
    arrow({places.queue.max.x, y}, {places.node.min.x, y}, view.queue.lit || view.node.lit);
    arrow({places.node.max.x, y}, {places.ready.min.x, y}, false);
    const auto down = [&](const Rect& from, const Rect& to, bool lit) {
        arrow({to.center().x, from.max.y}, {to.center().x, to.min.y}, lit);
    };
    down(places.ready, places.disk, view.disk.lit);
    down(places.ready, places.network, view.network.lit);
    down(places.ready, places.apply, view.apply.lit);
    down(places.apply, places.machine, view.apply.lit);
    arrow({places.machine.min.x, places.machine.center().y},
          {places.client.max.x, places.machine.center().y}, view.apply.lit, false);
}

}  // namespace

void DrawInsidePanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###inside", area, context.theme.panel);
    if (context.scene.inside) {
        ImguiCanvas canvas = WindowCanvas(context);
        const InsideView& view = *context.scene.inside;
        const InsidePlaces places = LayOutInside(area, context.theme.scale);
        DrawTitle(context, canvas, view, places);
        DrawStages(context, canvas, view, places.stages);
        DrawQueue(context, canvas, view, places);
        if (places.drawn) {
            DrawKinds(context, canvas, view, places.kinds);
            DrawArrows(context, canvas, view, places);
        }
        DrawInsideBox(context, canvas, "###box-node", view.node, places.node);
        DrawInsideBox(context, canvas, "###box-ready", view.ready, places.ready);
        DrawInsideBox(context, canvas, "###box-disk", view.disk, places.disk);
        DrawInsideBox(context, canvas, "###box-network", view.network, places.network);
        DrawInsideBox(context, canvas, "###box-apply", view.apply, places.apply);
        DrawInsideBox(context, canvas, "###box-machine", view.machine, places.machine);
        DrawInsideBox(context, canvas, "###box-client", view.client, places.client);
        if (places.why.height() > 0) DrawWhy(context, canvas, view, places.why);
        DrawActions(context, canvas, view, places);
    }
    EndPanel();
}

}  // namespace render
