// Any bytes at all, as a script: the parser never falls, and what parses is printed faithfully.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "raft/check.h"
#include "raft/sim/script.h"

using raft::sim::Command;

namespace {

void CheckFaithful(const Command& command) {
    const std::string printed = raft::sim::Print(command);
    const auto parsed = raft::sim::ParseLine(printed);
    RAFT_CHECK(parsed.has_value() && std::holds_alternative<Command>(*parsed));
    const Command& again = std::get<Command>(*parsed);
    RAFT_CHECK(raft::sim::SameCommand(command, again));
    RAFT_CHECK(raft::sim::Print(again) == printed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // The bytes of a file are characters; the library hands them over as numbers.
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto parsed = raft::sim::ParseScript(text);
    if (const auto* script = std::get_if<raft::sim::Script>(&parsed)) {
        for (const auto& line : script->lines) CheckFaithful(line.command);
    } else {
        const auto& error = std::get<raft::sim::SyntaxError>(parsed);
        RAFT_CHECK(error.line >= 1 && error.column >= 1);
        RAFT_CHECK(!error.error.empty() && !error.chinese.empty());
    }
    const std::string_view line = text.substr(0, text.find('\n'));
    const auto alone = raft::sim::ParseLine(line);
    if (alone && std::holds_alternative<Command>(*alone)) CheckFaithful(std::get<Command>(*alone));
    static_cast<void>(raft::sim::Suggest(line));
    static_cast<void>(raft::sim::Help(line));
    return 0;
}
