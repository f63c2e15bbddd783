// The run as a picture over time, for the range that UiState asks for.
//
// Caller: Present (app/present.h), once a frame.
#pragma once

#include <functional>

#include "app/timeline_cache.h"
#include "raft/sim/history.h"
#include "render/timeline_view.h"
#include "render/ui_state.h"

namespace app {

// What the timeline is made of. All of it must outlive the call.
struct TimelineAsk {
    raft::sim::History& history;
    TimelineCache& cache;
    const render::UiState& ui;
    bool playing = false;
    // The event itself, for its words; null if nobody knows it any more.
    std::function<const raft::sim::Event*(raft::sim::EventId)> find{};
};

[[nodiscard]] render::TimelineView PresentTimeline(const TimelineAsk& ask);

}  // namespace app
