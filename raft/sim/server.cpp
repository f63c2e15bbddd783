// A machine's clock and queue. What its stages do is in cluster_stages.cpp.
#include "raft/sim/server.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"

namespace raft::sim {

// S1 to S<voters> vote, the learners come next; spare servers know of nobody.
std::shared_ptr<const Configuration> FirstOf(const ClusterShape& shape, NodeId id) {
    Configuration configuration;
    if (Number(id) > shape.voters + shape.learners) {
        return std::make_shared<const Configuration>();
    }
    for (std::uint32_t i = 1; i <= shape.voters; ++i) configuration.voters.push_back(NodeId{i});
    for (std::uint32_t i = 1; i <= shape.learners; ++i) {
        configuration.learners.push_back(NodeId{shape.voters + i});
    }
    return std::make_shared<const Configuration>(std::move(configuration));
}

StateMachine MachineIn(const Snapshot* snapshot) {
    if (snapshot == nullptr) return {};
    // Whoever took it in has read it before.
    auto machine = StateMachine::Restored(*snapshot->data, snapshot->last_included.index);
    RAFT_CHECK(machine.has_value());
    return *std::move(machine);
}

// ---- LocalClock ----

Micros LocalClock::At(Micros now) const {
    if (standing_ || now == since_) return shown_;
    if (rate_ == kWhole) return shown_ + (now - since_);
    return shown_ + ((now - since_) * rate_ + fraction_) / kWhole;
}

std::optional<Micros> LocalClock::When(Micros local) const {
    if (local <= shown_) return since_;
    if (standing_ || rate_ == 0) return std::nullopt;
    if (rate_ == kWhole) return since_ + (local - shown_);
    const Micros missing = (local - shown_) * kWhole - fraction_;
    return since_ + (missing + rate_ - 1) / rate_;
}

void LocalClock::Rebase(Micros now) {
    RAFT_CHECK(now >= since_);
    if (!standing_) {
        const Millionths passed = (now - since_) * rate_ + fraction_;
        shown_ += passed / kWhole;
        fraction_ = passed % kWhole;
    }
    since_ = now;
}

void LocalClock::SetRate(Micros now, Millionths rate) {
    Rebase(now);
    rate_ = rate;
    if (rate == kWhole) fraction_ = 0;
}

void LocalClock::SetStanding(Micros now, bool standing) {
    Rebase(now);
    standing_ = standing;
}

// ---- Server ----

Server::Server(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options,
               std::uint64_t seed)
    : node_(id, std::move(initial), options, seed) {}

std::optional<Stage> Server::stage() const {
    if (busy_) return next_stage_;
    if (up_ && queued() > 0) return Stage::kTake;
    return std::nullopt;
}

std::optional<Micros> Server::UntilTimer(Micros now) const {
    if (!up_) return std::nullopt;
    const auto until = node_.UntilTimer();
    if (!until.has_value()) return std::nullopt;
    return std::max<Micros>(0, node_clock_ + *until - clock_.At(now));
}

std::optional<Micros> Server::TimerDue(Micros now) const {
    if (!up_) return std::nullopt;
    const auto until = node_.UntilTimer();
    if (!until.has_value() || clock_.standing()) return std::nullopt;
    const auto when = clock_.When(node_clock_ + *until);
    if (!when.has_value()) return std::nullopt;
    return std::max(now, *when);
}

Micros Server::ElectionElapsed(Micros now) const {
    const Micros since = up_ ? clock_.At(now) - node_clock_ : 0;
    const Micros elapsed = node_.election_elapsed() + (node_.election_timer_runs() ? since : 0);
    return std::clamp<Micros>(elapsed, 0, node_.election_timeout());
}

Input& Server::Take(bool timer_first) {
    RAFT_CHECK(!busy_ && queued() > 0);
    busy_ = true;
    timer_first_ = timer_first;
    if (!timer_first) return queue_[queue_head_];
    timer_input_ = {Input::Kind::kTimer, queue_[queue_head_].arrived};
    return timer_input_;
}

void Server::Finish() {
    RAFT_CHECK(busy_);
    if (!timer_first_) queue_head_ += 1;
    if (queue_head_ == queue_.size()) {
        queue_.clear();
        queue_head_ = 0;
    }
    busy_ = false;
    timer_first_ = false;
    next_stage_ = Stage::kTake;
}

std::vector<UnansweredRequest> Server::TakeUnanswered() {
    std::vector<UnansweredRequest> unanswered = std::move(pending_);
    pending_.clear();
    for (std::size_t i = 0; i < queued(); ++i) {
        const Input& input = queued(i);
        if (input.kind == Input::Kind::kRequest) unanswered.push_back({input.number, {}});
    }
    if (current() != nullptr && current()->kind == Input::Kind::kRequest) {
        unanswered.push_back({current()->number, {}});
    }
    for (const WaitingRead& read : reads_) unanswered.push_back({read.request, {}});
    return unanswered;
}

void Server::LoseVolatile() {
    queue_.clear();
    queue_head_ = 0;
    busy_ = false;
    next_stage_ = Stage::kTake;
    timer_first_ = false;
    ready_.Clear();
    promises_.clear();
    pending_.clear();
    reads_.clear();
    compacts_ = false;
    silence_event_ = 0;
    disk_.LoseWaiting();
    LoadMachine();
}

void Server::LoadMachine() {
    machine_ = MachineIn(disk_.durable().snapshot.get());
    apply_until_ = machine_.last_applied();
}

StateMachine Server::MachineAsOf(Index index, std::size_t sessions_max) const {
    StateMachine machine = MachineIn(node_.snapshot().get());
    RAFT_CHECK(machine.last_applied() == node_.log().base().index);
    while (machine.last_applied() < index) {
        const Index next = machine.last_applied() + 1;
        machine.Apply(next, node_.log().At(next), sessions_max);
    }
    return machine;
}

}  // namespace raft::sim
