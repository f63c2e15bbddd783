// The commands that move through history, and those about branches and bookmarks. The others, and
// the variant of all, are in command.h.
//
// Caller: History (history.h) does them; a cluster alone keeps no history and refuses them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "raft/sim/event.h"
#include "raft/sim/time.h"

namespace raft::sim {

// What is counted when time moves by steps, forwards or backwards.
enum class StepUnit : std::uint8_t {
    kEvent,    // One thing that was due; in the past also one command that was done there.
    kStage,    // One stage inside one server.
    kMessage,  // A message that arrives.
    kRole,     // A change of role.
    kCommit,   // A commit index that advances.
    kTerm,     // A server's new term.
    kViolation,
    kBookmark,
};
constexpr std::size_t kStepUnits = 8;

// "back [N]", "back role [N]": to where it was before the last such event.
struct GoBack {
    StepUnit unit = StepUnit::kEvent;
    std::uint32_t count = 1;

    bool operator==(const GoBack&) const = default;
};

// "goto 412.6ms", "goto start", "goto end", "goto "the split vote"", "goto event 1234".
struct GoTo {
    enum class Kind : std::uint8_t {
        kMoment,    // When everything due up to and including `at` has happened.
        kStart,     // Before anything happened, set-up included in what has.
        kEnd,       // The end of this branch.
        kBookmark,  // Of this branch, else of the one that has it: then to that branch.
        kEvent,     // Right after the step in which it happened.
    };

    Kind kind = Kind::kMoment;
    Micros at = 0;
    std::string bookmark{};
    EventId event = 0;

    bool operator==(const GoTo&) const = default;
};

// "branch what-if": another future begins here. Nothing of the one that is there is lost.
struct MakeBranch {
    std::string name{};
    bool operator==(const MakeBranch&) const = default;
};
// "switch main": to its end, or to where one was on it last.
struct SwitchBranch {
    std::string name{};
    bool operator==(const SwitchBranch&) const = default;
};
// "rename what-if": the branch that one is on.
struct RenameBranch {
    std::string name{};
    bool operator==(const RenameBranch&) const = default;
};
// "prune what-if": a branch without branches of its own goes, with what happened on it alone.
struct PruneBranch {
    std::string name{};
    bool operator==(const PruneBranch&) const = default;
};

// "bookmark "the split vote"": a name for here.
struct SetBookmark {
    std::string text{};
    bool operator==(const SetBookmark&) const = default;
};
// "unmark "the split vote"".
struct RemoveBookmark {
    std::string text{};
    bool operator==(const RemoveBookmark&) const = default;
};

// "undo", "redo": what the person did, jumps included; time that passed by itself stays.
struct Undo {
    bool operator==(const Undo&) const = default;
};
struct Redo {
    bool operator==(const Redo&) const = default;
};

using HistoryCommand = std::variant<GoBack, GoTo, MakeBranch, SwitchBranch, RenameBranch,
                                    PruneBranch, SetBookmark, RemoveBookmark, Undo, Redo>;

}  // namespace raft::sim
