// Doing a command: which chapter takes it, what is noted of it, and how it is undone if refused.
#include <utility>

#include "raft/check.h"
#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Whether the command itself is worth an event, the root of what it leads to. Moving time, asking
// and setting up are not; and what is only said is an event of its own.
struct IsAct {
    template <class Kind>
    bool operator()(const Kind& /*command*/) const {
        return true;
    }
    bool operator()(const MakeCluster& /*command*/) const { return false; }
    bool operator()(const SetSeed& /*command*/) const { return false; }
    bool operator()(const Given& /*command*/) const { return false; }
    bool operator()(const RunFor& /*command*/) const { return false; }
    bool operator()(const RunUntilHolds& /*command*/) const { return false; }
    bool operator()(const StepOnce& /*command*/) const { return false; }
    bool operator()(const ExpectCondition& /*command*/) const { return false; }
    bool operator()(const ExpectLog& /*command*/) const { return false; }
    bool operator()(const ExpectState& /*command*/) const { return false; }
    bool operator()(const ExpectMembers& /*command*/) const { return false; }
    bool operator()(const ExpectRefused& /*command*/) const { return false; }
    bool operator()(const ExpectRead& /*command*/) const { return false; }
    bool operator()(const Say& /*command*/) const { return false; }
    bool operator()(const PauseHere& /*command*/) const { return false; }
    bool operator()(const Cancel& /*command*/) const { return false; }
    bool operator()(const HistoryCommand& /*command*/) const { return false; }
    bool operator()(const NotYet& /*command*/) const { return false; }
};

}  // namespace

Outcome Cluster::Do(const Command& command) {
    const EventId outer = root_;
    const bool acts = std::visit(IsAct{}, command);
    root_ = 0;
    if (acts) {
        root_ = Note(std::nullopt, 0, CommandEvent{recording_ ? Print(command) : std::string{}});
    }
    Outcome outcome = std::visit([this](const auto& one) { return DoOne(one); }, command);
    if (acts && outcome.has_value()) {
        // Refused before anything was done: not even the asking stays.
        RAFT_CHECK(last_event_ == root_);
        last_event_ -= 1;
        if (recording_) events_.pop_back();
    }
    root_ = outer;
    // A command runs every stage of the servers that it touches, unless a person goes by stages;
    // and it can end what stood in mid-input, as a crash does.
    staging_ = staging_ && NextToStage() != nullptr;
    if (!staging_) Drain();
    Settle();
    return outcome;
}

Cluster Cluster::Remember() {
    std::vector<Event> events = std::move(events_);
    events_.clear();
    Cluster copy = *this;
    events_ = std::move(events);
    return copy;
}

void Cluster::GoBackTo(Cluster before) {
    std::vector<Event> events = std::move(events_);
    while (!events.empty() && events.back().id > before.last_event_) events.pop_back();
    *this = std::move(before);
    events_ = std::move(events);
}

Outcome Cluster::Unknown(NodeId id) const {
    if (Has(id)) return std::nullopt;
    const Words one = {"no server {server}; this cluster has only S1",
                       "没有服务器 {server}；这个集群只有 S1"};
    const Words more = {"no server {server}; this cluster has S1 to S{last}",
                        "没有服务器 {server}；这个集群有 S1 到 S{last}"};
    return Refusal{Refusal::Code::kUnknown,
                   Fill(servers_.size() == 1 ? one : more,
                        {{"server", PrintServer(id)}, {"last", servers_.size()}})};
}

Outcome Cluster::NotUp(NodeId id) const {
    if (const Outcome unknown = Unknown(id)) return unknown;
    if (server(id).up()) return std::nullopt;
    return Refused(
        Fill({"{server} is not running; restart it first", "{server} 没有运行；请先重启它"},
             {{"server", PrintServer(id)}}));
}

}  // namespace raft::sim
