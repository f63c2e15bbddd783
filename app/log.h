// Notes for whoever runs the program from a terminal, on standard error; spdlog stays behind them.
//
// RAFTARIUM_LOG (debug, info, warn, error, off) says how much; without it, warnings and worse.
#pragma once

#include <string_view>

namespace app {

// Reads RAFTARIUM_LOG. Before it, and without it, only warnings are written.
void StartLog();

void LogDebug(std::string_view text);
void LogInfo(std::string_view text);
void LogWarning(std::string_view text);

}  // namespace app
