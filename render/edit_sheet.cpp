// Fields that begin with what is on the disk; below them the log as cells, and the command.
#include "render/edit_sheet.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

#include "render/keys.h"
#include "render/sheet.h"
#include "render/words_edit.h"

namespace render {

namespace {

constexpr float kWidth = 620;
constexpr float kRow = 30;
constexpr float kLabel = 92;
constexpr float kCell = 52;

void Put(std::span<char> buffer, const std::string& text) {
    std::fill(buffer.begin(), buffer.end(), '\0');
    std::copy_n(text.begin(), std::min(text.size(), buffer.size() - 1), buffer.begin());
}

// The fields begin anew with every server that is opened.
void Begin(UiState& ui, const EditView& view) {
    if (ui.edit_filled == ui.editing) return;
    ui.edit_filled = ui.editing;
    Put(ui.edit_term, view.term);
    Put(ui.edit_log, view.log);
    ui.edit_vote = view.vote;
    ui.edit_begun = true;
}

void Close(UiState& ui) {
    ui.editing.reset();
    ui.edit_filled.reset();
}

void Label(const PanelContext& context, const Phrase& text, const Rect& row) {
    ImguiCanvas canvas = WindowCanvas(context);
    TextWithin(canvas, {row.min.x, row.center().y}, context.Say(text),
               {context.theme.ink_soft, context.theme.type.small, FontKind::kSemiBold},
               kLabel * context.theme.scale);
}

// True on Enter.
bool Field(const PanelContext& context, const char* id, std::span<char> text, const Rect& rect) {
    const Theme& theme = context.theme;
    const FontScope font(context, FontKind::kMono, theme.type.small);
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::SetNextItemWidth(rect.width());
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {theme.space.small, (rect.height() - theme.type.small) / 2});
    const bool entered =
        ImGui::InputText(id, text.data(), text.size(), ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopStyleVar();
    return entered;
}

// Buttons in rows; returns where they end.
float DrawVotes(const PanelContext& context, const EditView& view, const Rect& room) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float height = (kRow - 4) * theme.scale;
    Vec2 at = room.min;
    for (const EditChoice& choice : view.votes) {
        const TextStyle style{theme.ink, theme.type.small, FontKind::kSemiBold};
        const float width = std::max(canvas.MeasureText(choice.name, style).x + theme.space.large,
                                     38 * theme.scale);
        if (at.x + width > room.max.x && at.x > room.min.x) {
            at = {room.min.x, at.y + height + theme.space.tight};
        }
        const std::string id = "###vote-" + std::to_string(choice.value);
        const bool on = context.ui.edit_vote == choice.value;
        if (TextButton(context, id.c_str(), choice.name, {at, at + Vec2{width, height}},
                       {.on = on})) {
            context.ui.edit_vote = choice.value;
        }
        at.x += width + theme.space.tight;
    }
    return at.y + height;
}

void DrawCells(const PanelContext& context, const EditView& view, const Rect& room) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const float pitch = kCell * theme.scale;
    const auto fit = static_cast<std::size_t>(std::max(room.width() / pitch, 1.0F));
    // The last ones: that is where one types.
    const std::size_t first = view.cells.size() > fit ? view.cells.size() - fit + 1 : 0;
    Vec2 at = room.min;
    if (first > 0) {
        canvas.Text({at.x + pitch - theme.space.small, room.center().y},
                    "+" + std::to_string(first),
                    {theme.ink_soft, theme.type.tiny, FontKind::kRegular, Align::kRight});
        at.x += pitch;
    }
    for (std::size_t i = first; i < view.cells.size(); ++i) {
        const CellView& cell = view.cells[i];
        const TermHue& hue = theme.Term(cell.term_hue);
        const Rect box{at, {at.x + pitch - theme.space.tight, room.max.y}};
        canvas.FillRect(box, theme.radius_small, hue.fill);
        canvas.StrokeRect(box, theme.radius_small, {hue.rim, theme.thin});
        const float width = box.width() - theme.space.tight;
        const TextStyle label{theme.ink_on_term, theme.type.small, FontKind::kSemiBold,
                              Align::kCenter};
        canvas.Text({box.center().x, box.min.y + box.height() * 0.34F},
                    Shortened(canvas, cell.label, label, width), label);
        const TextStyle below{theme.ink_on_term, theme.type.tiny, FontKind::kRegular,
                              Align::kCenter};
        canvas.Text({box.center().x, box.min.y + box.height() * 0.74F},
                    Shortened(canvas, cell.sublabel, below, width), below);
        at.x += pitch;
    }
}

