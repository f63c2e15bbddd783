// The script of the sitting, kept on disk as it grows.
#include "app/session_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/log.h"

namespace app {

namespace {

// Set by the system before the program starts; nothing in here changes it.
std::string Environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
    return value == nullptr ? "" : value;
}

}  // namespace

std::string SessionFilePath() {
    const std::string state = Environment("XDG_STATE_HOME");
    if (!state.empty()) return state + "/raftarium/last.raft";
    const std::string home = Environment("HOME");
    return home.empty() ? "" : home + "/.local/state/raftarium/last.raft";
}

SessionFile::SessionFile(std::string path) : path_(std::move(path)), broken_(path_.empty()) {}

void SessionFile::Open(const Session& session) {
    written_ = 0;
    sitting_ = session.sitting();
    std::error_code problem;
    std::filesystem::create_directories(std::filesystem::path(path_).parent_path(), problem);
    file_.reset(std::fopen(path_.c_str(), "wb"));
    if (file_ == nullptr) {
        broken_ = true;
        LogWarning("cannot keep this sitting in " + path_ + ": " + std::strerror(errno));
        return;
    }
    // A sitting that goes on with an earlier one has that title already.
    constexpr const char* kNote = " (as it was played)";
    std::string title = session.script().title;
    if (!title.ends_with(kNote)) title += kNote;
    const std::string head = "# title: " + title + "\n";
    std::fwrite(head.data(), 1, head.size(), file_.get());
}

void SessionFile::Follow(const Session& session) {
    if (broken_) return;
    const auto& lines = session.lines();
    const bool anew = sitting_ != session.sitting() || written_ > lines.size();
    if (file_ == nullptr || anew) Open(session);
    if (broken_ || written_ == lines.size()) return;
    std::string text;
    for (; written_ < lines.size(); ++written_) text += lines[written_] + "\n";
    std::fwrite(text.data(), 1, text.size(), file_.get());
    std::fflush(file_.get());
}

}  // namespace app
