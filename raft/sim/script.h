// The text of every command: parsed, printed and explained from one table (script_table.cpp).
//
// Words are separated by blanks. `#` begins a comment, except right before a digit: #17 is a
// message. Names and values that hold more than letters, digits and a few signs stand in double
// quotes, with \" \\ \n \t \r. Servers, clients and the fixed words may be written in any case.
//
// Caller: scripts, `drive`, the command line of the window; Print also says what a click did.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "raft/entry.h"
#include "raft/sim/command.h"
#include "raft/sim/options.h"
#include "raft/sim/time.h"
#include "raft/types.h"
#include "raft/words.h"

namespace raft::sim {

// Clients are C1 to C99.
constexpr std::uint32_t kClientsMax = 99;
// Of the name of a branch or a bookmark, in characters.
constexpr std::size_t kTitleMax = 60;

// ---- Text to command ----

// Which servers exist: S1 up to this one. A command that names another is an error. The branches
// and bookmarks are for completion alone, and need to last only as long as it takes.
struct Names {
    std::uint32_t servers = kServersMax;
    std::span<const std::string> branches{};
    std::span<const std::string> bookmarks{};
};

// Why a line is not understood.
struct SyntaxError {
    enum class Code : std::uint8_t {
        kSyntax,   // It is not a sentence of the language.
        kUnknown,  // It names a server that does not exist.
    };

    int line = 0;         // In a script, from 1; 0 for a line on its own.
    int column = 0;       // From 1, in characters rather than bytes.
    std::string error{};  // One sentence: `line 7, column 12: no server S9; ...`. Without a line it
                          // begins with the column.
    Code code = Code::kSyntax;
    std::string chinese{};  // The same sentence.

    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kChinese ? chinese : error;
    }
};

using Parsed = std::variant<Command, SyntaxError>;

// One line without its end. Nothing for a blank line or a comment.
[[nodiscard]] std::optional<Parsed> ParseLine(std::string_view line, Names names = {});

struct Script {
    struct Line {
        int line = 0;
        std::string text{};  // As it was written, without blanks around it.
        Command command{};
    };
    std::vector<Line> lines{};
};

// A whole script, or its first error. It follows the `cluster` lines for which servers exist;
// before any there are five.
[[nodiscard]] std::variant<Script, SyntaxError> ParseScript(std::string_view text);

// ---- Command to text ----

// One line that parses to the same command again (SameCommand).
[[nodiscard]] std::string Print(const Command& command);

[[nodiscard]] std::string PrintServer(NodeId id);            // "S3"
[[nodiscard]] std::string PrintClient(ClientId id);          // "C1"
[[nodiscard]] std::string PrintDuration(Micros length);      // "250us" "12.5ms" "2s"
[[nodiscard]] std::string PrintRange(const Range& range);    // "150ms..300ms", or "20ms"
[[nodiscard]] std::string PrintShare(Millionths share);      // "5%"
[[nodiscard]] std::string PrintRate(Millionths rate);        // "1.5"
[[nodiscard]] std::string PrintText(std::string_view text);  // In quotes.
[[nodiscard]] std::string PrintName(std::string_view text);  // In quotes only if it must be.
[[nodiscard]] std::string PrintOperation(const Operation& operation);              // "put x 1"
[[nodiscard]] std::string PrintConfiguration(const Configuration& configuration);  // "{S1 S2}+{S3}"
[[nodiscard]] std::string PrintEntry(const Entry& entry);         // "1:x=1" "3:noop" "2:-x"
[[nodiscard]] std::string PrintEntryContent(const Entry& entry);  // The same without its term.
[[nodiscard]] std::string PrintCondition(const Condition& condition);
[[nodiscard]] std::string PrintFilter(const MessageFilter& filter);  // "AppendEntries S1 -> S3"
[[nodiscard]] std::string PrintSelector(const MessageSelector& selector);  // "#17", or a filter.
[[nodiscard]] const char* NameOf(Stage stage);                             // "persist"
[[nodiscard]] const char* NameOf(ReadMode mode);                           // "follower-lease"

// ---- Help ----

// All commands by chapter, one line each.
[[nodiscard]] std::string Help(Language language = Language::kEnglish);
// One command, or one option of `set`: how it is written, what it does, an example, and what can
// stand in it. Nothing for a word that is neither.
[[nodiscard]] std::optional<std::string> Help(std::string_view word,
                                              Language language = Language::kEnglish);

// ---- Completion ----

// What the line could become: whole lines up to their next word, best first.
[[nodiscard]] std::vector<std::string> Complete(std::string_view prefix, Names names = {5});

// One of them for a palette.
struct Completion {
    std::string line{};   // Ends with a blank where something can or must follow.
    std::string shown{};  // How it is written: a command's usage, else the line itself.
    Bilingual about{};    // The sentence of the command, the option or the rule.
};
// The same ones; and behind them, while a command, an option or a rule is being named, those whose
// sentence holds what was typed, in either language.
[[nodiscard]] std::vector<Completion> Suggest(std::string_view prefix, Names names = {5});

}  // namespace raft::sim
