// What is known of the one thing that is selected: fields and JSON.
#include <string>
#include <utility>

#include "app/inspector_parts.h"
#include "app/json.h"
#include "app/text.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Flight;
using raft::sim::Server;
using render::InspectorRow;
using render::InspectorView;
using render::Phrase;

constexpr Phrase kNobody{"nobody", "无"};
constexpr Phrase kEmpty{"empty", "空"};
constexpr Phrase kStandsStill{"stands still", "没有走动"};
constexpr Phrase kStored{"{n} bytes stored", "已存 {n} 字节"};
constexpr Phrase kOneStored{"{n} byte stored", "已存 {n} 字节"};

std::string NameOrNobody(std::optional<NodeId> id, const Tongue& tongue) {
    return id ? tongue.Server(*id) : tongue.Say(kNobody);
}

std::string LogText(const raft::Log& log, const Tongue& tongue) {
    if (log.empty()) return tongue.Say(kEmpty);
    const Gaps gaps{{"n", Number(log.last_index() - log.base().index)},
                    {"base", Number(log.base().index)},
                    {"index", Number(log.last().index)},
                    {"term", Number(log.last().term)}};
    const bool one = log.last_index() - log.base().index == 1;
    std::string text = tongue.Say(
        one ? Phrase{"{n} entry", "{n} 个条目"} : Phrase{"{n} entries", "{n} 个条目"}, gaps);
    if (log.base().index != 0) {
        text += tongue.Say({" behind index {base}", "，在索引 {base} 之后"}, gaps);
    }
    return text + tongue.Say({", last ({index}, t{term})", "，最后 ({index}, t{term})"}, gaps);
}

Phrase TimerName(raft::Timer timer) {
    switch (timer) {
        case raft::Timer::kElection:
            break;
        case raft::Timer::kHeartbeat:
            return {"heartbeat in {length}", "{length} 后发送心跳"};
        case raft::Timer::kQuorum:
            return {"look for a quorum in {length}", "{length} 后检查法定人数"};
        case raft::Timer::kTransfer:
            return {"end of the transfer in {length}", "{length} 后结束移交"};
        case raft::Timer::kLeases:
            return {"end of leases in {length}", "{length} 后租约结束"};
    }
    return {"election in {length}", "{length} 后选举"};
}

std::string TimerText(const Cluster& cluster, const Server& server, const Tongue& tongue) {
    const raft::Node& node = server.node();
    if (node.leading() != nullptr) {
        const auto left = server.UntilTimer(cluster.now());
        const auto next = node.NextTimer();
        if (!left || !next) return tongue.Say(kStandsStill);
        return tongue.Say(TimerName(next->timer), {{"length", LengthText(*left)}});
    }
    if (!node.election_timer_runs()) return tongue.Say(kStandsStill);
    const raft::Micros left = node.election_timeout() - server.ElectionElapsed(cluster.now());
    return tongue.Say({"{left} left of {all}", "还剩 {left}，共 {all}"},
                      {{"left", LengthText(left)}, {"all", LengthText(node.election_timeout())}});
}

std::string ValuesText(const Server& server, const Tongue& tongue) {
    std::string text;
    for (const auto& [key, value] : server.machine().values()) {
        text += (text.empty() ? "" : ", ") + key + " = " + value;
    }
    return text.empty() ? tongue.Say(kEmpty) : text;
}

std::string DiskText(const Server& server, const Tongue& tongue) {
    const auto& disk = server.disk();
    const raft::DiskState& durable = disk.durable();
    std::string text = tongue.Say(
        {"term {term}, vote {vote}, log to {last}", "任期 {term}，投票 {vote}，日志到 {last}"},
        {{"term", Number(durable.hard.term)},
         {"vote", NameOrNobody(durable.hard.vote, tongue)},
         {"last", Number(durable.log.last_index())}});
    if (disk.outstanding()) {
        text += tongue.Count(disk.waiting().size(), {"; {n} write under way", "；{n} 次写入进行中"},
                             {"; {n} writes under way", "；{n} 次写入进行中"});
    }
    return text;
}

