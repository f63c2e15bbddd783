// Random runs, one after the other, as long as the slice lasts.
#include "app/long_work.h"

#include "raft/sim/script.h"
#include "raft/sim/shrink.h"

namespace app {

namespace {

// Shorter scripts are easier to follow, but nobody wants to wait for the last line to go.
constexpr std::size_t kReplaysMax = 400;

}  // namespace

RandomCheck::RandomCheck(std::uint32_t servers, const raft::Rules& broken, std::uint32_t runs)
    : runs_(runs) {
    options_.servers = servers;
    options_.broken = broken;
}

bool RandomCheck::GoOn(const Slice& slice) {
    while (!done()) {
        runs_done_ += 1;
        const auto result = raft::sim::RunSwarm(runs_done_, options_);
        events_ += result.events;
        if (result.failure) Keep(runs_done_, result);
        if (slice.over()) break;
    }
    return !done();
}

void RandomCheck::Keep(std::uint64_t seed, const raft::sim::SwarmResult& result) {
    found_ = true;
    failure_ = result.failure->name;
    const auto shrunk =
        raft::sim::Shrink(result.script, *result.failure, {.replays_max = kReplaysMax});
    script_ = "# title: " + failure_ + ", found by random run " + std::to_string(seed) + "\n";
    for (const raft::sim::Command& command : shrunk.commands) {
        script_ += raft::sim::Print(command) + "\n";
    }
}

}  // namespace app
