// What is kept of a whole run for checks that ask later: which sorts of messages were ever sent and
// delivered between whom, and the last vote that a voter refused to a candidate.
//
// Caller: Cluster, for `expect delivered AppendEntries S1 S2` and `expect refused S1 S2 because
// log`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "raft/message.h"
#include "raft/sim/condition.h"
#include "raft/vote.h"

namespace raft::sim {

class Sightings {
  public:
    explicit Sightings(std::size_t servers = 0) : servers_(servers) {}

    // REQUIRES: sender and receiver are servers of the cluster.
    void Mark(bool delivered, const Message& message);
    // REQUIRES: a fact of what was sent or delivered.
    [[nodiscard]] bool Saw(const Fact& fact) const;

    void MarkRefusal(NodeId voter, NodeId candidate, VoteVerdict verdict);
    // Why the last one was refused; nothing if none ever was.
    [[nodiscard]] std::optional<VoteVerdict> Refusal(NodeId voter, NodeId candidate) const;

  private:
    struct RefusedVote {
        NodeId voter{};
        NodeId candidate{};
        VoteVerdict verdict = VoteVerdict::kStaleTerm;
    };

    std::size_t servers_ = 0;
    // One for each (sent or delivered, type, sender, receiver); empty until the first message.
    std::vector<std::uint64_t> bits_{};
    std::vector<RefusedVote> refusals_{};
};

}  // namespace raft::sim
