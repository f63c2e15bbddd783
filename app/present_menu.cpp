// What can be done to a server, a link, a message or the cluster: each item is one command.
#include <algorithm>
#include <string>
#include <utility>

#include "app/present_parts.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Drive;
using raft::sim::PrintServer;
using raft::sim::Server;
using render::MenuItem;
using Menu = std::vector<MenuItem>;

void Add(Menu& menu, std::string label, std::string command) {
    menu.push_back({.label = std::move(label), .command = std::move(command)});
}

// An item that is there to be seen even when it cannot be chosen.
void AddIf(Menu& menu, bool enabled, std::string label, std::string command, std::string why_not) {
    menu.push_back({.label = std::move(label),
                    .command = std::move(command),
                    .enabled = enabled,
                    .why_not = enabled ? "" : std::move(why_not)});
}

// The next item begins a new group.
void AddBehindLine(Menu& menu, std::string label, std::string command) {
    Add(menu, std::move(label), std::move(command));
    menu.back().separator_before = true;
}

std::string NextPut(const Cluster& cluster) {
    const auto& requests = cluster.requests();
    return "put x " + std::to_string(requests.empty() ? 1 : requests.back().id + 1);
}

bool AnyCut(const Cluster& cluster, NodeId id) {
    const auto cuts = cluster.network().cuts();
    return std::any_of(cuts.begin(), cuts.end(),
                       [&](const auto& cut) { return cut.from == id || cut.to == id; });
}

void AddByHand(const Cluster& cluster, const std::string& name, Menu& menu) {
    const auto& options = cluster.options();
    if (options.clock == Drive::kManual) AddBehindLine(menu, "Tick its clock", "tick " + name);
    if (options.persist == Drive::kManual) {
        AddBehindLine(menu, "Finish its writes", "persist " + name);
    }
    if (options.apply == Drive::kManual) AddBehindLine(menu, "Apply one entry", "apply " + name);
}

// Why a leader refuses a change of the members, in the few words of a menu; empty: it does not.
std::string WhyNot(raft::ChangeVerdict verdict) {
    switch (verdict) {
        case raft::ChangeVerdict::kAccepted:
            return "";
        case raft::ChangeVerdict::kNotLeader:
            return "nobody leads now";
        case raft::ChangeVerdict::kTransferring:
            return "the leader hands over now";
        case raft::ChangeVerdict::kUnderWay:
            return "another change is under way";
        case raft::ChangeVerdict::kNoOwnCommit:
            return "the leader has committed nothing of its term yet";
        case raft::ChangeVerdict::kLastVoter:
            return "nobody would be left to vote";
        case raft::ChangeVerdict::kAlreadyVoter:
        case raft::ChangeVerdict::kAlreadyLearner:
        case raft::ChangeVerdict::kNotAMember:
        case raft::ChangeVerdict::kNotALearner:
        case raft::ChangeVerdict::kSameVoters:
            return "nothing would change";
    }
    return "";
}

// What the live leader can do with this server: lead it, add it, remove it, hand over to it.
void AddMembership(const Cluster& cluster, const Server& server, Menu& menu) {
    using Kind = raft::ChangeKind;
    const std::string name = PrintServer(server.id());
    const auto leads = cluster.leader();
    const raft::Node* leader = leads ? &cluster.server(*leads).node() : nullptr;
    const auto add = [&](Kind kind, const char* label, const std::string& command) {
        const std::string why = leader == nullptr
                                    ? "nobody leads now"
                                    : WhyNot(leader->JudgeChange({kind, server.id(), {}}));
        AddIf(menu, why.empty(), label, command + " " + name, why);
    };
    const auto& members = (leader != nullptr ? *leader : server.node()).configuration();
    const std::size_t before = menu.size();
    if (members.IsVoter(server.id())) {
        if (leads != server.id()) {
            const bool can = leader != nullptr &&
                             leader->JudgeTransfer(server.id()) == raft::TransferReason::kStarted;
            AddIf(menu, can, "Hand leadership over to it", "transfer " + name,
                  leader == nullptr ? "nobody leads now" : "the leader hands over now");
        }
        add(Kind::kDemote, "Make it a learner", "demote");
        add(Kind::kRemove, "Remove it from the members", "remove");
    } else if (members.IsLearner(server.id())) {
        add(Kind::kPromote, "Make it a voter", "promote");
        add(Kind::kRemove, "Remove it from the members", "remove");
    } else {
        add(Kind::kAdd, "Add it to the members", "add");
    }
    menu[before].separator_before = true;
}

void AddSnapshot(const Server& server, Menu& menu) {
    const raft::Node& node = server.node();
    const raft::Index applied = std::min(server.machine().last_applied(), node.last_applied());
    const bool any = std::min(applied, node.commit_index()) > node.log().base().index;
    AddIf(menu, any, "Take a snapshot", "snapshot " + PrintServer(server.id()),
          "it has applied nothing new");
}

