// Configurations and their quorums: who counts, and how many are missing (rows E1 to E7). Already
// decided and worded.
//
// Caller: app/present_members.cpp fills it while the view is shown; render/members_panel.cpp draws
// it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/target.h"
#include "render/view_parts.h"

namespace render {

// Whether a server has said yes to what is counted now.
enum class Said { kNothing, kYes, kNo };

struct MemberView {
    Slot slot = 0;
    std::string id{};
    std::string name{};
    std::size_t term_hue = 0;
    RoleMark role = RoleMark::kFollower;
    bool paused = false;
    bool in_old = false;  // Among the voters of the old configuration, while joint;
    bool in_new = false;  // of the new one, or of the only one.
    bool learner = false;
    Said said = Said::kNothing;
};

// The voters of one configuration, of whom a majority is needed.
struct QuorumView {
    std::string name{};  // "C_old"
    std::string text{};  // "2 of 3 · 1 more"
    bool full = false;
    std::vector<std::string> hint{};
};

// Something to know about one server, or about the change under way.
struct MemberNote {
    std::string text{};
    Tone tone = Tone::kPlain;
    float progress = -1;  // In [0, 1]; negative: no bar.
    std::vector<std::string> hint{};
};

struct MembersView {
    std::string title{};                // "S1's configuration, entry 3: not committed"
    std::string counted{};              // "Counting: who stores entry 5"
    std::vector<MemberView> members{};  // By slot, those outside as well.
    bool joint = false;
    QuorumView old_quorum{};  // While joint.
    QuorumView new_quorum{};
    std::string learners{};  // The names of the two groups without a vote.
    std::string outside{};
    std::vector<std::string> learners_hint{};
    std::vector<std::string> outside_hint{};
    std::vector<MemberNote> notes{};
};

}  // namespace render
