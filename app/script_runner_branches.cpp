// The scripts of the branches: where they stand, and what is still to come on each.
#include <algorithm>
#include <utility>

#include "app/script_runner.h"

namespace app {

namespace {

using raft::sim::Branch;
using raft::sim::BranchId;
using raft::sim::Micros;
using raft::sim::Script;

}  // namespace

// ---- Where it stands ----

bool ScriptRunner::finished(const History& history) const {
    if (history.branch() >= tracks_.size()) return true;
    const State& state = tracks_[history.branch()].state;
    return state.idle() && !state.has_line();
}

bool ScriptRunner::Stands(const History& history) const {
    if (history.branch() >= tracks_.size()) return false;
    const auto& at = tracks_[history.branch()].at;
    return at ? *at == history.place() : history.at_end();
}

std::optional<BranchId> ScriptRunner::Standing(const History& history) const {
    if (!Stands(history)) return std::nullopt;
    return history.branch();
}

ScriptRunner::Place ScriptRunner::PlaceOf(const History& history, BranchId branch) const {
    const Place& end = history.branches()[branch].end;
    return branch < tracks_.size() ? tracks_[branch].at.value_or(end) : end;
}

raft::sim::Spot ScriptRunner::Spot(const History& history) const {
    return {history.branch(), PlaceOf(history, history.branch())};
}

void ScriptRunner::Settle(const History& history) {
    Track& track = Here(history);
    track.at.reset();
    if (!history.at_end()) track.at = history.place();
}

// ---- Going towards it ----

std::optional<ScriptRunner::Place> ScriptRunner::Ahead(const History& history) const {
    if (finished(history)) return std::nullopt;
    const Place place = PlaceOf(history, history.branch());
    if (place <= history.place()) return std::nullopt;
    return place;
}

bool ScriptRunner::StepAlong(History& history) {
    const auto to = Ahead(history);
    const auto due = history.NextDue();
    if (!to || (due && *due <= to->at)) return history.StepEvent();
    history.RunUntil(to->at);
    return true;
}

void ScriptRunner::PassAlong(History& history, Micros limit) {
    if (limit <= history.now()) return;
    const auto to = Ahead(history);
    if (!to || limit < to->at) return history.RunUntil(limit);
    // Exactly there: something else can be due at the same moment, and the script comes first.
    if (history.now() + 1 < to->at) history.RunUntil(to->at - 1);
    while (!Stands(history) && Ahead(history) && StepAlong(history)) continue;
}

// ---- Branches ----

void ScriptRunner::Follow(const History& history, std::optional<BranchId> stood) {
    const auto& branches = history.branches();
    if (tracks_.size() > branches.size()) tracks_.resize(branches.size());
    while (tracks_.size() < branches.size()) {
        const Branch& branch = branches[tracks_.size()];
        Track track;
        if (stood) {
            track.state = tracks_[*stood].state;
        } else if (branch.parent) {
            track.state = StateAt(*branch.parent, branch.fork);
        }
        track.marks.push_back({branch.fork, track.state});
        tracks_.push_back(std::move(track));
    }
}

ScriptRunner::State ScriptRunner::StateAt(BranchId branch, const Place& place) const {
    const auto& marks = tracks_[branch].marks;
    const auto after = std::partition_point(marks.begin(), marks.end(),
                                            [&](const Mark& mark) { return mark.place <= place; });
    if (after == marks.begin()) return {};
    State state = (after - 1)->state;
    if (auto* steps = std::get_if<Steps>(&state.wait)) {
        // Of other steps nobody counted how many had been done.
        const std::uint64_t done = place.steps - steps->from;
        const bool left = steps->unit == raft::sim::StepUnit::kEvent && done < steps->left;
        steps->left -= left ? static_cast<std::uint32_t>(done) : 0;
        if (!left) state.wait = std::monostate{};
    }
    return state;
}

void ScriptRunner::MakeMark(const History& history) {
    // Where the script went back, what it had come to is no longer where it stands.
    Track& track = Here(history);
    if (track.at || problem_) return;
    const Place place = history.place();
    if (!track.marks.empty() && track.marks.back().place == place) track.marks.pop_back();
    track.marks.push_back({place, track.state});
}

void ScriptRunner::Forgive(BranchId branch) {
    if (branch < tracks_.size()) tracks_[branch].state.forgiving = true;
}

bool ScriptRunner::forgiving(BranchId branch) const {
    return branch < tracks_.size() && tracks_[branch].state.forgiving;
}

void ScriptRunner::Abandon(BranchId branch) {
    if (branch >= tracks_.size()) return;
    State& state = tracks_[branch].state;
    if (state.script != nullptr) state.next = state.script->lines.size();
    state.wait = std::monostate{};
    tracks_[branch].at.reset();
}

std::optional<ScriptProblem> ScriptRunner::TakeProblem() {
    return std::exchange(problem_, std::nullopt);
}

// ---- What is still to come ----

void ScriptRunner::Resume(const History& history, BranchId branch, Script rest, bool forgiving) {
    Follow(history, std::nullopt);
    Track& track = tracks_[branch];
    track.state =
        State{.script = std::make_shared<const Script>(std::move(rest)), .forgiving = forgiving};
    track.at.reset();
    track.marks.push_back({history.branches()[branch].end, track.state});
}

std::vector<std::string> ScriptRunner::Rest(const History& history, BranchId branch) const {
    std::vector<std::string> lines;
    if (branch >= tracks_.size()) return lines;
    const State& state = tracks_[branch].state;
    const Micros now = PlaceOf(history, branch).at;
    if (const auto* end = std::get_if<Micros>(&state.wait); end != nullptr && *end > now) {
        lines.push_back(raft::sim::Print(raft::sim::RunFor{*end - now}));
    } else if (const auto* until = std::get_if<Until>(&state.wait)) {
        lines.push_back(raft::sim::Print(raft::sim::RunUntilHolds{
            until->watch.Left(), std::max<Micros>(until->deadline - now, 0)}));
    } else if (const auto* steps = std::get_if<Steps>(&state.wait)) {
        lines.push_back(raft::sim::Print(raft::sim::StepOnce{steps->unit, steps->left}));
    }
    for (std::size_t i = state.next; state.script != nullptr && i < state.script->lines.size();
         ++i) {
        lines.push_back(state.script->lines[i].text);
    }
    return lines;
}

}  // namespace app
