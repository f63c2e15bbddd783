// What is known of the one thing that is selected: fields and JSON.
#include <string>
#include <utility>

#include "app/json.h"
#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Flight;
using raft::sim::PrintServer;
using raft::sim::Server;
using render::InspectorRow;
using render::InspectorView;

std::string NameOrNobody(std::optional<NodeId> id) {
    return id ? PrintServer(*id) : "nobody";
}

std::string LogText(const raft::Log& log) {
    if (log.empty()) return "empty";
    const std::size_t size = log.last_index() - log.base().index;
    const std::string behind =
        log.base().index == 0 ? "" : " behind index " + std::to_string(log.base().index);
    return (size == 1 ? "1 entry" : std::to_string(size) + " entries") + behind + ", last (" +
           std::to_string(log.last().index) + ", t" + std::to_string(log.last().term) + ")";
}

const char* TimerName(raft::Timer timer) {
    switch (timer) {
        case raft::Timer::kElection:
            return "election";
        case raft::Timer::kHeartbeat:
            return "heartbeat";
        case raft::Timer::kQuorum:
            return "look for a quorum";
        case raft::Timer::kTransfer:
            return "end of the transfer";
        case raft::Timer::kLeases:
            return "end of leases";
    }
    return "";
}

std::string TimerText(const Cluster& cluster, const Server& server) {
    const raft::Node& node = server.node();
    if (node.leading() != nullptr) {
        const auto left = server.UntilTimer(cluster.now());
        const auto next = node.NextTimer();
        if (!left || !next) return "stands still";
        return std::string(TimerName(next->timer)) + " in " + LengthText(*left);
    }
    if (!node.election_timer_runs()) return "stands still";
    const raft::Micros left = node.election_timeout() - server.ElectionElapsed(cluster.now());
    return LengthText(left) + " left of " + LengthText(node.election_timeout());
}

std::string ValuesText(const Server& server) {
    std::string text;
    for (const auto& [key, value] : server.machine().values()) {
        text += (text.empty() ? "" : ", ") + key + " = " + value;
    }
    return text.empty() ? "empty" : text;
}

std::string DiskText(const Server& server) {
    const auto& disk = server.disk();
    const raft::DiskState& durable = disk.durable();
    std::string text = "term " + std::to_string(durable.hard.term) + ", vote " +
                       NameOrNobody(durable.hard.vote) + ", log to " +
                       std::to_string(durable.log.last_index());
    if (disk.outstanding()) text += "; " + Count(disk.waiting().size(), "write") + " under way";
    return text;
}

std::string ProgressText(const raft::Leader& leader) {
    std::string text;
    for (const raft::Progress& progress : leader.progress) {
        text += (text.empty() ? "" : "  ") + PrintServer(progress.id) + " " +
                std::to_string(progress.next) + "/" + std::to_string(progress.match);
        if (progress.state != raft::ProgressState::kSnapshot || !progress.sending) continue;
        text += " snapshot " + std::to_string(progress.stored) + "/" +
                std::to_string(progress.sending->data->size());
    }
    return text;
}

std::string SnapshotText(const raft::Snapshot& snapshot) {
    return "up to (" + std::to_string(snapshot.last_included.index) + ", t" +
           std::to_string(snapshot.last_included.term) + "), " +
           Count(snapshot.data->size(), "byte");
}

std::string ChangeText(const raft::ChangeUnderWay& change) {
    std::string text = "to " + raft::sim::PrintConfiguration(change.target);
    for (const raft::CatchUp& newcomer : change.newcomers) {
        text += ", " + PrintServer(newcomer.server) +
                (newcomer.caught_up ? " caught up" : " in round " + std::to_string(newcomer.round));
    }
    return text;
}

// What only some servers have: a snapshot, a lease, a transfer, a change under way.
void AddChapters(const raft::Node& node, std::vector<InspectorRow>& rows) {
    if (const auto& snapshot = node.snapshot()) {
        rows.push_back({"snapshot", SnapshotText(*snapshot), "disk"});
    }
    if (const auto stored = node.stored_chunks()) {
        rows.push_back({"snapshot coming", Count(*stored, "byte") + " stored", "memory"});
    }
    if (const auto left = node.LeaseLeft()) {
        rows.push_back({"lease", LengthText(*left) + " left", "memory"});
    }
    const auto* leader = node.leading();
    if (leader == nullptr) return;
    if (leader->transfer) {
        rows.push_back({"hands over", "to " + PrintServer(leader->transfer->target), "memory"});
    }
    if (leader->change) rows.push_back({"change", ChangeText(*leader->change), "memory"});
}

