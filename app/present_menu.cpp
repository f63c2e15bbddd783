// What can be done to a server, a link, a message or the cluster: each item is one command.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/present_parts.h"
#include "raft/sim/script.h"
#include "render/words_edit.h"

namespace app {

namespace {

using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Drive;
using raft::sim::PrintServer;
using raft::sim::Server;
using render::MenuItem;
using render::Phrase;

// The items of one menu, in its order.
class Menu {
  public:
    Menu(std::vector<MenuItem>& items, const Tongue& tongue) : items_(items), tongue_(tongue) {}

    void Add(const Phrase& label, std::string command) {
        Push(tongue_.Say(label), std::move(command));
    }
    void Add(const Phrase& label, const Gaps& gaps, std::string command) {
        Push(tongue_.Say(label, gaps), std::move(command));
    }
    // An item that is there to be seen even when it cannot be chosen.
    void AddIf(bool enabled, const Phrase& label, std::string command, const Phrase& why_not) {
        AddIf(enabled, label, {}, std::move(command), why_not);
    }
    void AddIf(bool enabled, const Phrase& label, const Gaps& gaps, std::string command,
               const Phrase& why_not) {
        Add(label, gaps, std::move(command));
        items_.back().enabled = enabled;
        if (!enabled) items_.back().why_not = tongue_.Say(why_not);
    }
    // An item that changes looks alone; `shown` stands where the others have their command.
    void Add(const Phrase& label, std::string shown, render::Intent intent) {
        Add(label, std::move(shown));
        items_.back().intent = std::move(intent);
    }
    // The next item begins a new group.
    Menu& Line() {
        line_ = true;
        return *this;
    }
    [[nodiscard]] const Tongue& tongue() const { return tongue_; }

  private:
    void Push(std::string label, std::string command) {
        items_.push_back({.label = std::move(label),
                          .command = std::move(command),
                          .separator_before = std::exchange(line_, false)});
    }

