// What tells a cluster that gets nothing done from one that is merely between two leaders.
//
// A few moments and counts, kept as things happen; they are looked at when time has passed so far
// that one of them can mean a standstill.
//
// Rule:   §3.9 (availability needs a leader that stays), §3.4 (elections), §3.6.2 (commitment).
// Caller: cluster_stalls.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "raft/sim/event.h"
#include "raft/sim/time.h"
#include "raft/types.h"

namespace raft::sim {

// So long nothing may happen, and so many leaders may follow each other within that time.
constexpr Micros kStallAfter = 2 * kSecond;
constexpr std::size_t kLeadersInARow = 5;

struct StallWatch {
    // Nothing that is not known yet can be a standstill before this moment.
    Micros look_at = kStallAfter;

    // No leader: since when, and the elections that nobody won, by their terms.
    Micros led_until = 0;
    Term last_candidacy = 0;
    std::uint32_t elections = 0;
    bool said_no_leader = false;

    // Leaders that follow each other: when the last ones were elected, by their count modulo the
    // size. A fault of one, or an election that was asked for, begins the count anew.
    std::array<Micros, kLeadersInARow> elected_at{};
    std::uint32_t elected = 0;
    bool said_change = false;

    // A leader that may not commit what a majority holds: since when, and up to which index.
    std::optional<NodeId> held_back{};
    Index held_index = 0;
    Micros held_since = 0;
    bool said_held = false;
};

}  // namespace raft::sim
