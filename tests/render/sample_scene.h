// Made-up views for tests of the screen: no cluster stands behind them.
#pragma once

#include <cstddef>

#include "render/view_model.h"

namespace render {

// Five servers in the situation of Fig. 3.7: S1 leads term 4, S5 asks for votes in term 5, S4 is
// down, entries of several terms, a message of every kind, a cut, a story, an answer to "why?".
[[nodiscard]] SceneView SampleScene();

// A crowded ring: that many servers, that many messages in flight.
[[nodiscard]] SceneView CrowdedScene(std::size_t servers, std::size_t messages);

}  // namespace render
