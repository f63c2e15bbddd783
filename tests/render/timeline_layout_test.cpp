// Goal:   the timeline's strips and lanes never overlap, its labels say what a ruler would, and
//         zooming keeps the moment under the pointer.
// Method: call the pure functions for tables of sizes, counts, ranges and moments.
#include "render/timeline_layout.h"

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <vector>

#include "render/layout.h"
#include "tests/render/timeline_samples.h"

namespace render {

namespace {

constexpr double kMillisecond = 1'000;
constexpr double kSecond = 1'000'000;
constexpr double kMinute = 60 * kSecond;

TimelineView Range(double from, double to, double end) {
    TimelineView view;
    view.from = from;
    view.to = to;
    view.now = view.end = end;
    return view;
}

}  // namespace

TEST_CASE("timeline layout: strips follow each other, and all lanes lie between them") {
    for (const Vec2 window : {kSmallestWindow, Vec2{1280, 720}, Vec2{1920, 1080}, Vec2{400, 300}}) {
        for (const std::size_t servers : {0U, 1U, 3U, 5U, 9U, 51U}) {
            CAPTURE(window.x);
            CAPTURE(servers);
            LayoutWishes wishes;
            wishes.servers = servers;
            const Rect panel = LayOutScreen(window, wishes).timeline;
            const TimelineLayout at = LayOutTimeline(panel, CrowdedTimeline(servers, 0), 1);
            const std::array<Rect, 5> strips{at.bar, at.axis, at.above, at.lanes, at.below};
            for (std::size_t i = 0; i < strips.size(); ++i) {
                CHECK(strips.at(i).min.x >= panel.min.x);
                CHECK(strips.at(i).max.x <= panel.max.x);
                CHECK(strips.at(i).max.y <= panel.max.y + 0.01F);
                if (i > 0) CHECK(strips.at(i).min.y >= strips.at(i - 1).max.y - 0.01F);
            }
            CHECK_FALSE(at.names.Overlaps(at.lanes));
            if (servers == 0) continue;
            CHECK(at.LaneY(0) - at.pitch / 2 >= at.lanes.min.y - 0.01F);
            CHECK(at.LaneY(servers - 1) + at.pitch / 2 <= at.lanes.max.y + 0.01F);
            CHECK(at.LaneY(kOutside) < at.lanes.min.y);
            // Names that are written stand apart.
            if (window.x > 400) CHECK(at.pitch * static_cast<float>(at.named_every) >= 11);
        }
    }
    CHECK(LayOutTimeline({{0, 0}, {1280, 152}}, CrowdedTimeline(5, 0), 1).named_every == 1);
    CHECK(LayOutTimeline({{0, 0}, {1280, 200}}, CrowdedTimeline(51, 0), 1).named_every > 3);
}

TEST_CASE("timeline layout: a moment's place and a place's moment are each other's inverse") {
    TimelineView view = SampleTimeline();
    view.from = 3'600 * kSecond;
    view.to = view.from + 20;
    const TimelineLayout at = LayOutTimeline({{0, 0}, {1280, 152}}, view, 1);
    CHECK(at.XAt(view.from) == doctest::Approx(at.lanes.min.x));
    CHECK(at.XAt(view.to) == doctest::Approx(at.lanes.max.x));
    for (const float x : {100.0F, 640.0F, 1200.0F}) {
        CHECK(at.XAt(at.MomentAt(x)) == doctest::Approx(x));
    }
}

TEST_CASE("timeline axis: steps are 1, 2 or 5 of something, and far enough apart") {
    for (const double range : {10.0, 47.0, 1'300.0, 52e3, 400e3, 1e6, 7.7e6, 33e6, 600e6, 1e11}) {
        for (const float pixels : {300.0F, 1000.0F, 3000.0F}) {
            CAPTURE(range);
            const double step = TickStep(range, pixels, 68);
            CHECK(step >= 1);
            CHECK(step / range * static_cast<double>(pixels) >= 67.9);
            // Not emptier than it has to be: the next smaller step would be too small.
            if (step > 1 && range < 1e10) {
                CHECK(step / range * static_cast<double>(pixels) <= 68 * 3);
            }
        }
    }
    CHECK(TickStep(520 * kMillisecond, 1000, 68) == doctest::Approx(50 * kMillisecond));
    CHECK(TickStep(2 * kSecond, 1000, 68) == doctest::Approx(200 * kMillisecond));
    CHECK(TickStep(10 * kMinute, 1000, 68) == doctest::Approx(kMinute));
    CHECK(TickStep(3 * kMinute, 1000, 68) == doctest::Approx(20 * kSecond));
}

TEST_CASE("timeline axis: labels from microseconds to hours") {
    CHECK(TickLabel(0, 40 * kMillisecond) == "0");
    CHECK(TickLabel(40 * kMillisecond, 40 * kMillisecond) == "40 ms");
    CHECK(TickLabel(412'500, 500) == "412.5 ms");
    CHECK(TickLabel(412'650, 50) == "412.650 ms");
    CHECK(TickLabel(412'650, 5) == "412.650 ms");
    CHECK(TickLabel(412'651, 1) == "412.651 ms");
    CHECK(TickLabel(1.2 * kSecond, 0.2 * kSecond) == "1.2 s");
    CHECK(TickLabel(2 * kSecond, kSecond) == "2 s");
    CHECK(TickLabel(2 * kSecond, 0.1 * kSecond) == "2.0 s");
    CHECK(TickLabel(12'345'650, 50) == "12.345650 s");
    CHECK(TickLabel(3 * kMinute + 20 * kSecond, 20 * kSecond) == "3:20");
    CHECK(TickLabel(3 * kMinute + 5.5 * kSecond, 0.5 * kSecond) == "3:05.5");
    CHECK(TickLabel(62 * kMinute + 30 * kSecond, 30 * kSecond) == "1:02:30");
    CHECK(TickLabel(60 * kMinute, 10 * kMinute) == "1:00:00");
}

TEST_CASE("timeline axis: no two ticks of one axis have the same label") {
    for (const double start : {0.0, 999'990.0, 59.9e6, 3599.5e6, 40 * 3600e6}) {
        for (const double range : {10.0, 1'300.0, 400e3, 7.7e6, 600e6}) {
            const double step = TickStep(range, 1200, 68);
            std::set<std::string> seen;
            for (int i = 0; i < 12; ++i) {
                CAPTURE(start);
                CAPTURE(range);
                CHECK(seen.insert(TickLabel(start + i * step, step)).second);
            }
        }
    }
}

TEST_CASE("timeline range: zooming keeps the moment under the pointer, between two bounds") {
    const TimelineView view = Range(200e3, 600e3, 10e6);
    for (const double moment : {200e3, 350e3, 599e3}) {
        for (const double factor : {0.5, 0.8, 1.25}) {
            const TimelineRange zoomed = Zoomed(view, moment, factor);
            CHECK(zoomed.to - zoomed.from == doctest::Approx(400e3 * factor));
            const double before = (moment - view.from) / (view.to - view.from);
            const double after = (moment - zoomed.from) / (zoomed.to - zoomed.from);
            CHECK(after == doctest::Approx(before));
        }
    }
    const TimelineRange closest = Zoomed(view, 400e3, 1e-12);
    CHECK(closest.to - closest.from == doctest::Approx(10));
    CHECK(Zoomed(view, 400e3, 1e6) == WholeRun(view));
    CHECK(WholeRun(view).from == doctest::Approx(0));
    CHECK(WholeRun(view).to >= view.end);
    CHECK(WholeRun(Range(0, 1, 0)).to > 1);
}

TEST_CASE("timeline range: panning keeps the length and never leaves the run behind") {
    const TimelineView view = Range(200e3, 600e3, 1e6);
    CHECK(Panned(view, 100e3).from == doctest::Approx(300e3));
    for (const double by : {-1e9, -250e3, 50e3, 1e9}) {
        const TimelineRange panned = Panned(view, by);
        CHECK(panned.to - panned.from == doctest::Approx(400e3));
        CHECK(panned.from >= 0);
        CHECK(panned.from < 1e6);
    }
}

}  // namespace render
