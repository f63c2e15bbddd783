// Tells runs in full, event by event: whichever compiler built it, the text has to be the same.
//
// Usage: tell_runs SCRIPT...     each under three seeds, and some random runs with faults
#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <variant>

#include "raft/sim/cluster.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"
#include "raft/sim/swarm.h"

namespace {

using raft::sim::Cluster;
using raft::sim::Command;

constexpr std::uint64_t kSeeds[] = {1, 42, 4711};
constexpr std::uint64_t kRandomRuns = 20;

// Everything that has happened since the last call; then it is forgotten.
void TellEvents(Cluster& cluster) {
    for (const raft::sim::Event& event : cluster.events()) {
        const raft::sim::Sentence sentence = Describe(event);
        std::printf("%" PRIu64 " %" PRIu64 " %" PRId64 " S%u %s: %s %s\n", event.id, event.cause,
                    event.at, event.server.has_value() ? Number(*event.server) : 0U,
                    KindName(event), sentence.text.c_str(), sentence.rule.c_str());
    }
    cluster.ClearEvents();
}

void TellCommand(Cluster& cluster, const Command& command) {
    const raft::sim::Outcome outcome = cluster.Do(command);
    TellEvents(cluster);
    // Under a strange seed a script may expect in vain; it has to do so everywhere.
    if (outcome.has_value()) std::printf("refused: %s\n", outcome->error.c_str());
}

// False if it cannot be read.
bool TellScript(const char* path) {
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto parsed = raft::sim::ParseScript(text);
    const auto* const script = std::get_if<raft::sim::Script>(&parsed);
    if (text.empty() || script == nullptr) {
        std::fprintf(stderr, "%s is no script\n", path);
        return false;
    }
    for (const std::uint64_t seed : kSeeds) {
        std::printf("== %s, seed %" PRIu64 "\n", path, seed);
        Cluster cluster({}, seed);
        for (const auto& line : script->lines) TellCommand(cluster, line.command);
    }
    return true;
}

void TellRandomRun(std::uint64_t seed) {
    std::printf("== random run %" PRIu64 "\n", seed);
    const raft::sim::SwarmResult result = raft::sim::RunSwarm(seed);
    Cluster cluster;
    for (const Command& command : CommandsOf(result.script, result.failure)) {
        std::printf("> %s\n", Print(command).c_str());
        TellCommand(cluster, command);
    }
    std::printf("%" PRIu64 " events, %" PRIu64 " messages arrived\n", result.events,
                result.delivered);
}

}  // namespace

int main(int argc, char** argv) {
    bool read = true;
    for (int i = 1; i < argc; ++i) read = TellScript(argv[i]) && read;
    for (std::uint64_t seed = 1; seed <= kRandomRuns; ++seed) TellRandomRun(seed);
    return read ? 0 : 1;
}
