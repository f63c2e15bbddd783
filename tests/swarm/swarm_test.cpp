// Thousands of random runs with faults, members that change, snapshots, leases and clients of every
// kind: nothing goes wrong, and when calm returns the cluster elects and commits.
//
// Goal:   Fig. 3.2 and §6.3, §6.4 after every event; §3.9 once the faults have ended.
// Method: RAFTARIUM_SEEDS runs (2000 if unset), a failure printed as a script that repeats it.
#include "raft/sim/swarm.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "raft/sim/script.h"
#include "tests/seeds.h"

namespace raft::sim {

namespace {

std::uint64_t Seeds() {
    return AskedSeeds().value_or(2000);
}

std::string Text(const SwarmResult& result) {
    std::string text;
    if (result.failure.has_value()) {
        text = "# " + result.failure->name + ": " + result.failure->detail + "\n";
    }
    for (const Command& command : CommandsOf(result.script, result.failure)) {
        text.append(Print(command)).append("\n");
    }
    return text;
}

}  // namespace

TEST_CASE("swarm: random runs with faults stay safe, and calm brings a leader and commits") {
    std::uint64_t delivered = 0;
    std::uint64_t committed = 0;
    Term terms = 0;
    for (std::uint64_t seed = 1; seed <= Seeds(); ++seed) {
        const SwarmResult result = RunSwarm(seed);
        delivered += result.delivered;
        committed += result.committed;
        terms += result.highest_term;
        const std::string script = result.failure.has_value() ? Text(result) : "";
        CAPTURE(seed);
        CAPTURE(script);
        REQUIRE_FALSE(result.failure.has_value());
    }
    // The runs were about something: elections happened, and entries went through.
    CHECK(terms > 2 * Seeds());
    CHECK(committed > 5 * Seeds());
    MESSAGE("runs " << Seeds() << ", messages " << delivered << ", entries committed " << committed
                    << ", terms " << terms);
}

TEST_CASE("swarm: the same seed gives the same run, to the last event") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SwarmResult first = RunSwarm(seed);
        const SwarmResult second = RunSwarm(seed);

        CHECK(first.events == second.events);
        CHECK(Text(first) == Text(second));
    }
}

TEST_CASE("swarm: the script of a run repeats it on a fresh cluster") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SwarmResult result = RunSwarm(seed);
        Cluster again;
        again.SetRecording(false);

        for (const Command& command : CommandsOf(result.script, result.failure)) {
            CAPTURE(Print(command));
            REQUIRE_FALSE(again.Do(command).has_value());
        }

        CHECK(again.last_event() == result.events);
        CHECK(again.delivered() == result.delivered);
    }
}

}  // namespace raft::sim
