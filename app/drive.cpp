// Commands on standard input, answers in JSON on standard output.
#include "app/drive.h"

#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "app/subcommands.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Command;
using raft::sim::Refusal;
using raft::sim::SyntaxError;

struct Word {
    std::string_view text{};
    int column = 0;  // From 1, in characters.
};

bool StartsCharacter(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

// Up to a comment.
std::vector<Word> Words(std::string_view line) {
    std::vector<Word> words;
    int column = 0;
    bool inside = false;
    for (std::size_t i = 0; i < line.size() && line[i] != '#'; ++i) {
        if (StartsCharacter(line[i])) column += 1;
        const bool blank = line[i] == ' ' || line[i] == '\t' || line[i] == '\r';
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

Json Success(const Cluster& cluster) {
    Json events = Json::array();
    for (const raft::sim::Event& event : cluster.events()) events.push_back(EventJson(event));
    return {{"ok", true}, {"now_us", cluster.now()}, {"events", std::move(events)}};
}

}  // namespace

std::optional<Json> Drive::AnswerOwnWord(std::string_view line) const {
    const std::vector<Word> words = Words(line);
    if (words.empty()) return std::nullopt;
    if (words[0].text == "state") {
        if (words.size() == 1) return StateJson(cluster_);
        return Failure("syntax", "state stands alone: it answers with the whole cluster",
                       words[1].column);
    }
    if (words[0].text != "help") return std::nullopt;
    if (words.size() == 1) return Json{{"ok", true}, {"help", raft::sim::Help()}};
    const auto help = raft::sim::Help(words[1].text);
    if (!help) {
        return Failure(
            "unknown",
            "there is no command \"" + std::string(words[1].text) + "\"; help lists them all",
            words[1].column);
    }
    return Json{{"ok", true}, {"help", *help}};
}

Json Drive::Answer(std::string_view line) {
    if (auto own = AnswerOwnWord(line)) return *std::move(own);
    const raft::sim::Names names{static_cast<std::uint32_t>(cluster_.servers().size())};
    const auto parsed = raft::sim::ParseLine(line, names);
    cluster_.ClearEvents();
    if (!parsed) return Success(cluster_);
    if (const auto* error = std::get_if<SyntaxError>(&*parsed)) {
        const bool unknown = error->code == SyntaxError::Code::kUnknown;
        return Failure(unknown ? "unknown" : "syntax", error->error, error->column);
    }
    return Do(std::get<Command>(*parsed));
}

Json Drive::Do(const Command& command) {
    if (const auto refusal = cluster_.Do(command)) {
        return Failure(CodeName(refusal->code), refusal->error, std::nullopt);
    }
    return Success(cluster_);
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
