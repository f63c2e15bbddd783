// Embedded scenarios and script files.
#include "app/scenarios.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "app/assets.h"

namespace app {

namespace {

constexpr std::string_view kFolder = "scenarios/";
constexpr std::string_view kEnding = ".raft";

// More than any sitting; a mistaken file of another kind ends here.
constexpr std::uintmax_t kBytesMax = 64U << 20U;

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

// What follows the word at the beginning of a comment.
std::optional<std::string> After(std::string_view word, std::string_view comment) {
    if (!comment.starts_with(word)) return std::nullopt;
    return std::string(Trim(comment.substr(word.size())));
}

// Chinese sentences are written without blanks between them.
void GoOn(std::string& summary, std::string_view line) {
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    const bool blank = !summary.empty() && (ascii(summary.back()) || ascii(line.front()));
    summary.append(blank ? " " : "").append(line);
}

// How many bytes the character at `at` has in UTF-8; 0: it is none, or none that is written.
std::size_t CharacterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(at);
    if (first < 0x80) {
        const bool written = first >= ' ' || first == '\n' || first == '\t' || first == '\r';
        return written && first != 0x7F ? 1 : 0;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return 0;
    }
    return length;
}

// The first line that holds something else than text; 0: there is none.
std::size_t LineWithoutText(std::string_view text) {
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = CharacterAt(text, at);
        if (length == 0) return line;
        if (text[at] == '\n') line += 1;
        at += length;
    }
    return 0;
}

// "B11": chapter B, row 11; a blank and 0 of a scenario that covers nothing.
std::pair<char, int> FirstRow(const Scenario& scenario) {
    if (scenario.covers.empty()) return {' ', 0};
    const std::string& row = scenario.covers.front();
    int number = 0;
    std::from_chars(row.data() + 1, row.data() + row.size(), number);
    return {row.front(), number};
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
    std::string* summary = nullptr;  // The one that a line without a word of its own goes on with.
    while (!text.empty() && text.front() == '#') {
        const std::size_t end = text.find('\n');
        const std::string_view comment = Trim(text.substr(1, end == text.npos ? end : end - 1));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
        if (const auto title = After("title:", comment)) {
            scenario.title = *title;
        } else if (const auto title_zh = After("title-zh:", comment)) {
            scenario.title_zh = *title_zh;
        } else if (const auto covers = After("covers:", comment)) {
            scenario.covers = Words(*covers);
        } else if (const auto names = After("names:", comment)) {
            scenario.class_names = *names == "class";
        } else if (const auto about = After("about:", comment)) {
            scenario.summary = *about;
            summary = &scenario.summary;
        } else if (const auto about_zh = After("about-zh:", comment)) {
            scenario.summary_zh = *about_zh;
            summary = &scenario.summary_zh;
        } else if (!comment.empty() && summary != nullptr) {
            GoOn(*summary, comment);
        }
    }
    if (scenario.title.empty()) scenario.title = scenario.id;
    if (scenario.title_zh.empty()) scenario.title_zh = scenario.title;
    if (scenario.summary_zh.empty()) scenario.summary_zh = scenario.summary;
    return scenario;
}

bool IsScenario(std::string_view id) {
    return FindAsset("scenarios/" + std::string(id) + ".raft").has_value();
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
    // The assets are sorted by path, where "figure-8-committed.raft" stands before "figure-8.raft".
    std::sort(scenarios.begin(), scenarios.end(), [](const Scenario& a, const Scenario& b) {
        const bool first = a.id == kDefaultScenario;
        return first != (b.id == kDefaultScenario) ? first : a.id < b.id;
    });
    return scenarios;
}

