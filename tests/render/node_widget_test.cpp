// Goal:   a server's role, timer, majority and labels can be told from shapes, not colour alone.
// Method: draw one server on a RecordingCanvas and read the shapes back.
#include "render/node_widget.h"

#include <doctest/doctest.h>

#include "tests/render/recording_canvas.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);
const Color kRim = kTheme.Term(2).rim;

NodeView Follower() {
    NodeView node;
    node.name = "S3";
    node.term = "term 4";
    node.caption = "Follower · x=1";
    node.term_hue = 2;
    return node;
}

NodePlace Place(Detail detail = Detail::kFull) {
    NodePlace place;
    place.center = {100, 100};
    place.radius = detail == Detail::kSmall ? 9.0F : 40.0F;
    place.detail = detail;
    return place;
}

// How often a ring of the rim's colour lies on the disc itself.
std::size_t RoleRings(const RecordingCanvas& canvas, bool dashed) {
    std::size_t count = 0;
    for (const Shape& shape : canvas.shapes()) {
        const bool ring = shape.kind == ShapeKind::kArc && shape.radius <= 40 &&
                          shape.radius > 30 && shape.share >= 1;
        if (ring && shape.dashed == dashed) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("node: a disc in its term's hue with name, term and caption") {
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, Follower(), Place());

    CHECK(canvas.Count(ShapeKind::kDisc, kTheme.Term(2).fill) == 1);
    CHECK(canvas.HasText("S3"));
    CHECK(canvas.HasText("term 4"));
    CHECK(canvas.HasText("Follower · x=1"));
}

TEST_CASE("node: a caption that would touch its neighbour's is cut short") {
    NodePlace place = Place();
    place.caption_width = 60;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, Follower(), place);

    CHECK_FALSE(canvas.HasText("Follower · x=1"));
    for (const Shape& shape : canvas.shapes()) {
        if (shape.text.starts_with("Fo")) CHECK(shape.bounds.width() <= 60);
    }
}

TEST_CASE("node: a leader wears a closed ring and a crown, a candidate a dashed ring") {
    RecordingCanvas follower;
    RecordingCanvas leader;
    RecordingCanvas candidate;
    RecordingCanvas pre_candidate;
    NodeView node = Follower();
    DrawNode(follower, kTheme, node, Place());
    node.role = RoleMark::kLeader;
    DrawNode(leader, kTheme, node, Place());
    node.role = RoleMark::kCandidate;
    DrawNode(candidate, kTheme, node, Place());
    node.role = RoleMark::kPreCandidate;
    DrawNode(pre_candidate, kTheme, node, Place());

    CHECK(RoleRings(follower, false) + RoleRings(follower, true) == 0);
    CHECK(RoleRings(leader, false) == 1);
    CHECK(leader.Count(ShapeKind::kPolygon, kRim) == 4);
    CHECK(RoleRings(candidate, true) == 1);
    CHECK(candidate.Count(ShapeKind::kPolygon) == 0);
    CHECK(RoleRings(pre_candidate, true) == 1);
}

TEST_CASE("node: a server that is down is grey under a red cross, without a timer") {
    NodeView node = Follower();
    node.role = RoleMark::kDown;
    node.timer_running = true;
    node.timer_left = 0.5F;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, Place());

    CHECK(canvas.Count(ShapeKind::kDisc, kTheme.down_fill) == 1);
    CHECK(canvas.Count(ShapeKind::kDisc, kTheme.Term(2).fill) == 0);
    CHECK(canvas.Count(ShapeKind::kLine, kTheme.alarm) == 2);
    CHECK(canvas.Count(ShapeKind::kArc) == 0);
}

TEST_CASE("node: the countdown is an arc of what is left of it") {
    NodeView node = Follower();
    node.timer_running = true;
    node.timer_left = 0.25F;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, Place());

    CHECK(canvas.First(ShapeKind::kArc, kRim).share == doctest::Approx(0.25F));
    CHECK(canvas.First(ShapeKind::kArc, kTheme.track).share == doctest::Approx(1));
}

TEST_CASE("node: a leader's heartbeat timer lies further out than an election timer") {
    NodeView timer = Follower();
    timer.timer_running = true;
    timer.timer_left = 0.5F;
    NodeView heartbeat = Follower();
    heartbeat.heartbeat_running = true;
    heartbeat.heartbeat_left = 0.5F;
    RecordingCanvas first;
    RecordingCanvas second;
    DrawNode(first, kTheme, timer, Place());
    DrawNode(second, kTheme, heartbeat, Place());

    CHECK(second.First(ShapeKind::kArc, kRim).share == doctest::Approx(0.5F));
    CHECK(second.First(ShapeKind::kArc, kRim).radius > first.First(ShapeKind::kArc, kRim).radius);
}

TEST_CASE("node: votes are dots, filled when granted, crossed when refused, hollow when unknown") {
    NodeView node = Follower();
    node.role = RoleMark::kCandidate;
    RecordingCanvas without;
    DrawNode(without, kTheme, node, Place());
    node.votes = TallyView{{Mark::kYes, Mark::kYes, Mark::kNo, Mark::kUnknown}, 3, "2 of 3 votes"};
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, Place());

    CHECK(canvas.Count(ShapeKind::kDisc, kRim) == 2);
    CHECK(canvas.Count(ShapeKind::kLine, kRim) == 2);
    CHECK(canvas.Count(ShapeKind::kArc, kRim) == without.Count(ShapeKind::kArc, kRim) + 1);
    CHECK(canvas.HasText("2 of 3 votes"));
}

TEST_CASE("node: a leader's acknowledgements are counted the same way") {
    NodeView node = Follower();
    node.role = RoleMark::kLeader;
    node.acks = TallyView{{Mark::kYes, Mark::kUnknown, Mark::kUnknown}, 2, "entry 3: 1 of 2"};
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, Place());

    CHECK(canvas.Count(ShapeKind::kDisc, kRim) == 1);
    CHECK(canvas.HasText("entry 3: 1 of 2"));
}

TEST_CASE("node: selection and violation each have a ring of their own") {
    NodeView node = Follower();
    NodePlace place = Place();
    place.selected = true;
    node.violating = true;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, place);

    CHECK(canvas.Count(ShapeKind::kArc, kTheme.accent) == 1);
    CHECK(canvas.Count(ShapeKind::kArc, kTheme.alarm) == 1);
}

TEST_CASE("node: labels give way when servers are small") {
    RecordingCanvas compact;
    RecordingCanvas small;
    DrawNode(compact, kTheme, Follower(), Place(Detail::kCompact));
    DrawNode(small, kTheme, Follower(), Place(Detail::kSmall));

    CHECK(compact.HasText("S3"));
    CHECK_FALSE(compact.HasText("Follower · x=1"));
    CHECK(small.HasText("S3"));
    CHECK_FALSE(small.HasText("term 4"));
}

TEST_CASE("node: a write under way shows a disk") {
    NodeView node = Follower();
    node.disk_busy = true;
    RecordingCanvas canvas;
    DrawNode(canvas, kTheme, node, Place());

    CHECK(canvas.Count(ShapeKind::kStroke, kTheme.ink_soft) == 1);
}

}  // namespace render
