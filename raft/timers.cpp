// Time on the own clock: when which timer fires, and whether a leader is heard (§3.4, §4.2.3).
#include <algorithm>

#include "raft/check.h"
#include "raft/node.h"
#include "raft/random.h"

namespace raft {

void Node::Tick(Micros elapsed) {
    RAFT_CHECK(elapsed >= 0);
    clock_ += elapsed;
    if (auto* leader = std::get_if<Leader>(&state_)) return TickLeader(*leader, elapsed);
    election_elapsed_ += elapsed;
    if (election_elapsed_ < election_timeout_ || !election_timer_runs()) return;
    Campaign(RoleReason::kElectionTimeout);
}

void Node::TickLeader(Leader& leader, Micros elapsed) {
    leader.since_heartbeat += elapsed;
    if (options_.check_quorum && clock_ >= leader.quorum_due && !CheckQuorum(leader)) return;
    if (leader.transfer.has_value() && clock_ >= leader.transfer->until) AbortTransfer();
    if (leader.commit_again_at != 0 && clock_ >= leader.commit_again_at) {
        MaybeCommit();
        if (leading() == nullptr) return;
    }
    if (leader.since_heartbeat >= options_.heartbeat) Heartbeat();
}

std::optional<TimerState> Node::NextTimer() const {
    const auto* leader = std::get_if<Leader>(&state_);
    if (leader == nullptr) {
        if (!election_timer_runs()) return std::nullopt;
        return TimerState{Timer::kElection,
                          std::max<Micros>(0, election_timeout_ - election_elapsed_)};
    }
    TimerState next{Timer::kHeartbeat, options_.heartbeat - leader->since_heartbeat};
    const auto consider = [&](Timer timer, Micros at) {
        if (at - clock_ < next.left) next = {timer, at - clock_};
    };
    if (options_.check_quorum) consider(Timer::kQuorum, leader->quorum_due);
    if (leader->transfer.has_value()) consider(Timer::kTransfer, leader->transfer->until);
    if (leader->commit_again_at != 0) consider(Timer::kLeases, leader->commit_again_at);
    next.left = std::max<Micros>(0, next.left);
    return next;
}

std::optional<Micros> Node::UntilTimer() const {
    const auto next = NextTimer();
    if (!next.has_value()) return std::nullopt;
    return next->left;
}

bool Node::election_timer_runs() const {
    if (std::holds_alternative<Leader>(state_)) return false;
    if (IsVoter(id_)) return true;
    // Outside of its latest configuration it may still have to stand while that one is not
    // committed: it can be the only server whose log is up to date (§4.2.2). Its own vote does not
    // count (CountVote).
    return configuration_index() > commit_index_ && configurations_.size() > 1 &&
           (configurations_.end() - 2)->held->IsVoter(id_);
}

bool Node::HearsLeader() const {
    if (leading() != nullptr) return true;
    if (clock_ - leader_heard_at_ >= options_.election_timeout_min) return false;
    // With CheckQuorum a leader may count on it even if this server has forgotten who it is.
    return options_.check_quorum || leader_.has_value();
}

std::uint32_t Node::HeardAgo() const {
    return leading() != nullptr ? 0 : static_cast<std::uint32_t>(clock_ - leader_heard_at_);
}

void Node::HearLeader(NodeId leader) {
    BecomeFollower(RoleReason::kLeaderOfThisTerm);
    SetLeader(leader);
    leader_heard_at_ = clock_;
    if (!Broken(Rule::kHeartbeatResetsTimer)) RestartTimer(TimerReason::kLeaderHeard);
}

void Node::RestartTimer(TimerReason reason) {
    // Each start draws a new length, so that ties do not repeat (§3.4).
    const Micros longest = Broken(Rule::kRandomTimeouts) ? options_.election_timeout_min
                                                         : options_.election_timeout_max;
    election_timeout_ =
        fixed_timeout_.value_or(RandomIn(random_, options_.election_timeout_min, longest));
    election_elapsed_ = 0;
    Note(TimerRestarted{election_timeout_, reason});
}

void Node::FixElectionTimeout(std::optional<Micros> length) {
    fixed_timeout_ = length;
    election_timeout_ = length.value_or(
        RandomIn(random_, options_.election_timeout_min, options_.election_timeout_max));
    Note(TimerRestarted{election_timeout_, TimerReason::kFixed});
}

}  // namespace raft
