// Who votes and what a majority is: one set of voters, or two at once (joint), and learners.
//
// Rule:   §4.1 and §4.3: while joint, every decision needs a majority of the old set *and* a
//         majority of the new one, never of their union. A learner receives the log and counts for
//         nothing (§4.2.1).
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "raft/types.h"

namespace raft {

// All three lists are sorted and without repeats.
struct Configuration {
    std::vector<NodeId> voters{};
    std::vector<NodeId> outgoing{};  // The old half of a joint configuration; else empty.
    std::vector<NodeId> learners{};

    bool operator==(const Configuration&) const = default;

    [[nodiscard]] bool joint() const { return !outgoing.empty(); }
    // In the new set, the old one, or both.
    [[nodiscard]] bool IsVoter(NodeId id) const;
    [[nodiscard]] bool IsLearner(NodeId id) const;
    [[nodiscard]] bool IsMember(NodeId id) const { return IsVoter(id) || IsLearner(id); }
    // Every member once, in order of id.
    [[nodiscard]] std::vector<NodeId> Members() const;
};

// More than half: 3 of 5, and also 3 of 4 (an even number gains nothing).
constexpr std::size_t MajorityOf(std::size_t voters) {
    return voters / 2 + 1;
}

enum class Tally { kPending, kWon, kLost };

// What one voter has said so far.
enum class Answer { kNone, kYes, kNo };

// Whether a majority (of both sets, when joint) said yes, or can no longer do so.
[[nodiscard]] Tally Count(const Configuration& configuration,
                          const std::function<Answer(NodeId)>& answer_of);

// The highest index that a majority (of both sets, when joint) has reached, given each voter's
// index. A configuration without voters reaches nothing: 0.
[[nodiscard]] Index QuorumIndex(const Configuration& configuration,
                                const std::function<Index(NodeId)>& index_of);

}  // namespace raft
