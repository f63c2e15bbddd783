// The script of the sitting, kept on disk as it grows, so that nothing is lost.
//
// It stands in the user's state folder (XDG_STATE_HOME, else ~/.local/state) as
// raftarium/last.raft, and `raftarium last.raft` there plays the sitting again.
#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

#include "app/session.h"

namespace app {

// Empty when the system has no place for it.
[[nodiscard]] std::string SessionFilePath();

class SessionFile {
  public:
    // Begins the file anew. Where it cannot be written, a note in the log is all that comes of it.
    explicit SessionFile(std::string path);

    // Adds the lines that have come since the last call.
    void Follow(const Session& session);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void Open(const Session& session);

    std::string path_{};
    std::unique_ptr<std::FILE, Close> file_{};
    std::size_t written_ = 0;  // So many lines of the session are in the file.
    std::size_t sitting_ = 0;  // Which of Session::sitting() they belong to.
    bool broken_ = false;
};

}  // namespace app
