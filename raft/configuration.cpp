// Counting majorities, single and joint.
#include "raft/configuration.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

bool Contains(const std::vector<NodeId>& ids, NodeId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

Tally CountOne(const std::vector<NodeId>& voters, const std::function<Answer(NodeId)>& answer_of) {
    std::size_t yes = 0;
    std::size_t no = 0;
    for (const NodeId id : voters) {
        const Answer answer = answer_of(id);
        if (answer == Answer::kYes) yes += 1;
        if (answer == Answer::kNo) no += 1;
    }
    const std::size_t needed = MajorityOf(voters.size());
    if (yes >= needed) return Tally::kWon;
    if (voters.size() - no < needed) return Tally::kLost;
    return Tally::kPending;
}

Index QuorumIndexOne(const std::vector<NodeId>& voters,
                     const std::function<Index(NodeId)>& index_of) {
    if (voters.empty()) return 0;
    // On the stack: a leader asks this at every acknowledgement.
    std::array<Index, 64> few{};
    std::vector<Index> many;
    if (voters.size() > few.size()) many.resize(voters.size());
    Index* const indices = many.empty() ? few.data() : many.data();
    for (std::size_t i = 0; i < voters.size(); ++i) indices[i] = index_of(voters[i]);
    Index* const end = indices + voters.size();
    std::sort(indices, end);
    return *(end - static_cast<std::ptrdiff_t>(MajorityOf(voters.size())));
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

Tally Count(const Configuration& configuration, const std::function<Answer(NodeId)>& answer_of) {
    const Tally incoming = CountOne(configuration.voters, answer_of);
    if (!configuration.joint()) return incoming;
    const Tally outgoing = CountOne(configuration.outgoing, answer_of);
    if (incoming == Tally::kLost || outgoing == Tally::kLost) return Tally::kLost;
    if (incoming == Tally::kWon && outgoing == Tally::kWon) return Tally::kWon;
    return Tally::kPending;
}

Index QuorumIndex(const Configuration& configuration,
                  const std::function<Index(NodeId)>& index_of) {
    const Index incoming = QuorumIndexOne(configuration.voters, index_of);
    if (!configuration.joint()) return incoming;
    return std::min(incoming, QuorumIndexOne(configuration.outgoing, index_of));
}

}  // namespace raft
