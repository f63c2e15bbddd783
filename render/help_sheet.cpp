// Made from the table of actions, in as many columns as the screen has room for.
#include "render/help_sheet.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "render/actions.h"
#include "render/sheet.h"
#include "render/words.h"
#include "render/words_actions.h"

namespace render {

namespace {

constexpr float kColumn = 360;
constexpr float kKeys = 118;
constexpr float kRow = 21;
constexpr std::size_t kMostColumns = 4;

struct HelpLine {
    std::string what{};
    std::string does{};  // Empty: a chapter's heading.
};

// The views' rows are nine of a kind: one line stands for all of them.
std::optional<words::Gesture> GroupOf(Action action) {
    if (action >= Action::kDockFirst && action <= Action::kDockLast) return words::kDockKeys;
    if (action >= Action::kStageFirst && action <= Action::kStageLast) return words::kStageKeys;
    return std::nullopt;
}

std::vector<HelpLine> LinesOf(const PanelContext& context) {
    std::vector<HelpLine> lines;
    const auto add = [&](const words::Gesture& gesture) {
        lines.push_back({context.Say(gesture.what), context.Say(gesture.does)});
    };
    std::optional<ActionChapter> chapter;
    for (const ActionRow& row : Actions()) {
        if (chapter != row.chapter) {
            chapter = row.chapter;
            lines.push_back({context.Say(NameOf(row.chapter)), ""});
            if (chapter == ActionChapter::kCluster) add(words::kDigitKeys);
        }
        if (const auto group = GroupOf(row.action)) {
            if (row.action == Action::kDockFirst || row.action == Action::kStageFirst) add(*group);
            continue;
        }
        lines.push_back({KeyOf(row.action, context.ui.language), context.Say(row.title)});
    }
    add(words::kEscapeKey);
    lines.push_back({context.Say(words::kGestures), ""});
    for (const words::Gesture& gesture : words::kGestureLines) add(gesture);
    return lines;
}

void DrawLine(const PanelContext& context, const HelpLine& line, Vec2 at, float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    if (line.does.empty()) {
        TextWithin(canvas, at, line.what, {theme.ink, theme.type.small, FontKind::kSemiBold},
                   width);
        return;
    }
    const float keys = kKeys * theme.scale;
    TextWithin(canvas, at, line.what, {theme.accent, theme.type.tiny, FontKind::kSemiBold},
               keys - theme.space.tight);
    TextWithin(canvas, at + Vec2{keys, 0}, line.does, {theme.ink, theme.type.tiny}, width - keys);
}

}  // namespace

void DrawHelpSheet(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    const std::vector<HelpLine> lines = LinesOf(context);
    const float most = screen.x - 2 * theme.space.small;
    const float inner = most - 2 * theme.space.large;
    const float column = std::min(kColumn * theme.scale, inner);
    const std::size_t columns =
        std::clamp<std::size_t>(static_cast<std::size_t>(inner / column), 1, kMostColumns);
    const std::size_t tall = (lines.size() + columns - 1) / columns;
    const float pitch = kRow * theme.scale;
    const float list = pitch * static_cast<float>(tall);
    const float height = list + theme.type.title + theme.space.medium + 2 * theme.space.large;
    const Vec2 size{static_cast<float>(columns) * column + 2 * theme.space.large,
                    std::min(height, screen.y - 2 * theme.space.small)};
    if (!BeginSheet(context, "###help-sheet", screen * 0.5F, {0.5F, 0.5F}, size)) {
        context.ui.help_open = false;
    }
    const Vec2 corner = DrawSheetTitle(context, context.Say(words::kHelp));
    const Vec2 end = FromImgui(ImGui::GetWindowPos()) + size;
    BeginPanel("###help-lines", {corner, {end.x - theme.space.small, end.y - theme.space.small}},
               theme.raised, true);
    const Vec2 first = FromImgui(ImGui::GetCursorScreenPos());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Vec2 at = first + Vec2{static_cast<float>(i / tall) * column,
                                     (static_cast<float>(i % tall) + 0.5F) * pitch};
        DrawLine(context, lines[i], at, column - theme.space.small);
    }
    ImGui::Dummy({1, list});
    EndPanel();
    if (SheetCross(context)) context.ui.help_open = false;
    EndSheet();
}

}  // namespace render
