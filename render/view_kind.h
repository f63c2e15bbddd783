// The views that can stand in the panels, and where servers can stand on the stage.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace render {

// The tabs of the dock on the right, in their order; any of them can change places with the ring.
// Where the window is too small for panels of their own, story and inspector are tabs too.
enum class ViewKind : std::uint8_t {
    kRing,     // Servers, links and messages.
    kLogs,     // The entries of every server.
    kInside,   // One server, stage by stage (row C2 of the coverage table).
    kRoles,    // The role machine with every server's token (A1).
    kTerms,    // The strip of terms (A2).
    kMembers,  // Configurations and their quorums (E).
    kClients,  // Operations as intervals, reads and their kinds (F).
    kStory,
    kInspector
};
inline constexpr std::size_t kViewKinds = 9;

// Where servers stand.
enum class Arrangement : std::uint8_t {
    kRing,
    kLine,
    kSites,  // Two groups, left and right.
    kByHand  // At UiState::places.
};

}  // namespace render
