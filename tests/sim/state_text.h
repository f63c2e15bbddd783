// A cluster's whole visible state as text, so that two that should be one value can be compared.
#pragma once

#include <string>

#include "raft/sim/cluster.h"

namespace raft::sim {

// Everything that can be asked of it, but for its recorded events. What cannot be asked (random
// states, where causes are kept) shows in how it goes on.
[[nodiscard]] std::string StateText(const Cluster& cluster);

// Every recorded event behind `since`: its number, cause, moment, place and sentence.
[[nodiscard]] std::string StoryText(const Cluster& cluster, EventId since = 0);

}  // namespace raft::sim
