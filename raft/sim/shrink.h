// Makes a failing script as short as it gets while it still fails in the same way.
//
// Delta debugging (Zeller): leave out halves, quarters, ... single commands, as long as the same
// property fails; then fewer servers, fewer and rounder lengths of time, simpler commands; and all
// of it again until nothing changes. Commands keep their moments while others are left out, so the
// rest of a run changes as little as can be.
//
// Caller: `raftarium check`.
#pragma once

#include <cstddef>

#include "raft/sim/swarm.h"

namespace raft::sim {

struct ShrinkOptions {
    std::size_t replays_max = 6000;  // A few seconds at most.
    std::size_t lines_wanted = 15;   // With more than these other seeds are tried, too.
};

struct Shrunk {
    SwarmScript script{};
    SwarmFailure failure{};
    std::size_t replays = 0;
};

// REQUIRES: the script fails with this failure.
[[nodiscard]] Shrunk Shrink(SwarmScript script, SwarmFailure failure,
                            const ShrinkOptions& options = {});

}  // namespace raft::sim
