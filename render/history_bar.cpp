// Signs with a word beside them, from the left and from the right; words give way first.
#include "render/history_bar.h"

#include <algorithm>
#include <optional>
#include <string>

#include "render/keys.h"
#include "render/quoted.h"
#include "render/sheet.h"
#include "render/timeline_layout.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kSign = 13;
constexpr float kMostBranch = 190;
constexpr double kZoomStep = 1.6;

TextStyle WordStyle(const Theme& theme) {
    return {theme.ink, theme.type.small, FontKind::kSemiBold};
}

// Hands out room from both ends of the bar.
struct Ends {
    const Theme& theme;
    Canvas& canvas;
    Language language = Language::kEnglish;
    Rect rect{};

    [[nodiscard]] float Width(std::string_view word, bool sign) const {
        float width = 2 * theme.space.tight;
        if (sign) width += kSign * theme.scale;
        if (!word.empty()) width += canvas.MeasureText(word, WordStyle(theme)).x;
        if (sign && !word.empty()) width += theme.space.tight * 1.5F;
        return width;
    }
    Rect Left(float width) {
        const Rect item{{rect.min.x, rect.min.y}, {rect.min.x + width, rect.max.y}};
        rect.min.x += width + theme.space.tight;
        return item;
    }
    Rect Right(float width) {
        const Rect item{{rect.max.x - width, rect.min.y}, {rect.max.x, rect.max.y}};
        rect.max.x -= width + theme.space.tight;
        return item;
    }
};

HistoryBarLayout TryLayout(const HistoryView& history, Ends& ends, const HistoryBarLayout& wish) {
    const Theme& theme = ends.theme;
    HistoryBarLayout out = wish;
    const float sign = ends.Width("", true);
    out.close = ends.Right(sign);
    out.zoom_in = ends.Right(sign);
    out.zoom_out = ends.Right(sign);
    out.follow = ends.Right(ends.Width(words::kFollow.In(ends.language), false));
    out.fit = ends.Right(ends.Width(words::kFit.In(ends.language), false));

    const float named =
        ends.Width(history.branch, true) +
        ends.canvas.MeasureText(words::kBranch.In(ends.language), WordStyle(theme)).x;
    out.branch = ends.Left(std::min(named, kMostBranch * theme.scale));
    if (!history.at_end) {
        const char* words = out.past_in_full ? words::kInThePast.In(ends.language)
                                             : words::kInThePastShort.In(ends.language);
        out.past = ends.Left(ends.Width(words, false) + theme.space.small);
    }
    out.undo = ends.Left(sign);
    out.redo = ends.Left(sign);
    out.bookmark =
        ends.Left(ends.Width(out.labels ? words::kBookmark.In(ends.language) : "", true));
    out.script = ends.Left(ends.Width(out.labels ? words::kExport.In(ends.language) : "", true));
    return out;
}

// A sign, a word, or both, on a face that shows only under the pointer.
bool Item(const PanelContext& context, const char* id, std::optional<Icon> icon,
          std::string_view word, const Rect& rect, bool on = false) {
    const Theme& theme = context.theme;
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    const bool clicked = ImGui::InvisibleButton(id, {rect.width(), rect.height()});
    ImguiCanvas canvas = WindowCanvas(context);
    if (on || ImGui::IsItemHovered()) {
        canvas.FillRect(rect, theme.radius_small, on ? theme.accent_soft : theme.hovered);
    }
    float x = rect.min.x + theme.space.tight;
    if (icon) {
        const float size = kSign * theme.scale;
        DrawIcon(canvas, *icon, {x + size / 2, rect.center().y}, size, theme.accent);
        x += size + theme.space.tight * 1.5F;
    }
    TextStyle style = WordStyle(theme);
    style.color = icon || on ? theme.accent : theme.ink;
    if (!word.empty()) canvas.Text({x, rect.center().y}, word, style);
    return clicked;
}

