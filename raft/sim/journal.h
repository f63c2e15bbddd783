// From a history to the script that rebuilds it, without going its way once more.
//
// Between the acts stand the moves: a place says how many things had happened, and how many of them
// at its very moment, so `run`, `step` and `step stage` lead to it exactly.
//
// Caller: saved sessions (the whole tree), exports (one way, that anyone can run).
#pragma once

#include <string>
#include <vector>

#include "raft/sim/history.h"

namespace raft::sim {

// The way from the beginning to a spot, as one run without branches, bookmarks or detours.
// REQUIRES: the spot is on the tree.
[[nodiscard]] std::vector<std::string> WayTo(const History& history, const Spot& spot);

// Every branch that is not pruned, in order of its making and with its bookmarks; at last the place
// where one stands. For a fresh History, line by line; bookmarks like "fork 2" come and go in it.
[[nodiscard]] std::vector<std::string> WholeTree(const History& history);

}  // namespace raft::sim
