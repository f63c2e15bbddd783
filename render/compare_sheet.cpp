// One block a server, its two sides drawn alike; what differs lies on a wash of the accent colour.
#include "render/compare_sheet.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "render/logs_panel.h"
#include "render/sheet.h"
#include "render/words.h"

namespace render {

namespace {

constexpr float kWide = 860;
constexpr float kName = 46;
constexpr float kWords = 24;
constexpr float kCells = 28;
constexpr float kBlock = 66;
constexpr float kEarlier = 34;  // "+12": entries before those that are drawn.
constexpr float kCell = 50;

// Where the two sides are, and how many columns of a log fit on each.
struct Columns {
    float left = 0;
    float right = 0;
    float width = 0;
    std::size_t cells = 1;
};

Columns LayOutColumns(const Theme& theme, float left, float width) {
    Columns out;
    const float name = kName * theme.scale;
    out.width = (width - name - theme.space.large) / 2;
    out.left = left + name;
    out.right = out.left + out.width + theme.space.large;
    const float room = out.width - kEarlier * theme.scale;
    out.cells = static_cast<std::size_t>(std::max(room / (kCell * theme.scale), 1.0F));
    return out;
}

void DrawSign(Canvas& canvas, const Theme& theme, const CompareRow::Side& side, Vec2 at) {
    const float size = 13 * theme.scale;
    const Color rim = theme.Term(side.term_hue).rim;
    switch (side.role) {
        case RoleMark::kLeader:
            DrawIcon(canvas, Icon::kCrown, at, size, rim);
            break;
        case RoleMark::kDown:
            DrawIcon(canvas, Icon::kCross, at, size * 0.7F, theme.alarm);
            break;
        case RoleMark::kPaused:
            DrawIcon(canvas, Icon::kPause, at, size * 0.8F, theme.ink_soft);
            break;
        case RoleMark::kCandidate:
        case RoleMark::kPreCandidate:
            canvas.Arc(at, size * 0.42F, {0, 1}, {rim, theme.line * 1.5F, 3, 2});
            break;
        default:
            canvas.Disc(at, size * 0.38F, theme.Term(side.term_hue).fill);
            break;
    }
}

// Role, term and commit index, nothing beyond `width`.
void DrawWords(Canvas& canvas, const Theme& theme, const CompareRow& row,
               const CompareRow::Side& side, Vec2 at, float width) {
    const float end = at.x + width;
    DrawSign(canvas, theme, side, at + Vec2{8 * theme.scale, 0});
    at.x += 20 * theme.scale;
    const auto word = [&](const std::string& text, bool differs) {
        if (text.empty() || at.x >= end) return;
        const TextStyle style{theme.ink, theme.type.small,
                              differs ? FontKind::kSemiBold : FontKind::kRegular};
        const std::string shown = Shortened(canvas, text, style, end - at.x);
        const float length = canvas.MeasureText(shown, style).x;
        if (differs) {
            const float half = theme.type.small * 0.68F;
            const float pad = theme.space.tight;
            const Rect wash{{at.x - pad, at.y - half}, {at.x + length + pad, at.y + half}};
            canvas.FillRect(wash, theme.radius_small, theme.accent_soft);
            canvas.StrokeRect(wash, theme.radius_small, {theme.accent_border, theme.thin});
        }
        canvas.Text(at, shown, style);
        at.x += length + theme.space.large;
    };
    word(side.role_text, row.role_differs);
    word(side.term.empty() ? "" : "term " + side.term, row.term_differs);
    word(side.commit, row.commit_differs);
}

void DrawCells(Canvas& canvas, const Theme& theme, const CompareRow& row,
               const CompareRow::Side& side, Vec2 corner, const Columns& columns) {
    const std::uint64_t first = FirstComparedIndex(row, columns.cells);
    LogsLayout logs;
    logs.columns = columns.cells;
    logs.cell_pitch = (columns.width - kEarlier * theme.scale) / static_cast<float>(columns.cells);
    logs.cell_height = (kCells - 6) * theme.scale;
    logs.row_pitch = logs.cell_height + 4 * theme.scale;
    LogRowView view;
    view.cells = side.cells;
    std::size_t earlier = side.earlier;
    for (const CellView& cell : side.cells) {
        if (cell.index < first) ++earlier;
        if (cell.committed) view.commit_index = std::max(view.commit_index, cell.index);
    }
    LogRowPlace place;
    place.origin = corner + Vec2{kEarlier * theme.scale, 0};
    place.first_index = first;
    const float middle = corner.y + logs.cell_height / 2;
    if (earlier > 0) {
        canvas.Text({place.origin.x - theme.space.tight, middle}, "+" + std::to_string(earlier),
                    {theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kRight});
    }
    DrawLogRow(canvas, theme, view, logs, place);
    // A line below whatever is from the first difference on.
    if (row.logs_differ_from >= first && row.logs_differ_from < first + columns.cells) {
        const auto column = static_cast<float>(row.logs_differ_from - first);
        const float x = place.origin.x + column * logs.cell_pitch;
        const float right = place.origin.x + static_cast<float>(columns.cells) * logs.cell_pitch;
        const float base = corner.y + logs.cell_height + 3 * theme.scale;
        canvas.FillRect({{x, base}, {right, base + theme.thick}}, 1, theme.accent);
    }
}

void DrawRow(const PanelContext& context, const CompareRow& row, const Columns& columns,
             float width) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const Vec2 corner = FromImgui(ImGui::GetCursorScreenPos());
    const float height = kBlock * theme.scale;
    ImGui::Dummy({width, height});
    if (!ImGui::IsItemVisible()) return;
    canvas.Line({corner.x, corner.y}, {corner.x + width, corner.y}, {theme.border, theme.thin});
    const float y = corner.y + (kWords / 2 + 4) * theme.scale;
    canvas.Text({corner.x + theme.space.tight, y}, row.name,
                {theme.ink, theme.type.body, FontKind::kSemiBold});
    const float cells = corner.y + (kWords + 8) * theme.scale;
    const bool differ = row.logs_differ_from > 0;
    const std::string logs =
        differ ? context.Say(words::kLogsDiffer) + std::to_string(row.logs_differ_from)
               : context.Say(words::kSameLogs);
    const TextStyle style{differ ? theme.accent : theme.ink_soft, theme.type.tiny,
                          differ ? FontKind::kSemiBold : FontKind::kRegular, Align::kRight};
    canvas.Text({corner.x + width - theme.space.tight, y}, logs, style);
    const float taken = canvas.MeasureText(logs, style).x + theme.space.medium;
    DrawWords(canvas, theme, row, row.left, {columns.left, y}, columns.width);
    DrawWords(canvas, theme, row, row.right, {columns.right, y}, columns.width - taken);
    DrawCells(canvas, theme, row, row.left, {columns.left, cells}, columns);
    DrawCells(canvas, theme, row, row.right, {columns.right, cells}, columns);
}

// The two branches' names with their moments, above the sides.
void DrawHeads(Canvas& canvas, const Theme& theme, const CompareView& view, const Columns& columns,
               float y) {
    const auto head = [&](float x, const std::string& name, const std::string& at) {
        const TextStyle bold{theme.accent, theme.type.body, FontKind::kSemiBold};
        const std::string shown = Shortened(canvas, name, bold, columns.width * 0.55F);
        canvas.Text({x, y}, shown, bold);
        const float used = canvas.MeasureText(shown, bold).x + theme.space.small;
        TextWithin(canvas, {x + used, y}, at, {theme.ink_soft, theme.type.small},
                   columns.width - used);
    };
    head(columns.left, view.left, view.at_left);
    head(columns.right, view.right, view.at_right);
}

}  // namespace

