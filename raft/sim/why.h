// Why chains: from an event back through its causes to its root, and what of that is worth telling.
//
// A chain follows the causes that the cluster noted, whatever they are: an election goes back over
// a vote, its request and a timer to the crash that silenced the leader, and to whoever did that.
//
// Caller: the "why" card, the timeline's cone, `why` in drive.
#pragma once

#include <cstddef>
#include <vector>

#include "raft/sim/history.h"

namespace raft::sim {

// From the event back to its root, which has no cause; empty if it never happened on that path.
[[nodiscard]] std::vector<NotedEvent> ChainOf(History& history, BranchId branch, EventId event);

struct WhyStep {
    NotedEvent event{};
    EventId sent = 0;  // Of a message that arrived or was lost: its sending, told with it; else 0.
    Micros sent_at = 0;
};

// What of a chain is told: sending and arrival of a message as one, and of a long chain no book-
// keeping. The event itself, its direct cause, what changes a cluster's course and the root stay.
struct ToldChain {
    std::vector<WhyStep> steps{};  // From the event back to its root.
    std::size_t gap = 0;           // So many steps that are left out would stand before this one.
    std::size_t left_out = 0;
};

// Of what is still long then, the first `head` steps and the last `tail`. REQUIRES: both are over
// 0.
[[nodiscard]] ToldChain TellChain(const std::vector<NotedEvent>& chain, std::size_t head = 7,
                                  std::size_t tail = 3);

}  // namespace raft::sim
