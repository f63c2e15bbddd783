// Sittings handed on.
#include "app/session_export.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "raft/sim/journal.h"

namespace app {

namespace {

namespace files = std::filesystem;

// "leader-crash" of "A leader: crash!": what can stand in a file's name everywhere.
std::string NameOf(const std::string& title) {
    constexpr std::size_t kLengthMax = 40;
    std::string name;
    for (const char c : title) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        const bool capital = c >= 'A' && c <= 'Z';
        if (plain) name += c;
        if (capital) name += static_cast<char>(c - 'A' + 'a');
        if (!plain && !capital && !name.empty() && name.back() != '-') name += '-';
        if (name.size() == kLengthMax) break;
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    return name.empty() ? "session" : name;
}

// What opens again what this sitting began with, from wherever the program is started then.
std::string ScenarioOf(const LoadedScript& script) {
    if (script.kept) return script.kept->scenario;
    std::error_code problem;
    if (!files::exists(script.source, problem)) return script.source;
    return files::absolute(script.source, problem).string();
}

Error CannotWrite(const std::string& path, const std::string& why) {
    return Error{raft::Fill({"cannot write {path}: {why}", "无法写入 {path}：{why}"},
                            {{"path", path}, {"why", why}})};
}

}  // namespace

std::string Environment(const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nothing changes it.
    return value == nullptr ? "" : value;
}

std::string SessionText(const Session& session) {
    const raft::sim::History& history = session.history();
    const LoadedScript& script = session.script();
    std::vector<RestLines> rests;
    for (raft::sim::BranchId id = 0; id < history.branches().size(); ++id) {
        const auto& branch = history.branches()[id];
        if (!branch.pruned) rests.push_back({branch.name, session.runner().Rest(history, id)});
    }
    const SessionHead head{.title = script.title,
                           .title_zh = script.title_zh,
                           .class_names = script.class_names,
                           .scenario = ScenarioOf(script),
                           .acted = session.modified()};
    return WriteSession(head, raft::sim::WholeTree(history), rests);
}

std::string WayText(const raft::sim::History& history, const raft::sim::Spot& spot,
                    const std::string& title) {
    std::string text = "# title: " + title + "\n";
    for (const std::string& line : raft::sim::WayTo(history, spot)) text += line + "\n";
    return text;
}

std::string ExportFolder() {
    std::error_code problem;
    const std::string here = files::current_path(problem).string();
    if (!problem && access(here.c_str(), W_OK) == 0) return here;
    const std::string home = Environment("HOME");
    return home.empty() ? here : home;
}

Result<std::string> ExportWay(const raft::sim::History& history, const raft::sim::Spot& spot,
                              const std::string& title, const std::string& folder) {
    const files::path stem = files::path(folder) / ("raftarium-" + NameOf(title) + "-");
    std::error_code problem;
    int number = 1;
    std::string path;
    do {
        path = stem.string() + std::to_string(number) + ".raft";
        number += 1;
    } while (files::exists(path, problem));
    const auto written = WriteWhole(path, WayText(history, spot, title));
    if (!written.ok()) return Error{written.both()};
    return path;
}

Result<Done> WriteWhole(const std::string& path, const std::string& text) {
    const std::string fresh = path + ".new";
    std::FILE* file = std::fopen(fresh.c_str(), "wb");
    if (file == nullptr) return CannotWrite(path, std::strerror(errno));
    const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool closed = std::fclose(file) == 0;
    const bool placed = written && closed && std::rename(fresh.c_str(), path.c_str()) == 0;
    if (placed) return Done{};
    const std::string why = std::strerror(errno);
    (void)std::remove(fresh.c_str());
    return CannotWrite(path, why);
}

}  // namespace app
