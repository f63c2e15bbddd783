// RAFT_CHECK, an assertion that stays on in every build: a bug of ours stops the program.
//
// Only for what follows from this server's own code. What rests on other servers obeying the rules
// is a Violation (safety.h), because a lesson may break a rule on purpose.
#pragma once

namespace raft {

// What the last words of the program should hold beside the broken condition: where the run was.
// The text must live as long as the program; nullptr for nothing.
using CheckContext = const char* (*)();
void SetCheckContext(CheckContext context);

// Prints the condition, its place and the context on standard error, then aborts.
[[noreturn]] void CheckFailed(const char* condition, const char* file, int line);

}  // namespace raft

#define RAFT_CHECK(condition) \
    ((condition) ? static_cast<void>(0) : ::raft::CheckFailed(#condition, __FILE__, __LINE__))
