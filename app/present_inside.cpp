// The view "inside", filled from the cluster while it is shown: which server, its queue, its stage,
// and what can be done with it there.
#include <algorithm>
#include <array>
#include <string>

#include "app/inside_boxes.h"
#include "app/present_parts.h"
#include "app/text.h"
#include "raft/rules.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::Rule;
using raft::sim::Cluster;
using raft::sim::Input;
using raft::sim::PrintServer;
using raft::sim::Server;
using raft::sim::Stage;
using render::InsideChip;
using render::InsideInput;
namespace words = render::words;

constexpr std::size_t kChipsMax = 24;

// Whoever is in the middle of an input goes on first.
const Server* AtWork(const Cluster& cluster) {
    for (const Server& server : cluster.servers()) {
        if (server.current() != nullptr && !server.paused()) return &server;
    }
    return nullptr;
}

// The selected one; else the one at work; else, at rest, the one that acted last; else the leader.
const Server& WhomToShow(Session& session, const render::UiState& ui) {
    const Cluster& cluster = session.cluster();
    if (const Server* selected = ServerAt(cluster, ui.selected)) return *selected;
    if (const Server* at_work = AtWork(cluster)) return *at_work;
    if (!session.playback().playing()) {
        const raft::sim::Event* last = session.Find(cluster.last_event());
        if (last != nullptr && last->server.has_value() && cluster.Has(*last->server)) {
            return cluster.server(*last->server);
        }
    }
    const auto leader = cluster.leader();
    return leader ? cluster.server(*leader) : cluster.servers().front();
}

// ---- Queue ----

std::string RequestText(const Cluster& cluster, raft::sim::RequestId id) {
    const auto& requests = cluster.requests();
    const auto found = std::lower_bound(
        requests.begin(), requests.end(), id,
        [](const auto& request, raft::sim::RequestId wanted) { return request.id < wanted; });
    if (found == requests.end() || found->id != id) return {};
    return raft::sim::PrintClient(found->client) + ": " + found->command;
}

InsideChip ChipOf(const InsideLook& look, const Input& input) {
    const Tongue& tongue = look.tongue;
    InsideChip chip;
    chip.kind = InsideInput::kOwn;
    std::string more;
    switch (input.kind) {
        case Input::Kind::kMessage:
            chip.kind = InsideInput::kMessage;
            more = std::string(raft::NameOf(raft::TypeOf(input.message))) + " " +
                   tongue.Say(words::kInsideFrom, {{"server", tongue.Server(input.message.from)}});
            break;
        case Input::Kind::kTimer:
        case Input::Kind::kTick:
            chip.kind = InsideInput::kTick;
            break;
        case Input::Kind::kRequest:
            chip.kind = InsideInput::kRequest;
            more = RequestText(look.cluster, input.number);
            break;
        case Input::Kind::kWritten:
            more = tongue.Say(words::kInsideWriteDone, {{"n", std::to_string(input.number)}});
            break;
        default:
            break;
    }
    const auto& kind = words::kInsideKinds.at(static_cast<std::size_t>(chip.kind));
    const bool by_hand = chip.kind == InsideInput::kOwn && input.kind != Input::Kind::kWritten;
    chip.label = tongue.Say(by_hand ? words::kInsideByHandChip : kind.chip);
    chip.hint = {tongue.Say(kind.name), more.empty() ? tongue.Say(kind.means) : more};
    return chip;
}

void FillQueue(const InsideLook& look, render::InsideView& view) {
    const Server& server = look.server;
    view.queue.title = look.tongue.Say(words::kInsideQueue.name);
    view.queue.hint = HintOf(words::kInsideQueue, look.tongue);
    view.queue.lit = look.server.stage() == Stage::kTake && server.up() && !server.paused();
    if (server.current() != nullptr) {
        view.chips.push_back(ChipOf(look, *server.current()));
        view.chips.back().lit = true;
    }
    for (std::size_t i = 0; i < server.queued(); ++i) {
        if (view.chips.size() == kChipsMax) break;
        view.chips.push_back(ChipOf(look, server.queued(i)));
    }
    const std::size_t all = server.queued() + (server.current() != nullptr ? 1 : 0);
    view.more_chips = all - view.chips.size();
    if (view.chips.empty()) view.queue.note = look.tongue.Say(words::kInsideEmpty);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto& kind = words::kInsideKinds.at(i);
        view.kinds.push_back({.kind = static_cast<InsideInput>(i),
                              .label = look.tongue.Say(kind.name),
                              .hint = {look.tongue.Say(kind.means)}});
    }
}

// ---- Stages ----

// The stage that it stands before; nothing when nothing is to be done, or cannot be.
std::optional<Stage> StageOf(const Server& server) {
    if (!server.up() || server.paused()) return std::nullopt;
    return server.stage();
}

