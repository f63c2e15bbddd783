// What clients asked and were answered, as intervals, with the kind of each read (row F). Already
// decided and worded.
//
// Caller: app/present_clients.cpp fills it while the view is shown; render/clients_panel.cpp draws
// it.
#pragma once

namespace render {

struct ClientsView {};

}  // namespace render
