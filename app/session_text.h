// A sitting as text: a script that anyone can run, and comments that say where it goes on.
//
//     # raftarium session
//     # title: A leader crashes
//     # title-zh: 领导者崩溃
//     # names: class
//     # scenario: leader-crash
//     # acted: yes
//     seed 7
//     ...                      the whole tree, and at last the way to where one stood
//
//     # branch: main
//     # then: run 2s           what was still to come there
//     # end
//
// Caller: SessionFile and the exports write it, LoadScript reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/result.h"
#include "raft/sim/script.h"

namespace app {

// What a branch's script still wants to do.
struct RestOfScript {
    std::string branch{};
    raft::sim::Script script{};
};

struct KeptSession {
    std::string scenario{};  // What it began with: opens that again; empty: nobody knows.
    bool acted = false;      // Somebody did something that was not in the scenario.
    std::vector<RestOfScript> rests{};
};

// Nothing if the text is no session; an error ("line 12: ...") if it is one, but not whole.
[[nodiscard]] Result<std::optional<KeptSession>> ReadKeptSession(std::string_view text);
// The same of a session whose end is missing: what can be known of it.
[[nodiscard]] std::optional<KeptSession> ReadPartOfSession(std::string_view text);

struct SessionHead {
    std::string title{};
    std::string title_zh{};  // Not written where it is the title.
    bool class_names = false;
    std::string scenario{};
    bool acted = false;
};
struct RestLines {
    std::string branch{};
    std::vector<std::string> lines{};
};
[[nodiscard]] std::string WriteSession(const SessionHead& head,
                                       const std::vector<std::string>& lines,
                                       const std::vector<RestLines>& rests);

}  // namespace app
