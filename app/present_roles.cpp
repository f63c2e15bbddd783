// The view "roles": every server on its state, and how often each way between them was gone.
#include <algorithm>
#include <string>

#include "app/present_parts.h"
#include "app/text.h"
#include "app/tongue.h"
#include "raft/sim/script.h"
#include "render/words_roles.h"

namespace app {

namespace {

using raft::sim::Server;
using render::RoleArrow;
using render::RoleArrowView;
using render::RoleMark;

// Which of the roles that not every cluster has are shown.
struct Shown {
    bool asking = false;
    bool learning = false;
    bool told = false;  // From follower to candidate at once, although others ask first.

    [[nodiscard]] bool Has(RoleArrow arrow) const {
        switch (arrow) {
            case RoleArrow::kAsk:
            case RoleArrow::kPreWon:
            case RoleArrow::kPreLost:
                return asking;
            case RoleArrow::kPromote:
            case RoleArrow::kDemote:
                return learning;
            case RoleArrow::kTimeout:
                return !asking || told;
            default:
                return true;
        }
    }
};

Shown WhatIsShown(const RoleRun& run, const raft::sim::Cluster& cluster) {
    const auto often = [&](RoleArrow arrow) { return run.Of(arrow).count > 0; };
    const auto& servers = cluster.servers();
    const bool learner = std::any_of(servers.begin(), servers.end(), [](const Server& server) {
        return RoleOf(server) == RoleMark::kLearner;
    });
    return {
        .asking = cluster.options().node.prevote != raft::PreVote::kOff || often(RoleArrow::kAsk),
        .learning = learner || often(RoleArrow::kPromote) || often(RoleArrow::kDemote),
        .told = often(RoleArrow::kTimeout)};
}

RoleArrowView View(RoleRun& run, RoleArrow arrow, raft::sim::History& history,
                   const Tongue& tongue) {
    RoleTally& tally = run.arrows.at(static_cast<std::size_t>(arrow));
    const auto& words = render::words::kRoleArrowWords.at(static_cast<std::size_t>(arrow));
    RoleArrowView view{
        .arrow = arrow, .text = tongue.Say(words.text), .short_text = tongue.Say(words.brief)};
    view.hint = {view.text, tongue.Say(words.rule), tongue.Say(words.source)};
    if (tally.count == 0) {
        view.hint.push_back(tongue.Say(render::words::kRoleNever));
        return view;
    }
    view.count = "×" + std::to_string(tally.count);
    view.last = TimeText(tally.last.at);
    view.event_id = EventOf(tally, arrow, history);
    const auto& often = tally.count == 1 ? render::words::kRoleOnce : render::words::kRoleOften;
    view.hint.push_back(tongue.Say(often, {{"n", std::to_string(tally.count)},
                                           {"server", tongue.Server(NodeAt(tally.server))},
                                           {"time", view.last}}));
    if (arrow == RoleArrow::kDepose && tally.same_term > 0) {
        view.hint.push_back(
            tongue.Say(render::words::kRoleSameTerm, {{"n", std::to_string(tally.same_term)}}));
    }
    return view;
}

void LightTheLast(std::vector<RoleArrowView>& arrows) {
    const auto last = std::max_element(
        arrows.begin(), arrows.end(),
        [](const RoleArrowView& a, const RoleArrowView& b) { return a.event_id < b.event_id; });
    if (last != arrows.end() && last->event_id != 0) last->lit = true;
}

}  // namespace

render::RolesView PresentRoles(Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    const raft::sim::Cluster& cluster = session.cluster();
    RoleRun& run = session.present_cache().roles;
    Follow(run, session.history());
    const Shown shown = WhatIsShown(run, cluster);

    render::RolesView view;
    for (const RoleMark role : {RoleMark::kFollower, RoleMark::kPreCandidate, RoleMark::kCandidate,
                                RoleMark::kLeader, RoleMark::kLearner, RoleMark::kDown}) {
        if (role == RoleMark::kPreCandidate && !shown.asking) continue;
        if (role == RoleMark::kLearner && !shown.learning) continue;
        const auto& name = render::words::kRoleNames.at(static_cast<std::size_t>(role));
        view.states.push_back({.role = role, .name = tongue.Say(name)});
    }
    for (const Server& server : cluster.servers()) {
        const RoleMark role = RoleOf(server);
        for (render::RoleStateView& state : view.states) {
            if (state.role == role) state.tokens.push_back(view.tokens.size());
        }
        view.tokens.push_back({.id = raft::sim::PrintServer(server.id()),
                               .name = tongue.Server(server.id()),
                               .term_hue = HueOf(server.node().current_term()),
                               .role = role,
                               .paused = server.up() && server.paused()});
    }
    for (std::size_t i = 0; i < render::kRoleArrows; ++i) {
        const auto arrow = static_cast<RoleArrow>(i);
        if (shown.Has(arrow)) view.arrows.push_back(View(run, arrow, session.history(), tongue));
    }
    LightTheLast(view.arrows);
    return view;
}

}  // namespace app
