// Servers on the ring, and the links between them.
#include <algorithm>
#include <numeric>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Node;
using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Network;
using raft::sim::Server;
using render::Mark;
using render::NodeView;
using render::Phrase;
using render::RoleMark;

constexpr Phrase kVotes{"{yes} of {needed} votes", "{yes}/{needed} 张选票"};
constexpr Phrase kPreVotes{"{yes} of {needed} pre-votes", "{yes}/{needed} 张预投票"};

float Share(raft::Micros part, raft::Micros whole) {
    if (whole <= 0) return 0;
    return std::clamp(static_cast<float>(part) / static_cast<float>(whole), 0.0F, 1.0F);
}

bool Contains(const std::vector<NodeId>& ids, NodeId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// What of the state machine there is room for below a server.
std::string ValuesText(const Server& server) {
    constexpr std::size_t kValuesMax = 2;
    constexpr std::size_t kLengthMax = 14;
    std::string text;
    std::size_t shown = 0;
    for (const auto& [key, value] : server.machine().values()) {
        const std::string item = key + "=" + value;
        if (shown == kValuesMax || text.size() + item.size() > kLengthMax) return text + " …";
        text += " " + item;
        shown += 1;
    }
    return text;
}

std::string Caption(const Server& server, RoleMark mark, const Tongue& tongue) {
    const std::string values = ValuesText(server);
    return RoleTitle(mark, tongue) + (values.empty() ? "" : " ·" + values);
}

// Of a candidate or a pre-candidate, among the (new) voters; `what` has gaps for the counts.
template <class Asking>
render::TallyView Votes(const Node& node, const Asking& asking, const Phrase& what,
                        const Tongue& tongue) {
    render::TallyView tally;
    std::size_t yes = 0;
    for (const NodeId voter : node.configuration().voters) {
        Mark mark = Contains(asking.granted, voter) ? Mark::kYes : Mark::kUnknown;
        if (Contains(asking.refused, voter)) mark = Mark::kNo;
        if (mark == Mark::kYes) yes += 1;
        tally.marks.push_back(mark);
    }
    tally.needed = raft::MajorityOf(tally.marks.size());
    tally.text =
        tongue.Say(what, {{"yes", std::to_string(yes)}, {"needed", std::to_string(tally.needed)}});
    return tally;
}

// Who is known to hold the leader's newest entry on its disk.
std::optional<render::TallyView> Acks(const Node& node, const raft::Leader& leader,
                                      const Tongue& tongue) {
    const raft::Index newest = node.log().last_index();
    if (newest <= node.commit_index()) return std::nullopt;
    render::TallyView tally;
    std::size_t yes = 0;
    for (const NodeId voter : node.configuration().voters) {
        const auto progress =
            std::find_if(leader.progress.begin(), leader.progress.end(),
                         [&](const raft::Progress& one) { return one.id == voter; });
        const bool known = voter == node.id()
                               ? node.saved_index() >= newest
                               : progress != leader.progress.end() && progress->match >= newest;
        if (known) yes += 1;
        tally.marks.push_back(known ? Mark::kYes : Mark::kUnknown);
    }
    tally.needed = raft::MajorityOf(tally.marks.size());
    tally.text = tongue.Say({"entry {index}: on {yes}, {needed} needed",
                             "条目 {index}：已在 {yes} 台，需要 {needed} 台"},
                            {{"index", std::to_string(newest)},
                             {"yes", std::to_string(yes)},
                             {"needed", std::to_string(tally.needed)}});
    return tally;
}

NodeView View(const Cluster& cluster, const Server& server, const Tongue& tongue) {
    const Node& node = server.node();
    const RoleMark mark = MarkOf(server);
    NodeView view;
    view.id = raft::sim::PrintServer(server.id());
    view.name = tongue.Server(server.id());
    view.role = mark;
    view.term = tongue.Say(kTermNumber, {{"term", std::to_string(node.current_term())}});
    view.caption = Caption(server, mark, tongue);
    view.term_hue = HueOf(node.current_term());
    view.disk_busy = server.disk().outstanding();
    view.violating = std::any_of(
        cluster.violations().begin(), cluster.violations().end(),
        [&](const raft::Violation& violation) { return violation.server == server.id(); });
    if (!server.up()) return view;
    view.timer_running = node.election_timer_runs();
    if (view.timer_running) {
        const raft::Micros left = node.election_timeout() - server.ElectionElapsed(cluster.now());
        view.timer_left = Share(left, node.election_timeout());
    }
    if (const auto* asking = node.precandidate())
        view.votes = Votes(node, *asking, kPreVotes, tongue);
    if (const auto* candidate = node.candidate())
        view.votes = Votes(node, *candidate, kVotes, tongue);
    if (const auto* leader = node.leading()) {
        view.acks = Acks(node, *leader, tongue);
        const auto left = server.UntilTimer(cluster.now());
        view.heartbeat_running = left.has_value();
        if (left) view.heartbeat_left = Share(*left, node.options().heartbeat);
    }
    return view;
}

std::string Note(const Network& network, NodeId a, NodeId b, const Tongue& tongue) {
    std::string note;
    for (const auto& own : network.settings()) {
        // A link's own values are usually the same both ways: said once.
        const bool here = (own.from == a && own.to == b) || (own.from == b && own.to == a);
        if (!here || !note.empty()) continue;
        if (own.loss) {
            note += tongue.Say({"loss {share}", "丢失 {share}"},
                               {{"share", raft::sim::PrintShare(*own.loss)}});
        }
        if (!own.latency) continue;
        if (!note.empty()) note += tongue.Say(kComma);
        note += raft::sim::PrintRange(*own.latency);
    }
    return note;
}

bool Held(const Network& network, NodeId from, NodeId to) {
    return std::any_of(network.holds().begin(), network.holds().end(), [&](const auto& hold) {
        return (!hold.from || *hold.from == from) && (!hold.to || *hold.to == to);
    });
}

}  // namespace

