// The view "inside", filled from the cluster while it is shown.
#include "app/present_parts.h"

namespace app {

render::InsideView PresentInside(Session& session, const render::UiState& ui) {
    (void)session;
    (void)ui;
    return {};
}

}  // namespace app
