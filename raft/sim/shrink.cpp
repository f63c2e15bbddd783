// Leaving out and simplifying, one attempt after the other, each judged by a replay.
#include "raft/sim/shrink.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace raft::sim {

namespace {

// What a run must keep, or it would fail for another reason: a bound on clocks that its clocks
// keep.
std::size_t Premises(const SwarmScript& script) {
    return static_cast<std::size_t>(std::count_if(
        script.commands.begin(), script.commands.end(), [](const TimedCommand& timed) {
            const auto* set = std::get_if<SetOption>(&timed.command);
            return set != nullptr && set->name == OptionName::kClockDriftBound;
        }));
}

class Shrinker {
  public:
    Shrinker(SwarmScript script, SwarmFailure failure, const ShrinkOptions& options)
        : options_(options), best_{std::move(script), std::move(failure), {}, 0} {
        // A violation needs no calm, whenever it happened.
        if (Safety()) best_.script.calm_from.reset();
        (void)Try(best_.script);  // Ends it where it fails.
    }

    Shrunk Run() {
        std::size_t before = 0;
        do {
            before = best_.replays;
            changed_ = false;
            LeaveOut();
            FewerServers();
            LessTime();
            SimplerCommands();
            if (!changed_ && Lines() > options_.lines_wanted) LeaveOutPairs();
            while (!changed_ && !Spent() && Lines() > Wanted()) OtherSeeds();
        } while (changed_ && !Spent() && best_.replays > before);
        Write();
        return std::move(best_);
    }

  private:
    [[nodiscard]] bool Safety() const { return best_.failure.kind == SwarmFailure::Kind::kSafety; }
    [[nodiscard]] bool Spent() const { return best_.replays >= options_.replays_max; }
    [[nodiscard]] std::size_t Lines() const {
        return CommandsOf(best_.script, best_.failure).size();
    }
    [[nodiscard]] std::vector<TimedCommand>& commands() { return best_.script.commands; }

    // Keeps it if it fails in the same way.
    bool Try(SwarmScript script) {
        if (Spent() || Premises(script) != Premises(best_.script)) return false;
        best_.replays += 1;
        auto failure = Replay(script);
        if (!failure.has_value() || failure->kind != best_.failure.kind ||
            failure->name != best_.failure.name) {
            return false;
        }
        best_.script = std::move(script);
        best_.failure = std::move(*failure);
        changed_ = true;
        return true;
    }

    [[nodiscard]] SwarmScript Without(std::size_t from, std::size_t count) const {
        SwarmScript script = best_.script;
        const auto first = script.commands.begin() + static_cast<std::ptrdiff_t>(from);
        script.commands.erase(first, first + static_cast<std::ptrdiff_t>(count));
        return script;
    }

    // Halves first, single commands last; from the end, since what comes late matters least.
    void LeaveOut() {
        for (std::size_t size = std::max<std::size_t>(commands().size() / 2, 1);; size /= 2) {
            std::size_t end = commands().size();
            while (end > 0 && !Spent()) {
                const std::size_t from = end > size ? end - size : 0;
                (void)Try(Without(from, end - from));
                end = std::min(from, commands().size());
            }
            if (size <= 1) return;
        }
    }

    // A crash and its restart, say: neither can go alone.
    void LeaveOutPairs() {
        for (std::size_t j = commands().size(); j-- > 1;) {
            for (std::size_t i = 0; i < j && j < commands().size() && !Spent(); ++i) {
                SwarmScript script = Without(j, 1);
                script.commands.erase(script.commands.begin() + static_cast<std::ptrdiff_t>(i));
                if (Try(std::move(script))) break;
            }
        }
    }

    void FewerServers() {
        while (!Spent()) {
            SwarmScript script = best_.script;
            if (script.commands.empty()) return;
            auto* make = std::get_if<MakeCluster>(&script.commands.front().command);
            if (make == nullptr) return;
            ClusterShape& shape = make->shape;
            if (shape.spare > 0) {
                shape.spare -= 1;
            } else if (shape.learners > 0) {
                shape.learners -= 1;
            } else if (shape.voters > 1) {
                shape.voters -= 1;
            } else {
                return;
            }
            if (!Try(std::move(script))) return;
        }
    }

    // Everything from command `i` on happens so much earlier.
    [[nodiscard]] SwarmScript Earlier(std::size_t i, Micros by) const {
        SwarmScript script = best_.script;
        for (; i < script.commands.size(); ++i) script.commands[i].at -= by;
        if (script.calm_from.has_value()) *script.calm_from -= by;
        script.ends_at -= by;
        return script;
    }

    void LessTime() {
        for (std::size_t i = 0; i < commands().size() && !Spent(); ++i) {
            const Micros at = commands()[i].at;
            const Micros gap = at - (i == 0 ? 0 : commands()[i - 1].at);
            if (gap == 0 || at > best_.script.calm_from.value_or(at)) continue;
            if (Try(Earlier(i, gap))) continue;
            if (i + 1 < commands().size() && TryAt(i, commands()[i + 1].at)) continue;
            if (TryAt(i, at - gap)) continue;
            RoundGap(i, gap);
        }
        if (!Safety()) return;
        // The wait at the end.
        const Micros last = commands().empty() ? 0 : commands().back().at;
        constexpr std::array<Micros, 8> kWaits{10, 20, 50, 100, 200, 500, 1000, 2000};
        for (const Micros wait : kWaits) {
            SwarmScript script = best_.script;
            script.ends_at = last + wait * kMillisecond;
            if (script.ends_at >= best_.script.ends_at || Try(std::move(script))) return;
        }
    }

