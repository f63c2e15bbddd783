// What keeping a sitting costs a picture: its text after ten thousand acts.
#include <benchmark/benchmark.h>

#include "app/session.h"
#include "app/session_export.h"

namespace app {

namespace {

void SessionTextOf(benchmark::State& state) {
    auto loaded = UnderstandScript("bench.raft", "seed 3\nrun 1ms\n");
    Session session(std::move(loaded.value()));
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        session.Apply(render::RunCommandText{i % 2 == 0 ? "cut S1 S2" : "heal"});
        session.Apply(render::RunCommandText{"run 1ms"});
    }
    for (auto _ : state) {
        const std::string text = SessionText(session);
        benchmark::DoNotOptimize(text.data());
    }
}
BENCHMARK(SessionTextOf)->Arg(100)->Arg(10'000)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace app
