// The table behind the command language: every word with its usage, its sentence and its parser.
//
// Caller: the parser (script.cpp), the printer (script_print.cpp) and the help (script_help.cpp).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "raft/sim/command.h"
#include "raft/sim/script_reader.h"

namespace raft::sim {

enum class Chapter : std::uint8_t {
    kSetUp,
    kTime,
    kHistory,
    kFaults,
    kByHand,
    kMessages,
    kClients,
    kProtocol,
    kRules,
    kChecks,
    kTeaching,
    kAsking,  // Questions that `drive` and the window answer; no commands of a script.
};

// Reads what follows the word. It can come back with a NotYet without text.
using ParseFunction = Command (*)(Reader& reader);

struct CommandRow {
    const char* word;
    Chapter chapter;
    const char* usage;
    Words sentence;
    const char* example;
    Words parts;          // More on what can stand in it; "" for nothing.
    ParseFunction parse;  // nullptr: not part of this version yet, or a question.

    constexpr CommandRow(const char* its_word, Chapter its_chapter, const char* its_usage,
                         const char* english, const char* chinese, const char* its_example,
                         const Words& its_parts, ParseFunction its_parse)
        : word(its_word),
          chapter(its_chapter),
          usage(its_usage),
          sentence(english, chinese),
          example(its_example),
          parts(its_parts),
          parse(its_parse) {}
};

[[nodiscard]] std::span<const CommandRow> CommandRows();
[[nodiscard]] const CommandRow* FindCommand(std::string_view word);
[[nodiscard]] std::optional<std::string> NearestCommand(std::string_view word);

// ---- Options ----

enum class OptionKind : std::uint8_t {
    kRange,
    kDuration,
    kShare,
    kRatio,  // At least 1.
    kCount,
    kOnOff,
    kBackoff,     // naive|fast
    kMembership,  // joint|single
    kPreVote,     // off|on|log-only
    kAutoManual,
};

struct OptionRow {
    const char* name;
    OptionName which;
    OptionKind kind;
    const char* form;
    Words sentence;
    Micros least;  // Of lengths of time.

    constexpr OptionRow(const char* its_name, OptionName its_which, OptionKind its_kind,
                        const char* its_form, const char* english, const char* chinese,
                        Micros its_least)
        : name(its_name),
          which(its_which),
          kind(its_kind),
          form(its_form),
          sentence(english, chinese),
          least(its_least) {}
};

[[nodiscard]] std::span<const OptionRow> OptionRows();
[[nodiscard]] const OptionRow* FindOption(std::string_view name);
[[nodiscard]] const OptionRow& RowOf(OptionName name);
// The words to choose from, in the order of the values; empty where any value can stand.
[[nodiscard]] std::span<const char* const> ValueWords(OptionKind kind);
// The option as these options have it.
[[nodiscard]] SetOption ValueOf(const ClusterOptions& options, OptionName name);
// "150ms..300ms", "on", "fast": what stands after the name.
[[nodiscard]] std::string PrintOptionValue(const SetOption& option);

// ---- The parsers, by chapter ----

Command ParseCluster(Reader& reader);  // script_setup.cpp
Command ParseSeed(Reader& reader);
Command ParseGiven(Reader& reader);

Command ParseSet(Reader& reader);  // script_options.cpp

Command ParseRun(Reader& reader);  // script_time.cpp
Command ParseAt(Reader& reader);
Command ParseCancel(Reader& reader);
// A whole command; for `at`, too.
Command ParseCommand(Reader& reader);

Command ParseStep(Reader& reader);  // script_history.cpp
Command ParseBack(Reader& reader);
Command ParseGoTo(Reader& reader);
Command ParseBranch(Reader& reader);
Command ParseSwitch(Reader& reader);
Command ParseRename(Reader& reader);
Command ParsePrune(Reader& reader);
Command ParseBookmark(Reader& reader);
Command ParseUnmark(Reader& reader);
Command ParseUndo(Reader& reader);
Command ParseRedo(Reader& reader);
[[nodiscard]] std::string PrintStep(const StepOnce& command);
[[nodiscard]] std::string PrintHistory(const HistoryCommand& command);

Command ParseCrash(Reader& reader);  // script_faults.cpp
Command ParseRestart(Reader& reader);
Command ParsePause(Reader& reader);
Command ParseResume(Reader& reader);
Command ParseWipe(Reader& reader);
Command ParseCut(Reader& reader);
Command ParseHeal(Reader& reader);
Command ParsePartition(Reader& reader);
Command ParseIsolate(Reader& reader);
Command ParseLatency(Reader& reader);
Command ParseLoss(Reader& reader);
Command ParseClock(Reader& reader);
Command ParseFsync(Reader& reader);

Command ParseTick(Reader& reader);  // script_hand.cpp
Command ParseTimer(Reader& reader);
Command ParsePersist(Reader& reader);
Command ParseApply(Reader& reader);
Command ParseEdit(Reader& reader);

Command ParseInject(Reader& reader);  // script_inject.cpp

Command ParseDeliver(Reader& reader);  // script_messages.cpp
Command ParseDrop(Reader& reader);
Command ParseDuplicate(Reader& reader);
Command ParseDelay(Reader& reader);
Command ParseHold(Reader& reader);
Command ParseRelease(Reader& reader);

Command ParsePut(Reader& reader);  // script_clients.cpp
Command ParseIncrement(Reader& reader);
Command ParseDelete(Reader& reader);
Command ParseGet(Reader& reader);
Command ParseRegister(Reader& reader);
Command ParseRetry(Reader& reader);
Command ParseLoad(Reader& reader);

Command ParseTimeout(Reader& reader);  // script_protocol.cpp
Command ParseHeartbeat(Reader& reader);
Command ParseTransfer(Reader& reader);
Command ParseSnapshot(Reader& reader);
Command ParseAdd(Reader& reader);
Command ParsePromote(Reader& reader);
Command ParseDemote(Reader& reader);
Command ParseRemove(Reader& reader);
Command ParseChange(Reader& reader);
Command ParseBreak(Reader& reader);
Command ParseMend(Reader& reader);

Command ParseExpect(Reader& reader);  // script_checks.cpp
Command ParseSay(Reader& reader);
Command ParsePauseHere(Reader& reader);

// "transfer=true last_index=3": what an injected message carries, its term first; a blank before
// each. Beside its parser, so that both use one list of names.
[[nodiscard]] std::string PrintFields(const Message& message);
// "1:x=1@C1/7": with its client where it has one, and the serial number in the client's session.
[[nodiscard]] std::string PrintOwnedEntry(const Entry& entry);
// "[1:x=1 2:noop]", each with its client.
[[nodiscard]] std::string PrintEntries(const std::vector<Entry>& entries);

}  // namespace raft::sim
