// What the tests of the timeline share: a history with somebody who looks at it, and looks at
// views.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "app/present_timeline.h"
#include "raft/sim/script.h"

namespace app {

using raft::sim::Event;
using raft::sim::EventId;
using raft::sim::History;
using raft::sim::kMillisecond;
using raft::sim::MessageEvent;
using raft::sim::MessageFate;
using raft::sim::Micros;
using render::FlightView;
using render::MarkShape;
using render::MarkView;
using render::RoleMark;
using render::TimelineView;

// A history, and somebody who looks at it.
struct Onlooker {
    History history{};
    TimelineCache cache{};
    render::UiState ui{};
    bool playing = false;
    Event found{};

    explicit Onlooker(const std::vector<std::string>& lines) { Do(lines); }

    void Do(const std::vector<std::string>& lines) {
        for (const std::string& line : lines) {
            const auto servers = static_cast<std::uint32_t>(history.cluster().servers().size());
            const auto parsed = raft::sim::ParseLine(line, {servers});
            REQUIRE(parsed.has_value());
            REQUIRE_MESSAGE(std::holds_alternative<raft::sim::Command>(*parsed), line);
            const auto outcome = history.Do(std::get<raft::sim::Command>(*parsed));
            REQUIRE_MESSAGE(!outcome.has_value(), line);
            history.ClearEvents();
        }
    }

    std::vector<Event> Events() { return history.Events(history.branch(), 1, 1'000'000'000); }

    TimelineView Look() {
        return PresentTimeline({.history = history,
                                .cache = cache,
                                .ui = ui,
                                .playing = playing,
                                .find = [&](EventId id) -> const Event* {
                                    const auto events = history.Events(history.branch(), id, id);
                                    if (events.empty()) return nullptr;
                                    found = events[0];
                                    return &found;
                                }});
    }

    TimelineView Look(Micros from, Micros to) {
        ui.timeline_follows = false;
        ui.timeline_from = static_cast<double>(from);
        ui.timeline_to = static_cast<double>(to);
        return Look();
    }
};

inline std::size_t Messages(const TimelineView& view) {
    return std::accumulate(
        view.flights.begin(), view.flights.end(), std::size_t{0},
        [](std::size_t sum, const FlightView& flight) { return sum + flight.count; });
}

inline std::vector<const MarkView*> MarksOf(const TimelineView& view, MarkShape shape) {
    std::vector<const MarkView*> marks;
    for (const MarkView& mark : view.marks) {
        if (mark.shape == shape) marks.push_back(&mark);
    }
    return marks;
}

inline const FlightView* FlightOf(const TimelineView& view, EventId event) {
    const auto found = std::find_if(view.flights.begin(), view.flights.end(),
                                    [&](const FlightView& one) { return one.event_id == event; });
    return found == view.flights.end() ? nullptr : &*found;
}

inline const MessageEvent* MessageOf(const Event& event, MessageFate fate) {
    const auto* message = std::get_if<MessageEvent>(&event.body);
    return message != nullptr && message->fate == fate ? message : nullptr;
}

}  // namespace app
