// A random run from its seed to its verdict, and the same run again from its script.
#include "raft/sim/swarm.h"

#include <algorithm>
#include <utility>

#include "raft/sim/swarm_judge.h"
#include "raft/sim/swarm_run.h"

namespace raft::sim {

namespace {

// Whoever has made no progress by the end gets so long again: what comes late is no standstill.
constexpr Micros kGrace = 5 * kSecond;
// How long the calm lasts without any client, and after one has asked, where patience is needed.
constexpr Micros kQuiet = 4 * kSecond;

// Lets the rest of a calm phase pass. Nothing: all went well.
std::optional<SwarmFailure> PassCalm(Cluster& cluster, CalmJudge& judge, Micros until) {
    while (judge.NextLook().has_value() && *judge.NextLook() <= until) {
        cluster.RunUntil(*judge.NextLook());
        judge.Look(cluster);
    }
    cluster.RunUntil(until);
    return JudgeSafety(cluster);
}

}  // namespace

// ---- From the seed ----

SwarmResult RunSwarm(std::uint64_t seed, const SwarmOptions& options) {
    return SwarmRun(seed, options).Run();
}

SwarmResult SwarmRun::Run() {
    while (cluster_.now() < options_.faults_last && !Failed()) {
        Pass(dice_.In(1, traits_.gap_ms_max) * kMillisecond);
        if (!Failed()) Act();
    }
    if (!Failed() && traits_.liveness) {
        Repair();
        StayCalm();
    } else if (!Failed()) {
        Pass(options_.calm_lasts);
        (void)Failed();
    }
    result_.script.ends_at = cluster_.now();
    result_.events = cluster_.last_event();
    result_.delivered = cluster_.delivered();
    result_.highest_term = cluster_.highest_term();
    for (const Server& server : cluster_.servers()) {
        result_.committed = std::max(result_.committed, server.node().commit_index());
    }
    return std::move(result_);
}

bool SwarmRun::Do(Command command) {
    if (cluster_.Do(command).has_value()) return false;
    result_.script.commands.push_back({cluster_.now(), std::move(command)});
    return true;
}

bool SwarmRun::Failed() {
    if (!result_.failure.has_value()) result_.failure = JudgeSafety(cluster_);
    return result_.failure.has_value();
}

void SwarmRun::Repair() {
    Do(Heal{});
    if (!cluster_.network().holds().empty()) Do(Release{});
    const ClusterOptions& now = cluster_.options();
    if (now.loss != 0) SetShare(OptionName::kLoss, 0);
    if (now.duplicate != 0) SetShare(OptionName::kDuplicate, 0);
    // Without one, what an earlier leader has appended waits for the next command (§3.6.2).
    if (!now.node.noop) SetSwitch(OptionName::kNoop, true);
    if (now.reorder) SetSwitch(OptionName::kReorder, false);
    const std::vector<LinkSettings> links = cluster_.network().settings();
    for (const LinkSettings& link : links) {
        // Both ways at once; the other direction is listed by itself and needs nothing more.
        if (link.to < link.from) continue;
        if (link.latency.has_value()) {
            Do(SetLinkLatency{link.from, link.to, {kMillisecond, 5 * kMillisecond}});
        }
        if (link.loss.value_or(0) != 0) Do(SetLinkLoss{link.from, link.to, 0});
    }
    const Micros latency = traits_.even_timeouts ? 5 * kMillisecond : kMillisecond;
    SetLengths(OptionName::kLatency, {latency, 5 * kMillisecond});
    if (now.fsync > kMillisecond) SetLengths(OptionName::kFsync, {kMillisecond, kMillisecond});
    for (const Server& server : cluster_.servers()) {
        if (server.clock().rate() != kWhole) Do(SetClockRate{server.id(), kWhole});
        if (server.fsync().has_value()) Do(SetServerFsync{server.id(), kMillisecond});
        // A crash that was asked for at some stage is still to come: better now than later.
        if (server.up() && server.crash_at().has_value()) Do(Crash{server.id(), std::nullopt});
        if (!server.up()) Do(Restart{server.id()});
        if (server.paused()) Do(Resume{server.id()});
    }
}

void SwarmRun::StayCalm() {
    if (Failed()) return;
    result_.script.calm_from = cluster_.now();
    asked_at_ = cluster_.now();
    if (traits_.patient) asked_at_ += kQuiet;
    CalmJudge judge(cluster_, asked_at_);
    result_.failure = PassCalm(cluster_, judge, asked_at_);
    if (Failed()) return;
    AskForCalmKey();
    Micros end = asked_at_ + options_.calm_lasts;
    result_.failure = PassCalm(cluster_, judge, end);
    if (Failed()) return;
    result_.failure = judge.AtTheEnd(cluster_);
    if (!result_.failure.has_value()) return;
    end += kGrace;
    result_.failure = PassCalm(cluster_, judge, end);
    if (!Failed()) result_.failure = judge.AtTheEnd(cluster_);
}

// ---- From the script ----

namespace {

// Does the commands up to the beginning of the calm, or all of them. True: it failed.
bool ReplayCommands(Cluster& cluster, SwarmScript& script, std::size_t& next, Micros until) {
    std::vector<TimedCommand>& commands = script.commands;
    while (next < commands.size() && commands[next].at <= until) {
        cluster.RunUntil(commands[next].at);
        if (!cluster.violations().empty()) break;
        if (cluster.Do(commands[next].command).has_value()) {
            commands.erase(commands.begin() + static_cast<std::ptrdiff_t>(next));
        } else {
            next += 1;
        }
        if (!cluster.violations().empty()) break;
    }
    if (cluster.violations().empty()) cluster.RunUntil(until);
    if (cluster.violations().empty()) return false;
    commands.resize(next);
    script.calm_from.reset();
    script.ends_at = cluster.now();
    return true;
}

bool AsksForCalmKey(const TimedCommand& timed) {
    const auto* ask = std::get_if<ClientCommand>(&timed.command);
    return ask != nullptr && ask->operation.key == kCalmKey;
}

std::optional<SwarmFailure> ReplayCalm(Cluster& cluster, SwarmScript& script, std::size_t next) {
    if (!IsCalm(cluster)) return std::nullopt;
    std::vector<TimedCommand>& commands = script.commands;
    const auto ask = std::find_if(commands.begin(), commands.end(), AsksForCalmKey);
    CalmJudge judge(cluster, ask == commands.end() ? std::nullopt : std::optional(ask->at));
    for (; next < commands.size(); ++next) {
        if (auto failure = PassCalm(cluster, judge, commands[next].at)) return failure;
        if (cluster.Do(commands[next].command).has_value()) return std::nullopt;
    }
    if (auto failure = PassCalm(cluster, judge, script.ends_at)) return failure;
    return judge.AtTheEnd(cluster);
}

}  // namespace

std::optional<SwarmFailure> Replay(SwarmScript& script) {
    Cluster cluster;
    cluster.SetRecording(false);
    std::size_t next = 0;
    const Micros until = script.calm_from.value_or(script.ends_at);
    if (ReplayCommands(cluster, script, next, until)) return JudgeSafety(cluster);
    if (!script.calm_from.has_value()) return std::nullopt;
    return ReplayCalm(cluster, script, next);
}

std::vector<Command> CommandsOf(const SwarmScript& script,
                                const std::optional<SwarmFailure>& failure) {
    std::vector<Command> commands;
    Micros now = 0;
    const auto pass = [&](Micros until) {
        if (until > now) commands.emplace_back(RunFor{until - now});
        now = std::max(now, until);
    };
    for (const TimedCommand& timed : script.commands) {
        pass(timed.at);
        commands.push_back(timed.command);
    }
    if (!failure.has_value() || failure->kind == SwarmFailure::Kind::kLiveness) {
        pass(script.ends_at);
    } else if (script.ends_at > now) {
        // At the very event that shows it, and a moment longer than it took.
        commands.emplace_back(RunUntilHolds{failure->shown, script.ends_at - now});
    }
    if (failure.has_value()) commands.emplace_back(ExpectCondition{failure->shown});
    return commands;
}

}  // namespace raft::sim
