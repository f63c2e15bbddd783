// The screen's frame: bars, story, why, notices; the panels are in present_*.cpp.
#include "app/present.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/present_parts.h"
#include "app/present_timeline.h"
#include "app/text.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Property;
using raft::sim::Cluster;
using raft::sim::Event;

// What each property promises (Fig. 3.2), for the hint of its badge.
constexpr std::array<std::pair<Property, const char*>, raft::kProperties> kPromises = {
    {{Property::kElectionSafety, "At most one leader can be elected in a term."},
     {Property::kLeaderAppendOnly, "A leader never removes or replaces entries of its own log."},
     {Property::kLogMatching,
      "Two logs with an entry of the same index and term are the same up to it."},
     {Property::kLeaderCompleteness,
      "What is committed in a term is in the logs of all leaders of later terms."},
     {Property::kStateMachineSafety, "No two servers apply different entries at the same index."},
     {Property::kLinearizability,
      "To its clients the cluster is one machine that does every operation once, in one order."}}};

// The rules that are broken on purpose: "G1 broken: count-old-terms".
std::string BrokenRules(const raft::Rules& rules) {
    std::string rows;
    std::string names;
    std::size_t count = 0;
    for (std::size_t i = 0; i < raft::kRules; ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        if (!rules.Broken(rule)) continue;
        rows += (rows.empty() ? "" : " ") + std::string(raft::RowOf(rule));
        names = raft::NameOf(rule);
        count += 1;
    }
    if (count == 0) return {};
    return rows + " broken" + (count == 1 ? ": " + names : "");
}

std::vector<render::SafetyBadge> Badges(const Cluster& cluster) {
    std::vector<render::SafetyBadge> badges;
    for (const auto& [property, promise] : kPromises) {
        render::SafetyBadge badge{raft::NameOf(property), raft::NameOf(property), true, promise};
        for (const raft::Violation& violation : cluster.violations()) {
            if (violation.property != property || !badge.ok) continue;
            badge.ok = false;
            badge.tooltip += " Violated: " + violation.detail;
        }
        badges.push_back(std::move(badge));
    }
    return badges;
}

render::TransportView Transport(const Session& session) {
    const Cluster& cluster = session.cluster();
    std::string status = Count(cluster.network().size(), "message") + " in flight";
    if (cluster.options().clock == raft::sim::Drive::kManual) status += ", clock by hand";
    if (cluster.options().delivery == raft::sim::Drive::kManual) status += ", delivery by hand";
    return {.playing = session.playback().playing(),
            .at_end = session.at_end(),
            .time = TimeText(cluster.now()),
            .speed = ToDouble(session.playback().speed()),
            .speed_text = SpeedText(session.playback().speed()),
            .status = std::move(status)};
}

render::StoryView Tell(Session& session, bool all) {
    const auto& lines = session.story().Lines(all);
    render::StoryView view;
    view.lines.assign(lines.begin(), lines.end());
    view.earlier = session.story().Earlier(all);
    // Marked by time, not by id: everything that happened at this very moment.
    const std::string now = TimeText(session.cluster().now());
    for (auto line = view.lines.rbegin(); line != view.lines.rend() && line->time == now; ++line) {
        line->current = true;
    }
    return view;
}

std::string SourceText(const raft::sim::Sentence& sentence) {
    std::string source;
    if (!sentence.paper.empty()) source = "paper " + sentence.paper;
    if (sentence.dissertation.empty()) return source;
    return source + (source.empty() ? "" : " · ") + "dissertation " + sentence.dissertation;
}

// The cause's sentence up to its details, so that it stays on one line; asked in turn, it is whole.
std::string CauseText(const Event& cause) {
    constexpr std::size_t kLengthMax = 44;
    std::string text = raft::sim::Describe(cause).text;
    const std::size_t details = text.find(": ");
    if (details != std::string::npos) text.resize(details);
    if (text.size() > kLengthMax) {
        text.resize(text.rfind(' ', kLengthMax));
        text += " …";
    }
    return TimeText(cause.at) + ": " + text;
}

std::optional<render::WhyView> Why(Session& session, PresentCache& cache,
                                   std::optional<std::uint64_t> asked) {
    const Event* event = asked ? session.Find(*asked) : nullptr;
    if (event == nullptr) return std::nullopt;
    const raft::sim::Sentence sentence = raft::sim::Describe(*event);
    render::WhyView why{.event_id = event->id,
                        .title = "Why? t = " + TimeText(event->at),
                        .text = sentence.text,
                        .source = SourceText(sentence)};
    if (!sentence.rule.empty()) why.text += " " + sentence.rule;
    if (event->cause == 0) return why;
    if (const Event* cause = session.Find(event->cause)) {
        why.cause_text = CauseText(*cause);
        why.cause_id = cause->id;
    }
    PresentChain(session, cache, why);
    return why;
}

