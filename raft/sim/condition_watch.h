// Watches for a condition to come true, event by event.
//
// What happened since it began counts ("sent AppendEntries"), even when the cluster's own record of
// it has been cleared since.
//
// Caller: Cluster and History for `run until`, the script runner along a clock held by the user.
#pragma once

#include <vector>

#include "raft/sim/condition.h"
#include "raft/sim/event.h"
#include "raft/sim/outcome.h"
#include "raft/sim/time.h"

namespace raft::sim {

class Cluster;

class ConditionWatch {
  public:
    // What happened up to the event `since` does not count.
    ConditionWatch(Condition condition, EventId since);

    // Whether it holds now. REQUIRES: called before what was recorded since the last call, or since
    // the beginning, is cleared.
    [[nodiscard]] bool Holds(const Cluster& cluster);
    // The first fact that is missing; null when it held at the last call.
    [[nodiscard]] const Fact* missing() const {
        return missing_ == condition_.facts.size() ? nullptr : &condition_.facts[missing_];
    }
    [[nodiscard]] const Condition& condition() const { return condition_; }
    // What is left to come true for a watch that begins now.
    [[nodiscard]] Condition Left() const;

  private:
    Condition condition_{};
    EventId looked_at_ = 0;     // Up to here.
    std::vector<bool> seen_{};  // Of facts about something that happens: it has.
    std::size_t missing_ = 0;
};

// Why a wait for it was in vain: what is there instead. REQUIRES: it does not hold.
[[nodiscard]] Refusal NotWithin(const ConditionWatch& watch, Micros within, const Cluster& cluster);

// Whether the fact is about something happening, not about a state.
[[nodiscard]] bool IsHappening(const Fact& fact);

}  // namespace raft::sim
