// Which events are a step of which kind: what `step role` stops behind.
//
// Caller: History, the script runner and the session, each along its own clock.
#pragma once

#include "raft/sim/command_history.h"
#include "raft/sim/event.h"

namespace raft::sim {

// False for units that count no events of a kind: event, stage, bookmark.
[[nodiscard]] bool IsStep(const Event& event, StepUnit unit);

}  // namespace raft::sim
