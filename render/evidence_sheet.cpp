// The promise, the verdict, each violation with ways to its events, and the logs side by side.
#include "render/evidence_sheet.h"

#include <algorithm>
#include <string>

#include "render/logs_panel.h"
#include "render/sheet.h"
#include "render/words.h"
#include "render/words_evidence.h"

namespace render {

namespace {

constexpr float kWide = 620;
constexpr float kName = 78;
constexpr float kCell = 26;
constexpr std::size_t kColumns = 8;

// Goes down the sheet, line by line.
class Column {
  public:
    Column(const PanelContext& context, Vec2 at, float width)
        : context_(context), at_(at), width_(width) {}

    [[nodiscard]] Vec2 at() const { return at_; }
    [[nodiscard]] float width() const { return width_; }
    void Skip(float height) { at_.y += height; }
    void Say(std::string_view text, FontKind font, float size, Color color) {
        WrappedText(context_, at_, text, font, size, color, width_);
        Skip(WrappedHeight(context_, text, font, size, width_) + context_.theme.space.tight);
    }

  private:
    const PanelContext& context_;
    Vec2 at_;
    float width_;
};

// "go there" and "why?" for an event, on a line of their own.
void Links(const PanelContext& context, Column& column, const char* id, std::uint64_t event) {
    if (event == 0) return;
    const Theme& theme = context.theme;
    const TextStyle style{theme.accent, theme.type.small, FontKind::kSemiBold};
    const Vec2 at = column.at() + Vec2{0, theme.type.small * 0.7F};
    ImGui::PushID(id);
    const LinkResult there =
        TextLink(context, "###go-there", context.Say(words::kGoThere), at, style);
    if (there.clicked) context.Want(GoToEvent{event});
    TipForLastItem(context, context.Say(words::kGoThereTip));
    const Vec2 next = at + Vec2{there.width + theme.space.large, 0};
    if (TextLink(context, "###why", context.Say(words::kWhy), next, style).clicked) {
        context.Want(AskWhy{event});
        context.ui.evidence_of.clear();
    }
    ImGui::PopID();
    column.Skip(theme.type.small * 1.4F + theme.space.tight);
}

void DrawCase(const PanelContext& context, Column& column, const EvidenceCase& shown,
              std::size_t number) {
    const Theme& theme = context.theme;
    const std::string id = std::to_string(number);
    const std::string text =
        shown.when.empty() ? shown.sentence : shown.when + "  " + shown.sentence;
    column.Say(text, FontKind::kSemiBold, theme.type.small, theme.alarm);
    Links(context, column, ("case" + id).c_str(), shown.event_id);
    if (shown.other.empty()) return;
    column.Say(context.Say(words::kClashesWith), FontKind::kRegular, theme.type.small,
               theme.ink_soft);
    column.Say(shown.other, FontKind::kRegular, theme.type.small, theme.ink);
    Links(context, column, ("other" + id).c_str(), shown.other_id);
}

void DrawLogs(const PanelContext& context, Column& column) {
    const Theme& theme = context.theme;
    const EvidenceView& view = *context.scene.evidence;
    ImguiCanvas canvas = WindowCanvas(context);
    LogsLayout logs;
    logs.name_width = kName * theme.scale;
    logs.columns = kColumns;
    logs.cell_pitch = (column.width() - logs.name_width) / static_cast<float>(kColumns);
    logs.cell_height = kCell * theme.scale;
    logs.row_pitch = logs.cell_height + theme.space.small;
    column.Skip(theme.space.tight);
    const float top = column.at().y;
    for (std::size_t i = 0; i < kColumns; ++i) {
        const float x =
            column.at().x + logs.name_width + (static_cast<float>(i) + 0.5F) * logs.cell_pitch;
        canvas.Text({x, top + theme.type.small / 2}, std::to_string(view.first_index + i),
                    {theme.ink_soft, theme.type.small, FontKind::kSemiBold, Align::kCenter});
    }
    column.Skip(theme.type.small * 1.5F);
    for (const EvidenceLog& row : view.logs) {
        const Vec2 at = column.at();
        TextWithin(canvas, at + Vec2{0, logs.cell_height / 2}, row.name,
                   {theme.ink, theme.type.small, FontKind::kSemiBold},
                   logs.name_width - theme.space.small);
        LogRowView cells;
        cells.cells = row.cells;
        for (const CellView& cell : row.cells) {
            if (cell.committed) cells.commit_index = std::max(cells.commit_index, cell.index);
        }
        LogRowPlace place;
        place.origin = at + Vec2{logs.name_width, 0};
        place.first_index = view.first_index;
        DrawLogRow(canvas, theme, cells, logs, place);
        column.Skip(logs.row_pitch);
    }
    if (view.differs_from >= view.first_index && view.differs_from < view.first_index + kColumns) {
        const auto place = static_cast<float>(view.differs_from - view.first_index);
        const float x = column.at().x + logs.name_width + place * logs.cell_pitch;
        const Rect frame{{x - theme.scale, top},
                         {x + logs.cell_pitch + theme.scale, column.at().y}};
        canvas.StrokeRect(frame, theme.radius, {theme.alarm, theme.line * 1.4F});
    }
    column.Skip(theme.space.small);
}

void DrawVerdict(const PanelContext& context, Column& column) {
    const Theme& theme = context.theme;
    const EvidenceView& view = *context.scene.evidence;
    ImguiCanvas canvas = WindowCanvas(context);
    const Color ink = view.ok ? theme.good : theme.alarm;
    const float tall = theme.type.body * 2;
    const Rect box{column.at(), column.at() + Vec2{column.width(), tall}};
    canvas.FillRect(box, theme.radius, view.ok ? theme.good_soft : theme.alarm_soft);
    const float y = box.center().y;
    DrawIcon(canvas, view.ok ? Icon::kCheck : Icon::kWarning, {box.min.x + theme.space.large, y},
             14 * theme.scale, ink);
    TextWithin(canvas, {box.min.x + 2 * theme.space.large, y}, view.verdict,
               {ink, theme.type.body, FontKind::kSemiBold}, box.width() - 3 * theme.space.large);
    column.Skip(tall + theme.space.medium);
}

void DrawRules(const PanelContext& context, Column& column) {
    const Theme& theme = context.theme;
    const EvidenceView& view = *context.scene.evidence;
    if (view.broken.empty()) {
        if (!view.ok) {
            column.Say(context.Say(words::kNoneBroken), FontKind::kRegular, theme.type.small,
                       theme.ink_soft);
        }
        return;
    }
    column.Say(view.broken, FontKind::kSemiBold, theme.type.small, theme.ink);
    if (view.mend_command.empty()) return;
    const Rect button{column.at(), column.at() + Vec2{170, 32} * theme.scale};
    if (TextButton(context, "###mend", context.Say(words::kMend), button)) {
        context.Want(RunCommandText{view.mend_command});
    }
    column.Skip(button.height() + theme.space.small);
}

void DrawContent(const PanelContext& context, Column& column) {
    const Theme& theme = context.theme;
    const EvidenceView& view = *context.scene.evidence;
    column.Say(view.promise, FontKind::kRegular, theme.type.body, theme.ink);
    column.Say(view.source, FontKind::kRegular, theme.type.small, theme.ink_soft);
    column.Skip(theme.space.small);
    DrawVerdict(context, column);
    for (std::size_t i = 0; i < view.cases.size(); ++i) DrawCase(context, column, view.cases[i], i);
    if (view.more > 0) {
        column.Say("+ " + std::to_string(view.more) + " " + context.Say(words::kMoreCases),
                   FontKind::kRegular, theme.type.small, theme.ink_soft);
    }
    if (!view.logs.empty()) DrawLogs(context, column);
    DrawRules(context, column);
}

}  // namespace

void DrawEvidenceSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)layout;
    UiState& ui = context.ui;
    if (ui.evidence_of.empty() || !context.scene.evidence) return;
    const Theme& theme = context.theme;
    const float wide = std::min(kWide * theme.scale, screen.x - 2 * theme.space.huge);
    // As tall as its content was last time; the first frame finds it out.
    const float most = screen.y - 2 * theme.space.huge;
    const float tall =
        std::min(ui.evidence_height > 0 ? ui.evidence_height * theme.scale : most, most);
    if (!BeginSheet(context, "###evidence-sheet", screen * 0.5F, {0.5F, 0.5F}, {wide, tall})) {
        ui.evidence_of.clear();
    }
    const Vec2 top = DrawSheetTitle(context, context.scene.evidence->title);
    const Vec2 corner = FromImgui(ImGui::GetWindowPos());
    const Rect body{top, corner + Vec2{wide - theme.space.small, tall - theme.space.small}};
    BeginPanel("###evidence-body", body, theme.raised, true);
    Column column(context, FromImgui(ImGui::GetCursorScreenPos()),
                  wide - 2 * theme.space.large - theme.space.medium);
    const float start = column.at().y;
    DrawContent(context, column);
    const float used = column.at().y - start;
    ImGui::SetCursorScreenPos({top.x, start});
    ImGui::Dummy({1, std::max(used, 1.0F)});
    EndPanel();
    ui.evidence_height = (used + (top.y - corner.y) + theme.space.large) / theme.scale;
    if (SheetCross(context)) ui.evidence_of.clear();
    EndSheet();
}

}  // namespace render
