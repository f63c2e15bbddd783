// A cluster together with the script that rebuilds it.
#include "app/taped_cluster.h"

#include <utility>
#include <variant>

#include "raft/sim/script.h"

namespace app {

raft::sim::Outcome TapedCluster::Do(const raft::sim::Command& command) {
    auto refusal = cluster_.Do(command);
    if (refusal) return refusal;
    // What begins anew leaves nothing of what was, but for the seed.
    if (std::holds_alternative<raft::sim::MakeCluster>(command)) {
        lines_ = {raft::sim::Print(raft::sim::SetSeed{cluster_.seed()})};
        ran_ = 0;
        events_ = stages_ = 0;
    }
    WriteDown();
    lines_.push_back(raft::sim::Print(command));
    return refusal;
}

void TapedCluster::RunUntil(raft::sim::Micros t) {
    if (t < cluster_.now()) return;
    const auto due = cluster_.NextDue();
    // Even no time at all can let something happen, after a step.
    const bool nothing = t == cluster_.now() && (!due || *due > t);
    if (!nothing && (events_ > 0 || stages_ > 0)) WriteDown();
    ran_ += t - cluster_.now();
    if (t == cluster_.now() && !nothing) {
        WriteDown();
        lines_.push_back("run " + raft::sim::PrintDuration(0));
    }
    cluster_.RunUntil(t);
}

bool TapedCluster::StepEvent() {
    if (ran_ > 0 || stages_ > 0) WriteDown();
    if (!cluster_.StepEvent()) return false;
    events_ += 1;
    return true;
}

bool TapedCluster::StepStage() {
    if (ran_ > 0 || events_ > 0) WriteDown();
    if (!cluster_.StepStage()) return false;
    stages_ += 1;
    return true;
}

void TapedCluster::WriteDown() {
    if (ran_ > 0) lines_.push_back("run " + raft::sim::PrintDuration(ran_));
    if (events_ > 0) lines_.push_back("step " + std::to_string(events_));
    if (stages_ > 0) lines_.push_back("step stage " + std::to_string(stages_));
    ran_ = 0;
    events_ = stages_ = 0;
}

}  // namespace app
