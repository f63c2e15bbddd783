// Buttons, virtual time, speed, steps to the next event of a kind or back to the last, commands.
#include "render/transport_bar.h"

#include <algorithm>
#include <array>
#include <string>

#include "render/command_line.h"
#include "render/speed.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kButton = 36;
constexpr float kSmallButton = 24;
constexpr float kClockWidth = 100;
constexpr float kSlider = 100;
constexpr float kSpeedWidth = 46;
constexpr float kArrow = 15;  // The way back before a goal's name, and the way on behind it.
constexpr float kLeastCommandLine = 160;
constexpr float kCommandHint = 45;  // More, for its hint: rather than the word before the steps.
constexpr float kCommandHeight = 34;

struct GoalWords {
    StepGoal goal;
    Phrase name;
    Phrase event;         // The same in full.
    const char* command;  // How to go back.
};

// In the order in which they give way: the last one first.
constexpr std::array<GoalWords, 6> kGoals{{
    {StepGoal::kMessage, words::kNextMessage, words::kNextMessage, "back message"},
    {StepGoal::kRole, words::kNextRole, words::kChangeOfRole, "back role"},
    {StepGoal::kCommit, words::kNextCommit, words::kNextCommit, "back commit"},
    {StepGoal::kTerm, words::kNextTerm, words::kNewTerm, "back term"},
    {StepGoal::kBookmark, words::kNextBookmark, words::kNextBookmark, "back bookmark"},
    {StepGoal::kViolation, words::kNextViolation, words::kNextViolation, "back violation"},
}};

TextStyle WordStyle(const Theme& theme) {
    return {theme.ink_soft, theme.type.small};
}
TextStyle SpeedStyle(const Theme& theme) {
    return {theme.ink, theme.type.small, FontKind::kSemiBold};
}
TextStyle GoalStyle(const Theme& theme) {
    return {theme.accent, theme.type.small, FontKind::kSemiBold};
}
TextStyle ClockStyle(const Theme& theme) {
    return {theme.ink, theme.type.clock, FontKind::kMono};
}

// Lays things out from left to right on the bar's middle line.
struct Row {
    const Theme& theme;
    Canvas& canvas;
    Language language = Language::kEnglish;
    float x = 0;
    float y = 0;

    Rect Take(float width, float height, float gap) {
        const Rect rect{{x, y - height / 2}, {x + width, y + height / 2}};
        x += width + gap;
        return rect;
    }
    Rect Word(const Phrase& phrase) {
        const TextStyle style = WordStyle(theme);
        return Take(canvas.MeasureText(phrase.In(language), style).x, style.size * 1.24F,
                    theme.space.small);
    }
    TransportLayout::Goal TakeGoal(const GoalWords& words) {
        const TextStyle style = GoalStyle(theme);
        const float arrow = kArrow * theme.scale;
        const float height = style.size * 1.5F;
        TransportLayout::Goal goal;
        goal.goal = words.goal;
        goal.back = Take(arrow, height, 0);
        goal.on = Take(canvas.MeasureText(words.name.In(language), style).x + arrow, height,
                       theme.space.tight);
        return goal;
    }
};

void PlaceButtons(TransportLayout& out, Row& row) {
    const Theme& theme = row.theme;
    const float side = kButton * theme.scale;
    for (Rect* button : {&out.start, &out.back, &out.play, &out.step, &out.end}) {
        *button = row.Take(side, side * 0.9F, theme.space.tight);
    }
    row.x += theme.space.tight;
    const float small = kSmallButton * theme.scale;
    out.restart = row.Take(small, small, theme.space.tight);
    out.timeline = row.Take(small, small, theme.space.medium);
}

