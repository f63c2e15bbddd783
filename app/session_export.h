// Sittings handed on: as a file that the program keeps, and as a script that anyone can run.
//
// Caller: SessionFile, Session for ExportScript, and `raftarium export`.
#pragma once

#include <string>

#include "app/result.h"
#include "app/session.h"
#include "raft/sim/history.h"

namespace app {

// The whole tree, and what is still to come of the script on each branch.
[[nodiscard]] std::string SessionText(const Session& session);

// The way to one spot, as a plain script.
[[nodiscard]] std::string WayText(const raft::sim::History& history, const raft::sim::Spot& spot,
                                  const std::string& title);

// Where a person would look for it: the current folder if one may write there, else the home.
[[nodiscard]] std::string ExportFolder();

// Writes raftarium-TITLE-N.raft, the first N that is free; its path.
[[nodiscard]] Result<std::string> ExportWay(const raft::sim::History& history,
                                            const raft::sim::Spot& spot, const std::string& title,
                                            const std::string& folder);

// Whole or not at all: beside it, then in its place.
[[nodiscard]] Result<Done> WriteWhole(const std::string& path, const std::string& text);

// Set by the system before the program starts; empty when it is not.
[[nodiscard]] std::string Environment(const char* name);

}  // namespace app
