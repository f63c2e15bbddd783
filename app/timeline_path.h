// The path to a branch as one run of events, from the chronicles of the branches along it.
//
// Cheap to make, and good until the history moves or grows.
//
// Caller: app/present_timeline.cpp and its parts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "raft/sim/history.h"

namespace app {

class TimelinePath {
  public:
    // What of a branch's own part lies on the path.
    struct Stretch {
        raft::sim::BranchId branch = 0;
        const raft::sim::Chronicle* own = nullptr;
        raft::sim::EventId first = 1;
        raft::sim::EventId last = 0;  // Less than `first` when nothing happened.
        raft::sim::Micros until = 0;  // The fork to the next one, or the end.
    };
    struct Found {
        raft::sim::Micros at = 0;
        const raft::sim::EventNote* note = nullptr;
    };

    TimelinePath(const raft::sim::History& history, raft::sim::BranchId branch);

    [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }
    [[nodiscard]] bool Goes(raft::sim::BranchId branch) const;
    [[nodiscard]] raft::sim::EventId last() const { return last_; }
    // Null if it is not on the path, or its page is without notes.
    [[nodiscard]] Found Find(raft::sim::EventId id) const;
    // The last event at or before the moment; 0 if there is none.
    [[nodiscard]] raft::sim::EventId LastUntil(raft::sim::Micros at) const;
    // How a server was at that moment; nothing for a server that the chronicles do not know.
    [[nodiscard]] const raft::sim::Band* BandAt(std::size_t server, raft::sim::Micros at) const;

    // Calls `look(stretch, number, page)` for every page that holds some of the events.
    template <class Look>
    void EachPage(raft::sim::EventId first, raft::sim::EventId last, Look&& look) const;
    // Calls `look(id, at, note)` for every event that has its note, in order.
    template <class Look>
    void Each(raft::sim::EventId first, raft::sim::EventId last, Look&& look) const;

  private:
    std::vector<Stretch> stretches_{};
    raft::sim::EventId last_ = 0;
};

template <class Look>
void TimelinePath::EachPage(raft::sim::EventId first, raft::sim::EventId last, Look&& look) const {
    for (const Stretch& stretch : stretches_) {
        const raft::sim::EventId from = std::max(first, stretch.first);
        const raft::sim::EventId to = std::min(last, stretch.last);
        if (from > to) continue;
        const auto& pages = stretch.own->pages();
        const std::size_t end = stretch.own->PageOf(to);
        for (std::size_t i = stretch.own->PageOf(from); i <= end; ++i) look(stretch, i, pages[i]);
    }
}

template <class Look>
void TimelinePath::Each(raft::sim::EventId first, raft::sim::EventId last, Look&& look) const {
    EachPage(first, last, [&](const Stretch& stretch, std::size_t /*number*/, const auto& page) {
        if (page.notes.empty()) return;
        const raft::sim::EventId from = std::max({first, stretch.first, page.first});
        const raft::sim::EventId to =
            std::min({last, stretch.last, page.first + page.notes.size() - 1});
        for (raft::sim::EventId id = from; id <= to; ++id) {
            const raft::sim::EventNote& note = page.notes[id - page.first];
            look(id, page.from + note.after, note);
        }
    });
}

}  // namespace app
