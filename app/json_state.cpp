// The whole cluster in JSON.
#include <algorithm>

#include "app/json.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Request;
using raft::sim::Server;

Json SortedNames(std::vector<raft::NodeId> ids) {
    std::sort(ids.begin(), ids.end());
    Json names = Json::array();
    for (const raft::NodeId id : ids) names.push_back(raft::sim::PrintServer(id));
    return names;
}

Json LogJson(const raft::Log& log) {
    Json entries = Json::array();
    for (raft::Index index = log.first_index(); index <= log.last_index(); ++index) {
        entries.push_back(EntryJson(index, log.At(index)));
    }
    return entries;
}

Json DiskJson(const raft::DiskState& durable) {
    return {{"term", durable.hard.term},
            {"vote", NameJson(durable.hard.vote)},
            {"last_index", durable.log.last_index()}};
}

// What is left of the election timer on the server's own clock; null when none runs.
Json ElectionTimerJson(const Cluster& cluster, const Server& server) {
    if (!server.up() || !server.node().election_timer_runs()) return nullptr;
    const raft::Micros left =
        server.node().election_timeout() - server.ElectionElapsed(cluster.now());
    return std::max<raft::Micros>(left, 0);
}

Json VotesJson(const raft::Node& node) {
    if (const auto* candidate = node.candidate()) return SortedNames(candidate->granted);
    if (const auto* leader = node.leading()) return SortedNames(leader->votes);
    return Json::array();
}

}  // namespace

const char* RoleName(const raft::Node& node) {
    const bool learner = node.role() == raft::Role::kFollower &&
                         node.configuration().IsLearner(node.id()) &&
                         !node.configuration().IsVoter(node.id());
    return learner ? "learner" : RoleName(node.role());
}

Json ServerJson(const Cluster& cluster, const Server& server) {
    const raft::Node& node = server.node();
    Json next = Json::object();
    Json match = Json::object();
    if (const auto* leader = node.leading()) {
        for (const raft::Progress& progress : leader->progress) {
            next[raft::sim::PrintServer(progress.id)] = progress.next;
            match[raft::sim::PrintServer(progress.id)] = progress.match;
        }
    }
    Json values = Json::object();
    for (const auto& [key, value] : server.machine().values()) values[key] = value;
    return {{"id", raft::sim::PrintServer(server.id())},
            {"up", server.up()},
            {"role", RoleName(node)},
            {"term", node.current_term()},
            {"vote", NameJson(node.voted_for())},
            {"leader", NameJson(node.leader())},
            {"commit", node.commit_index()},
            {"applied", node.last_applied()},
            {"first_index", node.log().first_index()},
            {"last_index", node.log().last_index()},
            {"last_term", node.log().last().term},
            {"snapshot", {{"index", node.log().base().index}, {"term", node.log().base().term}}},
            {"log", LogJson(node.log())},
            {"config", ConfigurationJson(node.configuration())},
            {"next", std::move(next)},
            {"match", std::move(match)},
            {"votes", VotesJson(node)},
            {"disk", DiskJson(server.disk().durable())},
            {"election_timer_us", ElectionTimerJson(cluster, server)},
            {"kv", std::move(values)}};
}

Json RequestJson(const Request& request) {
    const bool appended = request.entry.index != 0;
    const bool asked = raft::Number(request.server) != 0;
    return {{"id", request.id},
            {"client", raft::sim::PrintClient(request.client)},
            {"server", asked ? NameJson(request.server) : Json(nullptr)},
            {"command", request.command},
            {"index", appended ? Json(request.entry.index) : Json(nullptr)},
            {"term", appended ? Json(request.entry.term) : Json(nullptr)},
            {"status", StatusName(request.status)},
            {"value", request.value ? Json(*request.value) : Json(nullptr)}};
}

Json StateJson(const Cluster& cluster) {
    Json servers = Json::array();
    for (const Server& server : cluster.servers()) servers.push_back(ServerJson(cluster, server));
    Json messages = Json::array();
    for (const auto* flight : cluster.network().InFlight()) messages.push_back(FlightJson(*flight));
    Json requests = Json::array();
    for (const Request& request : cluster.requests()) requests.push_back(RequestJson(request));
    Json cuts = Json::array();
    for (const auto& cut : cluster.network().cuts()) {
        cuts.push_back({NameJson(cut.from), NameJson(cut.to)});
    }
    Json violations = Json::array();
    for (const raft::Violation& violation : cluster.violations()) {
        violations.push_back({{"name", raft::NameOf(violation.property)},
                              {"server", NameJson(violation.server)},
                              {"detail", violation.detail}});
    }
    return {{"ok", true},
            {"now_us", cluster.now()},
            {"servers", std::move(servers)},
            {"messages", std::move(messages)},
            {"requests", std::move(requests)},
            {"cuts", std::move(cuts)},
            {"violations", std::move(violations)}};
}

}  // namespace app
