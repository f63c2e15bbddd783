// Plays a script along a clock that somebody else holds.
#include "app/script_runner.h"

#include <algorithm>
#include <utility>

#include "raft/sim/step.h"

namespace app {

namespace {

using raft::sim::BranchId;
using raft::sim::Command;
using raft::sim::Event;
using raft::sim::HistoryCommand;
using raft::sim::Micros;
using raft::sim::Script;
using Unit = raft::sim::StepUnit;

// Whether it leaves the events behind that have not been read.
bool LeavesHere(const Command& command) {
    if (const auto* step = std::get_if<raft::sim::StepOnce>(&command)) {
        return step->unit == Unit::kBookmark;
    }
    const auto* moves = std::get_if<HistoryCommand>(&command);
    if (moves == nullptr) return false;
    return std::holds_alternative<raft::sim::GoBack>(*moves) ||
           std::holds_alternative<raft::sim::GoTo>(*moves) ||
           std::holds_alternative<raft::sim::SwitchBranch>(*moves);
}

}  // namespace

ScriptRunner::ScriptRunner(Script script) {
    Track track;
    track.state.script = std::make_shared<const Script>(std::move(script));
    track.marks.push_back({Place{}, track.state});
    tracks_.push_back(std::move(track));
}

ScriptRunner::Stop ScriptRunner::GoOn(History& history, Micros limit) {
    Follow(history, std::nullopt);
    while (!problem_) {
        if (finished(history)) return Stop::kFinished;
        if (!Stands(history)) PassAlong(history, limit);
        if (!Stands(history)) return Stop::kWaits;
        State& state = Here(history).state;
        if (!state.idle()) {
            const Script::Line& line = state.at_work();
            const bool done = PassTime(history, limit);
            Settle(history);
            // A command that was to be done in the meantime was refused.
            if (const auto failure = history.TakeFailure())
                Fail(history, line, {failure->error, failure->chinese});
            if (!done && !problem_) return Stop::kWaits;
            Here(history).state.wait = std::monostate{};
            continue;
        }
        if (!state.has_line()) return Stop::kFinished;
        const Script::Line& line = state.script->lines[state.next];
        const bool leaves = LeavesHere(line.command);
        if (leaves && !std::exchange(state.leaving, true)) return Stop::kLeavesHere;
        state.leaving = false;
        state.next += 1;
        Begin(history, line);
        if (leaves && !problem_) return Stop::kArrives;
        if (std::holds_alternative<raft::sim::PauseHere>(line.command)) return Stop::kPauseHere;
    }
    return Stop::kProblem;
}

// ---- One line ----

void ScriptRunner::Begin(History& history, const Script::Line& line) {
    State& state = Here(history).state;
    if (const auto* run = std::get_if<raft::sim::RunFor>(&line.command)) {
        state.wait = history.now() + run->length;
    } else if (const auto* until = std::get_if<raft::sim::RunUntilHolds>(&line.command)) {
        if (const auto unknown = history.cluster().UnknownIn(until->condition)) {
            return Fail(history, line, {unknown->error, unknown->chinese});
        }
        state.wait = Until{.watch = {until->condition, history.cluster().last_event()},
                           .deadline = history.now() + until->within,
                           .within = until->within};
    } else if (LeavesHere(line.command)) {
        DoLine(history, line);
    } else if (const auto* step = std::get_if<raft::sim::StepOnce>(&line.command)) {
        state.wait = Steps{step->unit, step->count, history.place().steps};
    } else if (!std::holds_alternative<raft::sim::PauseHere>(line.command)) {
        DoLine(history, line);
    }
    MakeMark(history);
}

void ScriptRunner::DoLine(History& history, const Script::Line& line) {
    const BranchId before = history.branch();
    if (const auto refusal = history.Do(line.command)) {
        return Fail(history, line, {refusal->error, refusal->chinese});
    }
    if (std::holds_alternative<raft::sim::MakeCluster>(line.command)) {
        // A history anew: nothing of what was can be gone back to.
        Track track{.state = std::move(tracks_[before].state)};
        track.marks.push_back({Place{}, track.state});
        tracks_.clear();
        tracks_.push_back(std::move(track));
        return;
    }
    Follow(history, before);
    if (history.branch() != before) {
        // It goes on there, and no longer here.
        Here(history).state = tracks_[before].state;
        Abandon(before);
    }
    Settle(history);
}

void ScriptRunner::Fail(const History& history, const Script::Line& line,
                        const raft::Bilingual& sentence) {
    if (Here(history).state.forgiving) return;
    const raft::Bilingual there =
        line.line > 0 ? raft::Fill({"line {line}: {sentence}", "第 {line} 行：{sentence}"},
                                   {{"line", line.line}, {"sentence", sentence}})
                      : sentence;
    problem_ = ScriptProblem{
        .line = line.line, .text = line.text, .sentence = there.english, .chinese = there.chinese};
    Abandon(history.branch());
}

std::optional<Micros> ScriptRunner::Deadline(const State& state) {
    if (const auto* end = std::get_if<Micros>(&state.wait)) return *end;
    if (const auto* until = std::get_if<Until>(&state.wait)) return until->deadline;
    return std::nullopt;
}

bool ScriptRunner::StepOne(History& history) {
    Follow(history, std::nullopt);
    if (finished(history) || !Stands(history)) return StepAlong(history);
    State& state = Here(history).state;
    if (state.idle()) {
        GoOn(history, history.now());
        return true;
    }
    const auto due = history.NextDue();
    const auto deadline = Deadline(state);
    if (deadline && (!due || *deadline < *due)) {
        GoOn(history, *deadline);
        return true;
    }
    if (!due) return false;
    if (auto* steps = std::get_if<Steps>(&state.wait)) {
        PassStep(history, *steps);
    } else {
        history.StepEvent();
    }
    Settle(history);
    GoOn(history, history.now());
    return true;
}

// ---- Time for the line at work ----

bool ScriptRunner::PassTime(History& history, Micros limit) {
    const Wait& wait = Here(history).state.wait;
    if (const auto* end = std::get_if<Micros>(&wait)) {
        // At a standstill, events that are due at this very moment are left for the next step.
        if (*end > limit && limit <= history.now()) return false;
        history.RunUntil(std::min(*end, limit));
        return *end <= limit;
    }
    if (std::holds_alternative<Steps>(wait)) return PassSteps(history, limit);
    return PassUntil(history, limit);
}

bool ScriptRunner::PassUntil(History& history, Micros limit) {
    State& state = Here(history).state;
    auto& until = std::get<Until>(state.wait);
    const Micros end = std::min(until.deadline, limit);
    while (!until.watch.Holds(history.cluster())) {
        if (until.deadline > limit && limit <= history.now()) return false;
        const auto due = history.NextDue();
        if (due && *due <= end) {
            history.StepEvent();
            continue;
        }
        history.RunUntil(end);
        if (until.deadline > limit) return false;
        const auto refusal = NotWithin(until.watch, until.within, history.cluster());
        Fail(history, state.at_work(), {refusal.error, refusal.chinese});
        return true;
    }
    return true;
}

bool ScriptRunner::PassStep(History& history, Steps& steps) {
    const raft::sim::EventId before = history.cluster().last_event();
    const bool stepped = steps.unit == Unit::kStage ? history.StepStage() : history.StepEvent();
    if (!stepped) return false;
    const bool each = steps.unit == Unit::kEvent || steps.unit == Unit::kStage;
    const auto& events = history.cluster().events();
    const bool found = std::any_of(events.rbegin(), events.rend(), [&](const Event& event) {
        return event.id > before && raft::sim::IsStep(event, steps.unit);
    });
    if (each || found) steps.left -= 1;
    return true;
}

bool ScriptRunner::PassSteps(History& history, Micros limit) {
    State& state = Here(history).state;
    auto& steps = std::get<Steps>(state.wait);
    while (steps.left > 0) {
        const auto due = history.NextDue();
        if (due && *due > limit) {
            history.RunUntil(limit);
            return false;
        }
        if (due && limit <= history.now()) return false;
        if (PassStep(history, steps)) continue;
        Fail(history, state.at_work(),
             raft::Words{"nothing is left to happen", "没有事件可以发生了"});
        return true;
    }
    return true;
}

}  // namespace app
