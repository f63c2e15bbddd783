// Buttons, virtual time, speed, steps to the next event of a kind, and the command line.
#include "render/transport_bar.h"

#include <algorithm>

#include "render/command_line.h"
#include "render/speed.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kButton = 36;
constexpr float kClockWidth = 122;
constexpr float kSlider = 110;
constexpr float kLeastCommandLine = 200;

// Lays things out from left to right on the bar's middle line.
struct Row {
    float x = 0;
    float y = 0;

    Rect Take(float width, float height, float gap) {
        const Rect rect{{x, y - height / 2}, {x + width, y + height / 2}};
        x += width + gap;
        return rect;
    }
};

void DrawButtons(const PanelContext& context, Row& row) {
    const Theme& theme = context.theme;
    const bool playing = context.scene.transport.playing;
    const float side = kButton * theme.scale;
    const auto place = [&] { return row.Take(side, side * 0.9F, theme.space.tight); };
    if (IconButton(context, "###restart", Icon::kRestart, place())) context.Want(Restart{});
    TipForLastItem(context, words::kRestartTip);
    const Icon icon = playing ? Icon::kPause : Icon::kPlay;
    if (IconButton(context, "###play", icon, place(), {.primary = true})) {
        context.Want(playing ? Intent{Pause{}} : Intent{Play{}});
    }
    TipForLastItem(context, playing ? words::kPauseTip : words::kPlayTip);
    if (IconButton(context, "###step", Icon::kStep, place())) context.Want(StepEvents{1});
    TipForLastItem(context, words::kStepTip);
}

void DrawSpeed(const PanelContext& context, Canvas& canvas, Row& row) {
    const Theme& theme = context.theme;
    const TransportView& transport = context.scene.transport;
    const TextStyle label{theme.ink_soft, theme.type.small};
    canvas.Text({row.x, row.y}, words::kSpeed, label);
    row.x += canvas.MeasureText(words::kSpeed, label).x + theme.space.small;

    const float width = kSlider * theme.scale;
    const float knob = 7 * theme.scale;
    const Rect rect = row.Take(width, 22 * theme.scale, theme.space.small);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::InvisibleButton("###speed", {rect.width(), rect.height()});
    const float start = rect.min.x + knob;
    const float length = width - 2 * knob;
    if (ImGui::IsItemActive()) {
        const double wish = SpeedAtShare((ImGui::GetMousePos().x - start) / length);
        if (wish < transport.speed || wish > transport.speed) context.Want(SetSpeed{wish});
    }
    const Vec2 at{start + length * ShareOfSpeed(transport.speed), row.y};
    const float half = 2 * theme.scale;
    canvas.FillRect({{rect.min.x, row.y - half}, {rect.max.x, row.y + half}}, half, theme.border);
    canvas.FillRect({{rect.min.x, row.y - half}, {at.x, row.y + half}}, half, theme.accent);
    canvas.Disc(at, ImGui::IsItemHovered() ? knob * 1.15F : knob, theme.accent);
    const TextStyle text{theme.ink, theme.type.small, FontKind::kSemiBold};
    canvas.Text({row.x, row.y}, transport.speed_text, text);
    row.x += std::max(canvas.MeasureText(transport.speed_text, text).x, 54 * theme.scale) +
             theme.space.medium;
}

void DrawStepTo(const PanelContext& context, Canvas& canvas, Row& row) {
    const Theme& theme = context.theme;
    const TextStyle label{theme.ink_soft, theme.type.small};
    const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
    canvas.Text({row.x, row.y}, words::kStepTo, label);
    row.x += canvas.MeasureText(words::kStepTo, label).x + theme.space.small;
    struct Goal {
        const char* id;
        const char* text;
        StepGoal goal;
    };
    for (const Goal& goal : {Goal{"###to-message", words::kNextMessage, StepGoal::kMessage},
                             Goal{"###to-role", words::kNextRole, StepGoal::kRole},
                             Goal{"###to-commit", words::kNextCommit, StepGoal::kCommit},
                             Goal{"###to-term", words::kNextTerm, StepGoal::kTerm}}) {
        const LinkResult result = TextLink(context, goal.id, goal.text, {row.x, row.y}, link);
        if (result.clicked) context.Want(StepToNext{goal.goal});
        row.x += result.width + theme.space.medium;
    }
    row.x += theme.space.small;
}

}  // namespace

void DrawTransportBar(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    BeginPanel("###transport", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    canvas.Line(rect.min, {rect.max.x, rect.min.y}, {theme.border, theme.thin});

    Row row{rect.min.x + theme.space.large, rect.center().y};
    DrawButtons(context, row);
    row.x += theme.space.small;
    canvas.Text({row.x, row.y}, context.scene.transport.time,
                {theme.ink, theme.type.clock, FontKind::kMono});
    const float clock = canvas
                            .MeasureText(context.scene.transport.time,
                                         {theme.ink, theme.type.clock, FontKind::kMono})
                            .x;
    row.x += std::max(kClockWidth * theme.scale, clock + theme.space.medium);
    DrawSpeed(context, canvas, row);
    DrawStepTo(context, canvas, row);

    const float left = std::min(row.x, rect.max.x - kLeastCommandLine * theme.scale);
    DrawCommandLine(context,
                    {{left, rect.center().y - 17 * theme.scale},
                     {rect.max.x - theme.space.large, rect.center().y + 17 * theme.scale}});
    EndPanel();
}

}  // namespace render
