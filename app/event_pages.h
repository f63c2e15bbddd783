// Events that the story no longer keeps, or that are yet to come again: looked up in history by the
// page, so that the next one asked for is likely there.
//
// Caller: Session::Find.
#pragma once

#include <deque>
#include <vector>

#include "raft/sim/event.h"
#include "raft/sim/history.h"

namespace app {

class EventPages {
  public:
    // On the path to the branch that one is on, its past and its future; null when it is not there.
    // Good until so many other pages have been asked for.
    const raft::sim::Event* Find(raft::sim::History& history, raft::sim::EventId id);
    void Clear() { pages_.clear(); }

  private:
    static constexpr raft::sim::EventId kPageSize = 512;
    static constexpr std::size_t kPagesMax = 24;

    struct Page {
        raft::sim::BranchId branch = 0;
        raft::sim::EventId first = 0;
        raft::sim::EventId until = 0;  // The branch had come so far when it was made.
        std::vector<raft::sim::Event> events{};
    };

    std::deque<Page> pages_{};  // The oldest first.
};

}  // namespace app
