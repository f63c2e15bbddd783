// Leadership transfer: bringing the target up to date, telling it to stand, giving it up (§3.10).
#include "raft/node.h"

namespace raft {

TransferReason Node::JudgeTransfer(NodeId target) const {
    const Leader* const leader = leading();
    if (leader == nullptr) return TransferReason::kNotLeader;
    if (target == id_) return TransferReason::kToItself;
    if (!IsVoter(target)) return TransferReason::kNotAVoter;
    if (leader->transfer.has_value()) return TransferReason::kUnderWay;
    return TransferReason::kStarted;
}

TransferReason Node::TransferLeadership(NodeId target) {
    const TransferReason reason = JudgeTransfer(target);
    if (reason != TransferReason::kStarted) {
        Note(TransferNoted{target, reason, 0, log_.last_index()});
        return reason;
    }
    // From here on proposals are refused (Propose) and leases are void (LeaderLeaseLeft).
    std::get<Leader>(state_).transfer = Transfer{target, clock_ + options_.election_timeout_min};
    Progress* const progress = ProgressOf(target);
    Note(TransferNoted{target, reason, progress->match, log_.last_index()});
    SendPending(*progress);
    MaybeTellToGo(*progress);
    return reason;
}

void Node::MaybeTellToGo(Progress& progress) {
    Leader& leader = std::get<Leader>(state_);
    if (!leader.transfer.has_value() || leader.transfer->target != progress.id) return;
    if (progress.match != log_.last_index()) return;
    // Once more with every round, since it can be lost.
    leader.transfer->told = true;
    leader.handed_over = true;
    Note(TransferNoted{progress.id, TransferReason::kToldToGo, progress.match, log_.last_index()});
    Send(progress.id, TimeoutNow{});
}

void Node::AbortTransfer() {
    Leader& leader = std::get<Leader>(state_);
    const NodeId target = leader.transfer->target;
    leader.transfer.reset();
    const Progress* const progress = ProgressOf(target);
    const Index match = progress == nullptr ? 0 : progress->match;
    Note(TransferNoted{target, TransferReason::kAborted, match, log_.last_index()});
}

void Node::OnTimeoutNow(const Message& message) {
    const bool stands_by = role() == Role::kFollower || role() == Role::kPreCandidate;
    const bool other = leader_.has_value() && leader_ != message.from;
    if (!stands_by || other) return Ignore(message, IgnoreReason::kNotMyLeader);
    if (!IsVoter(id_)) return Ignore(message, IgnoreReason::kNotAVoter);
    Campaign(RoleReason::kTransfer);
}

}  // namespace raft
