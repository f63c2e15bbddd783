// The run as a picture over time: which range, which lanes, lines and marks.
//
// Goal:   everything that happened in the range shows where and when it happened.
// Method: small histories whose events are known; the view is compared with the events themselves.
#include "app/present_timeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "tests/app/timeline_helpers.h"

namespace app {

TEST_CASE("timeline: without a range of one's own it is the run so far, then the last 400 ms") {
    Onlooker one({"run 100ms"});
    TimelineView view = one.Look();
    CHECK(view.from == 0);
    CHECK(view.to == doctest::Approx(125'000));
    CHECK(view.now == 100'000);
    CHECK(view.end == 100'000);

    one.Do({"run 900ms"});
    view = one.Look();
    CHECK(view.to - view.from == doctest::Approx(400'000));
    CHECK((view.now - view.from) / (view.to - view.from) == doctest::Approx(0.8));
}

TEST_CASE("timeline: a range that follows keeps its length, one that does not stays") {
    Onlooker one({"run 1s"});
    one.ui.timeline_from = 0;
    one.ui.timeline_to = 50'000;
    TimelineView view = one.Look();
    CHECK(view.to - view.from == doctest::Approx(50'000));
    CHECK(view.from == doctest::Approx(960'000));
    one.ui.timeline_follows = false;
    view = one.Look();
    CHECK(view.from == 0);
    CHECK(view.to == 50'000);
    CHECK(view.now == 1'000'000);
}

TEST_CASE("timeline: closed it costs nothing") {
    Onlooker one({"run 1s"});
    one.ui.timeline_open = false;
    CHECK(one.Look().lanes.empty());
}

TEST_CASE("timeline: bands are the roles and terms that the servers went through") {
    Onlooker one(
        {"run until leader", "run 50ms", "crash S5", "run 50ms", "restart S5", "run 10ms"});
    const auto leader = one.history.cluster().leader();
    REQUIRE(leader);
    REQUIRE(*leader != raft::NodeId{5});
    const TimelineView view = one.Look(0, one.history.now());
    REQUIRE(view.lanes.size() == 5);
    CHECK(view.lanes[0].name == "S1");
    for (const render::LaneView& lane : view.lanes) {
        REQUIRE(!lane.bands.empty());
        CHECK(lane.bands.front().from == 0);
        CHECK(lane.bands.back().to == doctest::Approx(static_cast<double>(one.history.now())));
        for (std::size_t i = 1; i < lane.bands.size(); ++i) {
            CHECK(lane.bands[i - 1].to <= lane.bands[i].from);
        }
    }
    const auto& own = view.lanes[raft::Number(*leader) - 1].bands;
    CHECK(std::any_of(own.begin(), own.end(),
                      [](const auto& band) { return band.role == RoleMark::kLeader; }));
    const auto& crashed = view.lanes[4].bands;
    const auto down = std::find_if(crashed.begin(), crashed.end(),
                                   [](const auto& band) { return band.role == RoleMark::kDown; });
    REQUIRE(down != crashed.end());
    CHECK(down->to - down->from == doctest::Approx(50'000));
    REQUIRE(own.back().term_hue != render::kNoTermHue);
    CHECK(own.back().term == "term " + std::to_string(own.back().term_hue + 1));
}

TEST_CASE("timeline: every message is a line from its sending to its arrival") {
    Onlooker one({"run until leader", "put x 1", "run 60ms"});
    const TimelineView view = one.Look(0, one.history.now());
    std::size_t arrived = 0;
    for (const Event& event : one.Events()) {
        const MessageEvent* message = MessageOf(event, MessageFate::kDelivered);
        if (message == nullptr) continue;
        arrived += 1;
        const FlightView* flight = FlightOf(view, event.id);
        if (flight == nullptr) continue;  // Merged into another one.
        CHECK(flight->sent_at == static_cast<double>(message->sent_at));
        CHECK(flight->ends_at == static_cast<double>(event.at));
        CHECK(flight->from == raft::Number(message->message.from) - 1);
        CHECK(flight->to == raft::Number(message->message.to) - 1);
        const bool votes = std::holds_alternative<raft::RequestVote>(message->message.body);
        CHECK((flight->shape == render::MessageShape::kVote && !flight->reply) == votes);
        if (votes) CHECK(flight->term_hue == message->message.term - 1);
        CHECK(!flight->lost);
        CHECK(!flight->under_way);
    }
    CHECK(arrived > 10);
    const auto under_way = one.history.cluster().network().size();
    CHECK(view.messages == arrived + under_way);
    CHECK(Messages(view) == view.messages);
}

TEST_CASE("timeline: what is still under way ends at the present, and is known in the past") {
    Onlooker one({"run until leader", "put x 1", "run 5ms"});
    const auto flights = one.history.cluster().network().InFlight();
    REQUIRE(!flights.empty());
    const auto way = [&] {
        const TimelineView view = one.Look(0, one.history.branches()[0].end.at + 1'000);
        std::size_t count = 0;
        for (const FlightView& flight : view.flights) {
            if (!flight.under_way) continue;
            count += flight.count;
            CHECK(flight.ends_at == view.end);
            CHECK(flight.share > 0);
            CHECK(flight.share < 1);
        }
        return count;
    };
    CHECK(way() == flights.size());
    one.Do({"goto 20ms"});
    CHECK(way() == one.history.At({0, one.history.branches()[0].end}).network().size());
    one.cache = {};
    CHECK(way() > 0);
}

TEST_CASE("timeline: a lost message ends in a cross short of its receiver") {
    Onlooker one({"run until leader", "run 20ms", "crash S2", "run 100ms"});
    const TimelineView view = one.Look(0, one.history.now());
    std::size_t lost = 0;
    for (const Event& event : one.Events()) {
        const MessageEvent* message = MessageOf(event, MessageFate::kLost);
        if (message == nullptr) continue;
        lost += 1;
        const FlightView* flight = FlightOf(view, event.id);
        REQUIRE(flight != nullptr);
        CHECK(flight->lost);
        CHECK(flight->share < 1);
        CHECK(flight->from == raft::Number(message->message.from) - 1);
        CHECK(flight->to == raft::Number(message->message.to) - 1);
    }
    CHECK(lost > 0);
}

TEST_CASE("timeline: a message that crosses a short range shows in it") {
    Onlooker one({"run until leader", "run 60ms"});
    for (const Event& event : one.Events()) {
        const MessageEvent* message = MessageOf(event, MessageFate::kDelivered);
        if (message == nullptr || event.at - message->sent_at < 2'000) continue;
        const Micros middle = (event.at + message->sent_at) / 2;
        const TimelineView view = one.Look(middle - 10, middle + 10);
        CHECK(FlightOf(view, event.id) != nullptr);
        break;
    }
}

TEST_CASE("timeline: marks stand where elections, faults and commands were, with their words") {
    Onlooker one({"run until leader", "run 50ms", "pause S2", "run 20ms", "resume S2", "run 20ms",
                  "isolate S3", "run 30ms", "heal", "run 20ms", "crash S4", "run 20ms",
                  "restart S4", "put x 1", "run 60ms"});
    const TimelineView view = one.Look(0, one.history.now());
    const auto elected = MarksOf(view, MarkShape::kElected);
    REQUIRE(elected.size() == 1);
    const std::string leader = raft::sim::PrintServer(*one.history.cluster().leader());
    CHECK(elected[0]->label == leader + ", term 1");
    CHECK(elected[0]->term_hue == 0);
    CHECK(MarksOf(view, MarkShape::kPause).size() == 1);
    CHECK(MarksOf(view, MarkShape::kPause)[0]->lane == 1);
    CHECK(MarksOf(view, MarkShape::kResume).size() == 1);
    CHECK(!MarksOf(view, MarkShape::kCut).empty());
    CHECK(!MarksOf(view, MarkShape::kHeal).empty());
    CHECK(MarksOf(view, MarkShape::kCrash).size() == 1);
    CHECK(MarksOf(view, MarkShape::kCrash)[0]->lane == 3);
    CHECK(MarksOf(view, MarkShape::kRestart).size() == 1);
    CHECK(MarksOf(view, MarkShape::kCommit).size() >= 5);

    std::vector<std::string> acts;
    for (const MarkView* mark : MarksOf(view, MarkShape::kAct)) {
        CHECK(mark->event_id != 0);
        CHECK(mark->lane == render::kOutside);
        acts.push_back(mark->label);
    }
    // `restart` and `put` were given at one moment and share a mark.
    CHECK(acts == std::vector<std::string>{"pause S2", "resume S2", "isolate S3", "heal",
                                           "crash S4", "restart S4"});
}

TEST_CASE("timeline: the mark of an act is the event of its command") {
    Onlooker one({"at 30ms crash S5", "run 30ms", "crash S4", "run 40ms", "say \"look\"",
                  "crash S3", "run 10ms"});
    const TimelineView view = one.Look(0, one.history.now());
    for (const MarkView* mark : MarksOf(view, MarkShape::kAct)) {
        const auto events = one.history.Events(0, mark->event_id, mark->event_id);
        REQUIRE(events.size() == 1);
        const auto* command = std::get_if<raft::sim::CommandEvent>(&events[0].body);
        REQUIRE(command != nullptr);
        if (mark->count == 1 && !mark->label.empty()) CHECK(command->text == mark->label);
    }
    CHECK(MarksOf(view, MarkShape::kAct).back()->label == "crash S3");
}

TEST_CASE("timeline: bookmarks and branches, and the future that was left") {
    Onlooker one({"run 100ms", "bookmark \"the split\"", "run 100ms", "goto 50ms", "branch what-if",
                  "run 100ms"});
    TimelineView view = one.Look(0, 200 * kMillisecond);
    auto forks = MarksOf(view, MarkShape::kBranch);
    REQUIRE(forks.size() == 1);
    CHECK(forks[0]->label == "main");
    CHECK(forks[0]->command == "switch main");
    CHECK(forks[0]->at == 50'000);
    CHECK(MarksOf(view, MarkShape::kBookmark).empty());  // It lies behind the fork.
    CHECK(view.end == 150'000);

    one.Do({"switch main"});
    view = one.Look(0, 200 * kMillisecond);
    forks = MarksOf(view, MarkShape::kBranch);
    REQUIRE(forks.size() == 1);
    CHECK(forks[0]->command == "switch what-if");
    const auto bookmarks = MarksOf(view, MarkShape::kBookmark);
    REQUIRE(bookmarks.size() == 1);
    CHECK(bookmarks[0]->label == "the split");
    CHECK(bookmarks[0]->command == "goto \"the split\"");
    CHECK(bookmarks[0]->event_id == 0);
    CHECK(view.end == 200'000);
}

TEST_CASE("timeline: a branch shows its own future behind the fork, not the old one") {
    Onlooker one({"run until leader", "run 100ms", "crash S1", "run 500ms"});
    const raft::sim::Place before = one.history.branches()[0].acts.at(0).place;
    const Micros end = one.history.now();
    CHECK(one.Look(0, end).lanes[0].bands.back().role == RoleMark::kDown);
    one.history.Go({0, before});
    one.Do({"pause S1", "run 500ms"});
    const TimelineView view = one.Look(0, end);
    CHECK(view.lanes[0].bands.back().role == RoleMark::kPaused);
    CHECK(view.lanes[0].bands.front().from == 0);
    CHECK(MarksOf(view, MarkShape::kCrash).empty());
    for (const Event& event : one.Events()) {
        const bool arrived = MessageOf(event, MessageFate::kDelivered) != nullptr;
        const FlightView* flight = arrived ? FlightOf(view, event.id) : nullptr;
        if (flight != nullptr) CHECK(flight->ends_at == static_cast<double>(event.at));
    }
}

}  // namespace app
