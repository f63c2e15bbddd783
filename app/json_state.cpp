// The whole cluster in JSON.
#include <algorithm>

#include "app/json_parts.h"
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
            {"last_index", durable.log.last_index()},
            {"snapshot_index", durable.log.base().index}};
}

// What is left of the election timer on the server's own clock; null when none runs.
Json ElectionTimerJson(const Cluster& cluster, const Server& server) {
    if (!server.up() || !server.node().election_timer_runs()) return nullptr;
    const raft::Micros left =
        server.node().election_timeout() - server.ElectionElapsed(cluster.now());
    return std::max<raft::Micros>(left, 0);
}

// What is left, on the server's own clock, of the lease that lets it answer reads; null when it has
// none.
Json LeaseJson(const Cluster& cluster, const Server& server) {
    const auto left = server.up() ? server.node().LeaseLeft() : std::nullopt;
    if (!left) return nullptr;
    // The node hears of time only when something happens; how much has passed since?
    const auto until = server.node().UntilTimer();
    const auto until_now = server.UntilTimer(cluster.now());
    const raft::Micros since = until && until_now ? *until - *until_now : 0;
    return *left > since ? Json(*left - since) : Json(nullptr);
}

Json TransferJson(const raft::Node& node) {
    const auto* leader = node.leading();
    if (leader == nullptr || !leader->transfer) return nullptr;
    return NameJson(leader->transfer->target);
}

Json BrokenJson(const raft::Rules& rules) {
    Json broken = Json::array();
    for (std::size_t i = 0; i < raft::kRules; ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        if (rules.Broken(rule)) broken.push_back(RowOf(rule));
    }
    return broken;
}

Json VotesJson(const raft::Node& node) {
    if (const auto* asking = node.precandidate()) return SortedNames(asking->granted);
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
    Json progress = Json::object();
    if (const auto* leader = node.leading()) {
        for (const raft::Progress& follower : leader->progress) {
            const std::string name = raft::sim::PrintServer(follower.id);
            next[name] = follower.next;
            match[name] = follower.match;
            progress[name] = ProgressName(follower.state);
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
            {"progress", std::move(progress)},
            {"votes", VotesJson(node)},
            {"disk", DiskJson(server.disk().durable())},
            {"election_timer_us", ElectionTimerJson(cluster, server)},
            {"lease_us", LeaseJson(cluster, server)},
            {"transfer", TransferJson(node)},
            {"kv", std::move(values)}};
}

Json RequestJson(const Request& request) {
    const bool appended = request.entry.index != 0;
    const bool asked = raft::Number(request.server) != 0;
    Json json = {{"id", request.id},
                 {"client", raft::sim::PrintClient(request.client)},
                 {"server", asked ? NameJson(request.server) : Json(nullptr)},
                 {"command", request.command}};
    if (request.read) {
        json["mode"] = raft::sim::NameOf(*request.read);
        json["key"] = request.key;
    }
    json["index"] = appended ? Json(request.entry.index) : Json(nullptr);
    json["term"] = appended ? Json(request.entry.term) : Json(nullptr);
    json["status"] = StatusName(request.status);
    json["value"] = request.value ? Json(*request.value) : Json(nullptr);
    return json;
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
        violations.push_back(
            {{"name", raft::NameOf(violation.property)},
             {"server", NameJson(violation.server)},
             {"detail", violation.detail},
             {"clash", violation.clash == 0 ? Json(nullptr) : Json(violation.clash)}});
    }
    Json stalls = Json::array();
    for (const raft::sim::StallEvent& stall : cluster.stalls()) {
        AddStall(stalls.emplace_back(Json::object()), stall);
    }
    return {{"ok", true},
            {"now_us", cluster.now()},
            {"servers", std::move(servers)},
            {"messages", std::move(messages)},
            {"requests", std::move(requests)},
            {"cuts", std::move(cuts)},
            {"violations", std::move(violations)},
            {"broken", BrokenJson(cluster.options().node.rules)},
            {"stalls", std::move(stalls)}};
}

// ---- History ----

Json BranchesJson(const raft::sim::History& history) {
    Json branches = Json::array();
    Json bookmarks = Json::array();
    for (const raft::sim::Branch& branch : history.branches()) {
        if (branch.pruned) continue;
        const auto& parent = branch.parent;
        branches.push_back(
            {{"name", branch.name},
             {"parent", parent ? Json(history.branches()[*parent].name) : Json(nullptr)},
             {"fork_us", branch.fork.at},
             {"end_us", branch.end.at}});
        for (const raft::sim::Bookmark& bookmark : branch.bookmarks) {
            bookmarks.push_back(
                {{"text", bookmark.text}, {"branch", branch.name}, {"at_us", bookmark.place.at}});
        }
    }
    return {{"ok", true},
            {"now_us", history.now()},
            {"branch", history.branches()[history.branch()].name},
            {"branches", std::move(branches)},
            {"bookmarks", std::move(bookmarks)}};
}

Json StateJson(const raft::sim::History& history) {
    Json json = StateJson(history.cluster());
    const Json tree = BranchesJson(history);
    for (const char* field : {"branch", "branches", "bookmarks"}) json[field] = tree.at(field);
    return json;
}

}  // namespace app
