// Goal:   the pointer does on the timeline what a person expects: it goes to events and moments,
//         scrubs, zooms, pans, and says what it points at.
// Method: frames of ImGui without a window; a hand moves to where the layout put things.
#include "render/timeline_panel.h"

#include <doctest/doctest.h>

#include <cmath>

#include "render/timeline_flights.h"
#include "render/timeline_marks.h"
#include "tests/render/headless.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

template <typename T>
std::vector<T> AllOf(const std::vector<Intent>& intents) {
    std::vector<T> out;
    for (const Intent& intent : intents) {
        if (const T* found = std::get_if<T>(&intent)) out.push_back(*found);
    }
    return out;
}

// The screen with the sample timeline, and where things are on it.
struct Bench {
    explicit Bench(Vec2 size = {1280, 720}) : screen(size) {
        screen.scene = SampleScene();
        screen.Frame();
        screen.Frame();
    }
    HeadlessScreen screen;

    [[nodiscard]] TimelineView& view() { return screen.scene.timeline; }
    [[nodiscard]] TimelineLayout Layout() const {
        return LayOutTimeline(screen.Layout().timeline, screen.scene.timeline, screen.ui.scale);
    }
    [[nodiscard]] Vec2 On(const FlightView& flight, float share = 0.45F) const {
        const FlightLine line = LineOf(flight, Layout());
        return Mix(line.from, line.to, share);
    }
    // A message with no other near the last part of its way: of the last heartbeats the first.
    [[nodiscard]] FlightView Lone() { return view().flights[view().flights.size() - 8]; }
    // In the lanes, with nothing near.
    [[nodiscard]] Vec2 Nothing() const {
        const TimelineLayout layout = Layout();
        return {layout.XAt(20'000), (layout.LaneY(1) + layout.LaneY(2)) / 2};
    }
    std::vector<Intent> Wheel(Vec2 p, float turn, float aside = 0) {
        screen.MoveTo(p);
        screen.Frame();
        ImGui::GetIO().AddMouseWheelEvent(aside, turn);
        return screen.Frame();
    }
    std::vector<Intent> Wait(int frames) {
        std::vector<Intent> all;
        for (int i = 0; i < frames; ++i) {
            for (const Intent& intent : screen.Frame()) all.push_back(intent);
        }
        return all;
    }
};

constexpr int kPastDoubleClick = 12;

}  // namespace

TEST_CASE("timeline: a click on a message's line goes to its event") {
    Bench bench;
    for (const std::size_t i : {3U, 40U, 48U}) {
        const FlightView flight = bench.view().flights[i];
        const auto all = bench.screen.Click(bench.On(flight));
        REQUIRE(AllOf<GoToEvent>(all).size() == 1);
        CHECK(AllOf<GoToMoment>(all).empty());
    }
    const FlightView lone = bench.Lone();
    const auto all = bench.screen.Click(bench.On(lone, 0.8F));
    CHECK(AllOf<GoToEvent>(all) == std::vector{GoToEvent{lone.event_id}});
    CHECK(AllOf<GoToMoment>(bench.Wait(kPastDoubleClick)).empty());
}

TEST_CASE("timeline: a click on a mark goes to its event, or runs its command") {
    Bench bench;
    for (const MarkView& mark : bench.view().marks) {
        if (mark.shape != MarkShape::kBookmark && mark.shape != MarkShape::kElected) continue;
        const auto all = bench.screen.Click(PlaceOf(mark, bench.Layout()));
        if (mark.event_id != 0) {
            CHECK(AllOf<GoToEvent>(all) == std::vector{GoToEvent{mark.event_id}});
        } else {
            CHECK(AllOf<RunCommandText>(all) == std::vector{RunCommandText{mark.command}});
        }
    }
}

TEST_CASE("timeline: dragging the playhead's handle goes to each moment on the way") {
    Bench bench;
    const TimelineLayout layout = bench.Layout();
    const Vec2 handle{layout.XAt(bench.view().now), layout.axis.max.y - 4};
    const Vec2 target = handle - Vec2{300, 0};
    const auto moments = AllOf<GoToMoment>(bench.screen.Drag(handle, target));
    REQUIRE(moments.size() == 3);
    CHECK(moments[0].at_us > moments[1].at_us);
    CHECK(static_cast<double>(moments[2].at_us) ==
          doctest::Approx(layout.MomentAt(target.x)).epsilon(0.002));
    CHECK(bench.screen.ui.timeline_grip.hold == TimelineHold::kNone);
}

TEST_CASE("timeline: a range that follows rests while one looks around, until time runs again") {
    for (const bool on_axis : {true, false}) {
        Bench bench;
        const TimelineLayout layout = bench.Layout();
        const Vec2 axis{layout.XAt(100'000), layout.axis.min.y + 4};
        const Vec2 event = bench.On(bench.view().flights.front(), 0.8F);
        bench.screen.Click(on_axis ? axis : event);
        const UiState& ui = bench.screen.ui;
        CHECK_FALSE(ui.timeline_follows);
        CHECK(ui.timeline_from == doctest::Approx(layout.from));
        CHECK(ui.timeline_to == doctest::Approx(layout.to));
        bench.screen.scene.transport.playing = true;
        bench.Wait(kPastDoubleClick);
        CHECK(ui.timeline_follows);
    }
}

TEST_CASE("timeline: a range chosen by hand does not follow the clock by itself again") {
    Bench bench;
    const TimelineLayout layout = bench.Layout();
    bench.screen.Click({layout.XAt(100'000), layout.axis.min.y + 4});
    bench.Wheel(bench.Nothing(), 1);
    bench.screen.scene.transport.playing = true;
    bench.Wait(kPastDoubleClick);
    CHECK_FALSE(bench.screen.ui.timeline_follows);
}

TEST_CASE("timeline: the axis scrubs from where it is pressed, never beyond what was lived") {
    Bench bench;
    const TimelineLayout layout = bench.Layout();
    const float y = layout.axis.min.y + 4;
    const auto moments =
        AllOf<GoToMoment>(bench.screen.Drag({layout.XAt(100'000), y}, {layout.lanes.max.x, y}));
    REQUIRE(moments.size() >= 3);
    CHECK(static_cast<double>(moments.front().at_us) == doctest::Approx(100'000).epsilon(0.01));
    CHECK(moments.back().at_us == 470'000);
    const auto back =
        AllOf<GoToMoment>(bench.screen.Drag({layout.XAt(50'000), y}, {layout.lanes.min.x - 30, y}));
    CHECK(back.back().at_us == 0);
}

TEST_CASE("timeline: a click on the background goes there, but a drag moves the range") {
    Bench bench;
    const Vec2 nothing = bench.Nothing();
    const double there = bench.Layout().MomentAt(nothing.x);
    auto all = bench.screen.Click(nothing);
    for (const Intent& intent : bench.Wait(kPastDoubleClick)) all.push_back(intent);
    const auto moments = AllOf<GoToMoment>(all);
    REQUIRE(moments.size() == 1);
    CHECK(static_cast<double>(moments[0].at_us) == doctest::Approx(there).epsilon(0.03));

    bench.view().from = 100'000;
    bench.view().to = 300'000;
    const TimelineLayout layout = bench.Layout();
    all = bench.screen.Drag({700, nothing.y}, {600, nothing.y});
    for (const Intent& intent : bench.Wait(kPastDoubleClick)) all.push_back(intent);
    CHECK(AllOf<GoToMoment>(all).empty());
    CHECK(AllOf<GoToEvent>(all).empty());
    CHECK_FALSE(bench.screen.ui.timeline_follows);
    const double moved = layout.MomentAt(200) - layout.MomentAt(100);
    CHECK(bench.screen.ui.timeline_from == doctest::Approx(100'000 + moved));
    CHECK(bench.screen.ui.timeline_to == doctest::Approx(300'000 + moved));
}

TEST_CASE("timeline: a double click shows the whole run and goes nowhere") {
    Bench bench;
    bench.view().from = 10'000;
    bench.view().to = 50'000;
    bench.view().flights.clear();
    bench.screen.MoveTo(bench.Nothing());
    bench.screen.Frame();
    for (int i = 0; i < 2; ++i) {
        ImGui::GetIO().AddMouseButtonEvent(0, true);
        bench.screen.Frame();
        ImGui::GetIO().AddMouseButtonEvent(0, false);
        bench.screen.Frame();
    }
    CHECK(AllOf<GoToMoment>(bench.Wait(kPastDoubleClick)).empty());
    CHECK(bench.screen.ui.timeline_from == doctest::Approx(0));
    CHECK(bench.screen.ui.timeline_to >= 470'000);
    CHECK_FALSE(bench.screen.ui.timeline_follows);
}

TEST_CASE("timeline: the wheel zooms around the pointer, with shift or sideways it pans") {
    Bench bench;
    const TimelineLayout layout = bench.Layout();
    const Vec2 p{layout.XAt(250'000), layout.LaneY(1) + 5};
    bench.Wheel(p, 1);
    UiState& ui = bench.screen.ui;
    CHECK_FALSE(ui.timeline_follows);
    const double length = ui.timeline_to - ui.timeline_from;
    CHECK(length == doctest::Approx(520'000 / 1.25));
    CHECK((250'000 - ui.timeline_from) / length == doctest::Approx(250.0 / 520).epsilon(0.001));

    bench.view().from = 100'000;
    bench.view().to = 200'000;
    bench.Wheel(p, 0, -1);
    CHECK(ui.timeline_from == doctest::Approx(110'000));
    CHECK(ui.timeline_to == doctest::Approx(210'000));
    ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
    bench.Wheel(p, 1);
    CHECK(ui.timeline_from == doctest::Approx(90'000));
    CHECK(ui.timeline_to == doctest::Approx(190'000));
}

TEST_CASE("timeline: what is pointed at is told, and its words are shown once they arrive") {
    Bench bench;
    const FlightView flight = bench.Lone();
    bench.screen.MoveTo(bench.On(flight, 0.8F));
    bench.screen.Frame();
    CHECK(bench.screen.ui.timeline_hovered == flight.event_id);
    bench.screen.Frame();
    const int before = bench.screen.Vertices();
    bench.view().hint = {"S2 grants S1 its vote.", "66 ms"};
    bench.screen.Frame();
    CHECK(bench.screen.Vertices() > before);
    bench.screen.MoveTo({640, 300});
    bench.screen.Frame();
    CHECK_FALSE(bench.screen.ui.timeline_hovered.has_value());
}

TEST_CASE("timeline: closed it takes no room; its edge can be dragged") {
    Bench bench;
    const Rect before = bench.screen.Layout().timeline;
    bench.screen.Drag({640, before.min.y}, {640, before.min.y - 60});
    CHECK(bench.screen.Layout().timeline.height() == doctest::Approx(before.height() + 60));
    CHECK(bench.screen.ui.timeline_pixels == doctest::Approx(bench.Layout().lanes.width()));
    bench.screen.ui.timeline_open = false;
    bench.screen.Frame();
    CHECK(bench.screen.Layout().timeline.height() <= 0);
    CHECK(bench.screen.Layout().transport.max.y == doctest::Approx(720));
}

TEST_CASE("timeline: a message's line keeps its slope where the view cuts it off") {
    TimelineView view;
    view.lanes.resize(3);
    FlightView flight;
    flight.to = 2;
    flight.ends_at = 20'000;
    view.to = 20'000;
    const Rect panel{{0, 0}, {1280, 152}};
    const FlightLine whole = LineOf(flight, LayOutTimeline(panel, view, 1));
    CHECK(whole.shown);
    CHECK(whole.ends);
    view.from = 10'000;
    view.to = 10'010;
    const TimelineLayout close = LayOutTimeline(panel, view, 1);
    const FlightLine part = LineOf(flight, close);
    CHECK(part.shown);
    CHECK_FALSE(part.ends);
    CHECK(part.from.x > close.lanes.min.x - 100);
    CHECK(part.to.x < close.lanes.max.x + 100);
    // Half of the way, so half of the height: on the lane between.
    CHECK(part.from.y == doctest::Approx(close.LaneY(1)).epsilon(0.01));
    view.from = 30'000;
    view.to = 40'000;
    CHECK_FALSE(LineOf(flight, LayOutTimeline(panel, view, 1)).shown);
}

TEST_CASE("timeline: a lost message ends right before the lane of whoever missed it") {
    TimelineView view;
    view.lanes.resize(9);
    FlightView flight;
    flight.to = 8;
    flight.lost = true;
    const TimelineLayout layout = LayOutTimeline({{0, 0}, {1280, 300}}, view, 1);
    for (const float share : {0.0F, 0.7F, 1.0F}) {
        flight.share = share;
        const float y = LineOf(flight, layout).to.y;
        CHECK(y > layout.LaneY(7));
        CHECK(y < layout.LaneY(8) - 2);
    }
}

TEST_CASE("timeline: lost messages end short of the lane, those under way at their place") {
    TimelineView view;
    view.lanes.resize(2);
    view.to = 100;
    FlightView flight;
    flight.to = 1;
    flight.sent_at = 10;
    flight.ends_at = 50;
    const TimelineLayout layout = LayOutTimeline({{0, 0}, {1280, 152}}, view, 1);
    CHECK(LineOf(flight, layout).to.y == doctest::Approx(layout.LaneY(1)));
    flight.lost = true;
    CHECK(LineOf(flight, layout).to.y < layout.LaneY(1) - 2);
    flight.share = 0;
    CHECK(LineOf(flight, layout).to.y > layout.LaneY(0) + 2);
    flight.lost = false;
    flight.under_way = true;
    flight.share = 0.5F;
    CHECK(LineOf(flight, layout).to.y == doctest::Approx((layout.LaneY(0) + layout.LaneY(1)) / 2));
}

}  // namespace render
