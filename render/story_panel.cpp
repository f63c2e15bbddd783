// A scrolling list that stays at its newest line until the reader scrolls up.
#include "render/story_panel.h"

#include <string>

#include "render/words.h"

namespace render {

namespace {

constexpr float kHead = 46;
constexpr float kTimeRow = 18;

Color ToneColor(const Theme& theme, const StoryLine& line) {
    switch (line.tone) {
        case Tone::kPlain:
            return theme.ink_soft;
        case Tone::kGood:
            return theme.good;
        case Tone::kNotable:
            return theme.Term(line.term_hue).rim;
        case Tone::kBad:
            return theme.alarm;
    }
    return theme.ink_soft;
}

void DrawHead(const PanelContext& context, Canvas& canvas, const Rect& rect) {
    const Theme& theme = context.theme;
    const float y = rect.min.y + kHead * theme.scale / 2;
    const TextStyle title{theme.ink, theme.type.large, FontKind::kSemiBold};
    canvas.Text({rect.min.x + theme.space.large, y}, context.Say(words::kStory), title);
    bool& all = context.ui.story_shows_all;
    const char* other = all ? context.Say(words::kStoryTurns) : context.Say(words::kStoryAll);
    const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
    const float width = canvas.MeasureText(other, link).x;
    if (TextLink(context, "###story-detail", other, {rect.max.x - theme.space.medium - width, y},
                 link)
            .clicked) {
        all = !all;
    }
    const float base = rect.min.y + (kHead - 2) * theme.scale;
    canvas.Line({rect.min.x, base}, {rect.max.x, base}, {theme.border, theme.thin});
}

// The line's face, and its height; nothing is drawn outside the clip.
void DrawLine(const PanelContext& context, const StoryLine& line, const Rect& box, bool hovered) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const bool asked = context.ui.asked_event == line.event_id;
    const Rect face = box.Inset(theme.space.hair);
    if (asked || hovered) {
        canvas.FillRect(face, theme.radius, asked ? theme.accent_soft : theme.hovered);
    }
    if (line.current) {
        canvas.FillRect({{box.min.x, face.min.y}, {box.min.x + theme.thick, face.max.y}}, 1,
                        theme.accent);
    }
    const float left = box.min.x + theme.space.medium;
    const Color tone = ToneColor(theme, line);
    const float time_y = box.min.y + theme.space.tight + kTimeRow * theme.scale / 2;
    DrawIcon(canvas, IconOf(line.icon), {left + 6 * theme.scale, time_y}, 12 * theme.scale, tone);
    canvas.Text({left + 20 * theme.scale, time_y}, line.time,
                {theme.ink_soft, theme.type.tiny, FontKind::kMono});
    if (asked || hovered) {
        canvas.Text({box.max.x - theme.space.small, time_y}, context.Say(words::kWhy),
                    {theme.accent, theme.type.tiny, FontKind::kSemiBold, Align::kRight});
    }
    const bool strong = line.tone != Tone::kPlain;
    const Color ink = line.tone == Tone::kBad ? theme.alarm : theme.ink;
    WrappedText(context, {left, time_y + kTimeRow * theme.scale / 2}, line.sentence,
                strong ? FontKind::kSemiBold : FontKind::kRegular, theme.type.small, ink,
                box.max.x - theme.space.small - left);
}

float LineHeight(const PanelContext& context, const StoryLine& line, float width) {
    const Theme& theme = context.theme;
    const bool strong = line.tone != Tone::kPlain;
    const float room = width - theme.space.medium - theme.space.small;
    return kTimeRow * theme.scale + 2 * theme.space.tight + theme.space.hair +
           WrappedHeight(context, line.sentence, strong ? FontKind::kSemiBold : FontKind::kRegular,
                         theme.type.small, room);
}

void DrawLines(const PanelContext& context, const Rect& body) {
    const StoryView& story = context.scene.story;
    const bool at_newest = ImGui::GetScrollY() >= ImGui::GetScrollMaxY() - 1;
    const float width = ImGui::GetContentRegionAvail().x;
    bool moved = false;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (const StoryLine& line : story.lines) {
        const float height = LineHeight(context, line, width);
        const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
        const Rect box{corner, corner + Vec2{width, height}};
        if (context.ui.story_to_asked && context.ui.asked_event == line.event_id) {
            ImGui::SetScrollFromPosY(corner.y + height / 2 - body.min.y, 0.5F);
            context.ui.story_to_asked = false;
            moved = true;
        }
        // Lines out of sight only take their room.
        if (!box.Overlaps(body)) {
            ImGui::Dummy({width, height});
            continue;
        }
        ImGui::PushID(static_cast<int>(line.event_id));
        if (ImGui::InvisibleButton("###line", {width, height})) {
            context.Want(Select{{TargetKind::kEvent, line.event_id, 0}});
        }
        if (ImGui::IsItemClicked(ImGuiMouseButton_Right)) {
            context.ui.menu_target = {TargetKind::kEvent, line.event_id, 0};
            context.ui.menu_at = FromImgui(ImGui::GetMousePos());
            context.ui.menu_shown = false;
        }
        DrawLine(context, line, box, ImGui::IsItemHovered());
        ImGui::PopID();
    }
    ImGui::PopStyleVar();
    // An event that is no longer in the list cannot be shown.
    context.ui.story_to_asked = false;
    if (at_newest && !moved) ImGui::SetScrollHereY(1);
}

}  // namespace

void DrawStoryPanel(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const StoryView& story = context.scene.story;
    BeginPanel("###story", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawHead(context, canvas, rect);
    Rect body{{rect.min.x, rect.min.y + kHead * theme.scale}, rect.max - Vec2{2, 0}};
    if (story.lines.empty()) {
        WrappedText(context, body.min + Vec2{theme.space.large, theme.space.medium},
                    context.Say(words::kStoryEmpty), FontKind::kRegular, theme.type.small,
                    theme.ink_soft, body.width() - 2 * theme.space.large);
        canvas.Line({rect.max.x - 1, rect.min.y}, {rect.max.x - 1, rect.max.y},
                    {theme.border, theme.thin});
        EndPanel();
        return;
    }
    if (story.earlier > 0) {
        canvas.Text({body.min.x + theme.space.large, body.min.y + 10 * theme.scale},
                    std::to_string(story.earlier) + " " + context.Say(words::kEarlier),
                    {theme.ink_soft, theme.type.tiny});
        body.min.y += 20 * theme.scale;
    }
    BeginPanel("###story-lines", body, theme.panel, true);
    DrawLines(context, body);
    EndPanel();
    canvas.Line({rect.max.x - 1, rect.min.y}, {rect.max.x - 1, rect.max.y},
                {theme.border, theme.thin});
    EndPanel();
}

}  // namespace render
