// What the tests of the program share: scripts from text, and runs as lines of JSON.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/json.h"
#include "app/scenarios.h"
#include "app/script_runner.h"
#include "app/session.h"
#include "raft/sim/cluster.h"
#include "raft/sim/history.h"

namespace app {

using Lines = std::vector<std::string>;

// The text must be a script.
inline LoadedScript ScriptOf(std::string_view text) {
    auto loaded = UnderstandScript("test.raft", text);
    REQUIRE_MESSAGE(loaded.ok(), (loaded.ok() ? std::string() : loaded.error()));
    return loaded.value();
}

// The script played to its end; everything that it expects must hold.
inline Session Lived(std::string_view script) {
    Session session(ScriptOf(script));
    session.FinishScript();
    const std::string problem = session.problem() ? session.problem()->sentence : "";
    REQUIRE_MESSAGE(problem.empty(), problem);
    return session;
}

inline std::string Joined(const Lines& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

// The whole cluster as one line: what two equal runs agree on.
inline std::string StateOf(const raft::sim::Cluster& cluster) {
    return Line(StateJson(cluster));
}

// The clusters at the ends of all branches.
inline Lines EndsOf(raft::sim::History& history) {
    Lines lines;
    for (raft::sim::BranchId id = 0; id < history.branches().size(); ++id) {
        const auto& branch = history.branches()[id];
        if (!branch.pruned) {
            lines.push_back(branch.name + " " + StateOf(history.At({id, branch.end})));
        }
    }
    return lines;
}

// Every event that the session has kept, as lines of JSON.
inline Lines EventsOf(const Session& session) {
    Lines lines;
    for (raft::sim::EventId id = 1; id <= session.cluster().last_event(); ++id) {
        const auto* event = session.story().Find(id);
        if (event != nullptr) lines.push_back(Line(EventJson(*event)));
    }
    return lines;
}

}  // namespace app