std::string VotesText(const std::vector<NodeId>& votes) {
    std::string text;
    for (const NodeId id : votes) text += (text.empty() ? "" : " ") + PrintServer(id);
    return text.empty() ? "none yet" : text;
}

InspectorView ServerView(const Cluster& cluster, const Server& server, bool json) {
    const raft::Node& node = server.node();
    InspectorView view;
    view.title = PrintServer(server.id()) + " · " +
                 (server.up() ? (server.paused() ? "paused " : "") + std::string(RoleName(node))
                              : "crashed");
    view.rows = {{"currentTerm", std::to_string(node.current_term()), "disk"},
                 {"votedFor", NameOrNobody(node.voted_for()), "disk"},
                 {"log", LogText(node.log()), "disk"},
                 {"commitIndex", std::to_string(node.commit_index()), "memory"},
                 {"lastApplied", std::to_string(node.last_applied()), "memory"},
                 {"leader", NameOrNobody(node.leader()), "memory"}};
    if (const auto* asking = node.precandidate()) {
        view.rows.push_back({"pre-votes", VotesText(asking->granted), "memory"});
    }
    if (const auto* candidate = node.candidate()) {
        view.rows.push_back({"votes", VotesText(candidate->granted), "memory"});
    }
    if (const auto* leader = node.leading()) {
        view.rows.push_back({"next / match", ProgressText(*leader), "memory"});
    }
    if (server.up()) view.rows.push_back({"timer", TimerText(cluster, server), "memory"});
    view.rows.push_back({"state machine", ValuesText(server), "memory"});
    const std::string joint = node.configuration().joint() ? " (joint)" : "";
    view.rows.push_back(
        {"config", raft::sim::PrintConfiguration(node.configuration()) + joint, "disk"});
    AddChapters(node, view.rows);
    view.rows.push_back({"on disk", DiskText(server), "disk"});
    if (server.queued() > 0) {
        view.rows.push_back({"queue", Count(server.queued(), "input") + " waiting", "memory"});
    }
    if (server.clock().rate() != raft::sim::kWhole) {
        view.rows.push_back({"clock", raft::sim::PrintRate(server.clock().rate()) + " × time", ""});
    }
    if (server.crash_at()) {
        view.rows.push_back({"will crash", std::string("at ") + NameOf(*server.crash_at()), ""});
    }
    if (json) view.json = ServerJson(cluster, server).dump(2);
    return view;
}

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

std::string EntriesText(const raft::AppendEntries& append) {
    if (append.entries.empty()) return "none: a heartbeat";
    std::string text;
    for (const raft::Entry& entry : append.entries) {
        text += (text.empty() ? "" : "  ") + raft::sim::PrintEntry(entry);
    }
    return text;
}

InspectorView MessageView(const Cluster& cluster, const Flight& flight, bool json) {
    const Json fields = FlightJson(flight);
    InspectorView view;
    view.title = "#" + std::to_string(flight.id) + " · " +
                 raft::NameOf(raft::TypeOf(flight.message)) + " " +
                 PrintServer(flight.message.from) + " → " + PrintServer(flight.message.to);
    constexpr std::size_t kSaidAlready = 4;  // id, type, from, to
    AddRows(fields, kSaidAlready, view.rows);
    for (InspectorRow& row : view.rows) {
        if (row.label == "sent_us") row = {"sent", TimeText(flight.sent_at), ""};
        if (row.label == "due_us") {
            const auto due = flight.due();
            row = {"arrives", due ? "in " + LengthText(*due - cluster.now()) : "waits", ""};
        }
        const auto* append = std::get_if<raft::AppendEntries>(&flight.message.body);
        if (row.label == "entries" && append != nullptr) row.value = EntriesText(*append);
    }
    if (json) view.json = fields.dump(2);
    return view;
}

