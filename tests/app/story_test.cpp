// The story: what is kept, what is worded, and that neither grows without bound.
//
// Goal:   a frame's lines are the last ones, complete and in order, however long the run.
// Method: feed made-up events, of which every third is a detail.
#include "app/story.h"

#include <doctest/doctest.h>

#include "app/text.h"

namespace app {

namespace {

using raft::sim::Event;
using raft::sim::EventId;

// Every third event is a timer (a detail), the others something said.
std::vector<Event> MadeUp(EventId first, EventId last) {
    std::vector<Event> events;
    for (EventId id = first; id <= last; ++id) {
        Event event{.id = id, .at = static_cast<raft::sim::Micros>(id) * 1000};
        if (id % 3 == 0) {
            event.server = raft::NodeId{1};
            event.body = raft::sim::TimerFired{raft::Timer::kHeartbeat};
        } else {
            event.body = raft::sim::SayEvent{"line " + std::to_string(id)};
        }
        events.push_back(event);
    }
    return events;
}

}  // namespace

TEST_CASE("story: tells turning points only, or everything, in order") {
    Story story;
    story.Add(MadeUp(1, 6));
    const auto& few = story.Lines(false);
    REQUIRE(few.size() == 4);
    CHECK(few.front().sentence == "line 1");
    CHECK(few.back().event_id == 5);
    CHECK(few.back().time == "5.0 ms");
    const auto& all = story.Lines(true);
    REQUIRE(all.size() == 6);
    for (std::size_t i = 0; i < all.size(); ++i) CHECK(all[i].event_id == i + 1);
}

TEST_CASE("story: new lines join the old ones, and the panel keeps the last ones") {
    Story story;
    story.Add(MadeUp(1, 10));
    CHECK(story.Lines(true).size() == 10);
    story.Add(MadeUp(11, 300));
    const auto& lines = story.Lines(true);
    REQUIRE(lines.size() == Story::kLinesMax);
    CHECK(lines.back().event_id == 300);
    CHECK(lines.front().event_id == 300 - Story::kLinesMax + 1);
    CHECK(story.Earlier(true) == 300 - Story::kLinesMax);
    story.Add(MadeUp(301, 303));
    CHECK(story.Lines(true).back().event_id == 303);
    CHECK(story.Lines(true).size() == Story::kLinesMax);
}

TEST_CASE("story: a long run stays within bounds, and what is forgotten is not found") {
    Story story;
    constexpr EventId kEvents = 100'000;
    for (EventId id = 1; id < kEvents; id += 1000) story.Add(MadeUp(id, id + 999));
    CHECK(story.Find(1) == nullptr);
    REQUIRE(story.Find(kEvents) != nullptr);
    CHECK(story.Find(kEvents)->id == kEvents);
    CHECK(story.Find(kEvents + 1) == nullptr);
    CHECK(story.Find(0) == nullptr);
}

TEST_CASE("story: a message that died is remembered for the picture") {
    Story story;
    Event event{.id = 1, .at = 500};
    event.body = raft::sim::MessageEvent{.fate = raft::sim::MessageFate::kDropped, .id = 17};
    story.Add({event});
    REQUIRE(story.deaths().size() == 1);
    CHECK(story.deaths().front().message.id == 17);
    CHECK(story.deaths().front().at == 500);
}

TEST_CASE("story: a heartbeat lost to a cut is a detail, one lost by chance is told") {
    const auto lost = [](raft::MessageBody body, raft::sim::LossReason why) {
        Event event{.id = 1, .server = raft::NodeId{2}};
        event.body = raft::sim::MessageEvent{
            .fate = raft::sim::MessageFate::kLost,
            .id = 17,
            .message = {raft::NodeId{1}, raft::NodeId{2}, 1, std::move(body)},
            .loss = why};
        return IsTurningPoint(event);
    };
    using raft::sim::LossReason;
    CHECK_FALSE(lost(raft::AppendEntries{}, LossReason::kCut));
    CHECK_FALSE(lost(raft::AppendEntries{}, LossReason::kReceiverDown));
    CHECK_FALSE(lost(raft::AppendEntriesReply{.success = true}, LossReason::kCut));
    CHECK(lost(raft::AppendEntries{}, LossReason::kChance));
    CHECK(lost(raft::RequestVote{}, LossReason::kCut));
    CHECK(lost(raft::AppendEntries{.entries = raft::Entries({{1, nullptr}})}, LossReason::kCut));
}

TEST_CASE("text: moments are cut, not rounded, and long ones are in seconds") {
    CHECK(TimeText(0) == "0.0 ms");
    CHECK(TimeText(412'699) == "412.6 ms");
    CHECK(TimeText(12'413'000) == "12.413 s");
    CHECK(LengthText(6'240) == "6.2 ms");
    CHECK(LengthText(51'900) == "51 ms");
    CHECK(LengthText(2'500'000) == "2.5 s");
}

TEST_CASE("text: Chinese has blanks where it touches Latin, and nowhere else") {
    const Tongue chinese(render::Language::kChinese);
    CHECK(chinese.Say({"{who} has {n}", "{who}有{n}个"}, {{"who", "S1"}, {"n", "3"}}) ==
          "S1 有 3 个");
    CHECK(chinese.Say({"{who} has {n}", "{who} 有 {n} 个"}, {{"who", "查理"}, {"n", "3"}}) ==
          "查理有 3 个");
    CHECK(Tongue().Say({"{S1 S2} and {n}", "{S1 S2}与{n}"}, {{"n", "3"}}) == "{S1 S2} and 3");
}

}  // namespace app
