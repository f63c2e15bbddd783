// Setting up: shape, seed, options, and states given before the run.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Longer than any lesson, and far from where sums of lengths would wrap.
constexpr Micros kLengthMax = 3600 * kSecond;

// Why nothing can be in this state; empty if something can.
Bilingual Impossible(const Given& given) {
    Term last = 1;
    for (const Entry& entry : given.log) {
        if (entry.term < last) {
            return Fill({"terms never fall along a log, and begin at 1, but term {term} follows",
                         "日志中的任期从 1 开始，从不下降，但后面出现了任期 {term}"},
                        {{"term", entry.term}});
        }
        last = entry.term;
    }
    if (!given.log.empty() && last > given.term) {
        return Fill({"the log holds term {term}, so the server has reached at least that term",
                     "日志中有任期 {term}，所以服务器至少到过这个任期"},
                    {{"term", last}});
    }
    if (given.commit > given.log.size()) {
        return Fill({"commit {commit} lies beyond the log, which ends at {last}",
                     "提交索引 {commit} 超出了日志，日志结束于 {last}"},
                    {{"commit", given.commit}, {"last", given.log.size()}});
    }
    if (given.snapshot > given.log.size()) {
        return Fill({"snapshot {snapshot} lies beyond the log, which ends at {last}",
                     "快照 {snapshot} 超出了日志，日志结束于 {last}"},
                    {{"snapshot", given.snapshot}, {"last", given.log.size()}});
    }
    if (given.term == 0 && given.role != Role::kFollower) {
        return Words{"nobody leads or stands in term 0", "任期 0 里没有领导者，也没有候选人"};
    }
    if (given.term > kNumberMax) {
        return Words{"no run reaches so high a term", "没有哪次运行会到这么大的任期"};
    }
    return {};
}

// Its first entries as a snapshot, in the state that they lead to; `first` is the configuration
// before any entry.
std::shared_ptr<const Snapshot> SnapshotOf(const Given& given, const StateMachine& machine,
                                           std::shared_ptr<const Configuration> first) {
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->last_included = {given.log[given.snapshot - 1].term, given.snapshot};
    snapshot->configuration = std::move(first);
    for (Index index = 1; index <= given.snapshot; ++index) {
        const Configuration* const held = given.log[index - 1].configuration();
        if (held == nullptr) continue;
        snapshot->configuration = std::make_shared<const Configuration>(*held);
        snapshot->configuration_index = index;
    }
    snapshot->data = std::make_shared<const std::string>(machine.Save());
    return snapshot;
}

}  // namespace

Outcome Cluster::DoOne(const MakeCluster& command) {
    if (command.shape.voters < 1) {
        return Refused(
            {"a cluster needs at least one server that votes", "集群至少要有一台有投票权的服务器"});
    }
    if (command.shape.voters > kServersMax || command.shape.learners > kServersMax ||
        command.shape.spare > kServersMax || command.shape.servers() > kServersMax) {
        return Refused(
            Fill({"a cluster has at most {most} servers", "一个集群最多有 {most} 台服务器"},
                 {{"most", kServersMax}}));
    }
    // Anew, but for what its driver holds: the numbers of events go on rising.
    Cluster fresh(command.shape, seed_, {}, last_event_, recording_);
    std::vector<Event> events = std::move(events_);
    events.insert(events.end(), std::make_move_iterator(fresh.events_.begin()),
                  std::make_move_iterator(fresh.events_.end()));
    *this = std::move(fresh);
    events_ = std::move(events);
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetSeed& command) {
    if (begun_) {
        return Refused({"the seed is set before the first event; begin anew with \"cluster\"",
                        "种子要在第一个事件之前设置；请用“cluster”重新开始"});
    }
    seed_ = command.seed;
    network_.Reseed(seed_);
    client_rng_ = Rng(seed_, Stream::kClients);
    const Cluster fresh(shape_, seed_, options_, 0, false);
    safety_ = {};
    for (Server& server : servers_) {
        server.node_ = fresh.server(server.id()).node();
        if (server.fixed_timer_.has_value()) server.node_.FixElectionTimeout(server.fixed_timer_);
        server.timer_at_.reset();
        server.timer_generation_ += 1;
        TakeSideEvents(server, 0);
        ScheduleTimer(server);
    }
    for (const Given& given : givens_) PutInto(given);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Given& command) {
    if (const Outcome unknown = Unknown(command.server)) return unknown;
    if (begun_) {
        return Refused(
            {"a state is given before the first event; begin anew with \"cluster\" first",
             "状态要在第一个事件之前给定；请先用“cluster”重新开始"});
    }
    const Bilingual impossible = Impossible(command);
    if (!impossible.empty()) {
        return Refused(
            Fill({"{server} cannot be in this state: {why}", "{server} 不可能处于这个状态：{why}"},
                 {{"server", PrintServer(command.server)}, {"why", impossible}}));
    }
    std::erase_if(givens_, [&](const Given& g) { return g.server == command.server; });
    givens_.push_back(command);
    PutInto(command);
    return std::nullopt;
}

