// What tests of histories share: commands by their text, and trees compared from root to ends.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "raft/sim/history.h"
#include "raft/sim/script.h"
#include "tests/chinese.h"
#include "tests/sim/state_text.h"

namespace raft::sim {

// Does one line; the text must be a command.
Outcome Try(History& history, std::string_view line);
// Does lines that must all be done.
void Do(History& history, const std::vector<std::string>& lines);
// A fresh history in which these lines were done.
[[nodiscard]] History Rebuilt(const std::vector<std::string>& lines);

// Everything about a cluster: its state now, and what it does in the next three seconds.
[[nodiscard]] std::string WholeText(Cluster cluster);

// The first line in which two texts differ, of both; empty when they are the same.
[[nodiscard]] std::string Difference(const std::string& one, const std::string& other);

// That these are the same but for branches that were pruned: names, forks, bookmarks, the cluster
// at every end, and where one stands. Only half of it with `briefly`: no futures.
void CheckSameTree(History& one, History& other, bool briefly = false);

}  // namespace raft::sim
