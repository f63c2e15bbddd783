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

// Who stands for election in a term that is nobody's yet, else the leader, else the highest term.
const Node& HolderOf(const Cluster& cluster) {
    const auto leader = cluster.leader();
    const Node* best = leader ? &cluster.server(*leader).node() : nullptr;
    const auto stands = [](const Node& node) { return node.candidate() != nullptr; };
    for (const Server& server : cluster.servers()) {
        const Node& node = server.node();
        if (!server.up() || !stands(node)) continue;
        if (best == nullptr || node.current_term() > best->current_term()) best = &node;
    }
    if (best != nullptr) return *best;
    for (const Server& server : cluster.servers()) {
        const Node& node = server.node();
        const bool asks = node.precandidate() != nullptr;
        const bool better = best == nullptr || node.current_term() > best->current_term() ||
                            (asks && best->precandidate() == nullptr);
        if (server.up() && better) best = &node;
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
