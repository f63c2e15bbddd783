// Chapters on the left, the chosen one's actions on the right.
#include "render/actions_menu.h"

#include <algorithm>
#include <string>
#include <vector>

#include "render/actions.h"
#include "render/keys.h"
#include "render/sheet.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr float kWide = 660;
constexpr float kTall = 540;
constexpr float kChapterWide = 150;
constexpr float kRow = 28;

std::vector<Action> ActionsOf(std::size_t chapter) {
    std::vector<Action> actions;
    for (const ActionRow& row : Actions()) {
        if (static_cast<std::size_t>(row.chapter) == chapter) actions.push_back(row.action);
    }
    return actions;
}

void DrawChapters(const PanelContext& context, Vec2 corner) {
    const Theme& theme = context.theme;
    UiState& ui = context.ui;
    ImguiCanvas canvas = WindowCanvas(context);
    for (std::size_t i = 0; i < kActionChapters; ++i) {
        const Rect box{corner, corner + Vec2{kChapterWide, kRow} * theme.scale};
        ImGui::PushID(static_cast<int>(i));
        ImGui::SetCursorScreenPos(ToImgui(box.min));
        if (ImGui::InvisibleButton("###chapter", {box.width(), box.height()})) {
            ui.actions_chapter = i;
            ui.sheet_row = 0;
        }
        ImGui::PopID();
        const bool chosen = ui.actions_chapter == i;
        if (chosen || ImGui::IsItemHovered()) {
            canvas.FillRect(box, theme.radius_small, chosen ? theme.accent_soft : theme.hovered);
        }
        TextWithin(canvas, {box.min.x + theme.space.small, box.center().y},
                   context.Say(NameOf(static_cast<ActionChapter>(i))),
                   {chosen ? theme.accent : theme.ink, theme.type.small, FontKind::kSemiBold},
                   box.width() - 2 * theme.space.small);
        corner.y += kRow * theme.scale;
    }
}

// True when clicked.
bool DrawAction(const PanelContext& context, Action action, bool chosen, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, kRow * theme.scale}};
    ImGui::PushID(static_cast<int>(action));
    const bool clicked = ImGui::InvisibleButton("###action", {width, box.height()});
    ImGui::PopID();
    const Reason why_not = WhyNot(context.scene, context.ui, action);
    const ActionRow& row = RowOf(action);
    TipForLastItem(context, context.Say(why_not == nullptr ? row.about : *why_not));
    if (chosen || ImGui::IsItemHovered()) {
        canvas.FillRect(box, theme.radius_small, chosen ? theme.accent_soft : theme.hovered);
    }
    const float y = box.center().y;
    const float sign = 12 * theme.scale;
    if (IsOn(context.ui, action)) {
        DrawIcon(canvas, Icon::kCheck, {box.min.x + theme.space.small + sign / 2, y}, sign,
                 theme.accent);
    }
    const std::string key = KeyOf(action, context.ui.language);
    const TextStyle keys{theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kRight};
    canvas.Text({box.max.x - theme.space.small, y}, key, keys);
    const float left = box.min.x + 2 * theme.space.small + sign;
    TextWithin(canvas, {left, y}, context.Say(row.title),
               {why_not == nullptr ? theme.ink : theme.ink_soft, theme.type.small},
               box.max.x - 2 * theme.space.small - canvas.MeasureText(key, keys).x - left);
    return clicked && why_not == nullptr;
}

// Up and down in the chapter, left and right from chapter to chapter. True on Enter.
bool HandleArrows(UiState& ui, std::size_t rows) {
    if (KeyPressed(Key::kDown, true)) ui.sheet_row = (ui.sheet_row + 1) % rows;
    if (KeyPressed(Key::kUp, true)) ui.sheet_row = (ui.sheet_row + rows - 1) % rows;
    const bool left = KeyPressed(Key::kLeft, true);
    if (left || KeyPressed(Key::kRight, true)) {
        ui.actions_chapter =
            (ui.actions_chapter + (left ? kActionChapters - 1 : 1)) % kActionChapters;
        ui.sheet_row = 0;
        return false;
    }
    return KeyPressed(Key::kEnter);
}

}  // namespace

void DrawActionsMenu(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    UiState& ui = context.ui;
    if (!ui.actions_open) return;
    const Theme& theme = context.theme;
    const float top = layout.top.max.y + theme.space.tight;
    const Vec2 size{std::min(kWide * theme.scale, screen.x - 2 * theme.space.small),
                    std::min(kTall * theme.scale, screen.y - top - theme.space.small)};
    const Vec2 at{screen.x - theme.space.small, top};
    bool open = BeginSheet(context, "###actions", at, {1, 0}, size);
    const bool appearing = ImGui::IsWindowAppearing();
    const Vec2 corner = DrawSheetTitle(context, context.Say(words::kMenu));
    if (SheetCross(context)) open = false;
    DrawChapters(context, corner);

    const Vec2 end = FromImgui(ImGui::GetWindowPos()) + size;
    const Rect body{{corner.x + kChapterWide * theme.scale + theme.space.medium, corner.y},
                    end - Vec2{theme.space.small, theme.space.small}};
    const std::vector<Action> actions = ActionsOf(ui.actions_chapter);
    ui.sheet_row = std::min(ui.sheet_row, actions.size() - 1);
    const std::size_t before = ui.sheet_row;
    std::optional<Action> wanted;
    if (!appearing && HandleArrows(ui, actions.size())) wanted = actions[before];
    const bool moved = ui.sheet_row != before;
    BeginPanel("###actions-list", body, theme.raised, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    const float width = ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        if (DrawAction(context, actions[i], ui.sheet_row == i, width)) wanted = actions[i];
        if (moved && ui.sheet_row == i) ImGui::SetScrollHereY();
    }
    ImGui::PopStyleVar();
    EndPanel();
    EndSheet();
    if (!open || wanted) ui.actions_open = false;
    // Its own row has just been seen to.
    if (wanted && *wanted != Action::kMenu) Perform(context, *wanted);
}

}  // namespace render
