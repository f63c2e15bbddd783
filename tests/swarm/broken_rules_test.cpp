// The random runs notice each rule that a lesson may break, and show it by a short script.
//
// Goal:   the checks find a mistake if there is one: rows G1 to G16, safety and liveness.
// Method: runs with one rule broken, seed by seed, until one fails as it should.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "raft/rules.h"
#include "raft/sim/script.h"
#include "raft/sim/shrink.h"
#include "raft/sim/swarm.h"
#include "tests/seeds.h"

namespace raft::sim {

namespace {

constexpr std::uint64_t kSeedsMax = 20'000;
constexpr std::size_t kLinesMax = 25;
constexpr std::size_t kFailures = 3;

// The first failures that are of the kind which the rule prevents.
std::vector<SwarmResult> FirstFailures(Rule rule) {
    SwarmOptions options;
    options.broken.Set(rule, true);
    const auto kind =
        GuardsLiveness(rule) ? SwarmFailure::Kind::kLiveness : SwarmFailure::Kind::kSafety;
    std::vector<SwarmResult> failures;
    for (std::uint64_t seed = 1; seed <= kSeedsMax && failures.size() < kFailures; ++seed) {
        SwarmResult result = RunSwarm(seed, options);
        if (!result.failure.has_value()) continue;
        CHECK(result.failure->kind == kind);
        failures.push_back(std::move(result));
    }
    return failures;
}

// As `raftarium run` does it: every line is done, and the last one finds what it expects.
bool ScriptFails(const std::vector<Command>& commands) {
    Cluster cluster;
    return std::none_of(commands.begin(), commands.end(),
                        [&](const Command& command) { return cluster.Do(command).has_value(); });
}

// The same without the broken rule.
bool FailsMended(SwarmScript script) {
    std::erase_if(script.commands, [](const TimedCommand& timed) {
        return std::holds_alternative<BreakRule>(timed.command);
    });
    return Replay(script).has_value();
}

}  // namespace

// Where runs are counted, for sanitizers, there is no time to search for what only a thousand find.
TEST_CASE("broken rules: random runs find each, by a short script that only its breaking fails" *
          doctest::skip(AskedSeeds().has_value())) {
    for (std::size_t i = 0; i < kRules; ++i) {
        const Rule rule = static_cast<Rule>(i);
        CAPTURE(std::string(RowOf(rule)));
        const std::vector<SwarmResult> failures = FirstFailures(rule);
        REQUIRE(failures.size() == kFailures);

        std::vector<std::size_t> lines;
        for (const SwarmResult& result : failures) {
            const Shrunk shrunk = Shrink(result.script, *result.failure);
            std::string text;
            for (const Command& command : shrunk.commands) text += Print(command) + "\n";
            CAPTURE(text);
            CHECK(shrunk.failure.name == result.failure->name);
            CHECK(ScriptFails(shrunk.commands));
            CHECK_FALSE(FailsMended(shrunk.script));
            lines.push_back(shrunk.commands.size());
        }

        // Now and then one stays long; most do not.
        std::sort(lines.begin(), lines.end());
        CHECK(lines[kFailures / 2] <= kLinesMax);
    }
}

}  // namespace raft::sim
