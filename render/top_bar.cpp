// Badges collapse into one when the window is narrow; a broken property always shows its name.
#include "render/top_bar.h"

#include <algorithm>
#include <string>

#include "render/words.h"

namespace render {

namespace {

constexpr float kIconButton = 32;

float BadgeWidth(Canvas& canvas, const Theme& theme, std::string_view text) {
    const TextStyle style{theme.good, theme.type.small, FontKind::kSemiBold};
    return canvas.MeasureText(text, style).x + 30 * theme.scale;
}

// Draws to the left of `right` and returns where the next one may end.
float DrawBadge(const PanelContext& context, Canvas& canvas, const SafetyBadge& badge, Vec2 right) {
    const Theme& theme = context.theme;
    const float width = BadgeWidth(canvas, theme, badge.name);
    const float half = 12 * theme.scale;
    const Rect pill{{right.x - width, right.y - half}, {right.x, right.y + half}};
    const Color ink = badge.ok ? theme.good : theme.alarm;
    ImGui::SetCursorScreenPos(ToImgui(pill.min));
    ImGui::PushID(badge.id.c_str());
    ImGui::InvisibleButton("###badge", {width, 2 * half});
    if (!badge.tooltip.empty()) TipForLastItem(context, badge.tooltip.c_str());
    ImGui::PopID();
    canvas.FillRect(pill, half, badge.ok ? theme.good_soft : theme.alarm_soft);
    const Vec2 sign{pill.min.x + 14 * theme.scale, right.y};
    DrawIcon(canvas, badge.ok ? Icon::kCheck : Icon::kWarning, sign, 11 * theme.scale, ink);
    canvas.Text(sign + Vec2{9 * theme.scale, 0}, badge.name,
                {ink, theme.type.small, FontKind::kSemiBold});
    return pill.min.x - theme.space.tight;
}

void DrawBadges(const PanelContext& context, Canvas& canvas, float left, Vec2 right) {
    const std::vector<SafetyBadge>& badges = context.scene.top.badges;
    if (badges.empty()) return;
    float need = 0;
    for (const SafetyBadge& badge : badges) {
        need += BadgeWidth(canvas, context.theme, badge.name) + context.theme.space.tight;
    }
    if (right.x - need >= left) {
        for (auto badge = badges.rbegin(); badge != badges.rend(); ++badge) {
            right.x = DrawBadge(context, canvas, *badge, right);
        }
        return;
    }
    bool all_ok = true;
    std::string names;
    for (const SafetyBadge& badge : badges) {
        names += (names.empty() ? "" : "\n") + badge.name;
        if (badge.ok) continue;
        all_ok = false;
        right.x = DrawBadge(context, canvas, badge, right);
    }
    if (all_ok)
        DrawBadge(context, canvas, {"all", context.Say(words::kAllHold), true, names}, right);
}

// The switches at the right end; returns the left edge of what they took.
float DrawSwitches(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const float side = kIconButton * theme.scale;
    float right = rect.max.x - theme.space.medium;
    const auto place = [&] {
        const Rect box{{right - side, rect.center().y - side / 2},
                       {right, rect.center().y + side / 2}};
        right = box.min.x - theme.space.hair;
        return box;
    };
    const Icon theme_icon = theme.dark ? Icon::kMoon : Icon::kSun;
    if (IconButton(context, "###theme", theme_icon, place(), {.bare = true})) {
        context.Want(ToggleTheme{});
    }
    TipForLastItem(context, context.Say(words::kThemeTip));
    if (IconButton(context, "###help", Icon::kQuestion, place(),
                   {.on = ui.help_open, .bare = true})) {
        ui.help_open = !ui.help_open;
    }
    TipForLastItem(context, context.Say(words::kHelpTip));
    if (IconButton(context, "###legend", Icon::kInfo, place(),
                   {.on = ui.legend_open, .bare = true})) {
        ui.legend_open = !ui.legend_open;
    }
    TipForLastItem(context, context.Say(words::kLegendTip));
    return right;
}

// The scenario's title is the button that opens the picker. Returns its right end.
float DrawTitle(const PanelContext& context, Canvas& canvas, Vec2 at, float most) {
    const Theme& theme = context.theme;
    const TopBarView& top = context.scene.top;
    const TextStyle style{theme.ink, theme.type.body};
    const float caret = 22 * theme.scale;
    const float text = std::min(canvas.MeasureText(top.scenario_title, style).x, most);
    const Rect rect{{at.x - theme.space.small, at.y - 15 * theme.scale},
                    {at.x + text + caret, at.y + 15 * theme.scale}};
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    if (ImGui::InvisibleButton("###scenarios", {rect.width(), rect.height()})) {
        context.ui.scenarios_open = !context.ui.scenarios_open;
    }
    if (ImGui::IsItemHovered()) canvas.FillRect(rect, theme.radius, theme.hovered);
    TipForLastItem(context, context.Say(words::kScenariosTip));
    TextWithin(canvas, at, top.scenario_title, style, text);
    DrawIcon(canvas, Icon::kCaretDown, {rect.max.x - caret / 2, at.y}, 10 * theme.scale,
             theme.ink_soft);
    float right = rect.max.x + theme.space.small;
    const auto pill = [&](const std::string& what, Color ink, Color ground) {
        if (what.empty()) return;
        const TextStyle letters{ink, theme.type.small, FontKind::kSemiBold};
        const float width = canvas.MeasureText(what, letters).x + 2 * theme.space.small;
        const Rect box{{right, at.y - 12 * theme.scale}, {right + width, at.y + 12 * theme.scale}};
        canvas.FillRect(box, 12 * theme.scale, ground);
        canvas.Text({right + theme.space.small, at.y}, what, letters);
        right = box.max.x + theme.space.small;
    };
    pill(top.hint, theme.accent, theme.accent_soft);
    pill(top.broken, theme.alarm, theme.alarm_soft);
    return right;
}

}  // namespace

void DrawTopBar(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    BeginPanel("###top", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const float y = rect.center().y;
    Vec2 at{rect.min.x + theme.space.large, y};
    DrawIcon(canvas, Icon::kLogo, at + Vec2{9 * theme.scale, 0}, 22 * theme.scale, theme.accent);
    at.x += 28 * theme.scale;
    const TextStyle name{theme.ink, theme.type.title, FontKind::kSemiBold};
    canvas.Text(at, words::kProgram, name);
    at.x += canvas.MeasureText(words::kProgram, name).x + theme.space.large;
    canvas.Line({at.x, rect.min.y + 12 * theme.scale}, {at.x, rect.max.y - 12 * theme.scale},
                {theme.border, theme.thin});
    at.x += theme.space.large;

    const float right = DrawSwitches(context, rect) - theme.space.small;
    const float left = DrawTitle(context, canvas, at, (right - at.x) * 0.5F);
    DrawBadges(context, canvas, left + theme.space.small, {right, y});
    canvas.Line({rect.min.x, rect.max.y - 1}, {rect.max.x, rect.max.y - 1},
                {theme.border, theme.thin});
    EndPanel();
}

}  // namespace render
