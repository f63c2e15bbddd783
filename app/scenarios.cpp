// Embedded scenarios and script files.
#include "app/scenarios.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "app/assets.h"

namespace app {

namespace {

constexpr std::string_view kFolder = "scenarios/";
constexpr std::string_view kEnding = ".raft";

// More than any script that a person wrote; a mistaken file of another kind ends here.
constexpr std::uintmax_t kBytesMax = 16U << 20U;

std::string_view Trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string> Words(std::string_view text) {
    std::istringstream stream{std::string(text)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

Result<std::string> ReadFile(const std::string& path) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) return Error{path + " is a folder"};
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (!problem && size > kBytesMax) return Error{path + " is too large to be a script"};
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (file && file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
    if (!file.is_open() || file.bad()) return Error{"cannot read " + path};
    return text.str();
}

std::string NamesOfScenarios() {
    std::string names;
    for (const Scenario& scenario : Scenarios()) {
        names += (names.empty() ? "" : ", ") + scenario.id;
    }
    return names;
}

}  // namespace

Scenario ReadScenario(std::string id, std::string_view text) {
    Scenario scenario{.id = std::move(id), .text = text};
    while (!text.empty() && text.front() == '#') {
        const std::size_t end = text.find('\n');
        const std::string_view comment = Trim(text.substr(1, end == text.npos ? end : end - 1));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (comment.starts_with("title:")) {
            scenario.title = Trim(comment.substr(6));
        } else if (comment.starts_with("covers:")) {
            scenario.covers = Words(comment.substr(7));
        } else if (comment.starts_with("about:")) {
            scenario.summary = Trim(comment.substr(6));
        } else if (!comment.empty() && !scenario.summary.empty()) {
            scenario.summary += " " + std::string(comment);
        }
    }
    if (scenario.title.empty()) scenario.title = scenario.id;
    return scenario;
}

std::vector<Scenario> Scenarios() {
    std::vector<Scenario> scenarios;
    for (const Asset& asset : Assets()) {
        if (!asset.path.starts_with(kFolder) || !asset.path.ends_with(kEnding)) continue;
        std::string_view id = asset.path;
        id.remove_prefix(kFolder.size());
        id.remove_suffix(kEnding.size());
        scenarios.push_back(ReadScenario(std::string(id), asset.bytes));
    }
    std::stable_partition(scenarios.begin(), scenarios.end(),
                          [](const Scenario& scenario) { return scenario.id == kDefaultScenario; });
    return scenarios;
}

Result<LoadedScript> UnderstandScript(const std::string& source, std::string_view text) {
    auto parsed = raft::sim::ParseScript(text);
    if (const auto* error = std::get_if<raft::sim::SyntaxError>(&parsed)) {
        return Error{source + ": " + error->error};
    }
    const std::string name = std::filesystem::path(source).stem().string();
    return LoadedScript{.source = source,
                        .title = ReadScenario(name, text).title,
                        .script = std::get<raft::sim::Script>(std::move(parsed))};
}

Result<LoadedScript> LoadScript(const std::string& source) {
    std::error_code problem;
    if (std::filesystem::exists(source, problem)) {
        const auto text = ReadFile(source);
        if (!text.ok()) return Error{text.error()};
        return UnderstandScript(source, text.value());
    }
    for (const Scenario& scenario : Scenarios()) {
        if (scenario.id == source) return UnderstandScript(source, scenario.text);
    }
    return Error{"there is no file \"" + source +
                 "\" and no scenario of that name; the scenarios are " + NamesOfScenarios()};
}

void OverrideSeed(raft::sim::Script& script, std::uint64_t seed) {
    const raft::sim::SetSeed command{seed};
    bool replaced = false;
    for (raft::sim::Script::Line& line : script.lines) {
        if (!std::holds_alternative<raft::sim::SetSeed>(line.command)) continue;
        line.command = command;
        line.text = raft::sim::Print(line.command);
        replaced = true;
    }
    if (replaced) return;
    // A new cluster begins with the default seed, so the line has to follow the one that makes it.
    const raft::sim::Script::Line line{
        .line = 0, .text = raft::sim::Print(command), .command = command};
    bool made = false;
    for (std::size_t i = 0; i < script.lines.size(); ++i) {
        if (!std::holds_alternative<raft::sim::MakeCluster>(script.lines[i].command)) continue;
        script.lines.insert(script.lines.begin() + static_cast<std::ptrdiff_t>(i + 1), line);
        made = true;
    }
    if (!made) script.lines.insert(script.lines.begin(), line);
}

}  // namespace app
