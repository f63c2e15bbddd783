// Rows that go somewhere when clicked, with small signs at their right ends that do other things.
#include "render/branch_menu.h"

#include <algorithm>
#include <string>

#include "render/quoted.h"
#include "render/sheet.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kWide = 500;
constexpr float kRow = 28;
constexpr float kSide = 24;
constexpr float kIndent = 16;
constexpr std::size_t kMostIndent = 8;

// A row that is being laid out: signs take from its right end, words from its left.
struct Row {
    const PanelContext& context;
    Rect box{};
    float left = 0;
    float right = 0;

    [[nodiscard]] Rect Sign() {
        const float half = kSide * context.theme.scale / 2;
        const Rect rect{{right - 2 * half, box.center().y - half}, {right, box.center().y + half}};
        right -= 2 * half + context.theme.space.hair;
        return rect;
    }
    void Word(std::string_view text, const TextStyle& style) {
        if (text.empty() || right <= left) return;
        ImguiCanvas canvas = WindowCanvas(context);
        const std::string shown = Shortened(canvas, text, style, right - left);
        canvas.Text({left, box.center().y}, shown, style);
        left += canvas.MeasureText(shown, style).x + context.theme.space.small;
    }
    // The row itself, as far as the signs leave it. True when clicked.
    [[nodiscard]] bool Face(const char* id) const {
        ImGui::SetCursorScreenPos(ToImgui(box.min));
        const bool clicked =
            ImGui::InvisibleButton(id, {std::max(right - box.min.x, 1.0F), box.height()});
        if (ImGui::IsItemHovered()) {
            WindowCanvas(context).FillRect(box, context.theme.radius_small, context.theme.hovered);
        }
        return clicked;
    }
    void End() const {
        ImGui::SetCursorScreenPos(ToImgui(box.min));
        ImGui::Dummy({box.width(), box.height()});
    }
};

Row BeginRow(const PanelContext& context, float width) {
    const Theme& theme = context.theme;
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, kRow * theme.scale}};
    return {context, box, box.min.x + theme.space.small, box.max.x - theme.space.tight};
}

void CloseMenu(UiState& ui) {
    ui.branches_open = ui.renaming = false;
}

const char* WhyNotPruned(const PanelContext& context, const BranchItem& item) {
    if (item.current) return context.Say(words::kPruneCurrent);
    return item.depth == 0 ? context.Say(words::kPruneFirst) : context.Say(words::kPruneParent);
}

void DrawSigns(const PanelContext& context, const BranchItem& item, Row& row) {
    const ButtonLook look{.bare = true, .enabled = item.can_prune};
    if (IconButton(context, "###prune", Icon::kBin, row.Sign(), look)) {
        context.Want(RunCommandText{"prune " + Quoted(item.name)});
    }
    TipForLastItem(context,
                   item.can_prune ? context.Say(words::kPruneTip) : WhyNotPruned(context, item));
    UiState& ui = context.ui;
    if (item.current) {
        if (IconButton(context, "###rename", Icon::kPencil, row.Sign(), {.bare = true})) {
            FillNameField(ui, item.name);
            ui.renaming = true;
        }
        TipForLastItem(context, context.Say(words::kRenameTip));
    } else {
        if (IconButton(context, "###compare", Icon::kCompare, row.Sign(), {.bare = true})) {
            ui.compare_with = item.name;
            CloseMenu(ui);
        }
        TipForLastItem(context, context.Say(words::kCompareTip));
    }
}

// The name of the branch that one is on becomes a field.
void DrawRenaming(const PanelContext& context, const BranchItem& item, const Row& row) {
    const float inset = 2 * context.theme.scale;
    const Rect rect{{row.left - context.theme.space.tight, row.box.min.y + inset},
                    {row.right, row.box.max.y - inset}};
    UiState& ui = context.ui;
    const bool entered = NameField(context, rect);
    const std::string name = ui.name_text.data();
    if (entered && name != item.name && name.find_first_not_of(' ') != std::string::npos) {
        context.Want(RunCommandText{"rename " + Quoted(name)});
    }
    if (entered || ImGui::IsItemDeactivated()) ui.renaming = false;
}

