// What is known of a message, an event, an entry or a link.
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

std::string Plain(const Json& value) {
    return value.is_string() ? value.get<std::string>() : Line(value);
}

// The fields of a JSON object as rows, from this one on.
void AddRows(const Json& json, std::size_t skip, std::vector<InspectorRow>& rows) {
    std::size_t i = 0;
    for (const auto& [name, value] : json.items()) {
        if (i++ >= skip && !value.is_object()) rows.push_back({name, Plain(value), ""});
    }
}

std::string EntriesText(const raft::AppendEntries& append, const Tongue& tongue) {
    if (append.entries.empty()) return tongue.Say({"none: a heartbeat", "没有：心跳"});
    std::string text;
    for (const raft::Entry& entry : append.entries) {
        text += (text.empty() ? "" : "  ") + raft::sim::PrintEntry(entry);
    }
    return text;
}

std::string DirectionText(const Cluster& cluster, NodeId from, NodeId to, const Tongue& tongue) {
    std::string text = cluster.network().IsCut(from, to) ? tongue.Say({"cut", "已切断"})
                                                         : tongue.Say({"whole", "完好"});
    for (const auto& own : cluster.network().settings()) {
        if (own.from != from || own.to != to) continue;
        if (own.loss) {
            text += tongue.Say({", loses {share}", "，丢失 {share}"},
                               {{"share", raft::sim::PrintShare(*own.loss)}});
        }
        if (own.latency) {
            text += tongue.Say({", takes {range}", "，耗时 {range}"},
                               {{"range", raft::sim::PrintRange(*own.latency)}});
        }
    }
    std::size_t on_it = 0;
    for (const Flight* flight : cluster.network().InFlight()) {
        if (flight->message.from == from && flight->message.to == to) on_it += 1;
    }
    return text + tongue.Count(on_it, {", {n} message", "，{n} 条消息"},
                               {", {n} messages", "，{n} 条消息"});
}

}  // namespace

InspectorView InspectMessage(const Cluster& cluster, const Flight& flight, bool json,
                             const Tongue& tongue) {
    const Json fields = FlightJson(flight);
    InspectorView view;
    view.title = "#" + std::to_string(flight.id) + " · " +
                 raft::NameOf(raft::TypeOf(flight.message)) + " " +
                 tongue.Server(flight.message.from) + " → " + tongue.Server(flight.message.to);
    constexpr std::size_t kSaidAlready = 4;  // id, type, from, to
    AddRows(fields, kSaidAlready, view.rows);
    for (InspectorRow& row : view.rows) {
        if (row.label == "sent_us")
            row = {tongue.Say({"sent", "发出"}), TimeText(flight.sent_at), ""};
        if (row.label == "due_us") {
            const auto due = flight.due();
            row = {tongue.Say({"arrives", "到达"}),
                   due ? tongue.Say({"in {length}", "{length} 后"},
                                    {{"length", LengthText(*due - cluster.now())}})
                       : tongue.Say({"waits", "等待中"}),
                   ""};
        }
        const auto* append = std::get_if<raft::AppendEntries>(&flight.message.body);
        if (row.label == "entries" && append != nullptr) {
            row.value = EntriesText(*append, tongue);
        }
    }
    if (json) view.json = fields.dump(2);
    return view;
}

InspectorView InspectEvent(const raft::sim::Event& event, bool json, const Tongue& tongue) {
    const Json fields = EventJson(event);
    InspectorView view;
    view.title = tongue.Say({"event {id} · {kind}", "事件 {id} · {kind}"},
                            {{"id", Number(event.id)}, {"kind", raft::sim::KindName(event)}});
    AddRows(fields, 1, view.rows);
    for (InspectorRow& row : view.rows) {
        if (row.label == "at_us") row = {tongue.Say({"at", "时刻"}), TimeText(event.at), ""};
    }
    if (json) view.json = fields.dump(2, ' ', false, Json::error_handler_t::replace);
    return view;
}

InspectorView InspectEntry(const Cluster& cluster, const render::Target& target, bool json,
                           const Tongue& tongue) {
    const auto* server = ServerAt(cluster, {render::TargetKind::kServer, target.first, 0});
    if (server == nullptr) return {};
    const raft::Log& log = server->node().log();
    if (target.second < log.first_index() || target.second > log.last_index()) return {};
    const raft::Entry& entry = log.At(target.second);
    const Json fields = EntryJson(target.second, entry);
    std::vector<NodeId> holders;
    for (const Server& other : cluster.servers()) {
        const raft::Log& its = other.node().log();
        if (its.TermAt(target.second) == entry.term) holders.push_back(other.id());
    }
    InspectorView view;
    view.title =
        tongue.Say({"entry {index} of {server}", "{server} 的条目 {index}"},
                   {{"index", Number(target.second)}, {"server", tongue.Server(server->id())}});
    AddRows(fields, 1, view.rows);
    InspectorRows rows(view.rows, tongue);
    rows.Add({"held by", "持有者"}, tongue.Servers(holders));
    const bool committed = target.second <= server->node().commit_index();
    rows.Add({"committed here", "在此已提交"},
             committed ? tongue.Say({"yes", "是"}) : tongue.Say({"not yet", "还没有"}), kMemory);
    const bool saved = target.second <= server->node().saved_index();
    rows.Add({"on this disk", "在此磁盘上"},
             saved ? tongue.Say({"yes", "是"}) : tongue.Say({"being written", "正在写入"}), kDisk);
    if (json) view.json = fields.dump(2);
    return view;
}

InspectorView InspectLink(const Cluster& cluster, const render::Target& target,
                          const Tongue& tongue) {
    const NodeId a = NodeAt(target.first);
    const NodeId b = NodeAt(target.second);
    if (!cluster.Has(a) || !cluster.Has(b)) return {};
    const std::string one = tongue.Server(a);
    const std::string two = tongue.Server(b);
    InspectorView view;
    view.title = tongue.Say({"link {a} – {b}", "链路 {a} – {b}"}, {{"a", one}, {"b", two}});
    view.rows = {{one + " → " + two, DirectionText(cluster, a, b, tongue), ""},
                 {two + " → " + one, DirectionText(cluster, b, a, tongue), ""}};
    InspectorRows rows(view.rows, tongue);
    rows.Add({"latency", "延迟"}, raft::sim::PrintRange(cluster.options().latency));
    rows.Add({"loss", "丢失"}, raft::sim::PrintShare(cluster.options().loss));
    return view;
}

}  // namespace app
