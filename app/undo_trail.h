// What a person did, to be taken back and done again: acts and jumps, names, bookmarks and
// branches.
//
// Taking back never loses anything. An act is taken back by going to right before it; what followed
// from it stays on its branch, and doing it again goes back there. Time that passed by itself is
// nothing that was done.
//
// Caller: Session and Drive, which let everything that a person does go through Do().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "raft/sim/command.h"
#include "raft/sim/history.h"

namespace app {

class UndoTrail {
  public:
    // Any command, undo and redo among them. Refused, it leaves everything as it was.
    raft::sim::Outcome Do(raft::sim::History& history, const raft::sim::Command& command);

    // One has gone elsewhere from `before`, and no command says so. With `goes_on` it is the same
    // way as the last one, which went by such steps.
    void NoteJump(const std::string& text, const raft::sim::Spot& before, bool goes_on);

    [[nodiscard]] bool can_undo() const { return !done_.empty(); }
    [[nodiscard]] bool can_redo() const { return !undone_.empty(); }
    // The command that undo takes back, that redo does again: "crash S3". Empty: none.
    [[nodiscard]] std::string undo_text() const { return can_undo() ? done_.back().text : ""; }
    [[nodiscard]] std::string redo_text() const { return can_redo() ? undone_.back().text : ""; }
    void Clear() { *this = UndoTrail(); }

  private:
    using History = raft::sim::History;

    struct Deed {
        enum class Kind { kWay, kBranch, kName, kBookmark, kPrune };

        std::string text{};
        Kind kind = Kind::kWay;
        raft::sim::Spot before{};      // Where one stood,
        raft::sim::Spot after{};       // and where one was when it was taken back.
        raft::sim::BranchId branch{};  // That it was about.
        std::string old_name{};
        std::string new_name{};  // Or the bookmark's text.
        std::optional<raft::sim::Spot> old_mark{};
        std::optional<raft::sim::Spot> new_mark{};
    };

    // Before it is done: what would have to be known to take it back.
    [[nodiscard]] static Deed Prepare(const History& history, const raft::sim::Command& command);
    void Note(Deed deed);
    raft::sim::Outcome Undo(History& history);
    raft::sim::Outcome Redo(History& history);
    // The bookmark stands there and nowhere else; nothing: it is gone.
    static raft::sim::Outcome PutMark(History& history, const std::string& text,
                                      const std::optional<raft::sim::Spot>& is,
                                      const std::optional<raft::sim::Spot>& to);

    std::vector<Deed> done_{};
    std::vector<Deed> undone_{};
};

// Whether it only lets time pass: run, step.
[[nodiscard]] bool TakesTime(const raft::sim::Command& command);
// Whether it changes what is to happen: all but time, history, and questions.
[[nodiscard]] bool IsAct(const raft::sim::Command& command);

}  // namespace app
