// The sitting, kept on disk as it goes, so that nothing is lost whatever happens to the program.
//
// It stands in the user's state folder (XDG_STATE_HOME, else ~/.local/state) as
// raftarium/last.raft: whole at any moment, and at most a second behind. Sittings before it are
// previous-1.raft (the last one) to previous-5.raft beside it.
//
// Caller: the window's loop, once a picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "app/session.h"

namespace app {

// Empty when the system has no place for it.
[[nodiscard]] std::string SessionFilePath();

class SessionFile {
  public:
    static constexpr raft::sim::Micros kEvery = raft::sim::kSecond;
    static constexpr int kPreviousMax = 5;

    // Where it cannot be written, a note in the log is all that comes of it.
    explicit SessionFile(std::string path);

    [[nodiscard]] const std::string& path() const { return path_; }
    // This sitting is the one that is in the file: nothing has to make room for it.
    void Continue(const Session& session) { sitting_ = session.sitting(); }

    // `real` time has passed since the last call: what is new is written once a second.
    void Follow(const Session& session, raft::sim::Micros real);
    // At once.
    void Flush(const Session& session);
    // Something is new that has not been written.
    [[nodiscard]] bool behind(const Session& session) const;

    // Takes a file that cannot be read out of the way; where it is now, empty if it is still there.
    [[nodiscard]] static std::string MoveAside(const std::string& path);

  private:
    // What can change: which sitting, where one stands, how far it has been lived, the tree.
    struct State {
        std::size_t sitting = 0;
        raft::sim::BranchId branch = 0;
        raft::sim::Place place{};
        raft::sim::Place end{};
        std::uint64_t changes = 0;

        bool operator==(const State&) const = default;
    };
    [[nodiscard]] static State StateOf(const Session& session);
    void Write(const Session& session);
    // The sittings before this one move up.
    void MakeRoom() const;

    std::string path_{};
    std::size_t sitting_ = 0;  // Which of Session::sitting() is in the file.
    State written_{};
    raft::sim::Micros since_ = kEvery;  // Real time since it was written last.
    bool broken_ = false;
};

}  // namespace app
