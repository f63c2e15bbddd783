// Goal:   lanes, bands and marks look as their kind says, and stay inside the panel however many
//         there are.
// Method: draw on a RecordingCanvas and read places, colours and dashes back.
#include "render/timeline_lanes.h"

#include <doctest/doctest.h>

#include "render/timeline_marks.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/timeline_samples.h"

namespace render {

namespace {

const Theme kTheme = MakeTheme(ThemeKind::kLight);
constexpr Rect kPanel{{0, 500}, {1280, 700}};

TimelineView OneBand(RoleMark role) {
    TimelineView view;
    view.to = view.now = view.end = 1000;
    BandView band;
    band.from = 100;
    band.to = 900;
    band.role = role;
    band.term_hue = 2;
    band.term = "term 3";
    view.lanes = {{"S1", {band}}, {"S2", {}}};
    return view;
}

Rect BoundsOfBand(RoleMark role) {
    const TimelineView view = OneBand(role);
    RecordingCanvas canvas;
    DrawBands(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1));
    REQUIRE_FALSE(canvas.shapes().empty());
    return canvas.shapes().front().bounds;
}

}  // namespace

TEST_CASE("timeline lanes: a leader's band is the highest, then candidates, then followers") {
    const float leader = BoundsOfBand(RoleMark::kLeader).height();
    const float candidate = BoundsOfBand(RoleMark::kCandidate).height();
    const float asking = BoundsOfBand(RoleMark::kPreCandidate).height();
    const float follower = BoundsOfBand(RoleMark::kFollower).height();
    const float learner = BoundsOfBand(RoleMark::kLearner).height();
    CHECK(leader > candidate);
    CHECK(candidate > asking);
    CHECK(asking > follower);
    CHECK(follower > learner);
}

TEST_CASE("timeline lanes: rims tell who leads and who only wants to; who is down is dotted") {
    const auto drawn = [](RoleMark role) {
        const TimelineView view = OneBand(role);
        RecordingCanvas canvas;
        DrawBands(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1));
        return canvas.CountDashed(ShapeKind::kStroke, kTheme.Term(2).rim) * 10 +
               canvas.Count(ShapeKind::kStroke, kTheme.Term(2).rim);
    };
    CHECK(drawn(RoleMark::kLeader) == 1);
    CHECK(drawn(RoleMark::kCandidate) == 11);
    CHECK(drawn(RoleMark::kPreCandidate) == 11);
    CHECK(drawn(RoleMark::kFollower) == 0);
    const TimelineView view = OneBand(RoleMark::kDown);
    RecordingCanvas canvas;
    DrawBands(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1));
    REQUIRE(canvas.Count(ShapeKind::kLine) == 1);
    CHECK(canvas.shapes().front().dashed);
}

TEST_CASE("timeline lanes: a term is written in a leader's band where it fits") {
    TimelineView view = OneBand(RoleMark::kLeader);
    RecordingCanvas roomy;
    DrawBandTerms(roomy, kTheme, view, LayOutTimeline(kPanel, view, 1));
    CHECK(roomy.HasText("term 3"));
    view.to = 100'000;
    RecordingCanvas narrow;
    DrawBandTerms(narrow, kTheme, view, LayOutTimeline(kPanel, view, 1));
    CHECK_FALSE(narrow.HasText("term 3"));
}

TEST_CASE("timeline lanes: 3 to 51 lanes stay inside the panel and in their own rows") {
    for (const std::size_t lanes : {3U, 5U, 9U, 25U, 51U}) {
        CAPTURE(lanes);
        const TimelineView view = CrowdedTimeline(lanes, 500);
        const TimelineLayout layout = LayOutTimeline(kPanel, view, 1);
        RecordingCanvas bands;
        DrawBands(bands, kTheme, view, layout);
        CHECK(bands.shapes().size() >= lanes);
        for (const Shape& shape : bands.shapes()) {
            CHECK(shape.bounds.min.y >= layout.lanes.min.y - 0.6F);
            CHECK(shape.bounds.max.y <= layout.lanes.max.y + 0.6F);
            CHECK(shape.bounds.min.x >= layout.lanes.min.x - 0.6F);
            CHECK(shape.bounds.max.x <= layout.lanes.max.x + 1.1F);
            CHECK(shape.bounds.height() <= layout.pitch + 0.1F);
        }
        RecordingCanvas names;
        DrawLaneNames(names, kTheme, view, layout);
        CHECK(names.HasText("S1"));
        float before = 0;
        for (const Shape& shape : names.shapes()) {
            CHECK(shape.bounds.min.y >= before - 0.6F);
            CHECK(shape.bounds.max.x <= layout.lanes.min.x);
            before = shape.bounds.max.y;
        }
    }
}

TEST_CASE("timeline lanes: a band that is out of view is not drawn, a long one is cut off") {
    TimelineView view = OneBand(RoleMark::kFollower);
    view.from = 950;
    RecordingCanvas none;
    DrawBands(none, kTheme, view, LayOutTimeline(kPanel, view, 1));
    CHECK(none.shapes().empty());
    view.from = 500;
    view.to = 510;
    const TimelineLayout layout = LayOutTimeline(kPanel, view, 1);
    RecordingCanvas cut;
    DrawBands(cut, kTheme, view, layout);
    CHECK(cut.shapes().front().bounds.width() == doctest::Approx(layout.lanes.width()));
}

