// Draws the top row where top_bar_layout.cpp has put its items.
#include "render/top_bar.h"

#include <algorithm>
#include <string>

#include "render/actions.h"
#include "render/words.h"
#include "render/words_actions.h"

namespace render {

namespace {

bool Item(const char* id, const Rect& rect) {
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    return ImGui::InvisibleButton(id,
                                  {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
}

void DrawBadge(const PanelContext& context, Canvas& canvas, const TopBarLayout::Badge& badge) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImGui::PushID(badge.id.c_str());
    if (Item("###badge", badge.rect)) {
        const bool open = ui.evidence_of != badge.id;
        CloseSheets(ui);
        if (open) ui.evidence_of = badge.id;
    }
    if (!badge.tip.empty()) TipForLastItem(context, badge.tip.c_str());
    ImGui::PopID();
    const Rect& pill = badge.rect;
    const Color ink = badge.ok ? theme.good : theme.alarm;
    canvas.FillRect(pill, pill.height() / 2, badge.ok ? theme.good_soft : theme.alarm_soft);
    if (ImGui::IsItemHovered()) {
        canvas.StrokeRect(pill, pill.height() / 2, {ink, theme.thin});
    }
    const Vec2 sign{pill.min.x + 14 * theme.scale, pill.center().y};
    DrawIcon(canvas, badge.ok ? Icon::kCheck : Icon::kWarning, sign, 11 * theme.scale, ink);
    canvas.Text(sign + Vec2{9 * theme.scale, 0}, badge.name,
                {ink, theme.type.small, FontKind::kSemiBold});
}

// Both languages; the one that is spoken stands out.
void DrawLanguage(const PanelContext& context, Canvas& canvas, const Rect& rect) {
    const Theme& theme = context.theme;
    if (Item("###language", rect)) Perform(context, Action::kLanguage);
    if (ImGui::IsItemHovered()) canvas.FillRect(rect, theme.radius, theme.hovered);
    TipForLastItem(context, context.Say(words::kLanguageTip));
    const bool english = context.ui.language == Language::kEnglish;
    Vec2 at{rect.min.x + theme.space.small, rect.center().y};
    const auto word = [&](const char* text, bool spoken) {
        const TextStyle style{spoken ? theme.accent : theme.ink_soft, theme.type.small,
                              FontKind::kSemiBold};
        canvas.Text(at, text, style);
        at.x += canvas.MeasureText(text, style).x;
    };
    word("EN", english);
    word(" | ", false);
    word("中文", !english);
}

Icon ThemeIcon(ThemeKind theme) {
    switch (theme) {
        case ThemeKind::kLight:
            return Icon::kSun;
        case ThemeKind::kDark:
            return Icon::kMoon;
        case ThemeKind::kProjector:
            return Icon::kProjector;
    }
    return Icon::kSun;
}

void DrawSwitches(const PanelContext& context, Canvas& canvas, const TopBarLayout& bar) {
    const UiState& ui = context.ui;
    const auto button = [&](const char* id, Icon icon, const Rect& rect, Action action,
                            const Phrase& tip) {
        if (rect.width() <= 0) return;
        const bool sheet = action != Action::kNextTheme && IsOn(ui, action);
        if (IconButton(context, id, icon, rect, {.on = sheet, .bare = true})) {
            Perform(context, action);
        }
        TipForLastItem(context, context.Say(tip));
    };
    button("###legend", Icon::kInfo, bar.legend, Action::kLegend, words::kLegendTip);
    button("###help", Icon::kQuestion, bar.help, Action::kHelp, words::kHelpTip);
    DrawLanguage(context, canvas, bar.language);
    button("###theme", ThemeIcon(ui.theme), bar.theme, Action::kNextTheme, words::kThemeTip);
    button("###menu", Icon::kMenu, bar.menu, Action::kMenu, words::kMenuTip);
}

void DrawPill(const PanelContext& context, Canvas& canvas, const char* id, const std::string& text,
              const Rect& rect, Color ink, Color ground) {
    if (rect.width() <= 0) return;
    const Theme& theme = context.theme;
    Item(id, rect);
    TipForLastItem(context, text.c_str());
    canvas.FillRect(rect, rect.height() / 2, ground);
    TextWithin(canvas, {rect.min.x + theme.space.small, rect.center().y}, text,
               {ink, theme.type.small, FontKind::kSemiBold},
               rect.width() - 2 * theme.space.small + 1);
}

// The scenario's title is the button that opens the picker.
void DrawTitle(const PanelContext& context, Canvas& canvas, const Rect& rect) {
    const Theme& theme = context.theme;
    const float y = rect.center().y;
    if (Item("###scenarios", rect)) Perform(context, Action::kScenarios);
    if (ImGui::IsItemHovered()) {
        canvas.FillRect({rect.min - Vec2{theme.space.small, 0}, rect.max}, theme.radius,
                        theme.hovered);
    }
    TipForLastItem(context, context.Say(words::kScenariosTip));
    const float caret = 22 * theme.scale;
    TextWithin(canvas, {rect.min.x, y}, context.scene.top.scenario_title,
               {theme.ink, theme.type.body}, rect.width() - caret);
    DrawIcon(canvas, Icon::kCaretDown, {rect.max.x - caret / 2, y}, 10 * theme.scale,
             theme.ink_soft);
}

}  // namespace

void DrawTopBar(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const TopBarView& top = context.scene.top;
    BeginPanel("###top", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const TopBarLayout bar = LayOutTopBar(theme, top, context.ui.language, canvas, rect);
    const float y = rect.center().y;
    DrawIcon(canvas, Icon::kLogo, {bar.logo.min.x + 9 * theme.scale, y}, 22 * theme.scale,
             theme.accent);
    if (bar.name.width() > 0) {
        canvas.Text({bar.name.min.x, y}, words::kProgram,
                    {theme.ink, theme.type.title, FontKind::kSemiBold});
        const float x = bar.name.max.x + theme.space.large / 2;
        canvas.Line({x, rect.min.y + 12 * theme.scale}, {x, rect.max.y - 12 * theme.scale},
                    {theme.border, theme.thin});
    }
    DrawTitle(context, canvas, bar.title);
    DrawPill(context, canvas, "###hint", top.hint, bar.hint, theme.accent, theme.accent_soft);
    DrawPill(context, canvas, "###broken", top.broken, bar.broken, theme.alarm, theme.alarm_soft);
    for (const auto& badge : bar.badges) DrawBadge(context, canvas, badge);
    DrawSwitches(context, canvas, bar);
    canvas.Line({rect.min.x, rect.max.y - 1}, {rect.max.x, rect.max.y - 1},
                {theme.border, theme.thin});
    EndPanel();
}

}  // namespace render
