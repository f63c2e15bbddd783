// A long run's history stays within its limits, and loses nothing by that.
//
// Goal:   checkpoints thin out, notes are let go, and every moment and every note is found again.
// Method: limits that a run of some seconds goes far beyond.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "raft/sim/history.h"
#include "tests/sim/state_text.h"

namespace raft::sim {

namespace {

struct Seen {
    Spot spot{};
    std::string picture{};
};

}  // namespace

TEST_CASE("history limits: memory stays within bounds, and everything is still found") {
    const HistoryLimits limits{
        .checkpoint_every = 1024, .checkpoints = 12, .notes = 60'000, .fresh_pages = 4};
    History history(Cluster(), limits);
    REQUIRE(!history.Do(Load{.per_second = 300}).has_value());
    std::vector<Seen> seen;
    while (history.cluster().last_event() < 400'000) {
        history.RunUntil(history.now() + 500 * kMillisecond);
        history.ClearEvents();
        seen.push_back({history.spot(), StateText(history.cluster())});
        CHECK(history.checkpoints() <= limits.checkpoints);
        CHECK(history.noted() <= limits.notes + (limits.fresh_pages + 1) * Chronicle::kPageSize);
    }
    const Chronicle& chronicle = history.branches()[0].chronicle;
    CHECK(chronicle.pages().front().notes.empty());
    for (const Seen& one : seen) {
        history.Go(one.spot);
        CHECK(StateText(history.cluster()) == one.picture);
    }
    // Notes that were let go come back when they are asked for, and the bound holds.
    const std::vector<Event> events = history.Events(0, 1, 20'000);
    REQUIRE(events.size() == 20'000);
    for (EventId id = 1; id <= 20'000; id += 50) {
        const auto noted = history.Noted(0, id);
        REQUIRE(noted.has_value());
        CHECK(noted->cause == events[id - 1].cause);
        CHECK(noted->at == events[id - 1].at);
    }
    CHECK(history.noted() <= limits.notes + (limits.fresh_pages + 1) * Chronicle::kPageSize);
}

}  // namespace raft::sim
