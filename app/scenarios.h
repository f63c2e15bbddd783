// The scenarios that come with the program, and scripts from files, by one way in.
//
// A scenario is a script whose first comments say what it is:
//
//     # title: A leader crashes
//     # title-zh: 领导者崩溃
//     # covers: A1 A3
//     # names: class             (only where its servers are pupils of a class)
//     # about: What happens, in a sentence or two, for the list in the window.
//     # A comment line below goes on with it.
//     # about-zh: The same in Chinese.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/result.h"
#include "app/session_text.h"
#include "raft/sim/script.h"

namespace app {

struct Scenario {
    std::string id{};  // "first-election": the name by which it is opened.
    std::string title{};
    std::string title_zh{};  // In Chinese; the title when there is none.
    std::string summary{};
    std::string summary_zh{};  // In Chinese; the summary when there is none.
    // "A1": the rows of what it shows; the one that it is about comes first.
    std::vector<std::string> covers{};
    bool class_names = false;  // "names: class": its servers are pupils.
    std::string_view text{};
};

// The one that the window opens with.
constexpr const char* kDefaultScenario = "first-election";

// What the first comments of a script say; the title is the id when they say none.
[[nodiscard]] Scenario ReadScenario(std::string id, std::string_view text);

// All that are embedded; the default one first, then by name.
[[nodiscard]] std::vector<Scenario> Scenarios();

// Whether one of them has this id.
[[nodiscard]] bool IsScenario(std::string_view id);

// What is taught together, like all of elections.
struct Chapter {
    char letter = 'A';  // Of its rows.
    std::string title{};
    std::string title_zh{};
    std::vector<std::size_t> scenarios{};  // Places in Scenarios().
};

// The scenarios in the order of teaching: each once, in the chapter of its first row, by the rows.
[[nodiscard]] std::vector<Chapter> Course();

// A script that has been read and understood.
struct LoadedScript {
    std::string source{};  // The file, or the scenario's id: opens it again.
    std::string title{};
    std::string title_zh{};  // In Chinese; the title when there is none.
    bool class_names = false;
    raft::sim::Script script{};
    std::optional<KeptSession> kept{};  // It is a sitting that was kept: it goes on at its end.
};

// REQUIRES: `text` may be anything; the error names `source`, line and column.
[[nodiscard]] Result<LoadedScript> UnderstandScript(const std::string& source,
                                                    std::string_view text);

// Whether it is the last line that is wrong, and that line has no end: it was being written.
[[nodiscard]] bool IsCutOff(std::string_view text, const raft::sim::SyntaxError& error);

// A file of that name if there is one, else the scenario of that name.
[[nodiscard]] Result<LoadedScript> LoadScript(const std::string& source);

// The text of a script file; an error for what cannot be one.
[[nodiscard]] Result<std::string> ReadScriptFile(const std::string& path);

// The same script under another seed: its own seed lines are replaced, or one is put in front.
void OverrideSeed(raft::sim::Script& script, std::uint64_t seed);

}  // namespace app
