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
    // On the stack: a leader asks this at every acknowledgement. The largest come first, as many as
    // make a majority; the last of them is what all of them have reached.
    constexpr std::size_t kFew = 50;
    std::array<Index, kFew> few;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::vector<Index> many;
    const std::size_t needed = MajorityOf(voters.size());
    if (needed > kFew) many.resize(needed);
    Index* const largest = needed > kFew ? many.data() : few.data();
    std::size_t kept = 0;
    for (const NodeId id : voters) {
        const Index index = index_of(id);
        std::size_t place = kept;
        for (; place > 0 && largest[place - 1] < index; --place) {
            if (place < needed) largest[place] = largest[place - 1];
        }
        if (place < needed) largest[place] = index;
        kept = std::min(kept + 1, needed);
    }
    return largest[needed - 1];
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
