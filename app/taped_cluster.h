// A cluster together with the script that rebuilds it: whatever moves the one is noted in the
// other.
//
// The script is exact. Time that passed is a `run`, events stepped one by one are a `step`, so that
// a command comes again between the very same two events, even where many share a moment.
//
// Caller: ScriptRunner and Session; SessionFile keeps the lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "raft/sim/cluster.h"
#include "raft/sim/command.h"

namespace app {

class TapedCluster {
  public:
    [[nodiscard]] const raft::sim::Cluster& cluster() const { return cluster_; }
    [[nodiscard]] raft::sim::Micros now() const { return cluster_.now(); }

    // As in raft::sim::Cluster. Refused, a command leaves everything as it was, even when time had
    // to pass to find out.
    raft::sim::Outcome Do(const raft::sim::Command& command);
    void RunUntil(raft::sim::Micros t);
    bool StepEvent();
    bool StepStage();
    raft::sim::Outcome TakeFailure() { return cluster_.TakeFailure(); }
    void ClearEvents() { cluster_.ClearEvents(); }

    // The script so far, but for what has passed since its last line: WriteDown adds that.
    [[nodiscard]] const std::vector<std::string>& lines() const { return lines_; }
    void WriteDown();

  private:
    raft::sim::Cluster cluster_{};
    std::vector<std::string> lines_{};

    // Not written down yet. At most one of them is there at a time.
    raft::sim::Micros ran_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t stages_ = 0;
};

}  // namespace app
