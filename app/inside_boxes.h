// The boxes of the view that looks inside one server: what each holds at this stage.
//
// Caller: app/present_inside.cpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/tongue.h"
#include "raft/sim/cluster.h"
#include "render/inside_view.h"
#include "render/words_inside.h"

namespace app {

// The server that is looked into, in its cluster.
struct InsideLook {
    const raft::sim::Cluster& cluster;
    const raft::sim::Server& server;
    const Tongue& tongue;

    // The stage that comes next, once it works on an input.
    [[nodiscard]] std::optional<raft::sim::Stage> at() const;
    // It stands before this one.
    [[nodiscard]] bool Before(raft::sim::Stage stage) const { return at() == stage; }
    // Its step is done: Ready says what comes of it.
    [[nodiscard]] bool stepped() const;
};

// Its name, meaning and source as a hint.
[[nodiscard]] std::vector<std::string> HintOf(const render::words::InsideThing& thing,
                                              const Tongue& tongue);
void FillInsideBoxes(const InsideLook& look, render::InsideView& view);

}  // namespace app