void DrawBranch(const PanelContext& context, const BranchItem& item, float width) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImGui::PushID(item.name.c_str());
    Row row = BeginRow(context, width);
    const bool renaming = ui.renaming && item.current;
    const auto depth = static_cast<float>(std::min(item.depth, kMostIndent));
    row.left += depth * kIndent * theme.scale;
    // Over the row's own button, which comes first and ends where they begin.
    const float signs = 2 * (kSide * theme.scale + theme.space.hair);
    row.right -= signs;
    if (!renaming && row.Face("###switch")) {
        if (!item.current) context.Want(RunCommandText{"switch " + Quoted(item.name)});
        CloseMenu(ui);
    }
    row.right += signs;
    DrawSigns(context, item, row);
    ImguiCanvas canvas = WindowCanvas(context);
    const float size = 13 * theme.scale;
    const Color color = item.current ? theme.accent : theme.ink;
    DrawIcon(canvas, Icon::kBranch, {row.left + size / 2, row.box.center().y}, size,
             item.current ? theme.accent : theme.ink_soft);
    row.left += size + theme.space.small;
    if (renaming) {
        DrawRenaming(context, item, row);
    } else {
        row.Word(item.name, {color, theme.type.small, FontKind::kSemiBold});
        row.Word(item.summary, {theme.ink_soft, theme.type.tiny});
    }
    row.End();
    ImGui::PopID();
}

void DrawBookmark(const PanelContext& context, const BookmarkItem& item, float width) {
    const Theme& theme = context.theme;
    ImGui::PushID(item.text.c_str());
    Row row = BeginRow(context, width);
    const Rect sign = row.Sign();
    if (row.Face("###goto")) {
        context.Want(RunCommandText{item.command});
        CloseMenu(context.ui);
    }
    if (IconButton(context, "###unmark", Icon::kCross, sign, {.bare = true})) {
        context.Want(RunCommandText{"unmark " + Quoted(item.text)});
    }
    TipForLastItem(context, context.Say(words::kUnmarkTip));
    ImguiCanvas canvas = WindowCanvas(context);
    const float size = 13 * theme.scale;
    DrawIcon(canvas, Icon::kStar, {row.left + size / 2, row.box.center().y}, size, theme.accent);
    row.left += size + theme.space.small;
    row.Word(item.text, {theme.ink, theme.type.small, FontKind::kSemiBold});
    row.Word(item.time, {theme.ink_soft, theme.type.tiny, FontKind::kMono});
    row.Word(item.branch, {theme.ink_soft, theme.type.tiny});
    row.End();
    ImGui::PopID();
}

void DrawHeading(const PanelContext& context, const char* text, float width) {
    const Theme& theme = context.theme;
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    WindowCanvas(context).Text(corner + Vec2{theme.space.small, kRow * theme.scale * 0.6F}, text,
                               {theme.ink_soft, theme.type.tiny, FontKind::kSemiBold});
    ImGui::Dummy({width, kRow * theme.scale});
}

void DrawRows(const PanelContext& context, float width) {
    const Theme& theme = context.theme;
    const HistoryView& history = context.scene.history;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushID("branches");
    for (const BranchItem& item : history.branches) DrawBranch(context, item, width);
    ImGui::PopID();
    DrawHeading(context, context.Say(words::kBookmarks), width);
    ImGui::PushID("bookmarks");
    for (const BookmarkItem& item : history.bookmarks) DrawBookmark(context, item, width);
    ImGui::PopID();
    if (history.bookmarks.empty()) {
        Row row = BeginRow(context, width);
        row.Word(context.Say(words::kNoBookmarks), {theme.ink_soft, theme.type.small});
        row.End();
    }
    ImGui::PopStyleVar();
}

}  // namespace

void DrawBranchMenu(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    const HistoryView& history = context.scene.history;
    UiState& ui = context.ui;
    const std::size_t rows =
        history.branches.size() + std::max<std::size_t>(history.bookmarks.size(), 1) + 1;
    const float title = theme.type.title + theme.space.medium;
    const float tall =
        static_cast<float>(rows) * kRow * theme.scale + title + 2 * theme.space.large;
    const Vec2 size{std::min(kWide * theme.scale, screen.x - 2 * theme.space.small),
                    std::min(tall, screen.y * 0.7F)};
    const Vec2 anchor = ui.timeline_open ? ui.branches_at : Vec2{};
    const Vec2 at = AboveAnchor(context, anchor, size, screen);
    if (!BeginSheet(context, "###branch-sheet", at, {0, 1}, size)) CloseMenu(ui);
    const Vec2 below = DrawSheetTitle(context, context.Say(words::kBranches));
    if (SheetCross(context)) CloseMenu(ui);
    const Rect body{below - Vec2{theme.space.small, 0},
                    Vec2{at.x + size.x, at.y} - Vec2{theme.space.small, theme.space.small}};
    BeginPanel("###branch-list", body, theme.raised, true);
    DrawRows(context, ImGui::GetContentRegionAvail().x);
    EndPanel();
    EndSheet();
}

}  // namespace render
