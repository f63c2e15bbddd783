// How many random runs `raftarium check` gets through on one core.
//
// One iteration is one seed: a cluster drawn, three virtual seconds of faults and two of calm, with
// safety and linearizability judged at every event.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "raft/sim/swarm.h"

namespace {

void Runs(benchmark::State& state, const raft::sim::SwarmOptions& options) {
    std::uint64_t seed = 0;
    std::uint64_t events = 0;
    for (auto _ : state) {
        seed += 1;
        const auto result = raft::sim::RunSwarm(seed, options);
        if (result.failure.has_value()) return state.SkipWithError(result.failure->name.c_str());
        events += result.events;
    }
    using benchmark::Counter;
    state.counters["runs"] = Counter(static_cast<double>(seed), Counter::kIsRate);
    state.counters["events"] = Counter(static_cast<double>(events), Counter::kIsRate);
}

// Clusters of every size, as `check` draws them.
void CheckMixedRuns(benchmark::State& state) {
    Runs(state, {});
}
BENCHMARK(CheckMixedRuns)->Unit(benchmark::kMicrosecond);

void CheckRunsOf(benchmark::State& state) {
    raft::sim::SwarmOptions options;
    options.servers = static_cast<std::uint32_t>(state.range(0));
    Runs(state, options);
}
BENCHMARK(CheckRunsOf)->ArgName("servers")->Arg(3)->Arg(5)->Unit(benchmark::kMicrosecond);

}  // namespace
