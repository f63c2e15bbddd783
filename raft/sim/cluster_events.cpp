// Noting what happened, each event with its cause; what is kept of it for later.
#include <array>
#include <utility>

#include "raft/check.h"
#include "raft/sim/cluster.h"

namespace raft::sim {

EventId Cluster::Note(std::optional<NodeId> server, EventId cause, EventBody body) {
    last_event_ += 1;
    if (recording_) events_.push_back({last_event_, cause, now_, server, std::move(body)});
    return last_event_;
}

EventId Cluster::NoteMessage(MessageFate fate, const Flight& flight, EventId cause, LossReason loss,
                             MessageId original) {
    last_event_ += 1;
    if (!recording_) return last_event_;
    // It happens to a message where it leaves, until it reaches its receiver.
    const bool arrived = fate == MessageFate::kDelivered;
    const NodeId place = arrived ? flight.message.to : flight.message.from;
    const std::optional<NodeId> server = Has(place) ? std::optional(place) : std::nullopt;
    events_.push_back({last_event_, cause, now_, server,
                       MessageEvent{fate, flight.id, flight.message, flight.sent_at, flight.due(),
                                    loss, original}});
    return last_event_;
}

void Cluster::NoteNodeEvents(Server& server, const std::vector<raft::Event>& events,
                             EventId cause) {
    for (const raft::Event& event : events) {
        last_event_ += 1;
        const EventId id = last_event_;
        if (recording_) events_.push_back({id, cause, now_, server.id(), event});
        Watch(server, event, id);
        if (SafetyMonitor::Cares(event)) CheckSafety(server, event, id);
    }
}

void Cluster::Watch(Server& server, const raft::Event& event, EventId id) {
    if (const auto* timer = std::get_if<TimerRestarted>(&event)) {
        server.timer_event_ = id;
        // Another length by hand leaves its start where it was.
        if (timer->reason != TimerReason::kFixed) server.silence_event_ = 0;
        server.timer_moved_ = true;
    } else if (const auto* role = std::get_if<RoleChanged>(&event)) {
        roles_changed_ += 1;
        server.timer_moved_ = true;
        if (role->to == Role::kLeader) server.role_event_ = id;
        WatchRole(server, *role, id);
    } else if (std::holds_alternative<CommitAdvanced>(event)) {
        commits_advanced_ += 1;
        server.commit_event_ = id;
    } else if (std::holds_alternative<TermChanged>(event)) {
        terms_changed_ += 1;
    } else if (std::holds_alternative<ProposalJudged>(event)) {
        server.proposal_event_ = id;
    } else if (const auto* log = std::get_if<LogChanged>(&event)) {
        // A snapshot in the place of entries loses none of them.
        if (log->reason == LogReason::kConflict || log->reason == LogReason::kDropped) {
            LosePending(server, log->first_changed, log->last_changed, id);
        }
    } else if (const auto* read = std::get_if<ReadJudged>(&event)) {
        for (WaitingRead& waiting : server.reads_) {
            if (waiting.request == read->read) waiting.cause = id;
        }
    } else if (const auto* held = std::get_if<CommitHeldBack>(&event)) {
        server.timer_moved_ = true;  // It can wait for leases to be over.
        WatchHeldBack(server, *held);
    } else if (std::holds_alternative<ConfigurationChanged>(event) ||
               std::holds_alternative<TransferNoted>(event)) {
        server.timer_moved_ = true;
    } else if (const auto* vote = std::get_if<VoteJudged>(&event)) {
        if (vote->verdict == VoteVerdict::kGranted) return;
        sightings_.MarkRefusal(server.id(), vote->candidacy.candidate, vote->verdict);
    }
}

void Cluster::CheckSafety(Server& server, const raft::Event& event, EventId id) {
    std::array<const Node*, kServersMax> nodes{};
    for (std::size_t i = 0; i < servers_.size(); ++i) nodes[i] = &servers_[i].node();
    const std::size_t before = safety_.violations().size();
    safety_.Check(server.id(), event, id, {nodes.data(), servers_.size()});
    NoteViolations(before, id);
}

void Cluster::NoteViolations(std::size_t before, EventId cause) {
    for (std::size_t i = before; i < safety_.violations().size(); ++i) {
        const Violation& violation = safety_.violations()[i];
        Note(violation.server, cause,
             ViolationEvent{NameOf(violation.property), violation.detail, violation.clash,
                            violation.chinese_detail});
    }
}

}  // namespace raft::sim