std::size_t HueOf(raft::Term term) {
    return term == 0 ? render::kNoTermHue : static_cast<std::size_t>(term - 1);
}

render::Slot SlotOf(const Cluster& cluster, NodeId id) {
    return cluster.Has(id) ? static_cast<render::Slot>(raft::Number(id) - 1) : render::kOutside;
}

NodeId NodeAt(std::uint64_t slot) {
    return static_cast<NodeId>(slot + 1);
}

RoleMark RoleOf(const Server& server) {
    if (!server.up()) return RoleMark::kDown;
    const Node& node = server.node();
    switch (node.role()) {
        case raft::Role::kPreCandidate:
            return RoleMark::kPreCandidate;
        case raft::Role::kCandidate:
            return RoleMark::kCandidate;
        case raft::Role::kLeader:
            return RoleMark::kLeader;
        case raft::Role::kFollower:
            break;
    }
    const auto& configuration = node.configuration();
    const bool learner =
        configuration.IsLearner(server.id()) && !configuration.IsVoter(server.id());
    return learner ? RoleMark::kLearner : RoleMark::kFollower;
}

RoleMark MarkOf(const Server& server) {
    return server.up() && server.paused() ? RoleMark::kPaused : RoleOf(server);
}

std::string RoleTitle(RoleMark mark, const Tongue& tongue) {
    switch (mark) {
        case RoleMark::kFollower:
            return tongue.Say({"Follower", "跟随者"});
        case RoleMark::kPreCandidate:
            return tongue.Say({"Pre-candidate", "预候选人"});
        case RoleMark::kCandidate:
            return tongue.Say({"Candidate", "候选人"});
        case RoleMark::kLeader:
            return tongue.Say({"Leader", "领导者"});
        case RoleMark::kLearner:
            return tongue.Say({"Learner", "学习者"});
        case RoleMark::kPaused:
            return tongue.Say({"Paused", "已暂停"});
        case RoleMark::kDown:
            return tongue.Say({"Crashed", "已崩溃"});
    }
    return "";
}

const Server* ServerAt(const Cluster& cluster, const render::Target& target) {
    if (target.kind != render::TargetKind::kServer) return nullptr;
    if (target.first >= cluster.servers().size()) return nullptr;
    return &cluster.servers()[target.first];
}

const raft::sim::Flight* FlightAt(const Cluster& cluster, const render::Target& target) {
    if (target.kind != render::TargetKind::kMessage) return nullptr;
    return cluster.network().Find(target.first);
}

std::vector<NodeView> PresentServers(const Cluster& cluster, const Tongue& tongue) {
    std::vector<NodeView> views;
    views.reserve(cluster.servers().size());
    for (const Server& server : cluster.servers()) views.push_back(View(cluster, server, tongue));
    return views;
}

std::vector<render::LinkView> PresentLinks(const Cluster& cluster, const Tongue& tongue) {
    const Network& network = cluster.network();
    std::vector<render::LinkView> views;
    const bool usual =
        network.holds().empty() && network.settings().empty() && network.cuts().empty();
    if (usual) return views;
    const std::size_t count = cluster.servers().size();
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = a + 1; b < count; ++b) {
            const NodeId first = NodeAt(a);
            const NodeId second = NodeAt(b);
            render::LinkView view{
                .a = a,
                .b = b,
                .cut_ab = network.IsCut(first, second),
                .cut_ba = network.IsCut(second, first),
                .held = Held(network, first, second) || Held(network, second, first),
                .note = Note(network, first, second, tongue)};
            const bool worth = view.cut_ab || view.cut_ba || view.held || !view.note.empty();
            if (worth) views.push_back(std::move(view));
        }
    }
    return views;
}

std::vector<std::size_t> PresentPartition(const Cluster& cluster) {
    const Network& network = cluster.network();
    if (network.cuts().empty()) return {};
    const std::size_t count = cluster.servers().size();
    // Every server starts in a part of its own; a whole link joins two parts under the lower one.
    std::vector<std::size_t> part(count);
    std::iota(part.begin(), part.end(), std::size_t{0});
    for (std::size_t a = 0; a < count; ++a) {
        for (std::size_t b = a + 1; b < count; ++b) {
            const bool apart =
                network.IsCut(NodeAt(a), NodeAt(b)) && network.IsCut(NodeAt(b), NodeAt(a));
            if (apart || part[a] == part[b]) continue;
            const std::size_t low = std::min(part[a], part[b]);
            const std::size_t high = std::max(part[a], part[b]);
            std::replace(part.begin(), part.end(), high, low);
        }
    }
    const bool whole = std::all_of(part.begin(), part.end(), [](std::size_t p) { return p == 0; });
    return whole ? std::vector<std::size_t>{} : part;
}

}  // namespace app
