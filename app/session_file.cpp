// The sitting, kept on disk as it goes.
#include "app/session_file.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/log.h"
#include "app/session_export.h"

namespace app {

namespace {

namespace files = std::filesystem;

std::string Numbered(const std::string& path, const char* name, int number) {
    return (files::path(path).parent_path() / (name + std::to_string(number) + ".raft")).string();
}

}  // namespace

std::string SessionFilePath() {
    const std::string state = Environment("XDG_STATE_HOME");
    if (!state.empty()) return state + "/raftarium/last.raft";
    const std::string home = Environment("HOME");
    return home.empty() ? "" : home + "/.local/state/raftarium/last.raft";
}

SessionFile::SessionFile(std::string path) : path_(std::move(path)), broken_(path_.empty()) {}

SessionFile::State SessionFile::StateOf(const Session& session) {
    const raft::sim::History& history = session.history();
    return {.sitting = session.sitting(),
            .branch = history.branch(),
            .place = history.place(),
            .end = history.branches()[history.branch()].end,
            .changes = history.changes()};
}

bool SessionFile::behind(const Session& session) const {
    return !broken_ && session.worth_keeping() && StateOf(session) != written_;
}

void SessionFile::Follow(const Session& session, raft::sim::Micros real) {
    since_ = std::min(since_ + real, kEvery);
    if (since_ == kEvery) Flush(session);
}

void SessionFile::Flush(const Session& session) {
    if (!behind(session)) return;
    Write(session);
    since_ = 0;
}

void SessionFile::Write(const Session& session) {
    std::error_code problem;
    files::create_directories(files::path(path_).parent_path(), problem);
    if (sitting_ != session.sitting()) MakeRoom();
    sitting_ = session.sitting();
    written_ = StateOf(session);
    const auto done = WriteWhole(path_, SessionText(session));
    if (done.ok()) return;
    broken_ = true;
    LogWarning("cannot keep this sitting: " + done.error());
}

void SessionFile::MakeRoom() const {
    std::error_code problem;
    if (!files::exists(path_, problem)) return;
    for (int number = kPreviousMax - 1; number >= 1; --number) {
        files::rename(Numbered(path_, "previous-", number),
                      Numbered(path_, "previous-", number + 1), problem);
    }
    files::rename(path_, Numbered(path_, "previous-", 1), problem);
}

std::string SessionFile::MoveAside(const std::string& path) {
    std::error_code problem;
    int number = 1;
    while (files::exists(Numbered(path, "damaged-", number), problem)) number += 1;
    const std::string aside = Numbered(path, "damaged-", number);
    files::rename(path, aside, problem);
    return problem ? std::string() : aside;
}

}  // namespace app
