// Reads that touch no log: readIndex, confirmed by a round of heartbeats (§6.4), and who answers.
#include <algorithm>
#include <utility>

#include "raft/node.h"

namespace raft {

void Node::Read(ReadMode mode, std::uint64_t read) {
    if (leading() != nullptr) return ReadAsLeader(mode, read, id_);
    if (mode == ReadMode::kFollowerLease) {
        const Micros left = lease_until_ - clock_;
        if (left <= 0) {
            Note(ReadJudged{read, ReadReason::kNoLease, 0, 0, {}, left});
            return FailRead(read, ReadReason::kNoLeader);
        }
        // While its lease is out nothing is committed that is not in its log (LeaseLimit).
        const Index index = log_.last_index();
        Note(ReadJudged{read, ReadReason::kFollowerHolds, index, 0, {}, left});
        return FinishRead(read, id_, index);
    }
    // A leader's lease is the leader's alone.
    if (!leader_.has_value() || mode == ReadMode::kLease) {
        return FailRead(read, ReadReason::kNoLeader);
    }
    forwarded_.push_back(read);
    Note(ReadJudged{read, ReadReason::kForwarded, 0, 0, *leader_});
    Send(*leader_, ReadIndex{read});
}

void Node::ReadAsLeader(ReadMode mode, std::uint64_t read, NodeId from) {
    const NodeId other = from == id_ ? NodeId{} : from;
    if (Broken(Rule::kConfirmLeadership)) {
        Note(ReadJudged{read, ReadReason::kOwnState, last_applied_, 0, other});
        return FinishRead(read, from, last_applied_);
    }
    // Until something of its own term is committed, its commitIndex can lie behind what its
    // predecessor committed and answered (§6.4).
    if (!CommittedOwnTerm() && Broken(Rule::kReadAfterOwnCommit)) {
        Note(ReadJudged{read, ReadReason::kTooEarly, commit_index_, 0, other});
    } else if (!CommittedOwnTerm()) {
        Note(ReadJudged{read, ReadReason::kWaitsForOwnTerm, commit_index_, 0, other});
        std::get<Leader>(state_).reads.push_back({read, from, 0, 0});
        return;
    }
    if (mode == ReadMode::kLease || mode == ReadMode::kFollowerLease) {
        const Micros left = LeaderLeaseLeft().value_or(0);
        const auto reason = left > 0 ? ReadReason::kLeaseHolds : ReadReason::kNoLease;
        Note(ReadJudged{read, reason, commit_index_, 0, other, left});
        if (left > 0) return FinishRead(read, from, commit_index_);
    }
    WaitForRound({read, from, commit_index_, 0});
}

void Node::WaitForRound(PendingRead read) {
    Leader& leader = std::get<Leader>(state_);
    // Only what is sent after the request counts (§6.4). While an earlier round is out for other
    // reads, the next one serves all that have come until then.
    const bool busy = std::any_of(leader.reads.begin(), leader.reads.end(), [&](const auto& other) {
        return other.round != 0 && other.round <= leader.round;
    });
    read.round = leader.round + 1;
    Note(ReadJudged{read.read, busy ? ReadReason::kJoinedRound : ReadReason::kRoundBegun,
                    read.index, read.round, read.from == id_ ? NodeId{} : read.from});
    leader.reads.push_back(read);
    if (busy) return;
    Heartbeat();
    ConfirmReads();
}

void Node::ConfirmReads() {
    Leader* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr || leader->reads.empty()) return;
    const std::uint64_t answered = QuorumValue(configuration(), [&](NodeId id) {
        if (id == id_) return leader->round;
        const Progress* const progress = ProgressOf(id);
        return progress == nullptr ? std::uint64_t{0} : progress->acked_round;
    });
    std::vector<PendingRead> confirmed;
    bool next_round = false;
    std::erase_if(leader->reads, [&](const PendingRead& read) {
        const bool now = read.round != 0 && read.round <= answered;
        if (now) confirmed.push_back(read);
        next_round = next_round || read.round > leader->round;
        return now;
    });
    for (const PendingRead& read : confirmed) {
        const NodeId other = read.from == id_ ? NodeId{} : read.from;
        Note(ReadJudged{read.read, ReadReason::kConfirmed, read.index, read.round, other});
        FinishRead(read.read, read.from, read.index);
    }
    if (confirmed.empty() || !next_round) return;
    Heartbeat();
    ConfirmReads();  // A leader that is alone needs nobody's answer.
}

void Node::BeginWaitingReads() {
    Leader& leader = std::get<Leader>(state_);
    const bool any = std::any_of(leader.reads.begin(), leader.reads.end(),
                                 [](const PendingRead& read) { return read.round == 0; });
    if (!any) return;
    std::vector<PendingRead> waiting;
    std::erase_if(leader.reads, [&](const PendingRead& read) {
        if (read.round == 0) waiting.push_back(read);
        return read.round == 0;
    });
    for (const PendingRead& read : waiting) WaitForRound({read.read, read.from, commit_index_, 0});
}

void Node::FinishRead(std::uint64_t read, NodeId from, Index index) {
    if (from != id_) return Send(from, ReadIndexReply{read, index});
    ready_.reads.push_back({read, false, index, std::nullopt});
}

void Node::FailRead(std::uint64_t read, ReadReason reason) {
    Note(ReadJudged{read, reason, 0, 0, leader_.value_or(NodeId{})});
    ready_.reads.push_back({read, true, 0, leader_});
}

void Node::FailAllReads(const Leader& leader) {
    // Whoever asked from another server learns it when its own leader changes.
    for (const PendingRead& read : leader.reads) {
        if (read.from == id_) FailRead(read.read, ReadReason::kSteppedDown);
    }
}

void Node::FailForwarded() {
    const std::vector<std::uint64_t> failed = std::exchange(forwarded_, {});
    for (const std::uint64_t read : failed) FailRead(read, ReadReason::kSteppedDown);
}

void Node::OnReadIndex(const Message& message, const ReadIndex& request) {
    if (leading() == nullptr) return Ignore(message, IgnoreReason::kNotLeader);
    ReadAsLeader(ReadMode::kReadIndex, request.read, message.from);
}

void Node::OnReadIndexReply(const Message& message, const ReadIndexReply& reply) {
    const auto asked = std::find(forwarded_.begin(), forwarded_.end(), reply.read);
    if (asked == forwarded_.end() || leader_ != message.from) {
        return Ignore(message, IgnoreReason::kUnknownRead);
    }
    forwarded_.erase(asked);
    Note(ReadJudged{reply.read, ReadReason::kIndexLearned, reply.index, 0, message.from});
    FinishRead(reply.read, id_, reply.index);
}

}  // namespace raft
