// Plays a script along a clock that somebody else holds.
#include "app/script_runner.h"

#include <algorithm>
#include <utility>

namespace app {

namespace {

using raft::sim::Event;
using raft::sim::Micros;
using raft::sim::Script;
using Unit = raft::sim::StepOnce::Unit;

// Whether an event is what `step role` and the like look for.
bool IsStep(const Event& event, Unit unit) {
    if (const auto* message = std::get_if<raft::sim::MessageEvent>(&event.body)) {
        return unit == Unit::kMessage && message->fate == raft::sim::MessageFate::kDelivered;
    }
    const auto* inner = std::get_if<raft::Event>(&event.body);
    if (inner == nullptr) return false;
    if (unit == Unit::kRole) return std::holds_alternative<raft::RoleChanged>(*inner);
    if (unit == Unit::kCommit) return std::holds_alternative<raft::CommitAdvanced>(*inner);
    return unit == Unit::kTerm && std::holds_alternative<raft::TermChanged>(*inner);
}

}  // namespace

ScriptRunner::Stop ScriptRunner::GoOn(TapedCluster& cluster, Micros limit) {
    while (!problem_) {
        if (!Idle()) {
            const bool done = PassTime(cluster, limit);
            // A command that was to be done in the meantime was refused.
            const auto failure = cluster.TakeFailure();
            if (failure && next_ > 0) Fail(script_.lines[next_ - 1], failure->error);
            if (!done && !problem_) return Stop::kWaits;
            wait_ = std::monostate{};
            continue;
        }
        if (next_ == script_.lines.size()) return Stop::kFinished;
        const Script::Line& line = script_.lines[next_];
        next_ += 1;
        if (std::holds_alternative<raft::sim::PauseHere>(line.command)) return Stop::kPauseHere;
        Begin(cluster, line);
    }
    return Stop::kProblem;
}

void ScriptRunner::Abandon() {
    next_ = script_.lines.size();
    wait_ = std::monostate{};
}

void ScriptRunner::Begin(TapedCluster& cluster, const Script::Line& line) {
    if (const auto* run = std::get_if<raft::sim::RunFor>(&line.command)) {
        wait_ = cluster.now() + run->length;
        return;
    }
    if (const auto* until = std::get_if<raft::sim::RunUntilHolds>(&line.command)) {
        wait_ = Until{.condition = until->condition,
                      .since = cluster.cluster().last_event(),
                      .deadline = cluster.now() + until->within,
                      .length = raft::sim::PrintDuration(until->within)};
        return;
    }
    if (const auto* step = std::get_if<raft::sim::StepOnce>(&line.command)) {
        wait_ = Steps{.unit = step->unit, .left = step->count};
        return;
    }
    if (const auto refusal = cluster.Do(line.command)) Fail(line, refusal->error);
}

void ScriptRunner::Fail(const Script::Line& line, const std::string& sentence) {
    if (forgiving_) return;
    const std::string where = line.line > 0 ? "line " + std::to_string(line.line) + ": " : "";
    problem_ = ScriptProblem{.line = line.line, .text = line.text, .sentence = where + sentence};
    Abandon();
}

std::optional<Micros> ScriptRunner::Deadline() const {
    if (const auto* end = std::get_if<Micros>(&wait_)) return *end;
    if (const auto* until = std::get_if<Until>(&wait_)) return until->deadline;
    return std::nullopt;
}

bool ScriptRunner::StepOne(TapedCluster& cluster) {
    const bool line_is_next = Idle() && next_ < script_.lines.size();
    if (line_is_next) {
        GoOn(cluster, cluster.now());
        return true;
    }
    const auto due = cluster.cluster().NextDue();
    const auto deadline = Deadline();
    if (deadline && (!due || *deadline < *due)) {
        GoOn(cluster, *deadline);
        return true;
    }
    if (!due) return false;
    if (auto* steps = std::get_if<Steps>(&wait_)) {
        PassStep(cluster, *steps);
    } else {
        cluster.StepEvent();
    }
    GoOn(cluster, cluster.now());
    return true;
}

bool ScriptRunner::PassTime(TapedCluster& cluster, Micros limit) {
    if (const auto* end = std::get_if<Micros>(&wait_)) {
        // At a standstill, events that are due at this very moment are left for the next step.
        if (*end > limit && limit <= cluster.now()) return false;
        cluster.RunUntil(std::min(*end, limit));
        return *end <= limit;
    }
    if (auto* steps = std::get_if<Steps>(&wait_)) return PassSteps(cluster, *steps, limit);
    return PassUntil(cluster, std::get<Until>(wait_), limit);
}

bool ScriptRunner::Holds(const TapedCluster& cluster, Until& until) {
    using Kind = raft::sim::Fact::Kind;
    until.seen.resize(until.condition.facts.size());
    bool all = true;
    for (std::size_t i = 0; i < until.seen.size(); ++i) {
        raft::sim::Fact fact = until.condition.facts[i];
        const bool happens = fact.kind == Kind::kSent || fact.kind == Kind::kDelivered ||
                             fact.kind == Kind::kViolation;
        const bool wanted = !happens || !fact.negated;
        if (happens) fact.negated = false;
        const bool now = until.seen[i] || cluster.cluster().Holds(fact);
        // Its event is forgotten sooner or later, that it was is not.
        if (happens) until.seen[i] = now;
        all = all && now == wanted;
    }
    until.since = cluster.cluster().last_event();  // What came before has been looked at.
    return all;
}

bool ScriptRunner::PassUntil(TapedCluster& cluster, Until& until, Micros limit) {
    const Micros end = std::min(until.deadline, limit);
    while (!Holds(cluster, until)) {
        if (until.deadline > limit && limit <= cluster.now()) return false;
        const auto due = cluster.cluster().NextDue();
        if (due && *due <= end) {
            cluster.StepEvent();
            continue;
        }
        cluster.RunUntil(end);
        if (until.deadline > limit) return false;
        // What is there instead, in the words of an expectation that fails.
        raft::sim::Cluster copy = cluster.cluster();
        const auto found = copy.Do(raft::sim::ExpectCondition{until.condition});
        const std::string what = found ? found->error : PrintCondition(until.condition);
        Fail(script_.lines[next_ - 1], "not within " + until.length + ": " + what);
        return true;
    }
    return true;
}

bool ScriptRunner::PassStep(TapedCluster& cluster, Steps& steps) {
    const std::size_t before = cluster.cluster().events().size();
    const bool stepped = steps.unit == Unit::kStage ? cluster.StepStage() : cluster.StepEvent();
    if (!stepped) return false;
    const bool each = steps.unit == Unit::kEvent || steps.unit == Unit::kStage;
    const auto first = cluster.cluster().events().begin() + static_cast<std::ptrdiff_t>(before);
    const bool found = std::any_of(first, cluster.cluster().events().end(),
                                   [&](const Event& event) { return IsStep(event, steps.unit); });
    if (each || found) steps.left -= 1;
    return true;
}

bool ScriptRunner::PassSteps(TapedCluster& cluster, Steps& steps, Micros limit) {
    while (steps.left > 0) {
        const auto due = cluster.cluster().NextDue();
        if (due && *due > limit) {
            cluster.RunUntil(limit);
            return false;
        }
        if (due && limit <= cluster.now()) return false;
        if (PassStep(cluster, steps)) continue;
        Fail(script_.lines[next_ - 1], "nothing is left to happen");
        return true;
    }
    return true;
}

}  // namespace app