void DrawButtons(const PanelContext& context, const EditView& view, const Rect& row, bool entered) {
    const Theme& theme = context.theme;
    ImguiCanvas canvas = WindowCanvas(context);
    const TextStyle style{theme.ink, theme.type.small, FontKind::kSemiBold};
    const char* apply = context.Say(words::kEditApply);
    const char* cancel = context.Say(words::kEditCancel);
    const float wide = canvas.MeasureText(apply, style).x + 2 * theme.space.large;
    const Rect right{{row.max.x - wide, row.min.y}, row.max};
    const float other = canvas.MeasureText(cancel, style).x + 2 * theme.space.large;
    const Rect left{{right.min.x - theme.space.small - other, row.min.y},
                    {right.min.x - theme.space.small, row.max.y}};
    const bool done = TextButton(context, "###edit-apply", apply, right,
                                 {.primary = view.ready, .enabled = view.ready});
    if ((done || entered) && view.ready) {
        context.Want(RunCommandText{view.command});
        return Close(context.ui);
    }
    if (TextButton(context, "###edit-cancel", cancel, left)) Close(context.ui);
}

// What stands above the buttons: the command, why it cannot be, or what to do.
struct Verdict {
    std::string_view text{};
    FontKind font = FontKind::kRegular;
    Color color{};
};

Verdict VerdictOf(const Theme& theme, const EditView& view) {
    if (!view.problem.empty()) return {view.problem, FontKind::kRegular, theme.alarm};
    if (!view.command.empty()) return {view.command, FontKind::kMono, theme.ink};
    return {view.note, FontKind::kRegular, theme.ink_soft};
}

}  // namespace

void DrawEditSheet(const PanelContext& context, const ScreenLayout& /*layout*/, Vec2 screen) {
    UiState& ui = context.ui;
    if (!ui.editing) ui.edit_filled.reset();
    if (!ui.editing || !context.scene.edit) return;
    if (context.scene.edit->title.empty()) return Close(ui);
    const Theme& theme = context.theme;
    const EditView& view = *context.scene.edit;
    Begin(ui, view);
    const float s = theme.scale;
    const float margin = theme.space.medium;
    const float width = std::min(kWidth * s, screen.x - 2 * margin);
    const float inner = width - 2 * theme.space.large;
    const float about =
        WrappedHeight(context, view.about, FontKind::kRegular, theme.type.small, inner);
    const Verdict verdict = VerdictOf(theme, view);
    const float said =
        std::max(WrappedHeight(context, verdict.text, verdict.font, theme.type.small, inner),
                 theme.type.small);
    const float votes = std::ceil(static_cast<float>(view.votes.size()) * 56 * s /
                                  std::max(inner - kLabel * s, 1.0F));
    const float height = 2 * theme.space.large + theme.type.title + theme.space.medium + about +
                         (4 + votes) * kRow * s + 52 * s + said + 4 * theme.space.medium;
    const Vec2 size{width, std::min(height, screen.y - 2 * margin)};
    if (!BeginSheet(context, "###edit-sheet", screen * 0.5F, {0.5F, 0.5F}, size)) Close(ui);
    Vec2 at = DrawSheetTitle(context, view.title);
    WrappedText(context, at, view.about, FontKind::kRegular, theme.type.small, theme.ink_soft,
                inner);
    at.y += about + theme.space.medium;
    const float left = at.x;
    const float right = left + inner;
    const float row = kRow * s;
    const auto field = [&](float wide) -> Rect {
        return {{left + kLabel * s, at.y},
                {std::min(left + kLabel * s + wide, right), at.y + row - 4 * s}};
    };
    Label(context, words::kEditTerm, {at, {right, at.y + row - 4 * s}});
    if (ui.edit_begun) ImGui::SetKeyboardFocusHere();
    ui.edit_begun = false;
    bool entered = Field(context, "###edit-term", ui.edit_term, field(120 * s));
    at.y += row + theme.space.tight;
    Label(context, words::kEditVote, {at, {right, at.y + row - 4 * s}});
    at.y = DrawVotes(context, view, {{left + kLabel * s, at.y}, {right, at.y}}) + theme.space.small;
    Label(context, words::kEditLog, {at, {right, at.y + row - 4 * s}});
    entered = Field(context, "###edit-log", ui.edit_log, field(inner)) || entered;
    at.y += row + theme.space.tight;
    DrawCells(context, view, {{left + kLabel * s, at.y}, {right, at.y + 42 * s}});
    at.y += 42 * s + theme.space.medium;
    WrappedText(context, at, verdict.text, verdict.font, theme.type.small, verdict.color, inner);
    const float foot = ImGui::GetWindowPos().y + size.y - theme.space.large;
    DrawButtons(context, view, {{left, foot - row}, {right, foot}}, entered);
    // Out of a field, too, in which the keys are not heard elsewhere.
    if (SheetCross(context) || (EscapePressed() && !ImGui::IsWindowAppearing())) Close(ui);
    EndSheet();
}

}  // namespace render