    std::vector<MenuItem>& items_;
    const Tongue& tongue_;
    bool line_ = false;
};

constexpr Phrase kNobodyLeads{"nobody leads now", "现在没有领导者"};
constexpr Phrase kHandsOver{"the leader hands over now", "领导者正在移交领导权"};
constexpr Phrase kIsCut{"it is cut", "已经切断"};
constexpr Phrase kNothingHeld{"nothing is held", "没有被扣住的消息"};
constexpr Phrase kRelease{"Release everything that is held", "释放所有被扣住的消息"};
constexpr Phrase kMendAll{"Mend all links", "修复全部链路"};

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
    if (options.clock == Drive::kManual) {
        menu.Line().Add({"Tick its clock", "让它的时钟走一格"}, "tick " + name);
    }
    if (options.persist == Drive::kManual) {
        menu.Line().Add({"Finish its writes", "完成它的磁盘写入"}, "persist " + name);
    }
    if (options.apply == Drive::kManual) {
        menu.Line().Add({"Apply one entry", "应用一个条目"}, "apply " + name);
    }
}

// Why a leader refuses a change of the members, in the few words of a menu; nothing: it does not.
std::optional<Phrase> WhyNot(raft::ChangeVerdict verdict) {
    switch (verdict) {
        case raft::ChangeVerdict::kAccepted:
            return std::nullopt;
        case raft::ChangeVerdict::kNotLeader:
            return kNobodyLeads;
        case raft::ChangeVerdict::kTransferring:
            return kHandsOver;
        case raft::ChangeVerdict::kUnderWay:
            return Phrase{"another change is under way", "另一次变更正在进行"};
        case raft::ChangeVerdict::kNoOwnCommit:
            return Phrase{"the leader has committed nothing of its term yet",
                          "领导者还没有提交过本任期的条目"};
        case raft::ChangeVerdict::kLastVoter:
            return Phrase{"nobody would be left to vote", "将没有人能投票"};
        case raft::ChangeVerdict::kAlreadyVoter:
        case raft::ChangeVerdict::kAlreadyLearner:
        case raft::ChangeVerdict::kNotAMember:
        case raft::ChangeVerdict::kNotALearner:
        case raft::ChangeVerdict::kSameVoters:
            return Phrase{"nothing would change", "不会有任何变化"};
    }
    return std::nullopt;
}

// What the live leader can do with this server: lead it, add it, remove it, hand over to it.
void AddMembership(const Cluster& cluster, const Server& server, Menu& menu) {
    using Kind = raft::ChangeKind;
    const std::string name = PrintServer(server.id());
    const auto leads = cluster.leader();
    const raft::Node* leader = leads ? &cluster.server(*leads).node() : nullptr;
    const auto add = [&](Kind kind, const Phrase& label, const std::string& command) {
        const auto why =
            leader == nullptr ? kNobodyLeads : WhyNot(leader->JudgeChange({kind, server.id(), {}}));
        menu.AddIf(!why, label, command + " " + name, why.value_or(kNobodyLeads));
    };
    constexpr Phrase kRemove{"Remove it from the members", "从成员中移除"};
    const auto& members = (leader != nullptr ? *leader : server.node()).configuration();
    menu.Line();
    if (members.IsVoter(server.id())) {
        if (leads != server.id()) {
            const bool can = leader != nullptr &&
                             leader->JudgeTransfer(server.id()) == raft::TransferReason::kStarted;
            menu.AddIf(can, {"Hand leadership over to it", "把领导权移交给它"}, "transfer " + name,
                       leader == nullptr ? kNobodyLeads : kHandsOver);
        }
        add(Kind::kDemote, {"Make it a learner", "降为学习者"}, "demote");
        add(Kind::kRemove, kRemove, "remove");
    } else if (members.IsLearner(server.id())) {
        add(Kind::kPromote, {"Make it a voter", "升为投票者"}, "promote");
        add(Kind::kRemove, kRemove, "remove");
    } else {
        add(Kind::kAdd, {"Add it to the members", "加入成员"}, "add");
    }
}

void AddSnapshot(const Server& server, Menu& menu) {
    const raft::Node& node = server.node();
    const raft::Index applied = std::min(server.machine().last_applied(), node.last_applied());
    const bool any = std::min(applied, node.commit_index()) > node.log().base().index;
    menu.AddIf(any, {"Take a snapshot", "做一次快照"}, "snapshot " + PrintServer(server.id()),
               {"it has applied nothing new", "它没有新应用的条目"});
}

void AddEdit(const Server& server, Menu& menu) {
    menu.Add(render::words::kEditItsDisk, "edit " + PrintServer(server.id()),
             render::EditDisk{raft::Number(server.id()) - 1});
}

void ServerMenu(const Cluster& cluster, const Server& server, Menu& menu) {
    const std::string name = PrintServer(server.id());
    if (!server.up()) {
        menu.Add({"Restart", "重启"}, "restart " + name);
        menu.Add({"Lose its disk", "丢失磁盘"}, "wipe " + name);
        AddEdit(server, menu);
        AddMembership(cluster, server, menu);
        return;
    }
    const bool leads = server.node().leading() != nullptr;
    menu.Add({"Crash", "崩溃"}, "crash " + name);
    if (server.paused()) {
        menu.Add({"Resume", "继续运行"}, "resume " + name);
        AddEdit(server, menu);
    } else {
        menu.Add({"Pause", "暂停"}, "pause " + name);
    }
    menu.AddIf(!leads, {"Let its election timer fire", "让选举计时器到时"}, "timeout " + name,
               {"a leader has no election timer", "领导者没有选举计时器"});
    menu.AddIf(leads, {"Send heartbeats now", "立即发送心跳"}, "heartbeat " + name,
               {"only a leader sends them", "只有领导者发送心跳"});
    const std::string put = NextPut(cluster);
    menu.Line().Add({"Ask it to {command}", "请求它 {command}"}, {{"command", put}},
                    put + " to " + name);
    AddSnapshot(server, menu);
    AddMembership(cluster, server, menu);
    menu.Line().Add({"Isolate it", "隔离它"}, "isolate " + name);
    menu.AddIf(AnyCut(cluster, server.id()), kMendAll, "heal",
               {"no link of it is cut", "它的链路都完好"});
    menu.Line().Add({"Slow disk: 50 ms a write", "慢磁盘：每次写 50 ms"},
                    "fsync " + name + " 50ms");
    if (server.clock().rate() == raft::sim::kWhole) {
        menu.Add({"Fast clock: 1.5 times", "快时钟：1.5 倍"}, "clock " + name + " 1.5");
    } else {
        menu.Add({"Clock as it should be", "时钟恢复正常"}, "clock " + name + " 1");
    }
    AddByHand(cluster, name, menu);
    menu.Line().Add({"Crash before it writes to disk", "在写磁盘之前崩溃"},
                    "crash " + name + " at persist");
    menu.Add({"Crash before it sends", "在发送之前崩溃"}, "crash " + name + " at send");
}

void MessageMenu(const raft::sim::Flight& flight, Menu& menu) {
    const std::string id = "#" + std::to_string(flight.id);
    const raft::Message& message = flight.message;
    const std::string kind = std::string(raft::NameOf(raft::TypeOf(message))) + " " +
                             PrintServer(message.from) + " -> " + PrintServer(message.to);
    menu.Add({"Deliver now", "立即送达"}, "deliver " + id);
    menu.Add({"Drop", "丢弃"}, "drop " + id);
    menu.Add({"Duplicate", "复制"}, "duplicate " + id);
    menu.AddIf(flight.due().has_value(), {"Delay by 20 ms", "延迟 20 ms"}, "delay " + id + " 20ms",
               {"it waits already", "它已经在等待"});
    if (flight.held) {
        menu.Line().Add(kRelease, "release");
    } else {
        menu.Line().Add({"Hold all such messages here", "扣住此处所有这类消息"}, "hold " + kind);
    }
}

void LinkMenu(const Cluster& cluster, NodeId a, NodeId b, Menu& menu) {
    const std::string one = PrintServer(a);
    const std::string two = PrintServer(b);
    const Gaps there{{"from", menu.tongue().Server(a)}, {"to", menu.tongue().Server(b)}};
    const Gaps back{{"from", menu.tongue().Server(b)}, {"to", menu.tongue().Server(a)}};
    const bool ab = cluster.network().IsCut(a, b);
    const bool ba = cluster.network().IsCut(b, a);
    constexpr Phrase kCutOnly{"Cut only {from} → {to}", "只切断 {from} → {to}"};
    constexpr Phrase kHold{"Hold {from} → {to}", "扣住 {from} → {to}"};
    menu.AddIf(!ab || !ba, {"Cut", "切断"}, "cut " + one + " " + two, kIsCut);
    menu.AddIf(ab || ba, {"Mend", "修复"}, "heal " + one + " " + two,
               {"it is whole", "它是完好的"});
    menu.AddIf(!ab, kCutOnly, there, "cut " + one + " -> " + two, kIsCut);
    menu.AddIf(!ba, kCutOnly, back, "cut " + two + " -> " + one, kIsCut);
    menu.Line().Add({"Lose 30% here", "此处丢失 30%"}, "loss " + one + " " + two + " 30%");
    menu.Add({"Slow: 40 to 80 ms", "变慢：40 到 80 ms"},
             "latency " + one + " " + two + " 40ms..80ms");
    menu.Line().Add(kHold, there, "hold " + one + " -> " + two);
    menu.Add(kHold, back, "hold " + two + " -> " + one);
    menu.AddIf(!cluster.network().holds().empty(), kRelease, "release", kNothingHeld);
}

void RingMenu(const Cluster& cluster, Menu& menu) {
    const auto leader = cluster.leader();
    const std::string put = NextPut(cluster);
    menu.Add({"A client asks to {command}", "客户端请求 {command}"}, {{"command", put}}, put);
    if (cluster.load().per_second == 0) {
        menu.Add({"A stream of 20 commands a second", "每秒 20 条命令的负载"}, "load 20/s");
    } else {
        menu.Add({"End the stream of commands", "结束命令负载"}, "load 0/s");
    }
    const std::string name = leader ? PrintServer(*leader) : "";
    menu.Line().AddIf(leader.has_value(), {"Crash the leader", "让领导者崩溃"}, "crash " + name,
                      kNobodyLeads);
    menu.AddIf(leader.has_value(), {"Isolate the leader", "隔离领导者"}, "isolate " + name,
               kNobodyLeads);
    menu.AddIf(!cluster.network().cuts().empty(), kMendAll, "heal",
               {"no link is cut", "没有被切断的链路"});
    menu.AddIf(!cluster.network().holds().empty(), kRelease, "release", kNothingHeld);
    if (cluster.options().loss == 0) {
        menu.Line().Add({"Lose 10% of all messages", "丢失 10% 的消息"}, "set loss 10%");
    } else {
        menu.Line().Add({"Lose no messages by chance", "不再随机丢失消息"}, "set loss 0%");
    }
}

}  // namespace

