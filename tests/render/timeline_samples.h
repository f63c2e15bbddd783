// Made-up timelines for tests of the screen: no run stands behind them.
#pragma once

#include <cstddef>

#include "render/timeline_view.h"

namespace render {

// Five servers until 470 ms, seen from 412.6 ms: elections in terms 2, 3 and 4, a vote under way
// for term 5, crashes, lost messages, acts, a bookmark, a branch.
[[nodiscard]] TimelineView SampleTimeline();

// A second of so many lanes with so many messages between them, and a mark for every hundred.
[[nodiscard]] TimelineView CrowdedTimeline(std::size_t lanes, std::size_t flights);

}  // namespace render