void DrawBranchButton(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    if (Item(context, "###branch", std::nullopt, "", rect, ui.branches_open)) {
        ui.branches_open = !ui.branches_open;
        ui.renaming = ui.bookmark_open = false;
    }
    TipForLastItem(context, context.Say(words::kBranchesTip));
    ui.branches_at = rect.min;
    ImguiCanvas canvas = WindowCanvas(context);
    const float y = rect.center().y;
    float x = rect.min.x + theme.space.tight;
    const TextStyle label{theme.ink_soft, theme.type.small};
    canvas.Text({x, y}, context.Say(words::kBranch), label);
    x += canvas.MeasureText(context.Say(words::kBranch), label).x;
    const float caret = rect.max.x - theme.space.tight - kSign * theme.scale / 2;
    TextStyle name = WordStyle(theme);
    name.color = theme.accent;
    TextWithin(canvas, {x, y}, context.scene.history.branch, name,
               caret - kSign * theme.scale / 2 - x);
    DrawIcon(canvas, Icon::kCaretDown, {caret, y}, kSign * theme.scale * 0.75F, theme.accent);
}

void DrawPast(const PanelContext& context, const HistoryBarLayout& bar) {
    if (bar.past.width() <= 0) return;
    const Theme& theme = context.theme;
    ImGui::SetCursorScreenPos(ToImgui(bar.past.min));
    ImGui::InvisibleButton("###past", {bar.past.width(), bar.past.height()});
    TipForLastItem(context, context.Say(words::kInThePastTip));
    ImguiCanvas canvas = WindowCanvas(context);
    const Rect pill = bar.past.Inset(theme.scale);
    canvas.FillRect(pill, pill.height() / 2, theme.accent_soft);
    canvas.Text(
        pill.center(),
        bar.past_in_full ? context.Say(words::kInThePast) : context.Say(words::kInThePastShort),
        {theme.accent, theme.type.small, FontKind::kSemiBold, Align::kCenter});
}

void DrawDone(const PanelContext& context, const HistoryBarLayout& bar) {
    const HistoryView& history = context.scene.history;
    const auto button = [&](const char* id, Icon icon, const Rect& rect, bool enabled,
                            const std::string& tip, const char* key, const char* none) {
        const bool clicked =
            IconButton(context, id, icon, rect, {.bare = true, .enabled = enabled});
        TipForLastItem(context, enabled ? (tip + key).c_str() : none);
        return clicked;
    };
    if (button("###undo", Icon::kUndo, bar.undo, history.can_undo, history.undo_tip,
               context.Say(words::kUndoKey), context.Say(words::kNoUndo))) {
        context.Want(RunCommandText{"undo"});
    }
    if (button("###redo", Icon::kRedo, bar.redo, history.can_redo, history.redo_tip,
               context.Say(words::kRedoKey), context.Say(words::kNoRedo))) {
        context.Want(RunCommandText{"redo"});
    }
}

void Show(UiState& ui, const TimelineRange& range) {
    ui.timeline_from = range.from;
    ui.timeline_to = range.to;
    ui.timeline_follows = false;
}

// Around the playhead where that is in view, else around the middle.
TimelineRange ZoomedAtPresent(const TimelineView& view, double factor) {
    const bool in_view = view.now >= view.from && view.now <= view.to;
    return Zoomed(view, in_view ? view.now : (view.from + view.to) / 2, factor);
}

