// Goal:   the presenter's caption, trail, stamp and the lonely stage's hint are there when wished
//         for, fade, and ask for pictures only as long as they do; motions can be seen.
// Method: frames of ImGui without a window; single shapes on a RecordingCanvas.
#include "render/presenter.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "render/logs_panel.h"
#include "render/node_widget.h"
#include "render/stamp.h"
#include "tests/render/headless.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);
const StampView kStamp{"RULE BROKEN", "G1 count-old-terms"};

void Frames(HeadlessScreen& screen, int count) {
    for (int i = 0; i < count; ++i) screen.Frame();
}

// Where the frame of the stamp stands, before it is turned.
Rect FrameOf(const RecordingCanvas& canvas) {
    return canvas.First(ShapeKind::kStroke, kTheme.stamp).bounds;
}

}  // namespace

TEST_CASE("caption: it stands in the room below the stage, and costs no more pictures") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.scene.caption = "S1 has 3 of 5 votes and leads term 4.";
    Frames(screen, 3);
    const std::uint64_t before = screen.PictureHash();
    screen.ui.caption_open = true;
    Frames(screen, 3);
    const std::uint64_t with = screen.PictureHash();
    CHECK(with != before);
    screen.scene.caption = "S4 crashes.";
    screen.Frame();
    CHECK(screen.PictureHash() != with);
    CHECK_FALSE(screen.ui.wants_frame);
    // However long it is.
    for (int i = 0; i < 5; ++i) screen.scene.caption += screen.scene.caption;
    Frames(screen, 2);
}

TEST_CASE("trail: it follows the pointer, fades, and then the screen may sleep") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.ui.trail_open = true;
    Frames(screen, 2);
    CHECK_FALSE(screen.ui.wants_frame);
    for (float x = 300; x < 500; x += 40) {
        screen.MoveTo({x, 300});
        screen.Frame();
    }
    CHECK(screen.ui.trail.size() > 2);
    CHECK(screen.ui.wants_frame);
    Frames(screen, 28);
    CHECK(screen.ui.trail.empty());
    CHECK_FALSE(screen.ui.wants_frame);

    screen.ui.reduced_motion = true;
    screen.MoveTo({600, 320});
    Frames(screen, 2);
    CHECK(screen.ui.trail.empty());
    CHECK_FALSE(screen.ui.wants_frame);
}

TEST_CASE("trail: a click leaves a ring") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.ui.trail_open = true;
    screen.Click({500, 80});
    const auto clicks = std::count_if(screen.ui.trail.begin(), screen.ui.trail.end(),
                                      [](const TrailPoint& point) { return point.click; });
    CHECK(clicks == 1);
}

TEST_CASE("alone: the hint how to get back stays for some seconds") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    screen.ui.alone = true;
    Frames(screen, 3);
    CHECK(screen.ui.wants_frame);
    Frames(screen, 28 * 5);
    CHECK_FALSE(screen.ui.wants_frame);
}

TEST_CASE("stamp: it stands in a corner where it hides no server, in every arrangement") {
    const Rect area{{250, 92}, {810, 432}};
    const Rect strip{{500, 432}, {800, 458}};
    for (const Arrangement arrangement :
         {Arrangement::kRing, Arrangement::kLine, Arrangement::kSites}) {
        for (const std::size_t servers : {1U, 3U, 5U, 9U, 51U}) {
            CAPTURE(static_cast<int>(arrangement));
            CAPTURE(servers);
            RingWishes wishes;
            wishes.arrangement = arrangement;
            const RingLayout ring = LayOutRing(area, servers, 1, wishes);
            RecordingCanvas canvas;
            DrawStampOnRing(canvas, kTheme, kStamp, ring, strip);
            const Rect frame = FrameOf(canvas);
            for (const Vec2 node : ring.nodes) {
                CHECK_FALSE(Rect{node, node}.Inset(-ring.node_radius).Overlaps(frame));
            }
            CHECK(frame.min.x >= area.min.x);
            CHECK(frame.max.x <= area.max.x);
        }
    }
    RecordingCanvas none;
    DrawStampOnRing(none, kTheme, {}, LayOutRing(area, 5, 1), strip);
    CHECK(none.shapes().empty());
}

