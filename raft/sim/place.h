// Where on a branch of history a cluster stands: how much it has been through since its beginning.
//
// Two places on one way from the beginning are the same if acts, steps, stages and moment are. The
// other fields follow from these; with them the way from one place to a later one can be written
// down as `run`, `step` and `step stage`, without going it.
//
// Caller: Cluster counts, History goes there, the journal writes it down.
#pragma once

#include <compare>
#include <cstdint>

#include "raft/sim/time.h"

namespace raft::sim {

struct Place {
    std::uint64_t acts = 0;    // Commands done. The cluster leaves that to History.
    std::uint64_t steps = 0;   // Things due that have happened.
    std::uint64_t stages = 0;  // Stages that servers went through.
    Micros at = 0;

    std::uint64_t here = 0;  // Of the steps, those at this very moment.
    std::uint32_t part = 0;  // Stages since the last step.
    bool resting = true;     // No server stands in mid-input.

    bool operator==(const Place& other) const { return (*this <=> other) == 0; }
    // REQUIRES: both lie on one way.
    std::strong_ordering operator<=>(const Place& other) const {
        if (const auto order = acts <=> other.acts; order != 0) return order;
        if (const auto order = steps <=> other.steps; order != 0) return order;
        if (const auto order = stages <=> other.stages; order != 0) return order;
        return at <=> other.at;
    }

    // What a person counts as one thing after the other: acts and steps.
    [[nodiscard]] std::uint64_t moves() const { return acts + steps; }
};

}  // namespace raft::sim
