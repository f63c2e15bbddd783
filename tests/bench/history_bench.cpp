// How long it takes to go anywhere in a long run, and how much memory its history holds.
//
// One round of JumpAnywhere is 1,000 jumps to random moments of a run of so many events: 5 servers
// under 200 commands a second, with a crash and a restart every two seconds. Counters: the median
// and the worst jump in milliseconds, and megabytes that the history takes, checkpoints, notes and
// all. StepBack is one event back at the run's end, again and again. Live is how many events a
// second are lived and taken down, for comparison with LoadedCluster.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "raft/random.h"
#include "raft/sim/history.h"

namespace {

using raft::sim::EventId;
using raft::sim::History;
using raft::sim::kSecond;
using raft::sim::Micros;

struct LongRun {
    History history{};
    double megabytes = 0;
};

double Megabytes() {
    const struct mallinfo2 info = mallinfo2();
    return static_cast<double>(info.uordblks + info.hblkhd) / (1024 * 1024);
}

// Made once for each length.
LongRun& RunOf(EventId events) {
    static std::map<EventId, std::unique_ptr<LongRun>> runs;
    std::unique_ptr<LongRun>& run = runs[events];
    if (run != nullptr) return *run;
    const double before = Megabytes();
    run = std::make_unique<LongRun>();
    History& history = run->history;
    raft::sim::Load load;
    load.per_second = 200;
    (void)history.Do(load);
    std::uint32_t turn = 0;
    while (history.cluster().last_event() < events) {
        history.RunUntil(history.now() + kSecond);
        history.ClearEvents();
        const raft::NodeId server{turn / 2 % 5 + 1};
        if (turn % 2 == 0) {
            (void)history.Do(raft::sim::Crash{server, {}});
        } else {
            (void)history.Do(raft::sim::Restart{server});
        }
        turn += 1;
    }
    history.ClearEvents();
    run->megabytes = Megabytes() - before;
    return *run;
}

void Report(benchmark::State& state, std::vector<double>& milliseconds, const LongRun& run) {
    std::sort(milliseconds.begin(), milliseconds.end());
    state.counters["median_ms"] = milliseconds[milliseconds.size() / 2];
    state.counters["worst_ms"] = milliseconds.back();
    state.counters["MB"] = run.megabytes;
    state.counters["checkpoints"] = static_cast<double>(run.history.checkpoints());
}

template <class Deed>
double MillisecondsOf(Deed deed) {
    const auto before = std::chrono::steady_clock::now();
    deed();
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::steady_clock::now() - before;
    return passed.count();
}

void JumpAnywhere(benchmark::State& state) {
    LongRun& run = RunOf(static_cast<EventId>(state.range(0)));
    History& history = run.history;
    const Micros end = history.branches()[0].end.at;
    std::uint64_t random = 1;
    std::vector<double> milliseconds;
    for (auto _ : state) {
        for (int i = 0; i < 1000; ++i) {
            const Micros at =
                static_cast<Micros>(raft::NextRandom(random) % static_cast<std::uint64_t>(end));
            milliseconds.push_back(MillisecondsOf([&] { history.GoUntil(at); }));
        }
    }
    Report(state, milliseconds, run);
}
BENCHMARK(JumpAnywhere)
    ->ArgName("events")
    ->Arg(1'000'000)
    ->Arg(6'000'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void StepBack(benchmark::State& state) {
    LongRun& run = RunOf(static_cast<EventId>(state.range(0)));
    History& history = run.history;
    history.Go({0, history.branches()[0].end});
    std::vector<double> milliseconds;
    for (auto _ : state) {
        for (int i = 0; i < 1000; ++i) {
            milliseconds.push_back(MillisecondsOf([&] { (void)history.Do(raft::sim::GoBack{}); }));
        }
    }
    Report(state, milliseconds, run);
}
BENCHMARK(StepBack)->ArgName("events")->Arg(1'000'000)->Arg(6'000'000)->Iterations(1)->Unit(
    benchmark::kMillisecond);

void Live(benchmark::State& state) {
    History history;
    raft::sim::Load load;
    load.per_second = 200;
    (void)history.Do(load);
    history.RunUntil(2 * kSecond);
    const EventId before = history.cluster().last_event();
    for (auto _ : state) {
        history.ClearEvents();
        history.RunUntil(history.now() + kSecond);
    }
    state.counters["events"] = benchmark::Counter(
        static_cast<double>(history.cluster().last_event() - before), benchmark::Counter::kIsRate);
}
BENCHMARK(Live);

}  // namespace