    // One wait less.
    bool TryAt(std::size_t i, Micros at) {
        SwarmScript script = best_.script;
        script.commands[i].at = at;
        if (CommandsOf(script, best_.failure).size() >= Lines()) return false;
        return Try(std::move(script));
    }

    // To a rounder length.
    void RoundGap(std::size_t i, Micros gap) {
        for (Micros unit = kSecond; unit >= kMillisecond; unit /= 10) {
            const Micros rest = gap % unit;
            if (rest == 0) return;
            if (gap > unit && Try(Earlier(i, rest))) return;
            if (Try(Earlier(i, rest - unit))) return;
        }
    }

    void TryCommand(std::size_t i, Command command) {
        if (i >= commands().size()) return;
        SwarmScript script = best_.script;
        script.commands[i].command = std::move(command);
        (void)Try(std::move(script));
    }

    void SimplerCommands() {
        for (std::size_t i = 0; i < commands().size() && !Spent(); ++i) {
            const Command command = commands()[i].command;
            if (const auto* crash = std::get_if<Crash>(&command); crash && crash->at.has_value()) {
                TryCommand(i, Crash{crash->server, std::nullopt});
            } else if (const auto* set = std::get_if<SetOption>(&command)) {
                SimplerOption(i, *set);
            } else if (const auto* ask = std::get_if<ClientCommand>(&command)) {
                ClientCommand simpler = *ask;
                simpler.no_session = false;
                simpler.as = std::nullopt;
                if (simpler != *ask) TryCommand(i, simpler);
            } else if (const auto* hold = std::get_if<Hold>(&command)) {
                if (hold->filter.type.has_value()) {
                    TryCommand(i, Hold{{std::nullopt, hold->filter.from, hold->filter.to}});
                }
            }
        }
    }

    void SimplerOption(std::size_t i, SetOption set) {
        // One length instead of a range, and a round one.
        if (set.range.low == set.range.high && set.range.low % (10 * kMillisecond) == 0) return;
        if (set.name == OptionName::kElectionTimeout) return;
        const Micros middle = (set.range.low + set.range.high) / 2;
        const Micros unit = middle < 10 * kMillisecond ? kMillisecond : 10 * kMillisecond;
        const Micros round = (middle + unit / 2) / unit * unit;
        if (set.range == Range{round, round}) return;
        set.range = {round, round};
        TryCommand(i, set);
    }

    // A first round of seeds is worth it for any longer script, all others only for a long one.
    [[nodiscard]] std::size_t Wanted() const {
        return seeds_tried_ == 0 ? options_.lines_wanted : options_.lines_max;
    }

    // What was needed with one seed need not be with another.
    void OtherSeeds() {
        constexpr std::uint64_t kSeeds = 6;
        for (std::size_t size = std::max<std::size_t>(commands().size() / 4, 1);; size /= 2) {
            for (std::size_t end = commands().size(); end > 0;) {
                const std::size_t from = end > size ? end - size : 0;
                for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
                    if (Spent()) return;
                    if (TryWithSeed(Without(from, end - from), seeds_tried_ + seed)) break;
                }
                end = std::min(from, commands().size());
            }
            if (size <= 1) break;
        }
        seeds_tried_ += kSeeds;
    }

    bool TryWithSeed(SwarmScript script, std::uint64_t seed) {
        for (TimedCommand& timed : script.commands) {
            if (auto* old = std::get_if<SetSeed>(&timed.command)) old->seed = seed;
        }
        return Try(std::move(script));
    }

    // `at 250ms crash S1` instead of two lines.
    [[nodiscard]] std::vector<Command> WithMoments() const {
        std::vector<Command> commands;
        for (const TimedCommand& timed : best_.script.commands) {
            if (timed.at == 0) {
                commands.push_back(timed.command);
            } else {
                commands.emplace_back(std::make_shared<const At>(At{timed.at, timed.command}));
            }
        }
        if (Safety()) {
            commands.emplace_back(RunUntilHolds{best_.failure.shown, best_.script.ends_at});
        } else {
            commands.emplace_back(RunFor{best_.script.ends_at});
        }
        commands.emplace_back(ExpectCondition{best_.failure.shown});
        return commands;
    }

    void Write() {
        best_.commands = CommandsOf(best_.script, best_.failure);
        if (best_.commands.size() <= options_.lines_max) return;
        // At one and the same moment the order can be another one: it has to be seen to fail.
        std::vector<Command> shorter = WithMoments();
        Cluster cluster;
        cluster.SetRecording(false);
        const bool fails = std::none_of(shorter.begin(), shorter.end(), [&](const Command& c) {
            return cluster.Do(c).has_value();
        });
        if (fails) best_.commands = std::move(shorter);
    }

    ShrinkOptions options_;
    Shrunk best_;
    bool changed_ = false;
    std::uint64_t seeds_tried_ = 0;
};

}  // namespace

Shrunk Shrink(SwarmScript script, SwarmFailure failure, const ShrinkOptions& options) {
    return Shrinker(std::move(script), std::move(failure), options).Run();
}

}  // namespace raft::sim