void FillStages(const InsideLook& look, render::InsideView& view) {
    const Server& server = look.server;
    const Tongue& tongue = look.tongue;
    const auto now = StageOf(server);
    for (std::size_t i = 0; i < render::kInsideStages; ++i) {
        const auto stage = static_cast<Stage>(i);
        const auto& said = words::kInsideStageWords.at(i);
        render::InsideStage& shown = view.stages.at(i);
        shown.name = raft::sim::NameOf(stage);
        shown.current = now == stage;
        shown.done = server.current() != nullptr && now.has_value() && stage < *now;
        shown.hint = {shown.name, tongue.Say(said.does), tongue.Say(said.source)};
    }
    const std::string name = tongue.Server(server.id());
    view.title = tongue.Say(words::kInsideTitle, {{"server", name}});
    if (now.has_value()) {
        const auto number = static_cast<std::size_t>(*now);
        view.status = tongue.Say(words::kInsideStageOf, {{"n", std::to_string(number + 1)},
                                                         {"stage", raft::sim::NameOf(*now)}});
        const auto& said = words::kInsideStageWords.at(number);
        view.why_text = tongue.Say(said.why);
        view.why_source = tongue.Say(said.source);
    } else {
        view.status = tongue.Say(!server.up()      ? words::kInsideDown
                                 : server.paused() ? words::kInsidePaused
                                                   : words::kInsideRests);
        view.why_text = tongue.Say(words::kInsideLoop);
        view.why_source = tongue.Say(words::kInsideLoopSource);
    }
    if (server.crash_at().has_value()) {
        view.status +=
            tongue.Say(words::kInsideArmed, {{"stage", raft::sim::NameOf(*server.crash_at())}});
    }
    view.why_title = tongue.Say(words::kInsideWhy);
}

// ---- Buttons ----

void AddSteps(const InsideLook& look, std::vector<render::InsideAction>& actions) {
    const Tongue& tongue = look.tongue;
    const bool due = look.cluster.NextDue().has_value();
    const std::string why = due ? "" : tongue.Say(words::kInsideNothingDue);
    render::InsideAction next{.label = tongue.Say(words::kInsideNextStage),
                              .command = "step stage",
                              .enabled = due,
                              .primary = true,
                              .tip = why};
    const Server* at_work = AtWork(look.cluster);
    if (at_work != nullptr && at_work->id() != look.server.id()) {
        next.tip = tongue.Say(words::kInsideOther, {{"server", tongue.Server(at_work->id())}});
    }
    actions.push_back(std::move(next));
    if (at_work != nullptr) {
        const auto left = render::kInsideStages - static_cast<std::size_t>(*at_work->stage());
        actions.push_back({.label = tongue.Say(words::kInsideNextInput),
                           .command = "step stage " + std::to_string(left)});
    } else {
        actions.push_back({.label = tongue.Say(words::kInsideNextEvent),
                           .command = "step",
                           .enabled = due,
                           .tip = why});
    }
}

// In mid-input it crashes right where it stands; else at the next write, which is armed.
void AddCrash(const InsideLook& look, std::vector<render::InsideAction>& actions) {
    const Tongue& tongue = look.tongue;
    const Server& server = look.server;
    const std::string name = PrintServer(server.id());
    const Gaps gaps{{"server", tongue.Server(server.id())}};
    if (!server.up()) {
        actions.push_back(
            {.label = tongue.Say(words::kInsideRestart, gaps), .command = "restart " + name});
        return;
    }
    if (server.paused()) {
        actions.push_back(
            {.label = tongue.Say(words::kInsideResume, gaps), .command = "resume " + name});
        return;
    }
    const auto stage = look.at();
    if (stage.has_value()) {
        const auto& said = words::kInsideStageWords.at(static_cast<std::size_t>(*stage));
        actions.push_back(
            {.label = tongue.Say(said.crash, gaps), .command = "crash " + name, .harm = true});
    } else {
        actions.push_back({.label = tongue.Say(words::kInsideCrashAt, gaps),
                           .command = "crash " + name + " at persist",
                           .harm = true});
    }
}

// The wrong belief that fits the stage.
void AddRule(const InsideLook& look, std::vector<render::InsideAction>& actions) {
    const Tongue& tongue = look.tongue;
    Rule rule = Rule::kAnswerAfterDisk;
    render::Phrase label = words::kInsideBreakDisk;
    if (look.Before(Stage::kStep)) {
        rule = Rule::kVoteForUpToDateLog;
        label = words::kInsideBreakVote;
    } else if (look.Before(Stage::kApply)) {
        rule = Rule::kApplyCommittedOnly;
        label = words::kInsideBreakApply;
    }
    const bool broken = look.cluster.options().node.rules.Broken(rule);
    const std::string row = raft::RowOf(rule);
    actions.push_back(
        {.label = broken ? tongue.Say(words::kInsideMend, {{"rule", row}}) : tongue.Say(label),
         .command = (broken ? "mend " : "break ") + row,
         .harm = !broken,
         .tip = row + " " + raft::NameOf(rule) + "\n" + tongue.Say(words::kInsideBreakTip)});
}

}  // namespace

render::InsideView PresentInside(Session& session, const render::UiState& ui) {
    const Tongue tongue(ui);
    const Server& server = WhomToShow(session, ui);
    const InsideLook look{session.cluster(), server, tongue};
    render::InsideView view;
    FillStages(look, view);
    FillQueue(look, view);
    FillInsideBoxes(look, view);
    AddSteps(look, view.actions);
    AddCrash(look, view.actions);
    AddRule(look, view.actions);
    return view;
}

}  // namespace app
