// Context menus: by pointer, or by arrows and Enter. Items come one frame after the click that
// asked for them; those about an event are the screen's own.
#include <algorithm>
#include <cfloat>
#include <string>
#include <vector>

#include "render/keys.h"
#include "render/overlays.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr const char* kMenuId = "###menu";
constexpr float kRow = 28;

// A line of the story or of the timeline has no command of its own.
std::vector<MenuItem> EventItems(const PanelContext& context) {
    const std::uint64_t event = context.ui.menu_target.first;
    const auto item = [&](const Phrase& label, Intent intent) {
        MenuItem made;
        made.label = context.Say(label);
        made.intent = std::move(intent);
        return made;
    };
    return {item(words::kAskWhy, AskWhy{event}), item(words::kGoToEvent, GoToEvent{event}),
            item(words::kLookInside, Select{{TargetKind::kEvent, event, 0}})};
}

const std::string& AsideOf(const MenuItem& item) {
    return !item.enabled && !item.why_not.empty() ? item.why_not : item.command;
}

FontKind AsideFont(const MenuItem& item) {
    return !item.enabled && !item.why_not.empty() ? FontKind::kRegular : FontKind::kMono;
}

// As wide as the items need, but never wider than the screen.
float WidthOf(const PanelContext& context, const std::vector<MenuItem>& items) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    float width = 170 * theme.scale;
    for (const MenuItem& item : items) {
        const float label =
            canvas.MeasureText(item.label, {theme.ink, theme.type.small, FontKind::kSemiBold}).x;
        const float aside =
            canvas.MeasureText(AsideOf(item), {theme.ink, theme.type.tiny, AsideFont(item)}).x;
        width = std::max(width, label + aside + 2 * theme.space.small + theme.space.huge);
    }
    return std::min(width, ImGui::GetIO().DisplaySize.x - 4 * theme.space.large);
}

// True when it was chosen.
bool DrawItem(const PanelContext& context, const MenuItem& item, std::size_t place, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    if (item.separator_before) ImGui::Separator();
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const Rect box{corner, corner + Vec2{width, kRow * theme.scale}};
    ImGui::PushID(item.command.c_str());
    const bool clicked = ImGui::InvisibleButton(item.label.c_str(), {width, box.height()});
    ImGui::PopID();
    const bool chosen = context.ui.menu_row == place + 1;
    if (chosen && !ImGui::IsItemVisible()) ImGui::SetScrollHereY();
    if ((ImGui::IsItemHovered() && item.enabled) || chosen) {
        canvas.FillRect(box, theme.radius_small, theme.hovered);
    }
    const float y = box.center().y;
    const TextStyle label{item.enabled ? theme.ink : theme.ink_soft, theme.type.small,
                          item.enabled ? FontKind::kSemiBold : FontKind::kRegular};
    const float named = canvas.MeasureText(item.label, label).x;
    const float room = width - 2 * theme.space.small;
    TextWithin(canvas, {box.min.x + theme.space.small, y}, item.label, label, room);
    const TextStyle aside{theme.ink_soft, theme.type.tiny, AsideFont(item)};
    const std::string shown =
        Shortened(canvas, AsideOf(item), aside, std::max(room - named - theme.space.medium, 0.0F));
    canvas.Text({box.max.x - theme.space.small - canvas.MeasureText(shown, aside).x, y}, shown,
                aside);
    return item.enabled && (clicked || (chosen && KeyPressed(Key::kEnter)));
}

// The next row that can be chosen; rows count from 1, 0 is none.
void HandleArrows(UiState& ui, const std::vector<MenuItem>& items) {
    const bool down = KeyPressed(Key::kDown, true);
    if (!down && !KeyPressed(Key::kUp, true)) return;
    const std::size_t count = items.size();
    for (std::size_t tried = 0; tried < count; ++tried) {
        if (down) {
            ui.menu_row = ui.menu_row % count + 1;
        } else {
            ui.menu_row = ui.menu_row <= 1 ? count : ui.menu_row - 1;
        }
        if (items[ui.menu_row - 1].enabled) return;
    }
}

void DrawItems(const PanelContext& context, const std::vector<MenuItem>& items,
               const std::string& title) {
    const Theme& theme = context.theme;
    const float width = WidthOf(context, items);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    ImguiCanvas canvas = WindowCanvas(context);
    TextWithin(canvas, corner + Vec2{theme.space.small, theme.type.small / 2}, title,
               {theme.ink_soft, theme.type.tiny, FontKind::kSemiBold}, width);
    ImGui::Dummy({width, theme.type.small + theme.space.tight});
    HandleArrows(context.ui, items);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!DrawItem(context, items[i], i, width)) continue;
        context.Want(items[i].intent ? *items[i].intent : RunCommandText{items[i].command});
        ImGui::CloseCurrentPopup();
    }
    if (EscapePressed()) ImGui::CloseCurrentPopup();
}

}  // namespace

void DrawMenu(const PanelContext& context) {
    UiState& ui = context.ui;
    if (ui.menu_target.kind == TargetKind::kNone) return;
    const Theme& theme = context.theme;
    const bool event = ui.menu_target.kind == TargetKind::kEvent;
    const std::vector<MenuItem> own = event ? EventItems(context) : std::vector<MenuItem>{};
    const std::vector<MenuItem>& items = event ? own : context.scene.menu;
    const std::string title = event ? context.Say(words::kEventMenu) : context.scene.menu_title;
    if (!ui.menu_shown) {
        if (items.empty()) return;
        ImGui::OpenPopup(kMenuId);
        ImGui::SetNextWindowPos(ToImgui(ui.menu_at));
        ui.menu_shown = true;
        ui.menu_row = 0;
    }
    // Longer than the screen: it scrolls.
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, screen.y - 2 * theme.space.large});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, theme.space.hair});
    if (ImGui::BeginPopup(kMenuId)) {
        DrawItems(context, items, title);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    // In the frame of the Escape that closed it, it still stands between the keys and the rest.
    if (!ImGui::IsPopupOpen(kMenuId) && !EscapePressed()) {
        ui.menu_target = {};
        ui.menu_shown = false;
    }
}

}  // namespace render
