// Random runs with faults: a cluster, its options and what is done to it, all drawn from one seed.
//
// A run has two phases. While faults happen nothing may go wrong (safety, after every event); then
// everything is repaired and calm, and the cluster must elect a leader and commit (liveness).
//
// What Raft does not promise is not drawn: no disk is wiped, no timer is forced, clocks differ by
// less than the drift bound where leases count on it, and nobody repeats a command outside of a
// session.
//
// Rule:   Fig. 3.2 for safety; §3.9 for liveness: with timing back in bounds, progress.
// Caller: `raftarium check`, tests/swarm.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/rules.h"
#include "raft/sim/cluster.h"
#include "raft/sim/command.h"
#include "raft/sim/time.h"

namespace raft::sim {

struct SwarmOptions {
    std::optional<std::uint32_t> servers{};  // So many voters, and nobody else; else drawn.
    Micros faults_last = 3 * kSecond;        // Virtual time of the first phase.
    Micros calm_lasts = 2 * kSecond;         // In which a leader must come up and a command commit.
    Rules broken{};  // From the beginning on; what is drawn leans towards what shows it.
};

// What is done, and when. Times never fall along a script.
struct TimedCommand {
    Micros at = 0;
    Command command{};
};

struct SwarmScript {
    std::vector<TimedCommand> commands{};
    // From here on everything is calm, and progress is promised; nothing: only safety counts.
    std::optional<Micros> calm_from{};
    Micros ends_at = 0;
};

struct SwarmFailure {
    enum class Kind : std::uint8_t { kSafety, kLiveness };

    Kind kind = Kind::kSafety;
    std::string name{};    // "Election Safety"; "No Leader". Failures of one name are alike.
    std::string detail{};  // One sentence.
    // How a script shows it, as its last line ("expect violation ...").
    Condition shown{};
};

struct SwarmResult {
    std::optional<SwarmFailure> failure{};  // Nothing when all went well.
    SwarmScript script{};                   // Run again, it goes the same way.
    std::uint64_t events = 0;
    std::uint64_t delivered = 0;
    Term highest_term = 0;
    Index committed = 0;
};

[[nodiscard]] SwarmResult RunSwarm(std::uint64_t seed, const SwarmOptions& options = {});

// Does it again on a fresh cluster. What cannot be done any more is left out of the script, which
// also ends with the command or the moment that failed.
[[nodiscard]] std::optional<SwarmFailure> Replay(SwarmScript& script);

// One command a line, with the time between them as `run`; a failing one ends by showing how.
[[nodiscard]] std::vector<Command> CommandsOf(const SwarmScript& script,
                                              const std::optional<SwarmFailure>& failure);

}  // namespace raft::sim