InspectorView EventView(const raft::sim::Event& event, bool json) {
    const Json fields = EventJson(event);
    InspectorView view;
    view.title = "event " + std::to_string(event.id) + " · " + raft::sim::KindName(event);
    AddRows(fields, 1, view.rows);
    for (InspectorRow& row : view.rows) {
        if (row.label == "at_us") row = {"at", TimeText(event.at), ""};
    }
    if (json) view.json = fields.dump(2, ' ', false, Json::error_handler_t::replace);
    return view;
}

InspectorView EntryView(const Cluster& cluster, const render::Target& target, bool json) {
    const auto* server = ServerAt(cluster, {render::TargetKind::kServer, target.first, 0});
    if (server == nullptr) return {};
    const raft::Log& log = server->node().log();
    if (target.second < log.first_index() || target.second > log.last_index()) return {};
    const raft::Entry& entry = log.At(target.second);
    const Json fields = EntryJson(target.second, entry);
    std::string holders;
    for (const Server& other : cluster.servers()) {
        const raft::Log& its = other.node().log();
        if (its.TermAt(target.second) == entry.term) holders += " " + PrintServer(other.id());
    }
    InspectorView view;
    view.title = "entry " + std::to_string(target.second) + " of " + PrintServer(server->id());
    AddRows(fields, 1, view.rows);
    view.rows.push_back({"held by", holders.empty() ? "" : holders.substr(1), ""});
    const bool committed = target.second <= server->node().commit_index();
    view.rows.push_back({"committed here", committed ? "yes" : "not yet", "memory"});
    const bool saved = target.second <= server->node().saved_index();
    view.rows.push_back({"on this disk", saved ? "yes" : "being written", "disk"});
    if (json) view.json = fields.dump(2);
    return view;
}

std::string DirectionText(const Cluster& cluster, NodeId from, NodeId to) {
    std::string text = cluster.network().IsCut(from, to) ? "cut" : "whole";
    for (const auto& own : cluster.network().settings()) {
        if (own.from != from || own.to != to) continue;
        if (own.loss) text += ", loses " + raft::sim::PrintShare(*own.loss);
        if (own.latency) text += ", takes " + raft::sim::PrintRange(*own.latency);
    }
    std::size_t on_it = 0;
    for (const Flight* flight : cluster.network().InFlight()) {
        if (flight->message.from == from && flight->message.to == to) on_it += 1;
    }
    return text + ", " + Count(on_it, "message");
}

InspectorView LinkView(const Cluster& cluster, const render::Target& target) {
    const NodeId a = NodeAt(target.first);
    const NodeId b = NodeAt(target.second);
    if (!cluster.Has(a) || !cluster.Has(b)) return {};
    InspectorView view;
    view.title = "link " + PrintServer(a) + " – " + PrintServer(b);
    view.rows = {{PrintServer(a) + " → " + PrintServer(b), DirectionText(cluster, a, b), ""},
                 {PrintServer(b) + " → " + PrintServer(a), DirectionText(cluster, b, a), ""},
                 {"latency", raft::sim::PrintRange(cluster.options().latency), ""},
                 {"loss", raft::sim::PrintShare(cluster.options().loss), ""}};
    return view;
}

}  // namespace

InspectorView PresentInspector(const Session& session, const render::UiState& ui) {
    const Cluster& cluster = session.cluster();
    const bool json = ui.inspector_tab == render::InspectorTab::kJson;
    if (const auto* server = ServerAt(cluster, ui.selected)) {
        return ServerView(cluster, *server, json);
    }
    if (ui.selected.kind == render::TargetKind::kMessage) {
        if (const auto* flight = FlightAt(cluster, ui.selected)) {
            return MessageView(cluster, *flight, json);
        }
        return {.title = "#" + std::to_string(ui.selected.first) + " · no longer on its way"};
    }
    if (ui.selected.kind == render::TargetKind::kEvent) {
        const auto* event = session.story().Find(ui.selected.first);
        return event == nullptr ? InspectorView{} : EventView(*event, json);
    }
    if (ui.selected.kind == render::TargetKind::kEntry) {
        return EntryView(cluster, ui.selected, json);
    }
    if (ui.selected.kind == render::TargetKind::kLink) return LinkView(cluster, ui.selected);
    return {};
}

}  // namespace app
