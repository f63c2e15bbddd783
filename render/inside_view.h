// Inside one server: queue, state machine, Ready, disk, network, apply, machine, client (row C2).
// Already decided and worded.
//
// Caller: app/present_inside.cpp fills it while the view is shown; render/inside_panel.cpp draws
// it.
#pragma once

namespace render {

struct InsideView {};

}  // namespace render