std::string ProgressText(const raft::Leader& leader, const Tongue& tongue) {
    std::string text;
    for (const raft::Progress& progress : leader.progress) {
        text += (text.empty() ? "" : "  ") + tongue.Server(progress.id) + " " +
                std::to_string(progress.next) + "/" + std::to_string(progress.match);
        if (progress.state != raft::ProgressState::kSnapshot || !progress.sending) continue;
        text += tongue.Say({" snapshot {stored}/{size}", " 快照 {stored}/{size}"},
                           {{"stored", Number(progress.stored)},
                            {"size", Number(progress.sending->data->size())}});
    }
    return text;
}

std::string SnapshotText(const raft::Snapshot& snapshot, const Tongue& tongue) {
    return tongue.Say({"up to ({index}, t{term}), ", "到 ({index}, t{term}) 为止，"},
                      {{"index", Number(snapshot.last_included.index)},
                       {"term", Number(snapshot.last_included.term)}}) +
           tongue.Count(snapshot.data->size(), {"{n} byte", "{n} 字节"}, {"{n} bytes", "{n} 字节"});
}

std::string ChangeText(const raft::ChangeUnderWay& change, const Tongue& tongue) {
    std::string text =
        tongue.Say({"to ", "变为 "}) + tongue.Relabel(raft::sim::PrintConfiguration(change.target));
    for (const raft::CatchUp& newcomer : change.newcomers) {
        const Gaps gaps{{"server", tongue.Server(newcomer.server)},
                        {"round", Number(newcomer.round)}};
        text += tongue.Say(newcomer.caught_up ? Phrase{", {server} caught up", "，{server} 已追上"}
                                              : Phrase{", {server} in round {round}",
                                                       "，{server} 在第 {round} 轮"},
                           gaps);
    }
    return text;
}

// What only some servers have: a snapshot, a lease, a transfer, a change under way.
void AddChapters(const raft::Node& node, const Tongue& tongue, InspectorRows& rows) {
    if (const auto& snapshot = node.snapshot()) {
        rows.Add({"snapshot", "快照"}, SnapshotText(*snapshot, tongue), kDisk);
    }
    if (const auto stored = node.stored_chunks()) {
        rows.Add({"snapshot coming", "正在接收快照"}, tongue.Count(*stored, kOneStored, kStored),
                 kMemory);
    }
    if (const auto left = node.LeaseLeft()) {
        rows.Add({"lease", "租约"},
                 tongue.Say({"{length} left", "还剩 {length}"}, {{"length", LengthText(*left)}}),
                 kMemory);
    }
    const auto* leader = node.leading();
    if (leader == nullptr) return;
    if (leader->transfer) {
        rows.Add({"hands over", "移交"},
                 tongue.Say({"to {server}", "给 {server}"},
                            {{"server", tongue.Server(leader->transfer->target)}}),
                 kMemory);
    }
    if (leader->change) rows.Add({"change", "变更"}, ChangeText(*leader->change, tongue), kMemory);
}

std::string VotesText(const std::vector<NodeId>& votes, const Tongue& tongue) {
    return votes.empty() ? tongue.Say({"none yet", "还没有"}) : tongue.Servers(votes);
}

// Of a server's title, below its role's own title.
Phrase RoleWord(const raft::Node& node) {
    switch (node.role()) {
        case raft::Role::kPreCandidate:
            return {"pre-candidate", "预候选人"};
        case raft::Role::kCandidate:
            return {"candidate", "候选人"};
        case raft::Role::kLeader:
            return {"leader", "领导者"};
        case raft::Role::kFollower:
            break;
    }
    const auto& members = node.configuration();
    const bool learner = members.IsLearner(node.id()) && !members.IsVoter(node.id());
    return learner ? Phrase{"learner", "学习者"} : Phrase{"follower", "跟随者"};
}

std::string ServerTitle(const Server& server, const Tongue& tongue) {
    const std::string name = tongue.Server(server.id()) + " · ";
    if (!server.up()) return name + tongue.Say({"crashed", "已崩溃"});
    const Phrase role = RoleWord(server.node());
    if (!server.paused()) return name + tongue.Say(role);
    return name + tongue.Say({"paused {role}", "已暂停的{role}"}, {{"role", tongue.Say(role)}});
}