void DrawView(const PanelContext& context, const HistoryBarLayout& bar) {
    UiState& ui = context.ui;
    const TimelineView& timeline = context.scene.timeline;
    if (Item(context, "###fit", std::nullopt, context.Say(words::kFit), bar.fit)) {
        Show(ui, WholeRun(timeline));
    }
    TipForLastItem(context, context.Say(words::kFitTip));
    if (Item(context, "###follow", std::nullopt, context.Say(words::kFollow), bar.follow,
             ui.timeline_follows)) {
        ui.timeline_follows = !ui.timeline_follows;
    }
    TipForLastItem(context, context.Say(words::kFollowTip));
    if (IconButton(context, "###zoom-out", Icon::kMinus, bar.zoom_out, {.bare = true})) {
        Show(ui, ZoomedAtPresent(timeline, kZoomStep));
    }
    TipForLastItem(context, context.Say(words::kZoomOutTip));
    if (IconButton(context, "###zoom-in", Icon::kPlus, bar.zoom_in, {.bare = true})) {
        Show(ui, ZoomedAtPresent(timeline, 1 / kZoomStep));
    }
    TipForLastItem(context, context.Say(words::kZoomInTip));
    if (IconButton(context, "###timeline-close", Icon::kCross, bar.close, {.bare = true})) {
        ui.timeline_open = false;
    }
    TipForLastItem(context, context.Say(words::kTimelineTip));
}

}  // namespace

HistoryBarLayout LayOutHistoryBar(const Theme& theme, const HistoryView& history, Language language,
                                  Canvas& canvas, const Rect& rect) {
    const Rect inner{rect.min + Vec2{theme.space.medium, 2 * theme.scale},
                     rect.max - Vec2{theme.space.medium, 2 * theme.scale}};
    HistoryBarLayout out;
    for (const bool labels : {true, false}) {
        for (const bool in_full : {true, false}) {
            HistoryBarLayout wish;
            wish.labels = labels;
            wish.past_in_full = in_full;
            Ends ends{theme, canvas, language, inner};
            out = TryLayout(history, ends, wish);
            if (ends.rect.width() >= 0) return out;
        }
    }
    return out;
}

void DrawHistoryBar(const PanelContext& context, const Rect& rect) {
    BeginPanel("###history-bar", rect, context.theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const HistoryBarLayout bar =
        LayOutHistoryBar(context.theme, context.scene.history, context.ui.language, canvas, rect);
    DrawBranchButton(context, bar.branch);
    DrawPast(context, bar);
    DrawDone(context, bar);
    context.ui.bookmark_at = bar.bookmark.min;
    if (Item(context, "###bookmark", Icon::kStar, bar.labels ? context.Say(words::kBookmark) : "",
             bar.bookmark)) {
        OpenBookmarkSheet(context);
    }
    TipForLastItem(context, context.Say(words::kBookmarkTip));
    if (Item(context, "###export", Icon::kExport, bar.labels ? context.Say(words::kExport) : "",
             bar.script)) {
        context.Want(ExportScript{});
    }
    TipForLastItem(context, context.Say(words::kExportTip));
    DrawView(context, bar);
    EndPanel();
}

void OpenBookmarkSheet(const PanelContext& context) {
    UiState& ui = context.ui;
    FillNameField(ui, context.scene.transport.time);
    ui.bookmark_open = true;
    ui.branches_open = ui.renaming = false;
}

void DrawBookmarkSheet(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    const float line = 30 * theme.scale;
    const Vec2 size{340 * theme.scale,
                    theme.type.title + theme.space.medium + line + 2 * theme.space.large};
    const Vec2 anchor = ui.timeline_open ? ui.bookmark_at : Vec2{};
    bool open = BeginSheet(context, "###bookmark-sheet", AboveAnchor(context, anchor, size, screen),
                           {0, 1}, size);
    const Vec2 at = DrawSheetTitle(context, context.Say(words::kNewBookmark));
    if (SheetCross(context) || EscapePressed()) open = false;
    const float button = 62 * theme.scale;
    const float right = at.x + ImGui::GetContentRegionAvail().x;
    const bool entered =
        NameField(context, {at, {right - button - theme.space.small, at.y + line}});
    const bool saved =
        TextButton(context, "###save", context.Say(words::kSave),
                   {{right - button, at.y}, {right, at.y + line}}, {.primary = true});
    const std::string_view text = ui.name_text.data();
    if ((entered || saved) && text.find_first_not_of(' ') != std::string_view::npos) {
        context.Want(RunCommandText{"bookmark " + Quoted(text)});
        open = false;
    }
    EndSheet();
    ui.bookmark_open = open;
}

}  // namespace render
