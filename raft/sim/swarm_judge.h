// Whether a run went well: no property violated, and progress once everything is calm.
//
// Rule:   Fig. 3.2; §3.9 (a majority that can talk in time elects a leader and goes on).
// Caller: RunSwarm and Replay (swarm.h).
#pragma once

#include <optional>

#include "raft/sim/cluster.h"
#include "raft/sim/swarm.h"

namespace raft::sim {

// The key that a client puts when all is calm: it must reach every member.
constexpr const char* kCalmKey = "calm";

// The first violation, if there is one.
[[nodiscard]] std::optional<SwarmFailure> JudgeSafety(const Cluster& cluster);

// Nothing is broken, cut, slow, lost or out of step, and no removed server can disturb.
[[nodiscard]] bool IsCalm(const Cluster& cluster);

// Looks on while a cluster is calm. Its calls come in this order.
class CalmJudge {
  public:
    // REQUIRES: IsCalm(cluster). A client asks for the calm key at `asked_at`; until then, or with
    // nothing to the end, the leaders are looked at that no client asks anything.
    CalmJudge(const Cluster& cluster, std::optional<Micros> asked_at);

    // When the cluster shall be looked at next, before the end; nothing: not any more.
    [[nodiscard]] std::optional<Micros> NextLook() const;
    void Look(const Cluster& cluster);
    // What was not reached by now, though the calm lasted.
    [[nodiscard]] std::optional<SwarmFailure> AtTheEnd(const Cluster& cluster) const;

  private:
    std::optional<Micros> asked_at_;
    Micros next_;
    Term term_ = 0;  // The leader's at the last look.
    std::optional<SwarmFailure> found_{};
};

}  // namespace raft::sim
