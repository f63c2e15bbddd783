// Goal:   a log row shows its entries at their indices, what is committed, and the leader's marks.
// Method: draw one row on a RecordingCanvas and read places and strokes back.
#include "render/logs_panel.h"

#include <doctest/doctest.h>

#include "tests/render/recording_canvas.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);

LogsLayout Logs() {
    LogsLayout logs;
    logs.name_width = 60;
    logs.cell_pitch = 50;
    logs.row_pitch = 44;
    logs.cell_height = 32;
    logs.columns = 7;
    return logs;
}

LogRowView Row() {
    LogRowView row;
    row.cells = {{1, 0, "x=1", "t1", true, true, true}, {2, 1, "x=2", "t2", false, false, true}};
    row.commit_index = 1;
    return row;
}

void Draw(RecordingCanvas& canvas, const LogRowView& row, std::uint64_t first_index = 1) {
    const LogRowPlace place{{100, 0}, first_index, {}, 0};
    DrawLogRow(canvas, kTheme, row, Logs(), place);
    DrawLogMarks(canvas, kTheme, row, Logs(), place);
}

}  // namespace

TEST_CASE("log row: an entry stands in its index's column in its term's hue") {
    RecordingCanvas canvas;
    Draw(canvas, Row());

    const Rect second = canvas.First(ShapeKind::kFill, kTheme.Term(1).fill).bounds;
    CHECK(second.min.x > 150);
    CHECK(second.max.x < 200);
    CHECK(canvas.HasText("x=2"));
    CHECK(canvas.HasText("t2"));
}

TEST_CASE("log row: an entry not known to be committed is dashed, a committed one is not") {
    RecordingCanvas canvas;
    Draw(canvas, Row());

    CHECK(canvas.CountDashed(ShapeKind::kStroke, kTheme.ink_soft) == 1);
    CHECK(canvas.Count(ShapeKind::kStroke, kTheme.Term(0).rim) == 1);
    CHECK(canvas.CountDashed(ShapeKind::kStroke, kTheme.Term(0).rim) == 0);
}

TEST_CASE("log row: the commit line stands right of the last committed entry, or nowhere") {
    RecordingCanvas canvas;
    Draw(canvas, Row());
    const Rect line = canvas.First(ShapeKind::kFill, kTheme.good).bounds;
    CHECK(line.center().x == doctest::Approx(150));
    CHECK(line.height() == doctest::Approx(44));

    LogRowView none = Row();
    none.commit_index = 0;
    RecordingCanvas without;
    Draw(without, none);
    CHECK(without.Count(ShapeKind::kFill, kTheme.good) == 0);
}

TEST_CASE("log row: matchIndex is a dot and nextIndex a triangle below their columns") {
    LogRowView row = Row();
    row.match_index = 1;
    row.next_index = 3;
    RecordingCanvas canvas;
    Draw(canvas, row);

    const Vec2 match = canvas.First(ShapeKind::kDisc, kTheme.good).bounds.center();
    const Vec2 next = canvas.First(ShapeKind::kPolygon, kTheme.accent).bounds.center();
    CHECK(match.x > 100);
    CHECK(match.x < 150);
    CHECK(next.x == doctest::Approx(225));
    CHECK(match.y > 32);
    CHECK(next.y > 32);

    row.match_index = 0;
    RecordingCanvas nothing_matches;
    Draw(nothing_matches, row);
    CHECK(nothing_matches.Count(ShapeKind::kDisc) == 0);
}

TEST_CASE("log row: scrolled, only the window's entries are drawn") {
    RecordingCanvas canvas;
    Draw(canvas, Row(), 2);

    CHECK_FALSE(canvas.HasText("x=1"));
    CHECK(canvas.First(ShapeKind::kFill, kTheme.Term(1).fill).bounds.min.x < 150);
}

TEST_CASE("log row: an entry still being written is paler") {
    LogRowView row = Row();
    row.cells[1].saved = false;
    RecordingCanvas canvas;
    Draw(canvas, row);

    CHECK(canvas.Count(ShapeKind::kFill, kTheme.Term(1).fill) == 0);
    CHECK(canvas.Count(ShapeKind::kFill, kTheme.Term(1).fill.WithAlpha(0.5F)) == 1);
}

TEST_CASE("log row: a label too long for its cell is shortened inside it") {
    LogRowView row = Row();
    row.cells[0].label = "config {S1 S2 S3}";
    RecordingCanvas canvas;
    Draw(canvas, row);

    CHECK_FALSE(canvas.HasText("config {S1 S2 S3}"));
    for (const Shape& shape : canvas.shapes()) {
        if (shape.kind == ShapeKind::kText) CHECK(shape.bounds.width() <= 50);
    }
}

TEST_CASE("log row: what a snapshot replaced is one grey block") {
    LogRowView row = Row();
    row.cells = {{4, 1, "x=2", "t2", true, true, true}};
    row.snapshot_index = 3;
    RecordingCanvas canvas;
    Draw(canvas, row);

    CHECK(canvas.First(ShapeKind::kFill, kTheme.down_fill).bounds.max.x ==
          doctest::Approx(250).epsilon(0.02));
}

}  // namespace render
