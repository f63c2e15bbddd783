// A bar that fills, the figures so far, and one button.
#include "render/work_sheet.h"

#include <algorithm>
#include <cmath>

#include "render/sheet.h"
#include "render/words_work.h"

namespace render {

namespace {

constexpr float kWide = 460;

void DrawBar(const PanelContext& context, const Rect& bar, const WorkView& work) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    canvas.FillRect(bar, bar.height() / 2, theme.track);
    const Color ink = work.bad ? theme.alarm : work.done ? theme.good : theme.accent;
    Rect full = bar;
    if (work.share >= 0) {
        full.max.x = bar.min.x + bar.width() * std::clamp(work.share, 0.0F, 1.0F);
    } else {
        // Nobody knows how long: a piece that goes to and fro, by the clock of the pictures.
        const auto turn = static_cast<float>(std::fmod(ImGui::GetTime() * 0.5, 1.0));
        const float at = context.ui.reduced_motion ? 0.5F : std::abs(2 * turn - 1);
        const float piece = bar.width() * 0.25F;
        full.min.x = bar.min.x + at * (bar.width() - piece);
        full.max.x = full.min.x + piece;
    }
    if (full.width() > bar.height()) canvas.FillRect(full, bar.height() / 2, ink);
}

}  // namespace

void DrawWorkSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)layout;
    if (!context.scene.work) return;
    const Theme& theme = context.theme;
    const WorkView& work = *context.scene.work;
    if (!work.done) context.ui.wants_frame = true;
    const float wide = std::min(kWide * theme.scale, screen.x - 2 * theme.space.huge);
    const float room = wide - 2 * theme.space.large;
    const float words =
        WrappedHeight(context, work.detail, FontKind::kRegular, theme.type.body, room);
    const float bar = 10 * theme.scale;
    const float line = 34 * theme.scale;
    const float tall = theme.type.title + theme.space.medium + bar + theme.space.medium + words +
                       theme.space.large + line + 2 * theme.space.large;
    // A click beside it does not end the work.
    BeginSheet(context, "###work-sheet", screen * 0.5F, {0.5F, 0.5F}, {wide, tall});
    Vec2 at = DrawSheetTitle(context, work.title);
    DrawBar(context, {at, at + Vec2{room, bar}}, work);
    at.y += bar + theme.space.medium;
    WrappedText(context, at, work.detail, FontKind::kRegular, theme.type.body,
                work.bad ? theme.alarm : theme.ink, room);
    at.y += words + theme.space.large;
    const float button = 130 * theme.scale;
    const char* end = context.Say(work.done ? words::kClose : words::kCancel);
    if (TextButton(context, "###end-work", end, {at, at + Vec2{button, line}},
                   {.primary = !work.can_open})) {
        context.Want(CancelWork{});
    }
    if (work.can_open) {
        const Vec2 next = at + Vec2{button + theme.space.medium, 0};
        const float most = room - button - theme.space.medium;
        if (TextButton(context, "###open-found", context.Say(words::kOpenFound),
                       {next, next + Vec2{std::min(200 * theme.scale, most), line}},
                       {.primary = true})) {
            context.Want(OpenFound{});
        }
    }
    EndSheet();
}

}  // namespace render
