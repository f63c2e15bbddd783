// The parts of present.h, one for each panel, and the few words that they share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "app/present_cache.h"
#include "app/session.h"
#include "app/tongue.h"
#include "raft/sim/chronicle.h"
#include "raft/sim/cluster.h"
#include "render/target.h"
#include "render/ui_state.h"
#include "render/view_model.h"

namespace app {

// ---- Shared ----

inline constexpr render::Phrase kTermNumber{"term {term}", "任期 {term}"};
inline constexpr render::Phrase kLinkBetween{"Link {a} – {b}", "链路 {a} – {b}"};
inline constexpr render::Phrase kComma{", ", "，"};

// A term's hue: term 1 has the first one, term 0 none. The theme wraps it.
[[nodiscard]] std::size_t HueOf(raft::Term term);
// Where a server stands on the ring; outside for a sender that is no server.
[[nodiscard]] render::Slot SlotOf(const raft::sim::Cluster& cluster, raft::NodeId id);
[[nodiscard]] raft::NodeId NodeAt(std::uint64_t slot);
[[nodiscard]] render::RoleMark MarkOf(const raft::sim::Server& server);
// As a band of the chronicle has it.
[[nodiscard]] render::RoleMark MarkOf(raft::sim::Band::State state);
// The role itself: who is paused is still what it was.
[[nodiscard]] render::RoleMark RoleOf(const raft::sim::Server& server);
// "Leader", "Follower", "Crashed".
[[nodiscard]] std::string RoleTitle(render::RoleMark mark, const Tongue& tongue);
// The server that a target means, if it exists.
[[nodiscard]] const raft::sim::Server* ServerAt(const raft::sim::Cluster& cluster,
                                                const render::Target& target);
// The message that a target means, if it is still on its way.
[[nodiscard]] const raft::sim::Flight* FlightAt(const raft::sim::Cluster& cluster,
                                                const render::Target& target);

// ---- Panels ----

[[nodiscard]] std::vector<render::NodeView> PresentServers(const raft::sim::Cluster& cluster,
                                                           const Tongue& tongue);
[[nodiscard]] std::vector<render::LinkView> PresentLinks(const raft::sim::Cluster& cluster,
                                                         const Tongue& tongue);
// By slot, the part of the network that it is in; empty when there is only one.
[[nodiscard]] std::vector<std::size_t> PresentPartition(const raft::sim::Cluster& cluster);
[[nodiscard]] std::vector<render::MessageView> PresentMessages(const Session& session);
[[nodiscard]] render::LogsView PresentLogs(const raft::sim::Cluster& cluster,
                                           const render::UiState& ui);
// REQUIRES: the node's log holds it.
[[nodiscard]] render::CellView CellOf(const raft::Node& node, raft::Index index,
                                      const Tongue& tongue);
[[nodiscard]] render::InspectorView PresentInspector(const Session& session,
                                                     const render::UiState& ui);
[[nodiscard]] std::vector<std::string> PresentHint(const Session& session,
                                                   const render::Target& target,
                                                   const Tongue& tongue);
[[nodiscard]] render::HistoryView PresentHistory(const Session& session, const render::UiState& ui);
// Nothing while nothing is compared, or with a branch that is not there.
[[nodiscard]] std::optional<render::CompareView> PresentCompare(Session& session,
                                                                PresentCache& cache,
                                                                const render::UiState& ui);
// Fills the chain of why.event_id.
void PresentChain(Session& session, PresentCache& cache, const Tongue& tongue,
                  render::WhyView& why);
// The views, each only while it is shown.
[[nodiscard]] render::InsideView PresentInside(Session& session, const render::UiState& ui);
[[nodiscard]] render::RolesView PresentRoles(Session& session, const render::UiState& ui);
[[nodiscard]] render::TermsView PresentTerms(Session& session, const render::UiState& ui);
[[nodiscard]] render::MembersView PresentMembers(Session& session, const render::UiState& ui);
[[nodiscard]] render::ClientsView PresentClients(Session& session, const render::UiState& ui);
// Nothing when no property has the name that is asked for.
[[nodiscard]] std::optional<render::EvidenceView> PresentEvidence(Session& session,
                                                                  const render::UiState& ui);
[[nodiscard]] std::optional<render::WorkView> PresentWork(const Session& session,
                                                          const render::UiState& ui);
[[nodiscard]] render::StartView PresentStart(Session& session, const render::UiState& ui);
// The pages and sheets that are open, and the caption.
void PresentPages(Session& session, const render::UiState& ui, render::SceneView& scene);
[[nodiscard]] render::EditView PresentEdit(const Session& session, const render::UiState& ui);
[[nodiscard]] render::PaletteView PresentPalette(const Session& session, const render::UiState& ui);
// Fills menu_title and menu.
void PresentMenu(const Session& session, const render::Target& target, const Tongue& tongue,
                 render::SceneView& scene);

}  // namespace app