std::vector<render::ScenarioItem> ScenarioItems(const Session& session) {
    std::vector<render::ScenarioItem> items;
    for (const Scenario& scenario : Scenarios()) {
        items.push_back({.path = scenario.id,
                         .title = scenario.title,
                         .summary = scenario.summary,
                         .current = scenario.id == session.script().source});
    }
    return items;
}

// What the key for proposing does: the next number under a key, at the selected server if there is
// one, so that a leader without a majority can be tried as well.
std::string ProposeCommand(const Session& session, const render::UiState& ui) {
    const Cluster& cluster = session.cluster();
    const auto& requests = cluster.requests();
    const std::uint64_t number = requests.empty() ? 1 : requests.back().id + 1;
    const std::string command = "put x " + std::to_string(number);
    // A selected leader is asked itself: on both sides of a partition there can be one. Whoever
    // else is selected would only refuse.
    const auto* server = ServerAt(cluster, ui.selected);
    const bool leads =
        server != nullptr && server->up() && server->node().role() == raft::Role::kLeader;
    return leads ? command + " to " + raft::sim::PrintServer(server->id()) : command;
}

std::vector<std::string> Hints(const render::UiState& ui) {
    constexpr std::size_t kHintsMax = 8;
    if (!ui.command_open) return {};
    std::vector<std::string> hints = raft::sim::Complete(ui.command_text.data());
    if (hints.size() > kHintsMax) hints.resize(kHintsMax);
    return hints;
}

void PresentViews(Session& session, const render::UiState& ui, render::SceneView& scene) {
    using render::ViewKind;
    if (Shows(ui, ViewKind::kInside)) scene.inside = PresentInside(session, ui);
    if (Shows(ui, ViewKind::kRoles)) scene.roles = PresentRoles(session, ui);
    if (Shows(ui, ViewKind::kTerms)) scene.terms = PresentTerms(session, ui);
    if (Shows(ui, ViewKind::kMembers)) scene.members = PresentMembers(session, ui);
    if (Shows(ui, ViewKind::kClients)) scene.clients = PresentClients(session, ui);
}

}  // namespace

render::SceneView Present(Session& session, const render::UiState& ui) {
    const Cluster& cluster = session.cluster();
    PresentCache& cache = session.present_cache();
    if (cache.sitting != session.sitting()) {
        cache = PresentCache();
        cache.sitting = session.sitting();
    }
    render::SceneView scene;
    scene.top = {.scenario_title = session.script().title,
                 .hint = session.hint(),
                 .broken = BrokenRules(cluster.options().node.rules),
                 .badges = Badges(cluster)};
    scene.transport = Transport(session);
    scene.servers = PresentServers(cluster);
    scene.links = PresentLinks(cluster);
    scene.partition = PresentPartition(cluster);
    scene.messages = PresentMessages(session);
    scene.logs = PresentLogs(cluster, ui);
    scene.story = Tell(session, ui.story_shows_all);
    scene.why = Why(session, cache, ui.asked_event);
    scene.inspector = PresentInspector(session, ui);
    if (ui.hovered.kind != render::TargetKind::kNone) scene.hint = PresentHint(session, ui.hovered);
    if (ui.menu_target.kind != render::TargetKind::kNone) {
        PresentMenu(session, ui.menu_target, scene);
    }
    scene.timeline =
        PresentTimeline({.history = session.history(),
                         .cache = cache.timeline,
                         .ui = ui,
                         .playing = session.playback().playing(),
                         .find = [&](raft::sim::EventId id) { return session.Find(id); }});
    scene.history = PresentHistory(session, ui);
    scene.compare = PresentCompare(session, cache, ui);
    scene.damaged = session.damaged();
    PresentViews(session, ui, scene);
    PresentPages(session, ui, scene);
    scene.notice = session.notice();
    scene.propose_command = ProposeCommand(session, ui);
    scene.last_command = session.last_command();
    scene.command_hints = Hints(ui);
    if (ui.scenarios_open) scene.scenarios = ScenarioItems(session);
    return scene;
}

}  // namespace app
