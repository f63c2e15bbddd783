// The screen's frame: bars, story, why, notices; the panels are in present_*.cpp.
#include "app/present.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/broken_rules.h"
#include "app/present_parts.h"
#include "app/present_timeline.h"
#include "app/promises.h"
#include "app/text.h"
#include "app/tongue.h"
#include "raft/safety.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Property;
using raft::sim::Cluster;
using raft::sim::Event;
using render::Phrase;

// The rules that are broken on purpose: "G1 broken: count-old-terms".
std::string BrokenRules(const raft::Rules& rules, const Tongue& tongue) {
    const std::vector<raft::Rule> broken = BrokenIn(rules);
    if (broken.empty()) return {};
    if (broken.size() == 1) {
        return tongue.Say({"{row} broken: {name}", "违反 {row}：{name}"},
                          {{"row", raft::RowOf(broken[0])}, {"name", raft::NameOf(broken[0])}});
    }
    std::string rows;
    for (const raft::Rule rule : broken) {
        rows += (rows.empty() ? "" : " ") + std::string(raft::RowOf(rule));
    }
    return tongue.Say({"{rows} broken", "违反 {rows}"}, {{"rows", rows}});
}

std::vector<render::SafetyBadge> Badges(const Cluster& cluster, const Tongue& tongue) {
    std::vector<render::SafetyBadge> badges;
    for (const auto& [property, promise, source] : Promises()) {
        render::SafetyBadge badge{raft::NameOf(property), tongue.Pick(raft::NamesOf(property)),
                                  true, tongue.Say(promise)};
        for (const raft::Violation& violation : cluster.violations()) {
            if (violation.property != property || !badge.ok) continue;
            badge.ok = false;
            badge.tooltip +=
                tongue.Say({" Violated: ", "已被违反："}) +
                tongue.Pick(raft::Bilingual{violation.detail, violation.chinese_detail});
        }
        badges.push_back(std::move(badge));
    }
    return badges;
}

// Beside the title: whether the scenario is as it was written.
std::string HintBeside(const Session& session, const Tongue& tongue) {
    if (session.modified()) return tongue.Say({"modified", "已改动"});
    return session.continued() ? tongue.Say({"continued", "继续上次"}) : std::string();
}

render::TransportView Transport(const Session& session, const Tongue& tongue) {
    const Cluster& cluster = session.cluster();
    std::string status =
        tongue.Count(cluster.network().size(), {"{n} message in flight", "{n} 条消息在途"},
                     {"{n} messages in flight", "{n} 条消息在途"});
    if (cluster.options().clock == raft::sim::Drive::kManual) {
        status += tongue.Say({", clock by hand", "，手动时钟"});
    }
    if (cluster.options().delivery == raft::sim::Drive::kManual) {
        status += tongue.Say({", delivery by hand", "，手动投递"});
    }
    return {.playing = session.playback().playing(),
            .at_end = session.at_end(),
            .time = TimeText(cluster.now()),
            .speed = ToDouble(session.playback().speed()),
            .speed_text = SpeedText(session.playback().speed()),
            .status = std::move(status)};
}

render::StoryView Tell(Session& session, bool all, const Tongue& tongue) {
    const auto& lines = session.story().Lines(all, tongue);
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

std::string SourceText(const raft::sim::Sentence& sentence, const Tongue& tongue) {
    std::string source;
    if (!sentence.paper.empty()) {
        source = tongue.Say({"paper {section}", "论文 {section}"}, {{"section", sentence.paper}});
    }
    if (sentence.dissertation.empty()) return source;
    return source + (source.empty() ? "" : " · ") +
           tongue.Say({"dissertation {section}", "博士论文 {section}"},
                      {{"section", sentence.dissertation}});
}

// The cause's sentence up to its details, so that it stays on one line; asked in turn, it is whole.
std::string CauseText(const Event& cause, const Tongue& tongue) {
    constexpr std::size_t kLengthMax = 44;
    // A character of Chinese has three bytes and is as wide as two of English.
    constexpr std::size_t kChineseMax = 66;
    std::string text = tongue.Tell(cause).text;
    const std::size_t details = text.find(tongue.chinese() ? "：" : ": ");
    if (details != std::string::npos) text.resize(details);
    if (text.size() > (tongue.chinese() ? kChineseMax : kLengthMax)) {
        if (tongue.chinese()) {
            std::size_t end = kChineseMax;
            while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) end -= 1;
            text.resize(end);
        } else {
            text.resize(text.rfind(' ', kLengthMax));
        }
        text += " …";
    }
    return TimeText(cause.at) + (tongue.chinese() ? "：" : ": ") + text;
}

