// What presenting the timeline costs in every picture: ten virtual minutes of seven servers under
// load, of which some are crashed now and then.
//
// The range moves a little every time, as it does while one drags it, so that no picture is kept.
// Allowed is 1 ms for the last 400 ms while time passes, and 2 ms for the whole run.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "app/present_timeline.h"
#include "raft/sim/history.h"
#include "raft/sim/script.h"

namespace {

using raft::sim::EventId;
using raft::sim::History;

void Do(History& history, const std::string& line) {
    const auto servers = static_cast<std::uint32_t>(history.cluster().servers().size());
    const auto parsed = raft::sim::ParseLine(line, {servers});
    if (const auto* command = std::get_if<raft::sim::Command>(&*parsed)) {
        (void)history.Do(*command);
    }
    history.ClearEvents();
}

// Lived once, for all that look at it.
History& TenMinutes() {
    static History history = [] {
        History made;
        for (const char* line : {"cluster 7", "run until leader", "load 200/s"}) Do(made, line);
        for (int minute = 0; minute < 10; ++minute) {
            Do(made, "run 50s");
            const auto leader = made.cluster().leader();
            const std::string server = leader ? raft::sim::PrintServer(*leader) : "S1";
            Do(made, "crash " + server);
            Do(made, "run 10s");
            Do(made, "restart " + server);
        }
        return made;
    }();
    return history;
}

void Look(benchmark::State& state, double length, bool with_cone) {
    History& history = TenMinutes();
    app::TimelineCache cache;
    render::UiState ui;
    ui.timeline_follows = false;
    ui.timeline_pixels = 1'800;
    const double middle = static_cast<double>(history.now()) / 2;
    const bool whole = length == 0;
    if (whole) length = static_cast<double>(history.now());
    const double from = whole ? 0 : middle - length / 2;
    if (with_cone) {
        const auto spot = history.SpotAt(history.branch(), history.now() / 2);
        ui.timeline_hovered = history.At(spot).last_event();
    }
    const app::TimelineAsk ask{history, cache, ui, true, {}};
    // Pages are sketched in the first pictures.
    for (int i = 0; i < 200; ++i) benchmark::DoNotOptimize(app::PresentTimeline(ask));
    std::size_t lines = 0;
    int moved = 0;
    for (auto _ : state) {
        moved = (moved + 1) % 16;
        ui.timeline_from = from + length / 1'000 * moved;
        ui.timeline_to = ui.timeline_from + length;
        const render::TimelineView view = app::PresentTimeline(ask);
        lines = view.flights.size() + view.density.size() + view.marks.size();
    }
    state.counters["shapes"] = static_cast<double>(lines);
    state.counters["events"] = static_cast<double>(history.cluster().last_event());
}

void TimelineWholeRun(benchmark::State& state) {
    Look(state, 0, false);
}
void TimelineOneSecond(benchmark::State& state) {
    Look(state, 1e6, false);
}
void TimelineTenThousandMessages(benchmark::State& state) {
    Look(state, 4e6, false);
}
void TimelineTenMilliseconds(benchmark::State& state) {
    Look(state, 1e4, false);
}
void TimelineConeInOneSecond(benchmark::State& state) {
    Look(state, 1e6, true);
}
void TimelineConeInWholeRun(benchmark::State& state) {
    Look(state, 0, true);
}

// The end of a run while it grows, by a picture's time at a tenth of the speed.
void TimelineWhileTimePasses(benchmark::State& state) {
    History history;
    for (const char* line : {"cluster 7", "run until leader", "load 200/s", "run 5s"}) {
        Do(history, line);
    }
    app::TimelineCache cache;
    render::UiState ui;
    ui.timeline_pixels = 1'800;
    const app::TimelineAsk ask{history, cache, ui, true, {}};
    for (auto _ : state) {
        state.PauseTiming();
        history.RunUntil(history.now() + 1'667);
        history.ClearEvents();
        state.ResumeTiming();
        benchmark::DoNotOptimize(app::PresentTimeline(ask));
    }
}

}  // namespace

BENCHMARK(TimelineWhileTimePasses)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineTenMilliseconds)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineOneSecond)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineTenThousandMessages)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineWholeRun)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineConeInOneSecond)->Unit(benchmark::kMicrosecond);
BENCHMARK(TimelineConeInWholeRun)->Unit(benchmark::kMicrosecond);
