// A sitting as text, written and read.
#include "app/session_text.h"

#include <utility>
#include <variant>

namespace app {

namespace {

constexpr std::string_view kHead = "# raftarium session";
constexpr std::string_view kTitle = "# title: ";
constexpr std::string_view kTitleZh = "# title-zh: ";
constexpr std::string_view kNames = "# names: class";
constexpr std::string_view kScenario = "# scenario: ";
constexpr std::string_view kActed = "# acted: yes";
constexpr std::string_view kBranch = "# branch: ";
constexpr std::string_view kThen = "# then: ";
constexpr std::string_view kEnd = "# end";

// The next line without its end; the text becomes what is behind it.
std::string_view TakeLine(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

bool Takes(std::string_view line, std::string_view mark, std::string_view& rest) {
    if (!line.starts_with(mark)) return false;
    rest = line.substr(mark.size());
    return true;
}

// A title is one line, whatever it was made of.
std::string OneLine(std::string text) {
    for (char& c : text) {
        if (c == '\n' || c == '\r') c = ' ';
    }
    return text;
}

struct Reading {
    KeptSession kept{};
    bool ended = false;
    raft::Bilingual error{};

    void Take(std::string_view line, int number) {
        std::string_view rest;
        if (line == kEnd) {
            ended = true;
        } else if (line == kActed) {
            kept.acted = true;
        } else if (Takes(line, kScenario, rest)) {
            kept.scenario = rest;
        } else if (Takes(line, kBranch, rest)) {
            kept.rests.push_back({.branch = std::string(rest)});
        } else if (Takes(line, kThen, rest)) {
            TakeThen(rest, number);
        } else if (!line.empty() && line.front() != '#') {
            ended = false;  // It is the last line, or it is no end.
        }
    }

    void TakeThen(std::string_view text, int number) {
        const auto there = [&](const raft::Bilingual& what) {
            return raft::Fill({"line {line}, after \"# then:\", {what}",
                               "第 {line} 行，\"# then:\" 之后，{what}"},
                              {{"line", number}, {"what", what}});
        };
        if (kept.rests.empty()) {
            error = there(raft::Words{"a line of no branch", "这一行不属于任何分支"});
            return;
        }
        const auto parsed = raft::sim::ParseLine(text);
        if (!parsed) return;
        if (const auto* wrong = std::get_if<raft::sim::SyntaxError>(&*parsed)) {
            if (error.empty()) error = there({wrong->error, wrong->chinese});
            return;
        }
        kept.rests.back().script.lines.push_back(
            {.line = 0, .text = std::string(text), .command = std::get<0>(*parsed)});
    }
};

std::optional<Reading> Read(std::string_view text) {
    if (TakeLine(text) != kHead) return std::nullopt;
    Reading reading;
    for (int number = 2; !text.empty(); ++number) reading.Take(TakeLine(text), number);
    return reading;
}

}  // namespace

Result<std::optional<KeptSession>> ReadKeptSession(std::string_view text) {
    auto reading = Read(text);
    if (!reading) return std::optional<KeptSession>();
    if (!reading->ended) {
        return Error{raft::Words{"the session ends early: its last line, \"# end\", is missing",
                                 "会话不完整：缺少最后一行 \"# end\""}};
    }
    if (!reading->error.empty()) return Error{reading->error};
    return std::optional<KeptSession>(std::move(reading->kept));
}

std::optional<KeptSession> ReadPartOfSession(std::string_view text) {
    auto reading = Read(text);
    if (!reading) return std::nullopt;
    // What was still to come is known only where all of it is.
    if (!reading->ended || !reading->error.empty()) reading->kept.rests.clear();
    return std::move(reading->kept);
}

std::string WriteSession(const SessionHead& head, const std::vector<std::string>& lines,
                         const std::vector<RestLines>& rests) {
    std::size_t size = 1000;
    for (const std::string& line : lines) size += line.size() + 1;
    std::string text;
    text.reserve(size);
    text.append(kHead).append("\n");
    text.append(kTitle).append(OneLine(head.title)).append("\n");
    if (!head.title_zh.empty() && head.title_zh != head.title) {
        text.append(kTitleZh).append(OneLine(head.title_zh)).append("\n");
    }
    if (head.class_names) text.append(kNames).append("\n");
    if (!head.scenario.empty()) text.append(kScenario).append(head.scenario).append("\n");
    if (head.acted) text.append(kActed).append("\n");
    for (const std::string& line : lines) text.append(line).append("\n");
    for (const RestLines& rest : rests) {
        if (rest.lines.empty()) continue;
        text.append(kBranch).append(OneLine(rest.branch)).append("\n");
        for (const std::string& line : rest.lines) text.append(kThen).append(line).append("\n");
    }
    return text.append(kEnd).append("\n");
}

}  // namespace app
