// The view "roles", filled from the cluster while it is shown.
#include "app/present_parts.h"

namespace app {

render::RolesView PresentRoles(Session& session, const render::UiState& ui) {
    (void)session;
    (void)ui;
    return {};
}

}  // namespace app
