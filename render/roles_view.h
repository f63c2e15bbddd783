// The role machine, with every server as a token on its state (row A1). Already decided and worded.
//
// Caller: app/present_roles.cpp fills it while the view is shown; render/roles_panel.cpp draws it.
#pragma once

namespace render {

struct RolesView {};

}  // namespace render