void PresentMenu(const Session& session, const render::Target& target, const Tongue& tongue,
                 render::SceneView& scene) {
    const Cluster& cluster = session.cluster();
    Menu menu(scene.menu, tongue);
    if (const auto* server = ServerAt(cluster, target)) {
        scene.menu_title = tongue.Server(server->id()) + " · " + RoleTitle(MarkOf(*server), tongue);
        return ServerMenu(cluster, *server, menu);
    }
    if (const auto* flight = FlightAt(cluster, target)) {
        scene.menu_title =
            "#" + std::to_string(flight->id) + " · " + raft::NameOf(raft::TypeOf(flight->message));
        return MessageMenu(*flight, menu);
    }
    if (target.kind == render::TargetKind::kLink) {
        const NodeId a = NodeAt(target.first);
        const NodeId b = NodeAt(target.second);
        if (!cluster.Has(a) || !cluster.Has(b)) return;
        scene.menu_title =
            tongue.Say(kLinkBetween, {{"a", tongue.Server(a)}, {"b", tongue.Server(b)}});
        return LinkMenu(cluster, a, b, menu);
    }
    if (target.kind != render::TargetKind::kRing) return;
    scene.menu_title = tongue.Say({"The cluster", "集群"});
    RingMenu(cluster, menu);
}

}  // namespace app
