// Commands on standard input, answers in JSON on standard output.
#include "app/drive.h"

#include <charconv>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "app/json_history.h"
#include "app/subcommands.h"

namespace app {

namespace {

using raft::sim::Command;
using raft::sim::HistoryCommand;
using raft::sim::Refusal;
using raft::sim::SyntaxError;

struct Word {
    std::string_view text{};
    int column = 0;  // From 1, in characters.
};

bool StartsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Up to a comment. What stands in quotes is one word, quotes included.
std::vector<Word> Words(std::string_view line) {
    std::vector<Word> words;
    int column = 0;
    bool inside = false;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size() && (quoted || line[i] != '#'); ++i) {
        if (StartsCharacter(line[i])) column += 1;
        if (line[i] == '"' && (i == 0 || line[i - 1] != '\\')) quoted = !quoted;
        const bool blank = !quoted && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r');
        if (!blank && !inside) words.push_back({line.substr(i, 0), column});
        inside = !blank;
        if (inside) words.back().text = {words.back().text.data(), words.back().text.size() + 1};
    }
    return words;
}

Json Failure(const char* code, const std::string& error, std::optional<int> column) {
    Json json = {{"ok", false}, {"code", code}, {"error", error}};
    if (column) json["column"] = *column;
    return json;
}

const char* CodeName(Refusal::Code code) {
    if (code == Refusal::Code::kUnknown) return "unknown";
    return code == Refusal::Code::kExpect ? "expect" : "refused";
}

// A name as it stands in a line, in quotes or not.
std::string NameOf(const Word& word) {
    const auto parsed = raft::sim::ParseLine("switch " + std::string(word.text));
    const auto* command = parsed ? std::get_if<Command>(&*parsed) : nullptr;
    const auto* history = command == nullptr ? nullptr : std::get_if<HistoryCommand>(command);
    const auto* to = history == nullptr ? nullptr : std::get_if<raft::sim::SwitchBranch>(history);
    return to == nullptr ? std::string(word.text) : to->name;
}

Json HelpAnswer(const std::vector<Word>& words) {
    if (words.size() == 1) return Json{{"ok", true}, {"help", raft::sim::Help()}};
    const auto help = raft::sim::Help(words[1].text);
    if (help) return Json{{"ok", true}, {"help", *help}};
    return Failure(
        "unknown",
        "there is no command \"" + std::string(words[1].text) + "\"; help lists them all",
        words[1].column);
}

Json CompareAnswer(raft::sim::History& history, const std::vector<Word>& words) {
    if (words.size() < 2 || words.size() > 3) {
        return Failure("syntax", "compare takes the name of a branch, or of two: compare main",
                       words.size() > 3 ? words[3].column : words[0].column);
    }
    std::vector<raft::sim::BranchId> two;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string name = NameOf(words[i]);
        const auto branch = history.Find(name);
        if (!branch) {
            return Failure("unknown",
                           "no branch " + raft::sim::PrintName(name) + "; branches lists them",
                           words[i].column);
        }
        two.push_back(*branch);
    }
    if (two.size() == 1) two.insert(two.begin(), history.branch());
    return CompareJson(history, two[0], two[1]);
}

Json WhyAnswer(raft::sim::History& history, const std::vector<Word>& words) {
    raft::sim::EventId event = 0;
    if (words.size() == 2) {
        const std::string_view text = words[1].text;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), event);
        if (problem != std::errc() || end != text.data() + text.size()) event = 0;
    }
    if (event == 0 || words.size() != 2) {
        return Failure("syntax", "why takes the number of an event: why 1234", words.back().column);
    }
    if (!history.Noted(history.branch(), event)) {
        return Failure("unknown", "no event " + std::to_string(event) + " on this branch",
                       words[1].column);
    }
    return WhyJson(history, event);
}

}  // namespace

std::optional<Json> Drive::AnswerOwnWord(std::string_view line) {
    const std::vector<Word> words = Words(line);
    if (words.empty()) return std::nullopt;
    const std::string_view word = words[0].text;
    if (word == "help") return HelpAnswer(words);
    if (word == "compare") return CompareAnswer(history_, words);
    if (word == "why") return WhyAnswer(history_, words);
    if (word != "state" && word != "branches") return std::nullopt;
    if (words.size() > 1) {
        const bool state = word == "state";
        return Failure("syntax",
                       state ? "state stands alone: it answers with the whole cluster"
                             : "branches stands alone: it answers with all of them",
                       words[1].column);
    }
    return word == "state" ? StateJson(history_) : BranchesJson(history_);
}

Json Drive::Success(bool with_branch) const {
    Json events = Json::array();
    for (const raft::sim::Event& event : cluster().events()) events.push_back(EventJson(event));
    Json json = {{"ok", true}, {"now_us", cluster().now()}};
    if (with_branch) json["branch"] = history_.branches()[history_.branch()].name;
    json["events"] = std::move(events);
    return json;
}

Json Drive::Answer(std::string_view line) {
    if (auto own = AnswerOwnWord(line)) return *std::move(own);
    const raft::sim::Names names{static_cast<std::uint32_t>(cluster().servers().size())};
    const auto parsed = raft::sim::ParseLine(line, names);
    history_.ClearEvents();
    if (!parsed) return Success(false);
    if (const auto* error = std::get_if<SyntaxError>(&*parsed)) {
        const bool unknown = error->code == SyntaxError::Code::kUnknown;
        return Failure(unknown ? "unknown" : "syntax", error->error, error->column);
    }
    return Do(std::get<Command>(*parsed));
}

Json Drive::Do(const Command& command) {
    const raft::sim::BranchId before = history_.branch();
    if (const auto refusal = trail_.Do(history_, command)) {
        return Failure(CodeName(refusal->code), refusal->error, std::nullopt);
    }
    const bool of_history = std::holds_alternative<HistoryCommand>(command);
    // An act in the past begins a branch, which nobody asked for by name.
    return Success(of_history || history_.branch() != before);
}

int RunDrive(const DriveOptions& /*options*/) {
    std::ios::sync_with_stdio(false);
    Drive drive;
    for (std::string line; std::getline(std::cin, line);) {
        std::cout << Line(drive.Answer(line)) << '\n' << std::flush;
        if (!std::cout) return 1;  // Nobody reads any more.
    }
    return 0;
}

}  // namespace app
