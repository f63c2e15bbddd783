// Faults: crashes and pauses, cut links, slow links and disks, clocks that run differently.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

constexpr Millionths kRateMax = 1000 * kWhole;

}  // namespace

// ---- Servers ----

void Cluster::CrashNow(Server& server, std::optional<Stage> stage, EventId cause) {
    Begin();
    const EventId crash = Note(server.id(), cause, LifeEvent{LifeChange::kCrashed, stage});
    server.stop_event_ = crash;
    // What clients were waiting for at this server it never answers.
    const std::vector<UnansweredRequest> unanswered = server.TakeUnanswered();
    WatchFault(server);
    if (watch_.held_back == server.id()) watch_.held_back.reset();
    server.up_ = false;
    server.paused_ = false;
    server.crash_at_.reset();
    server.LoseVolatile();
    // From here on it shows what its disk holds; what it notes about that is no event.
    server.node_.Restart(server.disk_.durable());
    server.node_.TakeReady(side_);
    side_.Clear();
    server.timer_at_.reset();

    for (const Network::Slot slot : network_.Matching({{}, {}, server.id()})) {
        Lose(slot, LossReason::kReceiverDown, crash);
    }
    FailUnanswered(server.id(), unanswered, crash);
}

Outcome Cluster::DoOne(const Crash& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (command.at.has_value()) {
        server.crash_at_ = command.at;
    } else {
        CrashNow(server, std::nullopt, root_);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Restart& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    Server& server = Of(command.server);
    if (server.up()) {
        return Refused(About(command.server, {"{server} is running; crash it first",
                                              "{server} 正在运行；请先让它崩溃"}));
    }
    Begin();
    server.up_ = true;
    server.node_clock_ = server.clock_.At(now_);
    server.node_.Restart(server.disk_.durable());
    const EventId id = Note(server.id(), root_, LifeEvent{LifeChange::kRestarted, {}});
    TakeSideEvents(server, id);
    ScheduleTimer(server);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Pause& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (server.paused()) {
        return Refused(
            About(command.server, {"{server} is paused already", "{server} 已经暂停了"}));
    }
    WatchFault(server);
    server.paused_ = true;
    server.stop_event_ = Note(server.id(), root_, LifeEvent{LifeChange::kPaused, {}});
    return std::nullopt;
}

Outcome Cluster::DoOne(const Resume& command) {
    if (const Outcome refused = NotUp(command.server)) return refused;
    Server& server = Of(command.server);
    if (!server.paused()) {
        return Refused(About(command.server, {"{server} is not paused", "{server} 没有暂停"}));
    }
    server.paused_ = false;
    Note(server.id(), root_, LifeEvent{LifeChange::kResumed, {}});
    Wake(server);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Wipe& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    Server& server = Of(command.server);
    // A running server cannot lose its disk and go on as if nothing had happened.
    if (server.up()) CrashNow(server, std::nullopt, root_);
    server.disk_.Wipe();
    server.LoadMachine();
    server.node_.Restart(server.disk_.durable());
    server.node_.TakeReady(side_);
    side_.Clear();
    Note(server.id(), root_, LifeEvent{LifeChange::kWiped, {}});
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetClockRate& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    if (command.rate < 0 || command.rate > kRateMax) {
        return Refused({"a clock runs at most 1000 times as fast as time, and not backwards",
                        "时钟最多快到 1000 倍，也不能倒着走"});
    }
    Server& server = Of(command.server);
    server.clock_.SetRate(now_, command.rate);
    ScheduleTimer(server);
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetServerFsync& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    Of(command.server).fsync_ = command.fsync;
    return std::nullopt;
}

// ---- Links ----

Outcome Cluster::NoLink(NodeId from, NodeId to) const {
    if (const Outcome unknown = Unknown(from)) return unknown;
    if (const Outcome unknown = Unknown(to)) return unknown;
    if (from == to) {
        return Refused({"a server has no link to itself", "服务器与自己之间没有链路"});
    }
    return std::nullopt;
}

void Cluster::CutOne(NodeId from, NodeId to) {
    if (from == to || !network_.Cut(from, to)) return;
    WatchFault(Of(from));
    WatchFault(Of(to));
    network_.NoteCut(from, to, Note(std::nullopt, root_, LinkEvent{LinkChange::kCut, from, to}));
}

void Cluster::HealOne(NodeId from, NodeId to) {
    if (!network_.Heal(from, to)) return;
    Note(std::nullopt, root_, LinkEvent{LinkChange::kHealed, from, to});
}

Outcome Cluster::DoOne(const Cut& command) {
    if (const Outcome refused = NoLink(command.from, command.to)) return refused;
    CutOne(command.from, command.to);
    if (!command.one_way) CutOne(command.to, command.from);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Heal& command) {
    if (!command.link.has_value()) {
        for (const Network::Direction& cut : network_.cuts()) HealOne(cut.from, cut.to);
        return std::nullopt;
    }
    const Cut& link = *command.link;
    if (const Outcome refused = NoLink(link.from, link.to)) return refused;
    HealOne(link.from, link.to);
    if (!link.one_way) HealOne(link.to, link.from);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Partition& command) {
    constexpr std::size_t kAlone = 1000;
    std::vector<std::size_t> side_of(servers_.size(), 0);
    for (std::size_t i = 0; i < servers_.size(); ++i) side_of[i] = kAlone + i;
    for (std::size_t side = 0; side < command.sides.size(); ++side) {
        for (const NodeId id : command.sides[side]) {
            if (const Outcome unknown = Unknown(id)) return unknown;
            std::size_t& known = side_of[Number(id) - 1];
            if (known < kAlone && known != side) {
                return Refused(About(id, {"{server} cannot be on two sides of a partition",
                                          "{server} 不能同时在分区的两侧"}));
            }
            known = side;
        }
    }
    for (const Server& from : servers_) {
        for (const Server& to : servers_) {
            if (side_of[Number(from.id()) - 1] == side_of[Number(to.id()) - 1]) continue;
            CutOne(from.id(), to.id());
        }
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Isolate& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    for (const Server& other : servers_) {
        CutOne(command.server, other.id());
        CutOne(other.id(), command.server);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetLinkLatency& command) {
    if (const Outcome refused = NoLink(command.from, command.to)) return refused;
    network_.SetLatency(command.from, command.to, command.latency);
    network_.SetLatency(command.to, command.from, command.latency);
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetLinkLoss& command) {
    if (const Outcome refused = NoLink(command.from, command.to)) return refused;
    network_.SetLoss(command.from, command.to, command.loss);
    network_.SetLoss(command.to, command.from, command.loss);
    return std::nullopt;
}

}  // namespace raft::sim
