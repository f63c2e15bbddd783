// Log rows with cells, commit lines and the leader's view of each follower.
#include "render/logs_panel.h"

#include <algorithm>
#include <array>
#include <string>

#include "render/words.h"

namespace render {

namespace {

constexpr float kHeader = 22;  // The indices.
constexpr float kFoot = 30;    // The legend of marks.
constexpr float kFirstRow = 3;

// The left edge of an index's column; indices left of the window come out left of the origin.
float ColumnX(const LogsLayout& logs, const LogRowPlace& place, std::uint64_t index) {
    const auto column = static_cast<double>(index) - static_cast<double>(place.first_index);
    return place.origin.x + static_cast<float>(column) * logs.cell_pitch;
}

bool IsVisible(const LogsLayout& logs, const LogRowPlace& place, std::uint64_t index) {
    return index >= place.first_index && index < place.first_index + logs.columns;
}

// How far a commit's sweep has come, in entries behind the last one that was committed before; it
// lights what it passes, and the light fades.
float SweepFront(const LogRowView& row) {
    constexpr float kFast = 1.7F;  // It is through before it has faded.
    const auto entries = static_cast<float>(row.commit_index - row.committed_before);
    return std::min(row.committing.value_or(1) * kFast, 1.0F) * entries;
}

float LightOn(const LogRowView& row, std::uint64_t index) {
    if (!row.committing || index <= row.committed_before || index > row.commit_index) return 0;
    const auto at = static_cast<float>(index - row.committed_before) - 1;
    const float passed = std::clamp(SweepFront(row) - at, 0.0F, 1.0F);
    return passed * (1 - *row.committing);
}

void DrawCell(Canvas& canvas, const Theme& theme, const CellView& cell, const Rect& box,
              bool selected, float light) {
    const TermHue& hue = theme.Term(cell.term_hue);
    canvas.FillRect(box, theme.radius_small, cell.saved ? hue.fill : hue.fill.WithAlpha(0.5F));
    if (light > 0) canvas.FillRect(box, theme.radius_small, theme.good.WithAlpha(0.4F * light));
    // Dashed: this server does not know it to be committed.
    Stroke rim{cell.committed ? hue.rim : theme.ink_soft,
               cell.committed ? theme.line * 1.2F : theme.line};
    if (!cell.committed) {
        rim.dash = 4 * theme.scale;
        rim.gap = 3 * theme.scale;
    }
    canvas.StrokeRect(box, theme.radius_small, rim);
    if (selected) {
        canvas.StrokeRect(box.Inset(-2 * theme.scale), theme.radius, {theme.accent, theme.line});
    }
    const Vec2 middle = box.center();
    const float size = theme.type.small;
    const TextStyle label{theme.ink_on_term, size, FontKind::kSemiBold, Align::kCenter};
    const float room = box.width() - 6 * theme.scale;
    const bool two_lines = box.height() > size * 2;
    const float lift = two_lines ? size * 0.42F : 0;
    if (canvas.MeasureText(cell.label, label).x <= room) {
        canvas.Text(middle - Vec2{0, lift}, cell.label, label);
    } else {
        TextStyle left = label;
        left.align = Align::kLeft;
        TextWithin(canvas, {box.min.x + 3 * theme.scale, middle.y - lift}, cell.label, left, room);
    }
    if (two_lines) {
        canvas.Text(
            middle + Vec2{0, size * 0.55F}, cell.sublabel,
            {theme.ink_on_term, theme.type.tiny * 0.95F, FontKind::kRegular, Align::kCenter});
    }
}

void DrawMatch(Canvas& canvas, const Theme& theme, Vec2 at) {
    canvas.Disc(at, 3.6F * theme.scale, theme.good);
}

void DrawNext(Canvas& canvas, const Theme& theme, Vec2 at) {
    const float h = 4.2F * theme.scale;
    const std::array<Vec2, 3> triangle{at + Vec2{0, -h}, at + Vec2{h * 1.2F, h * 0.8F},
                                       at + Vec2{-h * 1.2F, h * 0.8F}};
    canvas.Polygon(triangle, theme.accent);
}

void DrawHeader(const PanelContext& context, Canvas& canvas, const LogsLayout& logs, Vec2 origin) {
    for (std::size_t i = 0; i < logs.columns; ++i) {
        const std::uint64_t index = context.scene.logs.first_index + i;
        const float x = origin.x + (static_cast<float>(i) + 0.5F) * logs.cell_pitch;
        canvas.Text({x, origin.y}, std::to_string(index),
                    {context.theme.ink_soft, context.theme.type.small, FontKind::kSemiBold,
                     Align::kCenter});
    }
}

// The buttons that move the window of indices, their right end at `right`; returns their left one.
float DrawTools(const PanelContext& context, Canvas& canvas, Vec2 right) {
    const Theme& theme = context.theme;
    const float y = right.y;
    const LogsView& logs = context.scene.logs;
    UiState& ui = context.ui;
    const float side = 26 * theme.scale;
    Rect button{{right.x - side, y - side / 2}, {right.x, y + side / 2}};
    const bool more_right = logs.first_index + ui.log_columns <= logs.last_index;
    const bool more_left = logs.first_index > 1;
    if (!more_left && !more_right && !ui.log_first_index) return right.x;
    if (IconButton(context, "###log-right", Icon::kCaretRight, button) && more_right) {
        ui.log_first_index = logs.first_index + 1;
    }
    button = {button.min - Vec2{side + theme.space.tight, 0},
              button.max - Vec2{side + theme.space.tight, 0}};
    if (IconButton(context, "###log-left", Icon::kCaretLeft, button) && more_left) {
        ui.log_first_index = logs.first_index - 1;
    }
    if (ui.log_first_index) {
        const TextStyle link{theme.accent, theme.type.small, FontKind::kSemiBold};
        const float width = canvas.MeasureText(context.Say(words::kNewest), link).x;
        const Vec2 at{button.min.x - theme.space.medium - width, y};
        if (TextLink(context, "###log-newest", context.Say(words::kNewest), at, link).clicked) {
            ui.log_first_index.reset();
        }
        return at.x - theme.space.medium;
    }
    return button.min.x - theme.space.medium;
}

void DrawFoot(const PanelContext& context, Canvas& canvas, Vec2 at, float right) {
    const Theme& theme = context.theme;
    const TextStyle style{theme.ink_soft, theme.type.tiny};
    const float gap = theme.space.large;
    const auto word = [&](const char* text) {
        canvas.Text(at, text, style);
        at.x += canvas.MeasureText(text, style).x + gap;
    };
    canvas.FillRect({{at.x, at.y - 7 * theme.scale}, {at.x + theme.thick, at.y + 7 * theme.scale}},
                    1, theme.good);
    at.x += theme.space.small;
    word(context.Say(words::kCommitted));
    DrawMatch(canvas, theme, at);
    at.x += theme.space.small;
    word(context.Say(words::kMatchIndex));
    DrawNext(canvas, theme, at);
    at.x += theme.space.medium - theme.space.hair;
    word(context.Say(words::kNextIndex));
    if (at.x + canvas.MeasureText(context.Say(words::kNotCommitted), style).x < right) {
        word(context.Say(words::kNotCommitted));
    }
}

void DrawName(Canvas& canvas, const Theme& theme, const LogRowView& row, Vec2 at) {
    const bool down = row.role == RoleMark::kDown;
    const TextStyle style{down ? theme.ink_soft : theme.ink, theme.type.body, FontKind::kSemiBold};
    canvas.Text(at, row.name, style);
    const Vec2 sign = at + Vec2{canvas.MeasureText(row.name, style).x + 16 * theme.scale, 0};
    const float size = 15 * theme.scale;
    const Color rim = theme.Term(row.term_hue).rim;
    if (row.role == RoleMark::kLeader) DrawIcon(canvas, Icon::kCrown, sign, size, rim);
    if (row.role == RoleMark::kPaused) DrawIcon(canvas, Icon::kPause, sign, size * 0.7F, rim);
    if (down) DrawIcon(canvas, Icon::kCross, sign, size * 0.6F, theme.alarm);
    if (row.role == RoleMark::kCandidate || row.role == RoleMark::kPreCandidate) {
        canvas.Arc(sign, size * 0.4F, {0, 1}, {rim, theme.line * 1.5F, 3, 2});
    }
}

// The wheel moves the window of indices: sideways or with shift always, upright when all rows show.
void HandleWheel(const PanelContext& context, bool rows_fit) {
    const ImGuiIO& io = ImGui::GetIO();
    float turn = io.MouseWheelH;
    if (rows_fit || io.KeyShift) turn += io.MouseWheel;
    const LogsView& logs = context.scene.logs;
    UiState& ui = context.ui;
    if (turn > 0 && logs.first_index > 1) ui.log_first_index = logs.first_index - 1;
    if (turn < 0 && logs.first_index + ui.log_columns <= logs.last_index) {
        ui.log_first_index = logs.first_index + 1;
    }
}

// Where the pointer is in the rows: an entry, or a whole row and thereby its server.
Target PickCell(const PanelContext& context, const LogsLayout& logs, Vec2 first_cell, Vec2 p) {
    const float row = (p.y - first_cell.y) / logs.row_pitch;
    if (row < 0 || row >= static_cast<float>(context.scene.logs.rows.size())) return {};
    const auto slot = static_cast<Slot>(row);
    const float column = (p.x - first_cell.x) / logs.cell_pitch;
    if (column >= 0) {
        const std::uint64_t index =
            context.scene.logs.first_index + static_cast<std::uint64_t>(column);
        for (const CellView& cell : context.scene.logs.rows[slot].cells) {
            if (cell.index == index) return {TargetKind::kEntry, slot, index};
        }
        return {};
    }
    return {TargetKind::kServer, slot, 0};
}

void DrawRows(const PanelContext& context, const Rect& body, const LogsLayout& logs) {
    const Theme& theme = context.theme;
    const LogsView& view = context.scene.logs;
    BeginPanel("###log-rows", body, theme.panel, true);
    const Vec2 start = FromImgui(ImGui::GetCursorScreenPos());
    // The first row keeps a little distance from the clip, for the mark of a selected cell.
    const float head = kFirstRow * theme.scale;
    const float tall = head + logs.row_pitch * static_cast<float>(view.rows.size());
    ImGui::InvisibleButton("###log-cells", {body.width(), std::max(tall, 1.0F)});
    const Vec2 first_cell = start + Vec2{logs.name_width, head};
    if (ImGui::IsItemHovered()) {
        HandleWheel(context, tall <= body.height());
        const Target target = PickCell(context, logs, first_cell, FromImgui(ImGui::GetMousePos()));
        if (target.kind == TargetKind::kEntry) context.ui.hovered = target;
        if (ImGui::IsItemClicked() && target.kind != TargetKind::kNone) {
            context.Want(Select{target});
        }
    }
    ImguiCanvas canvas = WindowCanvas(context);
    const auto place = [&](Slot slot) {
        const float y = first_cell.y + static_cast<float>(slot) * logs.row_pitch;
        return LogRowPlace{{first_cell.x, y}, view.first_index, context.ui.selected, slot};
    };
    const auto visible = [&](const LogRowPlace& at) {
        return at.origin.y + logs.row_pitch >= body.min.y && at.origin.y <= body.max.y;
    };
    for (Slot slot = 0; slot < view.rows.size(); ++slot) {
        const LogRowPlace at = place(slot);
        if (!visible(at)) continue;
        DrawName(canvas, theme, view.rows[slot],
                 {start.x + theme.space.large, at.origin.y + logs.cell_height / 2});
        DrawLogRow(canvas, theme, view.rows[slot], logs, at);
    }
    // Over the rows, whose gaps they overlap when rows are tight.
    for (Slot slot = 0; slot < view.rows.size(); ++slot) {
        if (visible(place(slot))) DrawLogMarks(canvas, theme, view.rows[slot], logs, place(slot));
    }
    EndPanel();
}

}  // namespace

void DrawLogRow(Canvas& canvas, const Theme& theme, const LogRowView& row, const LogsLayout& logs,
                const LogRowPlace& place) {
    const float gap = 1.5F * theme.scale;
    const float width = static_cast<float>(logs.columns) * logs.cell_pitch;
    const Rect track{place.origin, place.origin + Vec2{width, logs.cell_height}};
    canvas.FillRect(track, theme.radius_small, theme.track.WithAlpha(0.55F));

    if (row.snapshot_index >= place.first_index) {
        const float end = std::min(ColumnX(logs, place, row.snapshot_index + 1), track.max.x);
        const Rect box{track.min, {end - gap, track.max.y}};
        canvas.FillRect(box, theme.radius_small, theme.down_fill);
        canvas.StrokeRect(box, theme.radius_small, {theme.ink_soft, theme.line});
    }
    for (const CellView& cell : row.cells) {
        if (!IsVisible(logs, place, cell.index)) continue;
        const float x = ColumnX(logs, place, cell.index);
        const Rect box{{x + gap, track.min.y}, {x + logs.cell_pitch - gap, track.max.y}};
        const bool selected = place.selected == Target{TargetKind::kEntry, place.slot, cell.index};
        DrawCell(canvas, theme, cell, box, selected, LightOn(row, cell.index));
    }
    // The line right of the last committed entry; lines of neighbouring rows meet.
    if (row.commit_index + 1 >= place.first_index && row.commit_index > 0 &&
        row.commit_index < place.first_index + logs.columns) {
        float x = ColumnX(logs, place, row.commit_index + 1);
        if (row.committing) {
            const float front = SweepFront(row) * logs.cell_pitch;
            x = std::max(ColumnX(logs, place, row.committed_before + 1) + front, track.min.x);
        }
        const float over = (logs.row_pitch - logs.cell_height) / 2;
        canvas.FillRect(
            {{x - theme.thick / 2, track.min.y - over}, {x + theme.thick / 2, track.max.y + over}},
            0, theme.good);
    }
}

void DrawLogMarks(Canvas& canvas, const Theme& theme, const LogRowView& row, const LogsLayout& logs,
                  const LogRowPlace& place) {
    const float below = place.origin.y + (logs.row_pitch + logs.cell_height) / 2;
    if (row.match_index && *row.match_index > 0 && IsVisible(logs, place, *row.match_index)) {
        const float x = ColumnX(logs, place, *row.match_index) + logs.cell_pitch * 0.82F;
        DrawMatch(canvas, theme, {x, below - theme.scale});
    }
    if (row.next_index && IsVisible(logs, place, *row.next_index)) {
        const float x = ColumnX(logs, place, *row.next_index) + logs.cell_pitch / 2;
        DrawNext(canvas, theme, {x, below});
    }
}

void DrawLogsPanel(const PanelContext& context, const Rect& rect) {
    const Theme& theme = context.theme;
    const float s = theme.scale;
    BeginPanel("###logs", rect, theme.panel);
    ImguiCanvas canvas = WindowCanvas(context);
    const Rect body{{rect.min.x, rect.min.y + kHeader * s},
                    {rect.max.x - theme.space.medium, rect.max.y - kFoot * s}};
    const LogsLayout logs = LayOutLogs({body.min + Vec2{0, kFirstRow * s}, body.max},
                                       context.scene.logs.rows.size(), s);
    context.ui.log_columns = logs.columns;
    DrawHeader(context, canvas, logs, {body.min.x + logs.name_width, rect.min.y + kHeader / 2 * s});
    DrawRows(context, body, logs);
    const float foot = rect.max.y - kFoot * s / 2;
    const float right = DrawTools(context, canvas, {rect.max.x - theme.space.medium, foot});
    DrawFoot(context, canvas, {rect.min.x + theme.space.large, foot}, right);
    canvas.Line({rect.min.x, rect.max.y - 1}, {rect.max.x, rect.max.y - 1},
                {theme.border, theme.thin});
    EndPanel();
}

}  // namespace render
