// Random runs with faults: a cluster, its options and what is done to it, all drawn from one seed.
//
// A run has two phases. While faults happen nothing may go wrong (safety, after every event); then
// everything is repaired and calm, and the cluster must elect a leader and commit (liveness).
//
// Rule:   Fig. 3.2 for safety; §3.9 for liveness: with timing back in bounds, progress.
// Caller: tests/swarm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/sim/cluster.h"
#include "raft/sim/command.h"
#include "raft/sim/time.h"

namespace raft::sim {

struct SwarmOptions {
    Micros faults_last = 5 * kSecond;  // Virtual time of the first phase.
    Micros calm_lasts = 6 * kSecond;   // In which a leader must come up and a command commit.
};

struct SwarmResult {
    // What went wrong, in one sentence; nothing when all went well.
    std::optional<std::string> failure{};
    // The run as a script: it fails in the same way when run again.
    std::vector<Command> script{};
    std::uint64_t events = 0;
    std::uint64_t delivered = 0;
    Term highest_term = 0;
    Index committed = 0;
};

[[nodiscard]] SwarmResult RunSwarm(std::uint64_t seed, const SwarmOptions& options = {});

// The script as text, one command a line, with the failure as a comment on top.
[[nodiscard]] std::string PrintScript(const SwarmResult& result);

}  // namespace raft::sim
