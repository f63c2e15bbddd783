// A snapshot: the state machine as it was after one entry, in place of the log up to there.
//
// Rule:   §5.1: last included index and term serve the consistency check and the vote check; the
//         latest configuration goes with it (§5, Fig. 5.2), and so do the client sessions, which
//         are part of the machine's state (§6.3).
// Caller: compaction.cpp, sim::Disk, sim::Server.
#pragma once

#include <memory>
#include <string>

#include "raft/configuration.h"
#include "raft/types.h"

namespace raft {

// Never changes once made, so that servers, messages and disks share it.
struct Snapshot {
    EntryId last_included{};
    // The latest configuration as of that entry, and the index of its entry (0: the initial one).
    std::shared_ptr<const Configuration> configuration{};
    Index configuration_index = 0;
    // The machine's state (StateMachine::Save). Never null.
    std::shared_ptr<const std::string> data{};
};

}  // namespace raft
