// Goal:   a link tells whether it is whole, cut, cut one way, or holding, and where a network
// splits. Method: draw on a RecordingCanvas and read the shapes back.
#include "render/link_widget.h"

#include <doctest/doctest.h>

#include <vector>

#include "render/partition_widget.h"
#include "render/words.h"
#include "tests/render/recording_canvas.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);

LinkPlace Place() {
    LinkPlace place;
    place.a = {0, 0};
    place.b = {100, 0};
    place.node_radius = 40;
    return place;
}

std::size_t DashedLines(const RecordingCanvas& canvas) {
    std::size_t count = 0;
    for (const Shape& shape : canvas.shapes()) {
        if (shape.kind == ShapeKind::kLine && shape.dashed) ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("link: a whole one is one quiet line") {
    RecordingCanvas canvas;
    DrawLink(canvas, kTheme, LinkView{}, Place());

    CHECK(canvas.shapes().size() == 1);
    CHECK(canvas.Count(ShapeKind::kLine, kTheme.link) == 1);
    CHECK(DashedLines(canvas) == 0);
}

TEST_CASE(
    "link: a cut one is dotted with a red cross; one way has an arrow to where nothing comes") {
    LinkView both;
    both.cut_ab = both.cut_ba = true;
    LinkView to_b;
    to_b.cut_ab = true;
    LinkView to_a;
    to_a.cut_ba = true;
    RecordingCanvas cut;
    RecordingCanvas right;
    RecordingCanvas left;
    DrawLink(cut, kTheme, both, Place());
    DrawLink(right, kTheme, to_b, Place());
    DrawLink(left, kTheme, to_a, Place());

    CHECK(DashedLines(cut) == 1);
    CHECK(cut.Count(ShapeKind::kLine, kTheme.alarm) == 2);
    CHECK(cut.Count(ShapeKind::kPolygon) == 0);
    CHECK(right.First(ShapeKind::kPolygon, kTheme.alarm).bounds.center().x > 50);
    CHECK(left.First(ShapeKind::kPolygon, kTheme.alarm).bounds.center().x < 50);
}

TEST_CASE("link: a holding one is dashed without red, with pause bars") {
    LinkView held;
    held.held = true;
    RecordingCanvas canvas;
    DrawLink(canvas, kTheme, held, Place());

    CHECK(DashedLines(canvas) == 1);
    CHECK(canvas.Count(ShapeKind::kLine, kTheme.alarm) == 0);
    CHECK(canvas.Count(ShapeKind::kFill, kTheme.ink_soft) == 2);
}

TEST_CASE("link: its note is written on it, unless the ring is crowded") {
    LinkView lossy;
    lossy.note = "loss 10%";
    LinkPlace crowded = Place();
    crowded.detail = Detail::kSmall;
    RecordingCanvas roomy;
    RecordingCanvas tight;
    DrawLink(roomy, kTheme, lossy, Place());
    DrawLink(tight, kTheme, lossy, crowded);

    CHECK(roomy.HasText("loss 10%"));
    CHECK_FALSE(tight.HasText("loss 10%"));
}

TEST_CASE("link: the selected one is in the accent colour") {
    LinkPlace place = Place();
    place.selected = true;
    RecordingCanvas canvas;
    DrawQuietLink(canvas, kTheme, place);

    CHECK(canvas.Count(ShapeKind::kLine, kTheme.accent) == 1);
}

TEST_CASE(
    "partition: one dashed curve less than there are parts, and one for each run of a scattered "
    "one") {
    const RingLayout ring = LayOutRing({{0, 0}, {600, 600}}, 5, 1);
    RecordingCanvas whole;
    RecordingCanvas two;
    RecordingCanvas three;
    DrawPartition(whole, kTheme, ring, std::vector<std::size_t>{}, Language::kEnglish);
    DrawPartition(whole, kTheme, ring, std::vector<std::size_t>{0, 0, 0, 0, 0}, Language::kEnglish);
    DrawPartition(two, kTheme, ring, std::vector<std::size_t>{0, 0, 1, 1, 1}, Language::kEnglish);
    DrawPartition(three, kTheme, ring, std::vector<std::size_t>{0, 0, 1, 1, 2}, Language::kEnglish);

    CHECK(whole.shapes().empty());
    CHECK(two.Count(ShapeKind::kPolyline) == 1);
    CHECK(two.HasText(words::kPartition.english));
    CHECK(three.Count(ShapeKind::kPolyline) == 2);

    // S1 and S3 cut off together: each gets its curve, the others are what is left.
    RecordingCanvas scattered;
    DrawPartition(scattered, kTheme, ring, std::vector<std::size_t>{1, 0, 1, 0, 0},
                  Language::kEnglish);
    CHECK(scattered.Count(ShapeKind::kPolyline) == 2);
    for (const Shape& shape : scattered.shapes()) {
        if (shape.kind == ShapeKind::kPolyline) CHECK(shape.dashed);
    }
}

}  // namespace render