TEST_CASE("stamp: on one line it keeps to its room") {
    for (const float width : {400.0F, 180.0F, 90.0F}) {
        RecordingCanvas canvas;
        DrawStampIn(canvas, kTheme, kStamp, {{100, 10}, {100 + width, 50}});
        const Rect frame = FrameOf(canvas);
        CHECK(frame.min.x >= 99);
        CHECK(frame.max.x <= 101 + width);
        CHECK(frame.height() <= 41);
    }
}

TEST_CASE("stamp: every view on the stage bears it") {
    for (std::size_t i = 0; i < kViewKinds; ++i) {
        CAPTURE(i);
        HeadlessScreen screen;
        screen.scene = SampleScene();
        screen.ui.stage_view = static_cast<ViewKind>(i);
        Frames(screen, 3);
        const std::uint64_t before = screen.PictureHash();
        screen.scene.stamp = kStamp;
        screen.Frame();
        CHECK(screen.PictureHash() != before);
    }
}

TEST_CASE("motion: a new leader's ring widens and fades, and without motion there is none") {
    NodeView node;
    node.role = RoleMark::kLeader;
    NodePlace place;
    place.center = {100, 100};
    place.radius = 40;
    const auto widest = [&] {
        RecordingCanvas canvas;
        DrawNode(canvas, kTheme, node, place);
        float radius = 0;
        for (const Shape& shape : canvas.shapes()) {
            if (shape.kind == ShapeKind::kArc) radius = std::max(radius, shape.radius);
        }
        return radius;
    };
    const float still = widest();
    node.crowned = 0.1F;
    const float early = widest();
    node.crowned = 0.8F;
    CHECK(early > still);
    CHECK(widest() > early);
}

TEST_CASE("motion: a crash drains the colour of the term") {
    NodeView node;
    node.role = RoleMark::kDown;
    NodePlace place;
    place.radius = 40;
    node.crashed = 0.5F;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, place);
    CHECK(canvas.Count(ShapeKind::kDisc, kTheme.down_fill) == 0);
    CHECK(canvas.Count(ShapeKind::kDisc, kTheme.Term(node.term_hue).fill) == 0);
    node.crashed = 1.0F;
    RecordingCanvas drained;
    DrawNode(drained, kTheme, node, place);
    CHECK(drained.Count(ShapeKind::kDisc, kTheme.down_fill) == 1);
}

TEST_CASE("motion: a commit sweeps over the entries from left to right") {
    LogsLayout logs;
    logs.cell_pitch = 50;
    logs.row_pitch = 44;
    logs.cell_height = 32;
    logs.columns = 7;
    LogRowView row;
    for (std::uint64_t index = 1; index <= 4; ++index) {
        row.cells.push_back({index, 0, "x", "t1", true, true, true});
    }
    row.commit_index = 4;
    row.committed_before = 1;
    const auto line = [&] {
        RecordingCanvas canvas;
        DrawLogRow(canvas, kTheme, row, logs, {{0, 0}, 1, {}, 0});
        return canvas.First(ShapeKind::kFill, kTheme.good).bounds.center().x;
    };
    CHECK(line() == doctest::Approx(200));
    row.committing = 0.05F;
    const float early = line();
    row.committing = 0.3F;
    const float later = line();
    CHECK(early < later);
    CHECK(later < 200);
    row.committing = 0.95F;
    CHECK(line() == doctest::Approx(200));
}

TEST_CASE("motion: a vote fills its dot") {
    TallyView tally{{Mark::kYes, Mark::kYes}, 2, ""};
    tally.newest = 1;
    tally.filling = 0.5F;
    RecordingCanvas canvas;
    DrawTally(canvas, tally, {0, 0}, 40, kTheme.ink);
    std::vector<float> discs;
    for (const Shape& shape : canvas.shapes()) {
        if (shape.kind == ShapeKind::kDisc) discs.push_back(shape.radius);
    }
    REQUIRE(discs.size() == 2);
    CHECK(discs[1] == doctest::Approx(discs[0] / 2));
}

}  // namespace render