void PlaceSpeed(TransportLayout& out, Row& row, const TransportView& view, bool with_word) {
    const Theme& theme = row.theme;
    out.speed_word = with_word ? row.Word(words::kSpeed) : Rect{};
    out.slider = row.Take(kSlider * theme.scale, 22 * theme.scale, theme.space.small);
    const float width = row.canvas.MeasureText(view.speed_text, SpeedStyle(theme)).x;
    out.speed_text = row.Take(std::max(width, kSpeedWidth * theme.scale), theme.type.small * 1.24F,
                              theme.space.small);
}

void DrawButtons(const PanelContext& context, const TransportLayout& bar) {
    const bool playing = context.scene.transport.playing;
    if (IconButton(context, "###start", Icon::kToStart, bar.start)) {
        context.Want(RunCommandText{"goto start"});
    }
    TipForLastItem(context, context.Say(words::kToStartTip));
    if (IconButton(context, "###back", Icon::kBack, bar.back)) {
        context.Want(RunCommandText{"back"});
    }
    TipForLastItem(context, context.Say(words::kBackTip));
    const Icon icon = playing ? Icon::kPause : Icon::kPlay;
    if (IconButton(context, "###play", icon, bar.play, {.primary = true})) {
        context.Want(playing ? Intent{Pause{}} : Intent{Play{}});
    }
    TipForLastItem(context, context.Say(playing ? words::kPauseTip : words::kPlayTip));
    if (IconButton(context, "###step", Icon::kStep, bar.step)) context.Want(StepEvents{1});
    TipForLastItem(context, context.Say(words::kStepTip));
    if (IconButton(context, "###end", Icon::kToEnd, bar.end)) {
        context.Want(RunCommandText{"goto end"});
    }
    TipForLastItem(context, context.Say(words::kToEndTip));
    if (IconButton(context, "###restart", Icon::kRestart, bar.restart, {.bare = true})) {
        context.Want(Restart{});
    }
    TipForLastItem(context, context.Say(words::kRestartTip));
    bool& open = context.ui.timeline_open;
    if (IconButton(context, "###timeline-open", Icon::kTimeline, bar.timeline,
                   {.on = open, .bare = true})) {
        open = !open;
    }
    TipForLastItem(context, context.Say(words::kTimelineOpenTip));
}

void DrawSpeed(const PanelContext& context, Canvas& canvas, const TransportLayout& bar) {
    const Theme& theme = context.theme;
    const TransportView& transport = context.scene.transport;
    const float y = bar.slider.center().y;
    if (bar.speed_word.width() > 0) {
        canvas.Text({bar.speed_word.min.x, y}, context.Say(words::kSpeed), WordStyle(theme));
    }
    const float knob = 7 * theme.scale;
    const Rect& rect = bar.slider;
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::InvisibleButton("###speed", {rect.width(), rect.height()});
    const float start = rect.min.x + knob;
    const float length = rect.width() - 2 * knob;
    if (ImGui::IsItemActive()) {
        const double wish = SpeedAtShare((ImGui::GetMousePos().x - start) / length);
        if (wish < transport.speed || wish > transport.speed) context.Want(SetSpeed{wish});
    }
    const Vec2 at{start + length * ShareOfSpeed(transport.speed), y};
    const float half = 2 * theme.scale;
    canvas.FillRect({{rect.min.x, y - half}, {rect.max.x, y + half}}, half, theme.border);
    canvas.FillRect({{rect.min.x, y - half}, {at.x, y + half}}, half, theme.accent);
    canvas.Disc(at, ImGui::IsItemHovered() ? knob * 1.15F : knob, theme.accent);
    canvas.Text({bar.speed_text.min.x, y}, transport.speed_text, SpeedStyle(theme));
}

// The sign's or the word's place as an item; lit under the pointer. True when clicked.
bool Part(const PanelContext& context, const char* id, const Rect& rect) {
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    const bool clicked = ImGui::InvisibleButton(id, {rect.width(), rect.height()});
    if (ImGui::IsItemHovered()) {
        WindowCanvas(context).FillRect(rect, context.theme.radius_small, context.theme.hovered);
    }
    return clicked;
}

