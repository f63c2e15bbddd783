// Leaving out and simplifying, one attempt after the other, each judged by a replay.
#include "raft/sim/shrink.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

namespace raft::sim {

namespace {

class Shrinker {
  public:
    Shrinker(SwarmScript script, SwarmFailure failure, const ShrinkOptions& options)
        : options_(options), best_{std::move(script), std::move(failure), 0} {
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
            if (!changed_ && Lines() > options_.lines_wanted) OtherSeeds();
        } while (changed_ && !Spent() && best_.replays > before);
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
        if (Spent()) return false;
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

    // What was needed with one seed need not be with another.
    void OtherSeeds() {
        constexpr std::uint64_t kSeeds = 8;
        for (std::size_t i = commands().size(); i-- > 0;) {
            for (std::uint64_t seed = 1; seed <= kSeeds && i < commands().size(); ++seed) {
                if (std::holds_alternative<SetSeed>(commands()[i].command)) break;
                if (Spent()) return;
                SwarmScript script = Without(i, 1);
                for (TimedCommand& timed : script.commands) {
                    if (auto* old = std::get_if<SetSeed>(&timed.command)) old->seed = seed;
                }
                if (Try(std::move(script))) break;
            }
        }
    }

    ShrinkOptions options_;
    Shrunk best_;
    bool changed_ = false;
};

}  // namespace

Shrunk Shrink(SwarmScript script, SwarmFailure failure, const ShrinkOptions& options) {
    return Shrinker(std::move(script), std::move(failure), options).Run();
}

}  // namespace raft::sim
