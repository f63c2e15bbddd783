// What there is to say about members: changes and transfers under way, servers that use another
// configuration, and configurations that could decide apart.
//
// Caller: app/present_members.cpp.
#pragma once

#include <string>
#include <vector>

#include "app/tongue.h"
#include "raft/sim/cluster.h"
#include "render/members_view.h"
#include "render/words_members.h"

namespace app {

// `holder` is the server whose configuration is shown.
[[nodiscard]] std::vector<render::MemberNote> NotesAboutMembers(const raft::sim::Cluster& cluster,
                                                                const raft::Node& holder,
                                                                const Tongue& tongue);
// "{S1 S2 S3}", while joint with both halves; learners behind a plus.
[[nodiscard]] std::string MembersText(const raft::Configuration& configuration,
                                      const Tongue& tongue);
// Title, rule and source of a hint.
[[nodiscard]] std::vector<std::string> RuleLines(std::string title,
                                                 const render::words::MemberRule& rule,
                                                 const Tongue& tongue);
// Whether a majority of the one need not meet a majority of the other.
[[nodiscard]] bool CanDecideApart(const std::vector<raft::NodeId>& a,
                                  const std::vector<raft::NodeId>& b);

}  // namespace app
