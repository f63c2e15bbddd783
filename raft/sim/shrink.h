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
#include <vector>

#include "raft/sim/swarm.h"

namespace raft::sim {

struct ShrinkOptions {
    std::size_t replays_max = 8000;  // A few seconds at most.
    std::size_t lines_wanted = 15;   // With more than these other seeds are tried, too.
    std::size_t lines_max = 25;      // With more than these waits and commands share a line.
};

struct Shrunk {
    SwarmScript script{};
    SwarmFailure failure{};
    // The script as it is written. Its last line expects the failure.
    std::vector<Command> commands{};
    std::size_t replays = 0;
};

// REQUIRES: the script fails with this failure.
[[nodiscard]] Shrunk Shrink(SwarmScript script, SwarmFailure failure,
                            const ShrinkOptions& options = {});

}  // namespace raft::sim