void Cluster::PutInto(const Given& given) {
    Server& server = Of(given.server);
    GivenState state;
    state.disk.hard = {given.term, given.vote};
    // Whoever stands or leads has voted for itself (§3.4).
    if (given.role != Role::kFollower && !given.vote.has_value())
        state.disk.hard.vote = server.id();
    for (const Entry& entry : given.log) state.disk.log.Append(entry);
    state.commit = std::max(given.commit, given.snapshot);
    state.role = given.role;
    server.machine_ = {};
    for (Index index = 1; index <= state.commit; ++index) {
        server.machine_.Apply(index, state.disk.log.At(index), options_.sessions);
        if (index == given.snapshot) {
            state.disk.snapshot = SnapshotOf(given, server.machine_, FirstOf(shape_, server.id()));
        }
    }
    if (given.snapshot > 0) state.disk.log.CompactTo(given.snapshot);
    server.apply_until_ = state.commit;
    server.disk_ = Disk(state.disk);
    server.node_.Become(state);
    TakeSideEvents(server, 0);
    ScheduleTimer(server);
}

// ---- Options ----

Outcome Cluster::SetLength(OptionName name, Range range) {
    if (range.low < 0 || range.high < range.low || range.high > kLengthMax) {
        return Refused(
            {"a length of time lies between 0us and an hour", "时间长度要在 0us 到一小时之间"});
    }
    const bool one = range.low == range.high;
    NodeOptions& node = options_.node;
    switch (name) {
        case OptionName::kLatency:
            options_.latency = range;
            return std::nullopt;
        case OptionName::kElectionTimeout:
            if (range.low < 1) {
                return Refused({"an election timeout lasts at least 1us", "选举超时至少为 1us"});
            }
            node.election_timeout_min = range.low;
            node.election_timeout_max = range.high;
            return std::nullopt;
        default:
            break;
    }
    if (!one) {
        return Refused({"this option takes one length, not a range",
                        "这个选项只接受一个时间长度，不接受范围"});
    }
    if (name == OptionName::kFsync) {
        options_.fsync = range.low;
        return std::nullopt;
    }
    if (name == OptionName::kLease) {
        node.lease = range.low;
        return std::nullopt;
    }
    if (range.low < 1) return Refused({"this option is at least 1us", "这个选项至少为 1us"});
    (name == OptionName::kHeartbeat ? node.heartbeat : options_.tick) = range.low;
    return std::nullopt;
}

