// What can be set about a cluster as a whole, at any time ("set NAME VALUE").
#pragma once

#include <cstdint>

#include "raft/node.h"
#include "raft/sim/time.h"

namespace raft::sim {

// Whether something happens by itself as time passes, or only when told.
enum class Drive : std::uint8_t { kAuto, kManual };

struct ClusterOptions {
    NodeOptions node{};  // The same for every server; lengths are on each server's own clock.

    Range latency{5 * kMillisecond, 15 * kMillisecond};  // Of a message, one way.
    Millionths loss = 0;
    Millionths duplicate = 0;
    bool reorder = false;         // Whether a message may overtake an earlier one on its link.
    Micros fsync = kMillisecond;  // How long one write takes to reach the disk.
    Micros tick = kMillisecond;   // The length of one tick told by hand, on the server's own clock.
    std::uint32_t sessions = 0;   // Client sessions kept, the last used ones; 0 keeps all (§6.3).
    std::uint32_t snapshot_every = 0;  // A server compacts its log after so many applied entries
                                       // (§5.1); 0: never by itself.

    Drive clock = Drive::kAuto;
    Drive delivery = Drive::kAuto;
    Drive persist = Drive::kAuto;
    Drive apply = Drive::kAuto;

    bool operator==(const ClusterOptions&) const = default;
};

// How a cluster begins: S1.. vote, then come learners, then servers in no configuration.
struct ClusterShape {
    std::uint32_t voters = 5;
    std::uint32_t learners = 0;
    std::uint32_t spare = 0;

    bool operator==(const ClusterShape&) const = default;
    [[nodiscard]] std::uint32_t servers() const { return voters + learners + spare; }
};

constexpr std::uint32_t kServersMax = 99;

}  // namespace raft::sim
