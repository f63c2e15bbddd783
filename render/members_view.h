// Configurations and their quorums: who counts, and how many are missing (rows E1 to E7). Already
// decided and worded.
//
// Caller: app/present_members.cpp fills it while the view is shown; render/members_panel.cpp draws
// it.
#pragma once

namespace render {

struct MembersView {};

}  // namespace render