void DrawGoal(const PanelContext& context, Canvas& canvas, const TransportLayout::Goal& goal,
              const GoalWords& words) {
    const Theme& theme = context.theme;
    ImGui::PushID(words.command);
    if (Part(context, "###last", goal.back)) context.Want(RunCommandText{words.command});
    TipForLastItem(
        context, (std::string(context.Say(words::kBackToTip)) + context.Say(words.event)).c_str());
    if (Part(context, "###next", goal.on)) context.Want(StepToNext{goal.goal});
    TipForLastItem(
        context, (std::string(context.Say(words::kForwardTip)) + context.Say(words.event)).c_str());
    ImGui::PopID();
    const float arrow = kArrow * theme.scale;
    const float size = 9 * theme.scale;
    DrawIcon(canvas, Icon::kCaretLeft, goal.back.center(), size, theme.accent);
    canvas.Text({goal.on.min.x, goal.on.center().y}, context.Say(words.name), GoalStyle(theme));
    DrawIcon(canvas, Icon::kCaretRight, {goal.on.max.x - arrow / 2, goal.on.center().y}, size,
             theme.accent);
}

void DrawGoals(const PanelContext& context, Canvas& canvas, const TransportLayout& bar) {
    if (bar.step_word.width() > 0) {
        canvas.Text({bar.step_word.min.x, bar.step_word.center().y}, context.Say(words::kStepTo),
                    WordStyle(context.theme));
    }
    for (std::size_t i = 0; i < bar.goals.size(); ++i) {
        DrawGoal(context, canvas, bar.goals[i], kGoals[i]);
    }
}

}  // namespace

TransportLayout LayOutTransport(const Theme& theme, const TransportView& view, Language language,
                                Canvas& canvas, const Rect& rect) {
    TransportLayout out;
    Row row{theme, canvas, language, rect.min.x + theme.space.large, rect.center().y};
    PlaceButtons(out, row);
    const TextStyle clock = ClockStyle(theme);
    out.clock =
        row.Take(std::max(kClockWidth * theme.scale, canvas.MeasureText(view.time, clock).x),
                 clock.size, theme.space.medium);
    const float end = rect.max.x - theme.space.large;
    const float most = end - kLeastCommandLine * theme.scale - theme.space.small;
    const Row before = row;
    for (const bool speed_word : {true, false}) {
        row.x = before.x;
        PlaceSpeed(out, row, view, speed_word);
        if (row.x <= most) break;
    }
    // All goals with the word before them, or without it as many as there is room for.
    const float left = row.x;
    for (const bool step_word : {true, false}) {
        row.x = left;
        out.goals.clear();
        out.step_word = step_word ? row.Word(words::kStepTo) : Rect{};
        for (const GoalWords& goal : kGoals) {
            const float here = row.x;
            const TransportLayout::Goal placed = row.TakeGoal(goal);
            const float limit = step_word ? most - kCommandHint * theme.scale : most;
            if (placed.on.max.x > limit) {
                row.x = here;
                break;
            }
            out.goals.push_back(placed);
        }
        if (out.goals.size() == kGoals.size()) break;
    }
    const float half = kCommandHeight * theme.scale / 2;
    const float command = std::max(std::min(row.x + theme.space.tight, end - 1), rect.min.x);
    out.command = {{command, row.y - half}, {end, row.y + half}};
    return out;
}

void DrawTransportBar(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    BeginPanel("###transport", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    canvas.Line(rect.min, {rect.max.x, rect.min.y}, {theme.border, theme.thin});
    const TransportLayout bar =
        LayOutTransport(theme, context.scene.transport, context.ui.language, canvas, rect);
    DrawButtons(context, bar);
    canvas.Text({bar.clock.min.x, bar.clock.center().y}, context.scene.transport.time,
                ClockStyle(theme));
    DrawSpeed(context, canvas, bar);
    DrawGoals(context, canvas, bar);
    DrawCommandLine(context, bar.command);
    EndPanel();
}

}  // namespace render
