// The role machine, with every server as a token on its state (row A1). Already decided and worded.
//
// Caller: app/present_roles.cpp fills it while the view is shown; render/roles_panel.cpp draws it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "render/target.h"
#include "render/view_parts.h"

namespace render {

// The ways from role to role.
enum class RoleArrow : std::uint8_t {
    kTimeout,   // Follower to candidate.
    kAsk,       // Follower to pre-candidate.
    kPreWon,    // Pre-candidate to candidate.
    kPreLost,   // Pre-candidate to follower.
    kWin,       // Candidate to leader.
    kAgain,     // Candidate to another candidacy.
    kStepBack,  // Candidate to follower.
    kDepose,    // Leader to follower.
    kCrash,     // Any to down.
    kRestart,   // Down to follower.
    kPromote,   // Learner to follower.
    kDemote     // Follower to learner.
};
inline constexpr std::size_t kRoleArrows = 12;

struct RoleArrowView {
    RoleArrow arrow = RoleArrow::kTimeout;
    std::string text{};          // "times out, starts election"
    std::string short_text{};    // "timeout", where that is too long.
    std::string count{};         // "×3"; empty: it never happened.
    std::string last{};          // "412.6 ms"; empty likewise.
    std::uint64_t event_id = 0;  // Of the last time; 0 likewise.
    bool lit = false;            // Of all of them it happened last.
    std::vector<std::string> hint{};
};

struct RoleStateView {
    RoleMark role = RoleMark::kFollower;
    std::string name{};
    std::vector<Slot> tokens{};
};

struct RoleTokenView {
    std::string id{};    // "S3"
    std::string name{};  // As the screen calls it.
    std::size_t term_hue = 0;
    RoleMark role = RoleMark::kFollower;
    bool paused = false;  // It stands where it was when it was paused.
};

struct RolesView {
    std::vector<RoleStateView> states{};  // Those that are shown; each role at most once.
    std::vector<RoleArrowView> arrows{};  // Those between them.
    std::vector<RoleTokenView> tokens{};  // By slot.
};

}  // namespace render