std::vector<Chapter> Course() {
    std::vector<Chapter> course = {{'A', "Roles, terms, elections", "角色、任期与选举"},
                                   {'B', "Log replication", "日志复制"},
                                   {'C', "What is on disk", "磁盘上的内容"},
                                   {'D', "Snapshots", "快照"},
                                   {'E', "Membership", "成员变更"},
                                   {'F', "Reads", "读取"},
                                   {'G', "Rules that people get wrong", "常被误解的规则"}};
    const std::vector<Scenario> all = Scenarios();
    for (Chapter& chapter : course) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (FirstRow(all[i]).first == chapter.letter) chapter.scenarios.push_back(i);
        }
        std::stable_sort(
            chapter.scenarios.begin(), chapter.scenarios.end(),
            [&](std::size_t a, std::size_t b) { return FirstRow(all[a]) < FirstRow(all[b]); });
    }
    return course;
}

Result<std::string> ReadScriptFile(const std::string& path) {
    std::error_code problem;
    if (std::filesystem::is_directory(path, problem)) {
        return Error{raft::Fill({"{path} is a folder, not a script; name a file in it",
                                 "{path} 是文件夹而不是脚本；请指定其中的文件"},
                                {{"path", path}})};
    }
    const std::uintmax_t size = std::filesystem::file_size(path, problem);
    if (!problem && size > kBytesMax) {
        return Error{raft::Fill({"{path} is too large to be a script: {size} MB, and 64 MB are "
                                 "the most",
                                 "{path} 太大，不可能是脚本：{size} MB，最多 64 MB"},
                                {{"path", path}, {"size", size >> 20U}})};
    }
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (file && file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
    if (!file.is_open() || file.bad()) {
        return Error{raft::Fill(
            {"cannot read {path}; look at its permissions", "无法读取 {path}；请检查它的权限"},
            {{"path", path}})};
    }
    std::string bytes = text.str();
    if (bytes.empty()) {
        return Error{raft::Fill(
            {"{path} is empty; a script has one command a line", "{path} 是空的；脚本每行一条命令"},
            {{"path", path}})};
    }
    if (const std::size_t line = LineWithoutText(bytes)) {
        return Error{raft::Fill({"{path} is no script: line {line} holds bytes that are no text",
                                 "{path} 不是脚本：第 {line} 行含有非文本的字节"},
                                {{"path", path}, {"line", line}})};
    }
    return bytes;
}

bool IsCutOff(std::string_view text, const raft::sim::SyntaxError& error) {
    return std::count(text.begin(), text.end(), '\n') < error.line;
}

Result<LoadedScript> UnderstandScript(const std::string& source, std::string_view text) {
    auto parsed = raft::sim::ParseScript(text);
    auto kept = ReadKeptSession(text);
    const auto* error = std::get_if<raft::sim::SyntaxError>(&parsed);
    const bool early = !kept.ok() && (error == nullptr || IsCutOff(text, *error));
    const auto in_source = [&](const raft::Bilingual& sentence) {
        return Error{raft::Fill({"{source}: {sentence}", "{source}：{sentence}"},
                                {{"source", source}, {"sentence", sentence}})};
    };
    if (error != nullptr && !early) return in_source({error->error, error->chinese});
    if (!kept.ok()) return in_source(kept.both());
    const Scenario head = ReadScenario(std::filesystem::path(source).stem().string(), text);
    return LoadedScript{.source = source,
                        .title = head.title,
                        .title_zh = head.title_zh,
                        .class_names = head.class_names,
                        .script = std::get<raft::sim::Script>(std::move(parsed)),
                        .kept = std::move(kept.value())};
}

Result<LoadedScript> LoadScript(const std::string& source) {
    std::error_code problem;
    if (std::filesystem::exists(source, problem)) {
        const auto text = ReadScriptFile(source);
        if (!text.ok()) return Error{text.both()};
        return UnderstandScript(source, text.value());
    }
    for (const Scenario& scenario : Scenarios()) {
        if (scenario.id == source) return UnderstandScript(source, scenario.text);
    }
    return Error{raft::Fill({"there is no file \"{source}\" and no scenario of that name; the "
                             "scenarios are {names}",
                             "没有文件 \"{source}\"，也没有这个名称的场景；场景有 {names}"},
                            {{"source", source}, {"names", NamesOfScenarios()}})};
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