void AddState(const Cluster& cluster, const Server& server, const Tongue& tongue,
              InspectorRows& rows) {
    const raft::Node& node = server.node();
    if (const auto* asking = node.precandidate()) {
        rows.Add({"pre-votes", "预投票"}, VotesText(asking->granted, tongue), kMemory);
    }
    if (const auto* candidate = node.candidate()) {
        rows.Add({"votes", "选票"}, VotesText(candidate->granted, tongue), kMemory);
    }
    if (const auto* leader = node.leading()) {
        rows.Field("next / match", ProgressText(*leader, tongue), kMemory);
    }
    if (server.up()) {
        rows.Add({"timer", "计时器"}, TimerText(cluster, server, tongue), kMemory);
    }
    rows.Add({"state machine", "状态机"}, ValuesText(server, tongue), kMemory);
    const std::string joint =
        node.configuration().joint() ? tongue.Say({" (joint)", "（联合）"}) : "";
    rows.Add({"config", "配置"},
             tongue.Relabel(raft::sim::PrintConfiguration(node.configuration())) + joint, kDisk);
}

InspectorView ServerView(const Cluster& cluster, const Server& server, bool json,
                         const Tongue& tongue) {
    const raft::Node& node = server.node();
    InspectorView view{.title = ServerTitle(server, tongue)};
    if (!server.up() || server.paused()) view.edits = raft::Number(server.id()) - 1;
    InspectorRows rows(view.rows, tongue);
    rows.Field("currentTerm", Number(node.current_term()), kDisk);
    rows.Field("votedFor", NameOrNobody(node.voted_for(), tongue), kDisk);
    rows.Add({"log", "日志"}, LogText(node.log(), tongue), kDisk);
    rows.Field("commitIndex", Number(node.commit_index()), kMemory);
    rows.Field("lastApplied", Number(node.last_applied()), kMemory);
    rows.Add({"leader", "领导者"}, NameOrNobody(node.leader(), tongue), kMemory);
    AddState(cluster, server, tongue, rows);
    AddChapters(node, tongue, rows);
    rows.Add({"on disk", "磁盘上"}, DiskText(server, tongue), kDisk);
    if (server.queued() > 0) {
        rows.Add({"queue", "队列"},
                 tongue.Count(server.queued(), {"{n} input waiting", "{n} 个输入等待"},
                              {"{n} inputs waiting", "{n} 个输入等待"}),
                 kMemory);
    }
    if (server.clock().rate() != raft::sim::kWhole) {
        rows.Add({"clock", "时钟"},
                 tongue.Say({"{rate} × time", "{rate} 倍时间"},
                            {{"rate", raft::sim::PrintRate(server.clock().rate())}}));
    }
    if (server.crash_at()) {
        rows.Add({"will crash", "将会崩溃"}, tongue.Say({"at {stage}", "在 {stage} 阶段"},
                                                        {{"stage", NameOf(*server.crash_at())}}));
    }
    if (json) view.json = ServerJson(cluster, server).dump(2);
    return view;
}

}  // namespace

InspectorView PresentInspector(const Session& session, const render::UiState& ui) {
    const Cluster& cluster = session.cluster();
    const Tongue tongue(ui);
    const bool json = ui.inspector_tab == render::InspectorTab::kJson;
    if (const auto* server = ServerAt(cluster, ui.selected)) {
        return ServerView(cluster, *server, json, tongue);
    }
    if (ui.selected.kind == render::TargetKind::kMessage) {
        if (const auto* flight = FlightAt(cluster, ui.selected)) {
            return InspectMessage(cluster, *flight, json, tongue);
        }
        return {.title = tongue.Say({"#{id} · no longer on its way", "#{id} · 已不在途中"},
                                    {{"id", Number(ui.selected.first)}})};
    }
    if (ui.selected.kind == render::TargetKind::kEvent) {
        const auto* event = session.story().Find(ui.selected.first);
        return event == nullptr ? InspectorView{} : InspectEvent(*event, json, tongue);
    }
    if (ui.selected.kind == render::TargetKind::kEntry) {
        return InspectEntry(cluster, ui.selected, json, tongue);
    }
    if (ui.selected.kind == render::TargetKind::kLink) {
        return InspectLink(cluster, ui.selected, tongue);
    }
    return {};
}

}  // namespace app
