// How the servers went from role to role and from term to term, up to the present moment: counted
// once, and carried on as the present does. In the past it knows nothing of the future.
//
// Caller: app/present_roles.cpp and app/present_terms.cpp, through PresentCache.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "app/timeline_path.h"
#include "raft/sim/history.h"
#include "render/roles_view.h"

namespace app {

// One way from role to role.
struct RoleTally {
    std::size_t count = 0;
    std::size_t same_term = 0;          // Of these, so many without a new term.
    raft::sim::Band last{};             // What the last one led to,
    raft::sim::EventId since = 0;       // the last event before it could happen,
    std::size_t server = 0;             // and whose it was: S1 is 0.
    raft::sim::EventId told_about = 0;  // The event of the last one, looked up for ...
    raft::sim::EventId event = 0;       // ... a band at that event.
};

// A term, from the first server that came to it.
struct TermRun {
    raft::Term term = 0;
    raft::sim::Micros from = 0;
    raft::sim::EventId event = 0;  // The last one before it.
    std::size_t candidates = 0;    // So many stood for election in it.
    std::optional<std::size_t> leader{};
    raft::sim::Micros elected = 0;  // With a leader: since when.
    raft::sim::EventId elected_event = 0;
};

struct RoleRun {
    // How far one server has been followed.
    struct Cursor {
        std::size_t stretch = 0;
        std::size_t band = 0;
        std::optional<raft::sim::Band> before{};  // As it was when it last ran, or went down.
        raft::Term stood_in = 0;
    };

    raft::sim::BranchId branch = 0;
    std::uint64_t changes = 0;
    raft::sim::EventId until = 0;  // Followed up to here.
    raft::sim::EventId given = 0;  // What happened up to here was put there, not lived.
    bool known = false;
    std::vector<Cursor> cursors{};
    std::array<RoleTally, render::kRoleArrows> arrows{};
    std::vector<TermRun> terms{};  // Rising; the first one is where the servers began.

    [[nodiscard]] const RoleTally& Of(render::RoleArrow arrow) const {
        return arrows.at(static_cast<std::size_t>(arrow));
    }
};

// Carries it on to where the history stands now.
void Follow(RoleRun& run, raft::sim::History& history);
// The event of the last time that somebody went this way; 0 if nobody did.
[[nodiscard]] raft::sim::EventId EventOf(RoleTally& tally, render::RoleArrow arrow,
                                         raft::sim::History& history);
// The event by which the server became leader of that term, if one was noted.
[[nodiscard]] std::optional<raft::sim::EventId> ElectionOf(const TermRun& term,
                                                           raft::sim::History& history);

}  // namespace app
