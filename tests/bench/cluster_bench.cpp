// How fast a simulated cluster runs and how cheaply it is copied.
//
// With recording off, as in mass runs. Here every message is drawn a latency, waits in the agenda,
// passes a server's queue and six stages, and disks take their time: what node_bench.cpp leaves
// out.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "raft/sim/cluster.h"

namespace {

using raft::sim::Cluster;
using raft::sim::ClusterShape;

Cluster WithLeader(std::uint32_t servers) {
    ClusterShape shape;
    shape.voters = servers;
    Cluster cluster(shape, 1);
    cluster.SetRecording(false);
    cluster.RunUntil(2 * raft::kSecond);
    return cluster;
}

void Rate(benchmark::State& state, const char* name, std::uint64_t count) {
    state.counters[name] =
        benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsRate);
}

// One virtual second of heartbeats.
void IdleCluster(benchmark::State& state) {
    Cluster cluster = WithLeader(static_cast<std::uint32_t>(state.range(0)));
    const std::uint64_t messages = cluster.delivered();
    const std::uint64_t events = cluster.last_event();
    for (auto _ : state) cluster.RunUntil(cluster.now() + raft::kSecond);
    Rate(state, "messages", cluster.delivered() - messages);
    Rate(state, "events", cluster.last_event() - events);
}
BENCHMARK(IdleCluster)->ArgName("servers")->Arg(3)->Arg(5)->Arg(7)->Arg(9);

// One virtual second under a steady stream of commands.
void LoadedCluster(benchmark::State& state) {
    constexpr std::uint32_t kPerSecond = 1000;
    constexpr int kSecondsMax = 5;  // A fresh cluster now and then keeps the log's length real.
    const auto servers = static_cast<std::uint32_t>(state.range(0));
    std::uint64_t messages = 0;
    std::uint64_t commits = 0;
    Cluster cluster = WithLeader(servers);
    raft::sim::Load load;
    load.per_second = kPerSecond;
    if (cluster.Do(load).has_value()) return state.SkipWithError("refused");
    const Cluster fresh = cluster;
    int seconds = 0;
    for (auto _ : state) {
        const std::uint64_t before = cluster.delivered();
        const raft::Index committed = cluster.server(*cluster.leader()).node().commit_index();
        cluster.RunUntil(cluster.now() + raft::kSecond);
        messages += cluster.delivered() - before;
        commits += cluster.server(*cluster.leader()).node().commit_index() - committed;
        if (++seconds == kSecondsMax) {
            state.PauseTiming();
            cluster = fresh;
            seconds = 0;
            state.ResumeTiming();
        }
    }
    Rate(state, "messages", messages);
    Rate(state, "commits", commits);
}
BENCHMARK(LoadedCluster)->ArgName("servers")->Arg(3)->Arg(5)->Arg(7)->Arg(9);

// A copy of a cluster of 5, each with a log of 1,000 entries: what a checkpoint costs.
void CopyCluster(benchmark::State& state) {
    Cluster cluster = WithLeader(5);
    raft::sim::Load load;
    load.per_second = 1000;
    load.length = static_cast<raft::Micros>(state.range(0)) * raft::kMillisecond;
    if (state.range(0) > 0 && cluster.Do(load).has_value()) return state.SkipWithError("refused");
    cluster.RunUntil(cluster.now() + *load.length + raft::kSecond);
    if (cluster.server(raft::NodeId{1}).node().commit_index() <
        static_cast<raft::Index>(state.range(0))) {
        return state.SkipWithError("the entries are not there");
    }
    for (auto _ : state) {
        Cluster copy = cluster;
        benchmark::DoNotOptimize(copy);
    }
}
BENCHMARK(CopyCluster)->ArgName("entries")->Arg(0)->Arg(1000)->Arg(10000);

}  // namespace
