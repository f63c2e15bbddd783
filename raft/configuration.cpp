// Counting majorities, single and joint.
#include "raft/configuration.h"

#include <algorithm>

namespace raft {

namespace {

bool Contains(const std::vector<NodeId>& ids, NodeId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

}  // namespace

bool Configuration::IsVoter(NodeId id) const {
    return Contains(voters, id) || Contains(outgoing, id);
}

bool Configuration::IsLearner(NodeId id) const {
    return Contains(learners, id) && !IsVoter(id);
}

std::vector<NodeId> Configuration::Members() const {
    std::vector<NodeId> members = voters;
    members.insert(members.end(), outgoing.begin(), outgoing.end());
    members.insert(members.end(), learners.begin(), learners.end());
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    return members;
}

Tally TallyOf(const Votes& votes, std::size_t voters) {
    const std::size_t needed = MajorityOf(voters);
    if (votes.yes >= needed) return Tally::kWon;
    if (voters - votes.no < needed) return Tally::kLost;
    return Tally::kPending;
}

}  // namespace raft
