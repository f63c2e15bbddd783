// What is kept of a whole run for checks that ask later.
#include "raft/sim/sightings.h"

namespace raft::sim {

namespace {

constexpr std::size_t kBits = 64;

}  // namespace

void Sightings::Mark(bool delivered, const Message& message) {
    if (bits_.empty()) bits_.resize((2 * kMessageTypes * servers_ * servers_ + kBits - 1) / kBits);
    std::size_t bit = (delivered ? kMessageTypes : 0) + static_cast<std::size_t>(TypeOf(message));
    bit = (bit * servers_ + Number(message.from) - 1) * servers_ + Number(message.to) - 1;
    bits_[bit / kBits] |= std::uint64_t{1} << (bit % kBits);
}

bool Sightings::Saw(const Fact& fact) const {
    if (bits_.empty()) return false;
    const bool delivered = fact.kind == Fact::Kind::kDelivered;
    const std::size_t base = (delivered ? kMessageTypes : 0) + static_cast<std::size_t>(fact.type);
    for (std::size_t from = 0; from < servers_; ++from) {
        if (fact.from.has_value() && Number(*fact.from) != from + 1) continue;
        for (std::size_t to = 0; to < servers_; ++to) {
            if (fact.to.has_value() && Number(*fact.to) != to + 1) continue;
            const std::size_t bit = (base * servers_ + from) * servers_ + to;
            if ((bits_[bit / kBits] >> (bit % kBits) & 1U) != 0) return true;
        }
    }
    return false;
}

void Sightings::MarkRefusal(NodeId voter, NodeId candidate, VoteVerdict verdict) {
    for (RefusedVote& refusal : refusals_) {
        if (refusal.voter != voter || refusal.candidate != candidate) continue;
        refusal.verdict = verdict;
        return;
    }
    refusals_.push_back({voter, candidate, verdict});
}

std::optional<VoteVerdict> Sightings::Refusal(NodeId voter, NodeId candidate) const {
    for (const RefusedVote& refusal : refusals_) {
        if (refusal.voter == voter && refusal.candidate == candidate) return refusal.verdict;
    }
    return std::nullopt;
}

}  // namespace raft::sim
