// Why chains and comparisons of branches in JSON, as `why` and `compare` in drive answer them.
#pragma once

#include "app/json.h"
#include "raft/sim/history.h"

namespace app {

// {"ok":true,"now_us":...,"branch":...,"event":{...},"chain":[...],"left_out":0}: from the cause of
// the event back to its root, each as an event with its "text"; a message that arrived or was lost
// says in "sent_us" when it was sent.
[[nodiscard]] Json WhyJson(raft::sim::History& history, raft::sim::EventId event);

// {"ok":true,"now_us":...,"left":{...},"right":{...},"parted":{...},"servers":[...]}: each branch
// as it is at this moment, or at its end if it does not reach that.
[[nodiscard]] Json CompareJson(raft::sim::History& history, raft::sim::BranchId left,
                               raft::sim::BranchId right);

}  // namespace app
