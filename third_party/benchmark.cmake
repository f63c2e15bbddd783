# Google Benchmark as the target benchmark::benchmark; without it there is no tests/bench.
find_package(benchmark QUIET)