std::uint64_t FirstComparedIndex(const CompareRow& row, std::size_t columns) {
    std::uint64_t known = 0;  // From here on there are cells.
    std::uint64_t last = 0;
    for (const CompareRow::Side* side : {&row.left, &row.right}) {
        if (side->cells.empty()) continue;
        const std::uint64_t front = side->cells.front().index;
        known = known == 0 ? front : std::min(known, front);
        last = std::max(last, side->cells.back().index);
    }
    std::uint64_t first = last >= columns ? last - columns + 1 : 1;
    if (row.logs_differ_from > 0) {
        first = std::min(first, std::max<std::uint64_t>(row.logs_differ_from, 2) - 1);
    }
    return std::max(first, known);
}

void DrawCompareSheet(const PanelContext& context, Vec2 screen) {
    const Theme& theme = context.theme;
    const CompareView& view = *context.scene.compare;
    UiState& ui = context.ui;
    const float s = theme.scale;
    const float wide = std::min(kWide * s, screen.x - 2 * theme.space.large);
    const float width = wide - 2 * theme.space.large;
    const auto tall = [&](const std::string& text, FontKind font) {
        return text.empty() ? 0
                            : WrappedHeight(context, text, font, theme.type.small, width) +
                                  theme.space.tight;
    };
    const float above = theme.type.title + theme.space.medium +
                        tall(view.parted, FontKind::kRegular) +
                        tall(view.verdict, FontKind::kSemiBold) + 30 * s;
    const float wish =
        above + static_cast<float>(view.rows.size()) * kBlock * s + 2 * theme.space.large;
    const Vec2 size{wide, std::min(std::ceil(wish) + 2, screen.y - 4 * theme.space.large)};
    if (!BeginSheet(context, "###compare-sheet", screen * 0.5F, {0.5F, 0.5F}, size)) {
        ui.compare_with.reset();
    }
    Vec2 at = DrawSheetTitle(context, view.left + " | " + view.right);
    if (SheetCross(context)) ui.compare_with.reset();
    const auto sentence = [&](const std::string& text, FontKind font) {
        WrappedText(context, at, text, font, theme.type.small, theme.ink, width);
        at.y += tall(text, font);
    };
    sentence(view.parted, FontKind::kRegular);
    sentence(view.verdict, FontKind::kSemiBold);
    const float scrollbar = ImGui::GetStyle().ScrollbarSize;
    const Columns columns = LayOutColumns(theme, at.x, width - scrollbar);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawHeads(canvas, theme, view, columns, at.y + 15 * s);
    const float bottom = (screen.y + size.y) / 2 - theme.space.large;
    BeginPanel("###compared", {{at.x, at.y + 30 * s}, {at.x + width, bottom}}, theme.raised, true);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    for (const CompareRow& row : view.rows) DrawRow(context, row, columns, width - scrollbar);
    ImGui::PopStyleVar();
    EndPanel();
    EndSheet();
}

}  // namespace render