std::optional<render::WhyView> Why(Session& session, PresentCache& cache,
                                   const render::UiState& ui) {
    const Tongue tongue(ui);
    const auto& asked = ui.asked_event;
    const Event* event = asked ? session.Find(*asked) : nullptr;
    if (event == nullptr) return std::nullopt;
    const raft::sim::Sentence sentence = tongue.Tell(*event);
    render::WhyView why{.event_id = event->id,
                        .title = tongue.Say({"Why? t = {time}", "为什么？t = {time}"},
                                            {{"time", TimeText(event->at)}}),
                        .text = sentence.text,
                        .source = SourceText(sentence, tongue)};
    if (!sentence.rule.empty()) why.text += (tongue.chinese() ? "" : " ") + sentence.rule;
    if (event->cause == 0) return why;
    if (const Event* cause = session.Find(event->cause)) {
        why.cause_text = CauseText(*cause, tongue);
        why.cause_id = cause->id;
    }
    PresentChain(session, cache, tongue, why);
    return why;
}

std::vector<render::ScenarioItem> ScenarioItems(const Session& session, const Tongue& tongue) {
    std::vector<render::ScenarioItem> items;
    for (const Scenario& scenario : Scenarios()) {
        items.push_back({.path = scenario.id,
                         .title = tongue.chinese() ? scenario.title_zh : scenario.title,
                         .summary = tongue.chinese() ? scenario.summary_zh : scenario.summary,
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
    const Tongue tongue(ui);
    const LoadedScript& script = session.script();
    scene.top = {.scenario_title = tongue.chinese() ? script.title_zh : script.title,
                 .hint = HintBeside(session, tongue),
                 .broken = BrokenRules(cluster.options().node.rules, tongue),
                 .badges = Badges(cluster, tongue)};
    scene.transport = Transport(session, tongue);
    scene.servers = PresentServers(cluster, tongue);
    scene.links = PresentLinks(cluster, tongue);
    scene.partition = PresentPartition(cluster);
    scene.messages = PresentMessages(session);
    scene.logs = PresentLogs(cluster, ui);
    scene.story = Tell(session, ui.story_shows_all, tongue);
    scene.why = Why(session, cache, ui);
    scene.inspector = PresentInspector(session, ui);
    if (ui.hovered.kind != render::TargetKind::kNone)
        scene.hint = PresentHint(session, ui.hovered, tongue);
    if (ui.menu_target.kind != render::TargetKind::kNone) {
        PresentMenu(session, ui.menu_target, tongue, scene);
    }
    scene.timeline =
        PresentTimeline({.history = session.history(),
                         .cache = cache.timeline,
                         .ui = ui,
                         .playing = session.playback().playing(),
                         .find = [&](raft::sim::EventId id) { return session.Find(id); }});
    scene.history = PresentHistory(session, ui);
    scene.compare = PresentCompare(session, cache, ui);
    if (const auto& damaged = session.damaged()) {
        scene.damaged = {tongue.Pick(damaged->sentence), tongue.Pick(damaged->good)};
    }
    PresentViews(session, ui, scene);
    PresentPages(session, ui, scene);
    scene.notice = {tongue.Pick(session.notice().text), session.notice().tone};
    scene.propose_command = ProposeCommand(session, ui);
    scene.last_command = session.last_command();
    scene.command_hints = Hints(ui);
    if (ui.scenarios_open) scene.scenarios = ScenarioItems(session, tongue);
    return scene;
}

}  // namespace app
