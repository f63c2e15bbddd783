// The view "members", filled from the cluster while it is shown.
#include "app/present_parts.h"

namespace app {

render::MembersView PresentMembers(Session& session, const render::UiState& ui) {
    (void)session;
    (void)ui;
    return {};
}

}  // namespace app
