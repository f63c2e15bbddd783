// What the pointer does on the stage: select, ask for menus, cut links, move servers, drop
// messages.
#pragma once

#include "render/kit.h"
#include "render/ring_layout.h"

namespace render {

// Where servers stand on the stage as they are arranged now; with the one that is being dragged
// under the pointer, or without.
[[nodiscard]] RingLayout RingOf(const SceneView& scene, const UiState& ui, const Rect& area,
                                float scale, bool with_dragged);

// For the item that was just laid over the stage. `ring` is where servers are drawn.
void HandleRingPointer(const PanelContext& context, const RingLayout& ring);

// Whether letting go of the dragged message drops it, and to which part letting go of the dragged
// server would take it (none: it only moves).
[[nodiscard]] bool DropsMessage(const SceneView& scene, const UiState& ui, const RingLayout& ring);
[[nodiscard]] std::optional<std::size_t> NewPartOf(const SceneView& scene, const UiState& ui,
                                                   const RingLayout& ring);

// What takes a server to another part of the network, command by command.
[[nodiscard]] std::vector<std::string> CommandsToMove(const SceneView& scene, Slot slot,
                                                      std::size_t part);

}  // namespace render
