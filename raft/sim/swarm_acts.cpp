// What is done to a cluster in a random run: faults, repairs, meddling with messages and members.
#include <algorithm>

#include "raft/sim/swarm_run.h"

namespace raft::sim {

void SwarmRun::Act() {
    const Weights& weights = traits_.weights;
    std::int64_t drawn =
        dice_.In(1, weights.harm + weights.mend + weights.disturb + weights.command + weights.read +
                        weights.members + weights.protocol);
    const auto falls_on = [&drawn](int weight) {
        drawn -= weight;
        return drawn <= 0;
    };
    if (falls_on(weights.harm)) return Harm();
    if (falls_on(weights.mend)) return Mend();
    if (falls_on(weights.disturb)) return Disturb();
    if (falls_on(weights.command)) return AskCommand();
    if (falls_on(weights.read)) return AskRead();
    if (falls_on(weights.members)) return ChangeTheMembers();
    MoveProtocol();
}

NodeId SwarmRun::AnyServer() {
    return NodeId{static_cast<std::uint32_t>(dice_.In(1, cluster_.shape().servers()))};
}

NodeId SwarmRun::Victim() {
    const auto leader = cluster_.leader();
    return leader.has_value() && dice_.Percent(traits_.leader) ? *leader : AnyServer();
}

// ---- Faults ----

void SwarmRun::Harm() {
    if (traits_.drift && cluster_.leader().has_value()) return DriftApart(*cluster_.leader());
    if (dice_.Percent(traits_.crash)) return HarmServer();
    switch (dice_.In(1, 6)) {
        case 1:
            return (void)Do(Pause{Victim()});
        case 2: {
            const std::int64_t ms = dice_.In(0, traits_.slow_disks ? 200 : 40);
            return (void)Do(SetServerFsync{Victim(), ms * kMillisecond});
        }
        case 3: {
            // Where leases count on it, no clock runs faster than another by the bound (§6.4.1).
            const Millionths bound = cluster_.options().node.clock_drift_bound;
            const Millionths rate = traits_.leases ? dice_.In(kWhole, bound - kWhole / 100)
                                                   : dice_.In(kWhole / 2, 2 * kWhole);
            return (void)Do(SetClockRate{AnyServer(), rate / 10'000 * 10'000});
        }
        default:
            return HarmLink();
    }
}

// The leader's clock is the slowest, by nearly the bound, and then nobody reaches it any more.
void SwarmRun::DriftApart(NodeId leader) {
    const Millionths fast = cluster_.options().node.clock_drift_bound - kWhole / 20;
    for (const Server& server : cluster_.servers()) {
        const Millionths rate = server.id() == leader ? kWhole : fast;
        if (server.clock().rate() != rate) Do(SetClockRate{server.id(), rate});
    }
    if (dice_.OneIn(2)) Do(Isolate{leader});
}

void SwarmRun::HarmServer() {
    const NodeId server = Victim();
    if (dice_.OneIn(2))
        return (void)Do(Crash{server, static_cast<Stage>(dice_.In(0, kStages - 1))});
    // Often it is back before anybody has noticed.
    if (Do(Crash{server, std::nullopt}) && dice_.OneIn(3)) Do(Restart{server});
}

void SwarmRun::HarmLink() {
    const NodeId from = Victim();
    const NodeId to = AnyServer();
    switch (dice_.In(1, 7)) {
        case 1:
        case 2:
            return (void)Do(Isolate{from});
        case 3:
            return (void)Do(Cut{from, to, dice_.OneIn(2)});
        case 4: {
            const Micros latency = dice_.In(1, 150) * kMillisecond;
            return (void)Do(SetLinkLatency{from, to, {latency, 2 * latency}});
        }
        case 5:
            return (void)Do(SetLinkLoss{from, to, dice_.In(1, 10) * 100'000});
        default:
            return Split();
    }
}

void SwarmRun::Split() {
    Partition partition;
    partition.sides.resize(2);
    for (std::uint32_t n = 1; n <= cluster_.shape().servers(); ++n) {
        partition.sides[dice_.OneIn(2) ? 0 : 1].push_back(NodeId{n});
    }
    if (partition.sides[0].empty() || partition.sides[1].empty()) return;
    Do(std::move(partition));
}

void SwarmRun::Mend() {
    const bool holds = !cluster_.network().holds().empty();
    if (holds && dice_.OneIn(3)) return (void)Do(Release{});
    if (dice_.OneIn(3)) return (void)Do(Heal{});
    // One that is down or stands still, if there is one.
    const std::int64_t offset = dice_.In(0, cluster_.shape().servers() - 1);
    for (std::int64_t i = 0; i < cluster_.shape().servers(); ++i) {
        const Server& server =
            cluster_.servers()[static_cast<std::size_t>((offset + i) % cluster_.shape().servers())];
        if (!server.up()) return (void)Do(Restart{server.id()});
        if (server.paused()) return (void)Do(Resume{server.id()});
    }
}

// ---- Messages ----

MessageFilter SwarmRun::AnyMessages() {
    MessageFilter filter;
    if (dice_.OneIn(3)) {
        filter.type = static_cast<MessageType>(
            dice_.In(0, static_cast<std::int64_t>(MessageType::kAppendEntriesReply)));
    }
    if (dice_.OneIn(3)) filter.from = AnyServer();
    if (dice_.OneIn(3)) filter.to = AnyServer();
    return filter;
}

void SwarmRun::Disturb() {
    MessageSelector selector;
    selector.filter = AnyMessages();
    selector.which =
        dice_.OneIn(2) ? MessageSelector::Which::kFirst : MessageSelector::Which::kLast;
    switch (dice_.In(1, 6)) {
        case 1:
            return (void)Do(Duplicate{selector});
        case 2:
            return (void)Do(Drop{selector});
        case 3:
            return (void)Do(Deliver{selector});
        case 4:
            return (void)Do(Hold{selector.filter});
        default:
            return (void)Do(Delay{selector, dice_.In(1, 400) * kMillisecond});
    }
}

// ---- Members and the rest of the protocol ----

void SwarmRun::ChangeTheMembers() {
    ChangeMembers command;
    MembershipChange& change = command.change;
    change.kind = dice_.Of(std::array<ChangeKind, 8>{
        ChangeKind::kAdd, ChangeKind::kAddNow, ChangeKind::kAddLearner, ChangeKind::kPromote,
        ChangeKind::kDemote, ChangeKind::kRemove, ChangeKind::kReplace, ChangeKind::kReplace});
    if (traits_.one_by_one) {
        change.kind = dice_.OneIn(2) ? ChangeKind::kAddNow : ChangeKind::kRemove;
        command.via = OldLeader();
    }
    if (change.kind == ChangeKind::kReplace) {
        for (std::uint32_t n = 1; n <= cluster_.shape().servers(); ++n) {
            if (dice_.OneIn(2)) change.voters.push_back(NodeId{n});
        }
        if (change.voters.empty()) return;
    } else {
        change.server = AnyServer();
    }
    // Of two leaders, the one that does not know yet is worth asking, too.
    if (!command.via.has_value() && dice_.OneIn(3)) command.via = AnyServer();
    Do(std::move(command));
}

void SwarmRun::MoveProtocol() {
    switch (dice_.In(1, 3)) {
        case 1:
            return (void)Do(HandOver{AnyServer(), std::nullopt});
        case 2:
            return (void)Do(TakeSnapshot{AnyServer(), std::nullopt});
        default:
            return (void)Do(BeatHeart{AnyServer()});
    }
}

}  // namespace raft::sim