Outcome Cluster::DoOne(const SetOption& command) {
    NodeOptions& node = options_.node;
    switch (command.name) {
        case OptionName::kElectionTimeout:
        case OptionName::kHeartbeat:
        case OptionName::kLatency:
        case OptionName::kFsync:
        case OptionName::kTick:
        case OptionName::kLease:
            if (const Outcome refused = SetLength(command.name, command.range)) return refused;
            break;
        case OptionName::kLoss:
        case OptionName::kDuplicate: {
            if (command.share < 0 || command.share > kWhole) {
                return Refused({"a share lies between 0% and 100%", "比例要在 0% 到 100% 之间"});
            }
            const bool loss = command.name == OptionName::kLoss;
            (loss ? options_.loss : options_.duplicate) = command.share;
            break;
        }
        case OptionName::kReorder:
            options_.reorder = command.on;
            break;
        case OptionName::kNoop:
            node.noop = command.on;
            break;
        case OptionName::kBackoff:
            node.backoff = command.on ? Backoff::kFast : Backoff::kNaive;
            break;
        case OptionName::kMaxEntries:
            node.max_entries = command.count;
            break;
        case OptionName::kInflight:
            node.inflight = command.count;
            break;
        case OptionName::kSessions:
            options_.sessions = command.count;
            break;
        case OptionName::kClock:
        case OptionName::kDelivery:
        case OptionName::kPersist:
        case OptionName::kApply:
            SetDrive(command.name, command.on ? Drive::kAuto : Drive::kManual);
            break;
        case OptionName::kSnapshotEvery:
            options_.snapshot_every = command.count;
            break;
        case OptionName::kPreVote:
        case OptionName::kCheckQuorum:
        case OptionName::kMembership:
        case OptionName::kChunk:
        case OptionName::kClockDriftBound:
            if (const Outcome refused = SetProtocol(command)) return refused;
            break;
    }
    SetNodeOptions();
    // The first timers are of the length that the run begins with.
    const bool redraw = command.name == OptionName::kElectionTimeout && !begun_;
    return redraw ? DoOne(SetSeed{seed_}) : std::nullopt;
}

Outcome Cluster::SetProtocol(const SetOption& command) {
    constexpr Millionths kBoundMax = 1000 * kWhole;
    NodeOptions& node = options_.node;
    switch (command.name) {
        case OptionName::kPreVote:
            node.prevote = static_cast<PreVote>(command.count);
            break;
        case OptionName::kCheckQuorum:
            node.check_quorum = command.on;
            break;
        case OptionName::kMembership:
            node.membership = command.on ? Membership::kJoint : Membership::kSingle;
            break;
        case OptionName::kChunk:
            node.chunk = command.count;
            break;
        default:
            if (command.share < kWhole || command.share > kBoundMax) {
                return Refused(
                    {"the bound on how much faster one clock runs than another is from 1 "
                     "to 1000",
                     "一个时钟最多比另一个快多少倍，这个上限要在 1 到 1000 之间"});
            }
            node.clock_drift_bound = command.share;
            break;
    }
    return std::nullopt;
}

void Cluster::SetNodeOptions() {
    for (Server& server : servers_) {
        if (server.node().options() == options_.node) continue;
        server.node_.SetOptions(options_.node);
        ScheduleTimer(server);
    }
}

void Cluster::SetDrive(OptionName name, Drive drive) {
    if (name == OptionName::kClock) {
        SetClock(drive);
    } else if (name == OptionName::kDelivery) {
        options_.delivery = drive;
        for (const Network::Slot slot : network_.SetDelivery(drive, now_, options_)) {
            ScheduleMessage(slot);
        }
    } else if (name == OptionName::kPersist) {
        SetPersist(drive);
    } else {
        options_.apply = drive;
        if (drive == Drive::kManual) return;
        for (Server& server : servers_) {
            const bool at_work = server.up() && !server.paused() && server.current() == nullptr;
            if (at_work) ApplyUpTo(server, server.apply_until());
        }
    }
}

void Cluster::SetClock(Drive drive) {
    options_.clock = drive;
    for (Server& server : servers_) {
        server.clock_.SetStanding(now_, drive == Drive::kManual);
        // Under a manual clock writes take no time: what was under way is done.
        if (WritesAtOnce(server) && server.disk().outstanding()) {
            OnWritten(server, server.disk_.FinishAll());
        }
        ScheduleTimer(server);
    }
}

void Cluster::SetPersist(Drive drive) {
    options_.persist = drive;
    if (drive == Drive::kManual) return;
    for (Server& server : servers_) {
        if (!server.disk().outstanding() || server.disk().under_way()) continue;
        if (WritesAtOnce(server)) {
            OnWritten(server, server.disk_.FinishAll());
        } else {
            StartWriting(server);
        }
    }
}

}  // namespace raft::sim
