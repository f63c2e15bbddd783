// Where two branches part, and how two clusters differ.
#include "raft/sim/branch_diff.h"

#include <algorithm>

namespace raft::sim {

namespace {

// The act with this number on the path: so many were done before it.
std::optional<Act> ActOn(const History& history, BranchId branch, std::uint64_t number) {
    for (const BranchId member : history.PathTo(branch)) {
        const std::vector<Act>& acts = history.branches()[member].acts;
        const auto act = std::find_if(acts.begin(), acts.end(),
                                      [&](const Act& one) { return one.place.acts == number; });
        const bool on_path = act != acts.end() && act->place < history.EndOn(member, branch);
        if (on_path) return *act;
    }
    return std::nullopt;
}

bool SameLife(const Server& left, const Server& right) {
    if (left.up() != right.up() || left.paused() != right.paused()) return false;
    if (!left.up()) return true;
    const bool left_learns = left.node().configuration().IsLearner(left.id());
    const bool right_learns = right.node().configuration().IsLearner(right.id());
    return left.node().role() == right.node().role() && left_learns == right_learns;
}

ServerDiff Difference(NodeId id, const Server* left, const Server* right) {
    ServerDiff diff{.id = id, .left = left, .right = right};
    const bool both = left != nullptr && right != nullptr;
    diff.role_differs = !both || !SameLife(*left, *right);
    if (!both) return diff;
    diff.term_differs = left->node().current_term() != right->node().current_term();
    diff.commit_differs = left->node().commit_index() != right->node().commit_index();
    diff.logs_differ_from = LogsDifferFrom(left->node().log(), right->node().log());
    return diff;
}

}  // namespace

Parting PartingOf(const History& history, BranchId left, BranchId right) {
    const std::vector<BranchId> left_path = history.PathTo(left);
    const std::vector<BranchId> right_path = history.PathTo(right);
    const auto [left_rest, right_rest] =
        std::mismatch(left_path.begin(), left_path.end(), right_path.begin(), right_path.end());
    Parting parting;
    parting.on = *(left_rest - 1);
    parting.place = std::min(history.EndOn(parting.on, left), history.EndOn(parting.on, right));
    if (left == right) return parting;
    parting.left = ActOn(history, left, parting.place.acts);
    parting.right = ActOn(history, right, parting.place.acts);
    return parting;
}

Index LogsDifferFrom(const Log& left, const Log& right) {
    // What a snapshot has taken the place of cannot be looked at any more, but for its last entry.
    const Index base = std::max(left.base().index, right.base().index);
    const Index last = std::min(left.last_index(), right.last_index());
    if (base <= last && left.TermAt(base) != right.TermAt(base)) return base;
    for (Index index = base + 1; index <= last; ++index) {
        const Entry& one = left.At(index);
        const Entry& other = right.At(index);
        if (one.term != other.term || !SameContent(one, other)) return index;
    }
    return left.last_index() == right.last_index() ? 0 : last + 1;
}

std::vector<ServerDiff> Differences(const Cluster& left, const Cluster& right) {
    std::vector<ServerDiff> differences;
    const std::size_t count = std::max(left.servers().size(), right.servers().size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto id = static_cast<NodeId>(i + 1);
        differences.push_back(Difference(id, left.Has(id) ? &left.server(id) : nullptr,
                                         right.Has(id) ? &right.server(id) : nullptr));
    }
    return differences;
}

}  // namespace raft::sim