TEST_CASE("timeline lanes: density rises from the foot of the lanes by its share") {
    TimelineView view = OneBand(RoleMark::kFollower);
    view.density = {{0, 500, 1}, {500, 1000, 0.25F}};
    const TimelineLayout layout = LayOutTimeline(kPanel, view, 1);
    RecordingCanvas canvas;
    DrawDensity(canvas, kTheme, view, layout);
    REQUIRE(canvas.shapes().size() == 2);
    CHECK(canvas.shapes()[0].bounds.height() == doctest::Approx(layout.lanes.height()));
    CHECK(canvas.shapes()[1].bounds.height() == doctest::Approx(layout.lanes.height() / 4));
    CHECK(canvas.shapes()[1].bounds.max.y == doctest::Approx(layout.lanes.max.y));
}

TEST_CASE("timeline marks: red is for faults and violations alone") {
    const auto draws_alarm = [](MarkShape shape) {
        TimelineView view = OneBand(RoleMark::kFollower);
        MarkView mark;
        mark.at = 500;
        mark.lane = 0;
        mark.shape = shape;
        view.marks = {mark};
        RecordingCanvas canvas;
        DrawMarks(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1), FlightLayer::kUnlit);
        CHECK_FALSE(canvas.shapes().empty());
        for (const Shape& drawn : canvas.shapes()) {
            if (drawn.color == kTheme.alarm) return true;
        }
        return false;
    };
    for (const MarkShape shape : {MarkShape::kCrash, MarkShape::kCut, MarkShape::kViolation}) {
        CHECK(draws_alarm(shape));
    }
    for (const MarkShape shape :
         {MarkShape::kElected, MarkShape::kCommit, MarkShape::kRestart, MarkShape::kPause,
          MarkShape::kResume, MarkShape::kHeal, MarkShape::kAct, MarkShape::kBookmark,
          MarkShape::kBranch, MarkShape::kStall, MarkShape::kEvent}) {
        CHECK_FALSE(draws_alarm(shape));
    }
}

TEST_CASE("timeline marks: ticks of commits that crowd are fainter") {
    const auto alpha = [](int ticks) {
        TimelineView view = OneBand(RoleMark::kFollower);
        MarkView mark;
        mark.lane = 0;
        mark.shape = MarkShape::kCommit;
        for (int i = 0; i < ticks; ++i) {
            mark.at = 1000.0 * i / ticks;
            view.marks.push_back(mark);
        }
        RecordingCanvas canvas;
        DrawMarks(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1), FlightLayer::kUnlit);
        return canvas.shapes().front().color.a;
    };
    CHECK(alpha(10) == 255);
    CHECK(alpha(400) < 150);
}

TEST_CASE("timeline marks: labels end before the next sign") {
    TimelineView view = OneBand(RoleMark::kFollower);
    MarkView act;
    act.shape = MarkShape::kAct;
    act.at = 100;
    act.label = "crash S3";
    MarkView next = act;
    next.at = 110;
    next.label = "restart S3";
    view.marks = {next, act};
    RecordingCanvas canvas;
    DrawMarkLabels(canvas, kTheme, view, LayOutTimeline(kPanel, view, 1));
    CHECK_FALSE(canvas.HasText("crash S3"));
    CHECK(canvas.HasText("restart S3"));
}

TEST_CASE("timeline marks: what was merged is said at the lower right, beside the elections") {
    TimelineView view = OneBand(RoleMark::kFollower);
    view.note = "10,412 messages in 1,730 lines";
    const TimelineLayout layout = LayOutTimeline(kPanel, view, 1);
    RecordingCanvas alone;
    DrawMarkLabels(alone, kTheme, view, layout);
    const Rect right = alone.First(ShapeKind::kText, kTheme.ink_soft).bounds;
    CHECK(right.max.x == doctest::Approx(layout.below.max.x).epsilon(0.01));
    CHECK(right.min.y > layout.lanes.max.y - 1);

    MarkView elected;
    elected.shape = MarkShape::kElected;
    elected.at = layout.MomentAt(right.center().x);
    elected.label = "S1";
    view.marks = {elected};
    RecordingCanvas beside;
    DrawMarkLabels(beside, kTheme, view, layout);
    CHECK(beside.First(ShapeKind::kText, kTheme.ink_soft).bounds.max.x <
          PlaceOf(elected, layout).x - 4);
    CHECK(beside.HasText("S1"));
}

TEST_CASE("timeline flights: the lines' share of the lanes grows with their number") {
    const auto cover = [](std::size_t flights) {
        const TimelineView view = CrowdedTimeline(7, flights);
        return CoverOf(view, LayOutTimeline(kPanel, view, 1));
    };
    CHECK(cover(0) <= 0);
    CHECK(cover(100) < 0.1F);
    CHECK(cover(10'000) > 1);
    CHECK(cover(10'000) == doctest::Approx(10 * cover(1'000)).epsilon(0.1));
}

}  // namespace render