void ServerMenu(const Cluster& cluster, const Server& server, Menu& menu) {
    const std::string name = PrintServer(server.id());
    if (!server.up()) {
        Add(menu, "Restart", "restart " + name);
        Add(menu, "Lose its disk", "wipe " + name);
        AddMembership(cluster, server, menu);
        return;
    }
    const bool leads = server.node().leading() != nullptr;
    Add(menu, "Crash", "crash " + name);
    if (server.paused()) {
        Add(menu, "Resume", "resume " + name);
    } else {
        Add(menu, "Pause", "pause " + name);
    }
    AddIf(menu, !leads, "Let its election timer fire", "timeout " + name,
          "a leader has no election timer");
    AddIf(menu, leads, "Send heartbeats now", "heartbeat " + name, "only a leader sends them");
    AddBehindLine(menu, "Ask it to " + NextPut(cluster), NextPut(cluster) + " to " + name);
    AddSnapshot(server, menu);
    AddMembership(cluster, server, menu);
    AddBehindLine(menu, "Isolate it", "isolate " + name);
    AddIf(menu, AnyCut(cluster, server.id()), "Mend all links", "heal", "no link of it is cut");
    AddBehindLine(menu, "Slow disk: 50 ms a write", "fsync " + name + " 50ms");
    if (server.clock().rate() == raft::sim::kWhole) {
        Add(menu, "Fast clock: 1.5 times", "clock " + name + " 1.5");
    } else {
        Add(menu, "Clock as it should be", "clock " + name + " 1");
    }
    AddByHand(cluster, name, menu);
    AddBehindLine(menu, "Crash before it writes to disk", "crash " + name + " at persist");
    Add(menu, "Crash before it sends", "crash " + name + " at send");
}

void MessageMenu(const raft::sim::Flight& flight, Menu& menu) {
    const std::string id = "#" + std::to_string(flight.id);
    const raft::Message& message = flight.message;
    const std::string kind = std::string(raft::NameOf(raft::TypeOf(message))) + " " +
                             PrintServer(message.from) + " -> " + PrintServer(message.to);
    Add(menu, "Deliver now", "deliver " + id);
    Add(menu, "Drop", "drop " + id);
    Add(menu, "Duplicate", "duplicate " + id);
    AddIf(menu, flight.due().has_value(), "Delay by 20 ms", "delay " + id + " 20ms",
          "it waits already");
    if (flight.held) {
        AddBehindLine(menu, "Release everything that is held", "release");
    } else {
        AddBehindLine(menu, "Hold all such messages here", "hold " + kind);
    }
}

void LinkMenu(const Cluster& cluster, NodeId a, NodeId b, Menu& menu) {
    const std::string one = PrintServer(a);
    const std::string two = PrintServer(b);
    const bool ab = cluster.network().IsCut(a, b);
    const bool ba = cluster.network().IsCut(b, a);
    AddIf(menu, !ab || !ba, "Cut", "cut " + one + " " + two, "it is cut");
    AddIf(menu, ab || ba, "Mend", "heal " + one + " " + two, "it is whole");
    AddIf(menu, !ab, "Cut only " + one + " → " + two, "cut " + one + " -> " + two, "it is cut");
    AddIf(menu, !ba, "Cut only " + two + " → " + one, "cut " + two + " -> " + one, "it is cut");
    AddBehindLine(menu, "Lose 30% here", "loss " + one + " " + two + " 30%");
    Add(menu, "Slow: 40 to 80 ms", "latency " + one + " " + two + " 40ms..80ms");
    AddBehindLine(menu, "Hold " + one + " → " + two, "hold " + one + " -> " + two);
    Add(menu, "Hold " + two + " → " + one, "hold " + two + " -> " + one);
    AddIf(menu, !cluster.network().holds().empty(), "Release everything that is held", "release",
          "nothing is held");
}

void RingMenu(const Cluster& cluster, Menu& menu) {
    const auto leader = cluster.leader();
    Add(menu, "A client asks to " + NextPut(cluster), NextPut(cluster));
    if (cluster.load().per_second == 0) {
        Add(menu, "A stream of 20 commands a second", "load 20/s");
    } else {
        Add(menu, "End the stream of commands", "load 0/s");
    }
    const std::string name = leader ? PrintServer(*leader) : "";
    AddIf(menu, leader.has_value(), "Crash the leader", "crash " + name, "nobody leads now");
    menu.back().separator_before = true;
    AddIf(menu, leader.has_value(), "Isolate the leader", "isolate " + name, "nobody leads now");
    AddIf(menu, !cluster.network().cuts().empty(), "Mend all links", "heal", "no link is cut");
    AddIf(menu, !cluster.network().holds().empty(), "Release everything that is held", "release",
          "nothing is held");
    if (cluster.options().loss == 0) {
        AddBehindLine(menu, "Lose 10% of all messages", "set loss 10%");
    } else {
        AddBehindLine(menu, "Lose no messages by chance", "set loss 0%");
    }
}

}  // namespace

void PresentMenu(const Session& session, const render::Target& target, render::SceneView& scene) {
    const Cluster& cluster = session.cluster();
    if (const auto* server = ServerAt(cluster, target)) {
        scene.menu_title = PrintServer(server->id()) + " · " + RoleTitle(MarkOf(*server));
        return ServerMenu(cluster, *server, scene.menu);
    }
    if (const auto* flight = FlightAt(cluster, target)) {
        scene.menu_title =
            "#" + std::to_string(flight->id) + " · " + raft::NameOf(raft::TypeOf(flight->message));
        return MessageMenu(*flight, scene.menu);
    }
    if (target.kind == render::TargetKind::kLink) {
        const NodeId a = NodeAt(target.first);
        const NodeId b = NodeAt(target.second);
        if (!cluster.Has(a) || !cluster.Has(b)) return;
        scene.menu_title = "Link " + PrintServer(a) + " – " + PrintServer(b);
        return LinkMenu(cluster, a, b, scene.menu);
    }
    if (target.kind != render::TargetKind::kRing) return;
    scene.menu_title = "The cluster";
    RingMenu(cluster, scene.menu);
}

}  // namespace app
