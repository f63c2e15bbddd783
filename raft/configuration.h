// Who votes and what a majority is: one set of voters, or two at once (joint), and learners.
//
// Rule:   §4.1 and §4.3: while joint, every decision needs a majority of the old set *and* a
//         majority of the new one, never of their union. A learner receives the log and counts for
//         nothing (§4.2.1).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
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

// The voters of one set: how many said yes and no.
struct Votes {
    std::size_t yes = 0;
    std::size_t no = 0;
};

template <typename AnswerOf>
[[nodiscard]] Votes VotesOf(const std::vector<NodeId>& voters, const AnswerOf& answer_of) {
    Votes votes;
    for (const NodeId id : voters) {
        const Answer answer = answer_of(id);
        if (answer == Answer::kYes) votes.yes += 1;
        if (answer == Answer::kNo) votes.no += 1;
    }
    return votes;
}

[[nodiscard]] Tally TallyOf(const Votes& votes, std::size_t voters);

// Whether a majority (of both sets, when joint) said yes, or can no longer do so.
// `answer_of(NodeId)` is an Answer.
template <typename AnswerOf>
[[nodiscard]] Tally Count(const Configuration& configuration, const AnswerOf& answer_of) {
    const Tally incoming =
        TallyOf(VotesOf(configuration.voters, answer_of), configuration.voters.size());
    if (!configuration.joint()) return incoming;
    const Tally outgoing =
        TallyOf(VotesOf(configuration.outgoing, answer_of), configuration.outgoing.size());
    if (incoming == Tally::kLost || outgoing == Tally::kLost) return Tally::kLost;
    if (incoming == Tally::kWon && outgoing == Tally::kWon) return Tally::kWon;
    return Tally::kPending;
}

// What a majority of one set has reached: the largest values, as many as make a majority, are kept
// on the stack, since a leader asks this at every acknowledgement.
template <typename ValueOf>
[[nodiscard]] auto QuorumOf(const std::vector<NodeId>& voters, const ValueOf& value_of)
    -> decltype(value_of(NodeId{})) {
    using Value = decltype(value_of(NodeId{}));
    constexpr std::size_t kFew = 50;
    if (voters.empty()) return Value{};
    std::array<Value, kFew> few;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::vector<Value> many;
    const std::size_t needed = MajorityOf(voters.size());
    if (needed > kFew) many.resize(needed);
    Value* const largest = needed > kFew ? many.data() : few.data();
    std::size_t kept = 0;
    for (const NodeId id : voters) {
        const Value value = value_of(id);
        std::size_t place = kept;
        for (; place > 0 && largest[place - 1] < value; --place) {
            if (place < needed) largest[place] = largest[place - 1];
        }
        if (place < needed) largest[place] = value;
        kept = std::min(kept + 1, needed);
    }
    return largest[needed - 1];
}

// The highest value that a majority (of both sets, when joint) has reached: an index, a round, a
// moment. `value_of(NodeId)` is each voter's. Without voters nothing is reached: 0.
template <typename ValueOf>
[[nodiscard]] auto QuorumValue(const Configuration& configuration, const ValueOf& value_of)
    -> decltype(value_of(NodeId{})) {
    const auto incoming = QuorumOf(configuration.voters, value_of);
    if (!configuration.joint()) return incoming;
    return std::min(incoming, QuorumOf(configuration.outgoing, value_of));
}

}  // namespace raft
