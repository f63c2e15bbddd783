// What of a long run shows: merged lines, density, the cone of an event, and pictures that are
// kept.
//
// Goal:   what is merged is counted and said; what lights up is the cone and nothing else.
// Method: histories under load, and one small one whose causes are followed by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/present_timeline.h"
#include "app/timeline_parts.h"
#include "tests/app/timeline_helpers.h"

namespace app {

TEST_CASE("timeline: what falls on the same pixels is one line, counted and said") {
    Onlooker one({"cluster 3", "run until leader", "load 100/s", "run 3s"});
    one.ui.timeline_pixels = 100;
    const TimelineView view = one.Look(0, one.history.now());
    CHECK(view.flights.size() < view.messages);
    CHECK(Messages(view) == view.messages);
    CHECK(view.note ==
          Grouped(view.messages) + " messages in " + Grouped(view.flights.size()) + " lines");
    CHECK(view.density.empty());
    one.ui.timeline_pixels = 100'000;
    const Micros late = one.history.now() - 20 * kMillisecond;
    CHECK(one.Look(late, one.history.now()).note.empty());
}

TEST_CASE("timeline: a cloud of messages is density, but what is lit stays a line") {
    Onlooker one({"cluster 7", "run until leader", "load 400/s", "run 6s"});
    one.ui.timeline_pixels = 4000;
    TimelineView view = one.Look(0, one.history.now());
    CHECK(view.flights.empty());
    REQUIRE(!view.density.empty());
    float most = 0;
    for (const auto& one_column : view.density) most = std::max(most, one_column.share);
    CHECK(most == 1);
    const std::uint64_t arrived = one.history.cluster().delivered();
    CHECK(view.messages == doctest::Approx(static_cast<double>(arrived)).epsilon(0.02));
    CHECK(view.note == Grouped(view.messages) + " messages: zoom in to see them one by one");
    CHECK(MarksOf(view, MarkShape::kElected).size() == 1);
    CHECK(MarksOf(view, MarkShape::kCommit).empty());

    const EventId last = one.history.cluster().last_event();
    for (EventId id = last / 2; one.ui.timeline_hovered == std::nullopt; ++id) {
        const auto noted = one.history.Noted(0, id);
        if (noted->note.kind == raft::sim::NoteKind::kSent) one.ui.timeline_hovered = id;
    }
    view = one.Look(0, one.history.now());
    CHECK(view.any_lit);
    REQUIRE(!view.flights.empty());
    for (const FlightView& flight : view.flights) CHECK(flight.lit);
    CHECK(!view.density.empty());
}

TEST_CASE("timeline: the cone of an event is its causes and what follows from it, nothing else") {
    Onlooker one({"run until leader", "run 50ms", "put x 1", "run 100ms", "put y 2", "run 100ms"});
    const auto events = one.Events();
    const auto found = std::find_if(events.begin(), events.end(), [](const Event& event) {
        const auto* message = MessageOf(event, MessageFate::kDelivered);
        return message != nullptr &&
               raft::TypeOf(message->message) == raft::MessageType::kAppendEntries &&
               !raft::IsHeartbeat(message->message);
    });
    REQUIRE(found != events.end());
    one.ui.timeline_hovered = found->id;
    const TimelineView view = one.Look(0, one.history.now());
    CHECK(view.any_lit);

    std::vector<bool> in_cone(events.size() + 1, false);
    for (EventId id = found->id; id != 0; id = events[id - 1].cause) in_cone[id] = true;
    for (const Event& event : events) {
        if (event.id > found->id && event.cause >= found->id && in_cone[event.cause]) {
            in_cone[event.id] = true;
        }
    }
    std::size_t lit = 0;
    for (const FlightView& flight : view.flights) {
        if (flight.under_way) continue;
        const EventId sent = events[flight.event_id - 1].cause;
        CHECK(flight.lit == (in_cone[flight.event_id] || in_cone[sent]));
        lit += flight.lit ? 1 : 0;
    }
    CHECK(lit >= 2);
    CHECK(lit < view.flights.size());
    for (const MarkView& mark : view.marks) {
        if (mark.shape == MarkShape::kEvent) CHECK(mark.lit);
    }
    REQUIRE(view.hint.size() == 3);
    CHECK(view.hint[0].find("received AppendEntries") != std::string::npos);
    CHECK(view.hint[2] == "click: go there");
    one.ui.timeline_hovered.reset();
    CHECK(!one.Look(0, one.history.now()).any_lit);
}

TEST_CASE("timeline: a kept picture is the picture that would be made anew") {
    Onlooker one({"run until leader", "load 50/s", "run 300ms"});
    const auto fresh = [&] {
        const TimelineView kept = one.Look();
        one.cache = {};
        const TimelineView made = one.Look();
        CHECK(kept.flights.size() == made.flights.size());
        CHECK(kept.marks.size() == made.marks.size());
        CHECK(kept.messages == made.messages);
        CHECK(kept.now == made.now);
        CHECK(kept.end == made.end);
        CHECK(kept.lanes[0].bands.size() == made.lanes[0].bands.size());
    };
    fresh();
    (void)one.Look();
    one.Do({"crash S2"});
    fresh();
    (void)one.Look();
    one.Do({"goto 200ms"});
    fresh();
    (void)one.Look();
    one.Do({"bookmark \"here\""});
    fresh();
    (void)one.Look(0, 100'000);
    one.Do({"branch other", "run 10ms"});
    fresh();
}

TEST_CASE("timeline: numbers are grouped by thousands") {
    CHECK(Grouped(7) == "7");
    CHECK(Grouped(1730) == "1,730");
    CHECK(Grouped(10'412'000) == "10,412,000");
}

}  // namespace app
