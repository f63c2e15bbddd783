// What a check reports: each failure as a script and as a line of JSON, and the sum of it all.
//
// Caller: RunCheck (check.cpp), tests/app.
#pragma once

#include <cstdint>
#include <string>

#include "app/json.h"
#include "app/options.h"
#include "raft/sim/swarm.h"

namespace app {

// The n-th seed, from 0, of those that the options ask for; false: there are not so many.
[[nodiscard]] bool NthSeed(const CheckOptions& options, std::uint64_t n, std::uint64_t& seed);

// One failing seed, shrunk, as JSON: what went wrong, and the script that shows it.
[[nodiscard]] Json FailureJson(const CheckOptions& options, std::uint64_t seed,
                               const raft::sim::SwarmResult& result);

// The file name for its script: "seed-42.raft", "G1-seed-42.raft".
[[nodiscard]] std::string FileNameOf(const CheckOptions& options, std::uint64_t seed);

}  // namespace app
