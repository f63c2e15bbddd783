// The view "members": whose majority counts, who has agreed, and what changes.
#include <algorithm>
#include <string>

#include "app/member_notes.h"
#include "app/present_parts.h"
#include "app/tongue.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Answer;
using raft::Index;
using raft::Node;
using raft::NodeId;
using raft::sim::Cluster;
using raft::sim::Server;
using render::RoleMark;
using render::Said;
namespace words = render::words;

// Most of its voters have come to a higher term: there is nothing left that it could decide.
bool IsPassed(const Cluster& cluster, const Node& leader) {
    const std::vector<NodeId>& voters = leader.configuration().voters;
    const auto gone = std::count_if(voters.begin(), voters.end(), [&](NodeId id) {
        return cluster.Has(id) && cluster.server(id).node().current_term() > leader.current_term();
    });
    return static_cast<std::size_t>(gone) >= raft::MajorityOf(voters.size());
}

// How much a server has to do with what is decided next: who stands, who asks, who waits.
int RankOf(const Node& node) {
    if (node.candidate() != nullptr) return 2;
    return node.precandidate() != nullptr ? 1 : 0;
}

// The leader; without one who stands in the highest term, else whoever is in it.
const Node& HolderOf(const Cluster& cluster) {
    const auto leader = cluster.leader();
    if (leader && !IsPassed(cluster, cluster.server(*leader).node())) {
        return cluster.server(*leader).node();
    }
    const Node* best = nullptr;
    for (const Server& server : cluster.servers()) {
        const Node& node = server.node();
        if (!server.up()) continue;
        const bool better =
            best == nullptr || RankOf(node) > RankOf(*best) ||
            (RankOf(node) == RankOf(*best) && node.current_term() > best->current_term());
        if (better) best = &node;
    }
    return best != nullptr ? *best : cluster.servers().front().node();
}

// What is counted, and each server's answer.
struct Counted {
    std::string text{};
    std::vector<Said> said{};  // By slot.
};

Said SaidBy(Answer answer) {
    if (answer == Answer::kYes) return Said::kYes;
    return answer == Answer::kNo ? Said::kNo : Said::kNothing;
}

Counted CountAcks(const Node& node, const raft::Leader& leader, std::size_t servers,
                  const Tongue& tongue) {
    Counted counted;
    counted.said.resize(servers, Said::kNothing);
    const Index newest = node.log().last_index();
    const bool done = newest <= node.commit_index();
    counted.text = tongue.Say(done ? words::kMembersAllDone : words::kMembersAcks,
                              {{"i", std::to_string(newest)}});
    const auto set = [&](NodeId id, bool yes) {
        const std::size_t slot = raft::Number(id) - 1;
        if (yes && slot < servers) counted.said[slot] = Said::kYes;
    };
    set(node.id(), node.saved_index() >= newest);
    for (const raft::Progress& progress : leader.progress) {
        set(progress.id, progress.match >= newest);
    }
    return counted;
}

Counted Count(const Cluster& cluster, const Node& node, const Tongue& tongue) {
    const std::size_t servers = cluster.servers().size();
    if (const auto* leader = node.leading()) return CountAcks(node, *leader, servers, tongue);
    Counted counted;
    counted.said.resize(servers, Said::kNothing);
    const raft::Answers* answers = node.candidate();
    const std::string name = tongue.Server(node.id());
    if (answers != nullptr) {
        counted.text = tongue.Say(words::kMembersVotes,
                                  {{"server", name}, {"t", std::to_string(node.current_term())}});
    } else if (node.precandidate() != nullptr) {
        answers = node.precandidate();
        counted.text = tongue.Say(words::kMembersPreVotes, {{"server", name}});
    } else {
        counted.text = tongue.Say(words::kMembersNobody);
        return counted;
    }
    for (std::size_t slot = 0; slot < servers; ++slot) {
        counted.said[slot] = SaidBy(answers->Of(NodeAt(slot)));
    }
    return counted;
}

render::QuorumView Quorum(const std::vector<NodeId>& voters, const Counted& counted,
                          const render::Phrase& name, const words::MemberRule& rule,
                          const Tongue& tongue) {
    render::QuorumView view{.name = tongue.Say(name)};
    std::size_t have = 0;
    for (const NodeId id : voters) {
        const std::size_t slot = raft::Number(id) - 1;
        if (slot < counted.said.size() && counted.said[slot] == Said::kYes) have += 1;
    }
    const std::size_t needed = raft::MajorityOf(voters.size());
    view.full = have >= needed;
    const auto text = [](std::size_t number) { return std::to_string(number); };
    view.text = tongue.Say(view.full ? words::kMembersFull : words::kMembersMissing,
                           {{"n", text(have)},
                            {"all", text(voters.size())},
                            {"more", text(view.full ? 0 : needed - have)}});
    view.hint = RuleLines(view.name + ": " + view.text, rule, tongue);
    return view;
}

std::string Title(const Node& node, const Tongue& tongue) {
    const std::string server = tongue.Server(node.id());
    const Index index = node.configuration_index();
    if (index == 0) return tongue.Say(words::kMembersFirst, {{"server", server}});
    const bool committed = index <= node.commit_index();
    return tongue.Say(
        words::kMembersOf,
        {{"server", server},
         {"i", std::to_string(index)},
         {"state", tongue.Say(committed ? words::kMembersCommitted : words::kMembersPending)}});
}

bool Contains(const std::vector<NodeId>& ids, NodeId id) {
    return std::binary_search(ids.begin(), ids.end(), id);
}

}  // namespace

render::MembersView PresentMembers(Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    const Cluster& cluster = session.cluster();
    const Node& holder = HolderOf(cluster);
    const raft::Configuration& shown = holder.configuration();
    const Counted counted = Count(cluster, holder, tongue);

    render::MembersView view;
    view.title = Title(holder, tongue);
    view.counted = counted.text;
    view.joint = shown.joint();
    if (view.joint) {
        view.old_quorum =
            Quorum(shown.outgoing, counted, words::kMembersOld, words::kRuleJoint, tongue);
    }
    view.new_quorum =
        Quorum(shown.voters, counted, view.joint ? words::kMembersNew : words::kMembersVoters,
               view.joint ? words::kRuleJoint : words::kRuleMajority, tongue);
    view.learners = tongue.Say(words::kMembersLearners);
    view.learners_hint = RuleLines(view.learners, words::kRuleCatchUp, tongue);
    view.outside = tongue.Say(words::kMembersOutside);
    view.outside_hint = RuleLines(view.outside, words::kRuleOutside, tongue);
    for (const Server& server : cluster.servers()) {
        const RoleMark mark = MarkOf(server);
        const bool paused = mark == RoleMark::kPaused;
        const bool leads = paused && server.node().role() == raft::Role::kLeader;
        view.members.push_back({.slot = view.members.size(),
                                .id = raft::sim::PrintServer(server.id()),
                                .name = tongue.Server(server.id()),
                                .term_hue = HueOf(server.node().current_term()),
                                .role = leads    ? RoleMark::kLeader
                                        : paused ? RoleMark::kFollower
                                                 : mark,
                                .paused = paused,
                                .in_old = Contains(shown.outgoing, server.id()),
                                .in_new = Contains(shown.voters, server.id()),
                                .learner = shown.IsLearner(server.id()),
                                .said = counted.said[view.members.size()]});
    }
    view.notes = NotesAboutMembers(cluster, holder, tongue);
    return view;
}

}  // namespace app
