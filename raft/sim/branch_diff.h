// Two branches beside each other: where they part, and how two clusters differ.
//
// Caller: the comparison in the window, `compare` in drive.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "raft/sim/history.h"

namespace raft::sim {

// The last place that the paths to two branches share.
struct Parting {
    BranchId on = 0;  // On whose own part it lies.
    Place place{};
    // The first that was done behind it on the way to either; nothing where nothing was.
    std::optional<Act> left{};
    std::optional<Act> right{};
};

// REQUIRES: both are branches; of one and the same, they part at its end.
[[nodiscard]] Parting PartingOf(const History& history, BranchId left, BranchId right);

// One server on both sides; it may exist on one alone.
struct ServerDiff {
    NodeId id{};
    const Server* left = nullptr;
    const Server* right = nullptr;
    bool role_differs = false;  // Or one of them is down or paused.
    bool term_differs = false;
    bool commit_differs = false;
    // The first index at which one log holds what the other does not; 0: they agree as far as both
    // still hold their entries.
    Index logs_differ_from = 0;

    [[nodiscard]] bool differs() const {
        return role_differs || term_differs || commit_differs || logs_differ_from != 0;
    }
};

// By server, S1 first. The clusters must outlive it.
[[nodiscard]] std::vector<ServerDiff> Differences(const Cluster& left, const Cluster& right);

// What ServerDiff says of two logs.
[[nodiscard]] Index LogsDifferFrom(const Log& left, const Log& right);

}  // namespace raft::sim
