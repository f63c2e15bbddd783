// A card whose lines are cut where they end, and told whole under the pointer.
#include "render/inside_box.h"

#include <algorithm>
#include <vector>

#include "render/hint_bubble.h"

namespace render {

namespace {

// "1 HardState: term 4, vote S1".
std::string WholeLine(const InsideLine& line) {
    return line.label.empty() ? line.text : line.label + ": " + line.text;
}

// The column of the labels; 0 without any.
float LabelWidth(Canvas& canvas, const Theme& theme, const InsideBox& box, float room) {
    float width = 0;
    for (const InsideLine& line : box.lines) {
        if (line.label.empty()) continue;
        const TextStyle style{theme.ink, theme.type.small, FontKind::kSemiBold};
        width = std::max(width, canvas.MeasureText(line.label, style).x);
    }
    return width == 0 ? 0 : std::min(width + theme.space.medium, room * 0.62F);
}

// The lines that are drawn where there is room for so many: what is lit first, then what says
// something.
std::vector<const InsideLine*> Chosen(const InsideBox& box, std::size_t room) {
    const auto rank = [](const InsideLine& line) { return line.lit ? 0 : line.quiet ? 2 : 1; };
    std::vector<const InsideLine*> chosen;
    for (int most = 0; most < 3; ++most) {
        for (const InsideLine& line : box.lines) {
            if (rank(line) == most && chosen.size() < room) chosen.push_back(&line);
        }
    }
    // They lie in one vector, so their places are their order.
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

void DrawLine(Canvas& canvas, const Theme& theme, const InsideLine& line, const Rect& row,
              float label, bool& cut) {
    const float y = row.center().y;
    const Color ink = line.lit ? theme.accent : theme.ink;
    if (line.lit) {
        const Rect band{row.min - Vec2{theme.space.tight, 0}, row.max + Vec2{theme.space.tight, 0}};
        canvas.FillRect(band, theme.radius_small, theme.accent_soft);
    }
    const TextStyle bold{ink, theme.type.small, FontKind::kSemiBold};
    if (label > 0) TextWithin(canvas, {row.min.x, y}, line.label, bold, label - theme.space.tight);
    const TextStyle style =
        line.lit || label > 0
            ? TextStyle{ink, theme.type.small, line.lit ? FontKind::kSemiBold : FontKind::kRegular}
            : TextStyle{ink, theme.type.small};
    const float room = row.max.x - row.min.x - label;
    cut = cut || canvas.MeasureText(line.text, style).x > room;
    TextWithin(canvas, {row.min.x + label, y}, line.text, style, room);
}

}  // namespace

void HintOver(const PanelContext& context, const char* id, const Rect& rect,
              std::span<const std::string> lines) {
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::InvisibleButton(id, {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
    if (ImGui::IsItemHovered()) DrawHintBubble(context, lines);
}

void DrawInsideBox(const PanelContext& context, Canvas& canvas, const char* id,
                   const InsideBox& box, const Rect& rect) {
    if (rect.width() <= 0 || rect.height() <= 0) return;
    const Theme& theme = context.theme;
    canvas.FillRect(rect, theme.radius, box.lit ? theme.accent_soft : theme.card);
    canvas.StrokeRect(
        rect, theme.radius,
        {box.lit ? theme.accent : theme.border, box.lit ? theme.line * 1.4F : theme.thin});
    const Rect in{rect.min + Vec2{theme.space.small + theme.space.hair, theme.space.tight},
                  rect.max - Vec2{theme.space.small + theme.space.hair, theme.space.tight}};
    const float pitch = theme.type.small * 1.28F;
    float y = in.min.y;
    bool cut = false;
    TextWithin(canvas, {in.min.x, y + pitch / 2}, box.title,
               {box.lit ? theme.accent : theme.ink, theme.type.small, FontKind::kSemiBold},
               in.width());
    y += pitch;
    // The note goes first where there is no room for all lines.
    const auto rows = static_cast<float>(box.lines.size() + (box.foot.empty() ? 0 : 1));
    const bool note =
        !box.note.empty() && (box.lines.size() <= 2 || y + (rows + 1) * pitch <= in.max.y + 1);
    if (note && y + pitch <= in.max.y + 1) {
        const TextStyle style{theme.ink_soft, theme.type.tiny};
        cut = cut || canvas.MeasureText(box.note, style).x > in.width();
        TextWithin(canvas, {in.min.x, y + pitch / 2}, box.note, style, in.width());
        y += pitch;
    }
    const float label = LabelWidth(canvas, theme, box, in.width());
    const float left = std::max((in.max.y + 1 - y) / pitch, 0.0F);
    const std::vector<const InsideLine*> chosen = Chosen(box, static_cast<std::size_t>(left));
    for (const InsideLine* line : chosen) {
        DrawLine(canvas, theme, *line, {{in.min.x, y}, {in.max.x, y + pitch}}, label, cut);
        y += pitch;
    }
    if (!box.foot.empty() && y + pitch <= in.max.y + 1) {
        TextWithin(
            canvas, {in.min.x, y + pitch / 2}, box.foot,
            {box.foot_lit ? theme.accent : theme.ink_soft, theme.type.tiny, FontKind::kSemiBold},
            in.width());
    }
    std::vector<std::string> hint = box.hint;
    if (cut || chosen.size() < box.lines.size() || !note) {
        if (!note && !box.note.empty()) hint.push_back(box.note);
        for (const InsideLine& line : box.lines) hint.push_back(WholeLine(line));
    }
    HintOver(context, id, rect, hint);
}

}  // namespace render
