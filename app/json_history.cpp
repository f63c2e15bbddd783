// Why chains and comparisons of branches in JSON.
#include "app/json_history.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "raft/sim/branch_diff.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"
#include "raft/sim/why.h"

namespace app {

namespace {

using raft::sim::BranchId;
using raft::sim::Cluster;
using raft::sim::EventId;
using raft::sim::History;
using raft::sim::Micros;
using raft::sim::Server;

// Null if it is not on this branch.
Json ToldJson(History& history, EventId id) {
    const auto events = history.Events(history.branch(), id, id);
    if (events.empty()) return nullptr;
    Json json = EventJson(events.front());
    json["text"] = raft::sim::Describe(events.front()).text;
    return json;
}

Json SideJson(const Server* server) {
    if (server == nullptr) return nullptr;
    const raft::Node& node = server->node();
    return {{"role", RoleName(node)},        {"up", server->up()},
            {"paused", server->paused()},    {"term", node.current_term()},
            {"commit", node.commit_index()}, {"last_index", node.log().last_index()}};
}

Json ActJson(const std::optional<raft::sim::Act>& act) {
    return act ? Json(raft::sim::Print(act->command)) : Json(nullptr);
}

struct Side {
    Micros at = 0;
    Cluster cluster{};
};

Side SideOf(History& history, BranchId branch) {
    const Micros at = std::min(history.now(), history.branches()[branch].end.at);
    if (branch == history.branch()) return {history.now(), history.At(history.spot())};
    return {at, history.At(history.SpotAt(branch, at))};
}

Json BranchJson(const History& history, BranchId branch, Micros at) {
    const raft::sim::Branch& own = history.branches()[branch];
    return {{"branch", own.name}, {"at_us", at}, {"end_us", own.end.at}};
}

}  // namespace

Json WhyJson(History& history, EventId event) {
    auto told = raft::sim::TellChain(raft::sim::ChainOf(history, history.branch(), event));
    if (!told.steps.empty()) told.steps.erase(told.steps.begin());
    Json links = Json::array();
    for (const raft::sim::WhyStep& step : told.steps) {
        Json link = ToldJson(history, step.event.id);
        if (step.sent != 0) link["sent_us"] = step.sent_at;
        links.push_back(std::move(link));
    }
    return {{"ok", true},
            {"now_us", history.now()},
            {"branch", history.branches()[history.branch()].name},
            {"event", ToldJson(history, event)},
            {"chain", std::move(links)},
            {"left_out", told.left_out}};
}

Json CompareJson(History& history, BranchId left, BranchId right) {
    const Side one = SideOf(history, left);
    const Side other = SideOf(history, right);
    Json servers = Json::array();
    for (const auto& diff : raft::sim::Differences(one.cluster, other.cluster)) {
        servers.push_back(
            {{"server", NameJson(diff.id)},
             {"differs", diff.differs()},
             {"left", SideJson(diff.left)},
             {"right", SideJson(diff.right)},
             {"logs_differ_from",
              diff.logs_differ_from == 0 ? Json(nullptr) : Json(diff.logs_differ_from)}});
    }
    const raft::sim::Parting parting = raft::sim::PartingOf(history, left, right);
    Json parted = {{"branch", history.branches()[parting.on].name},
                   {"at_us", parting.place.at},
                   {"left", ActJson(parting.left)},
                   {"right", ActJson(parting.right)}};
    return {{"ok", true},
            {"now_us", history.now()},
            {"left", BranchJson(history, left, one.at)},
            {"right", BranchJson(history, right, other.at)},
            {"parted", std::move(parted)},
            {"servers", std::move(servers)}};
}

}  // namespace app
