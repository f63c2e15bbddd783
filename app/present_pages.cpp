// What lies over the panels for a while: pages and sheets that are open, and the caption.
#include "app/present_parts.h"

namespace app {

void PresentPages(Session& session, const render::UiState& ui, render::SceneView& scene) {
    (void)session;
    (void)ui;
    (void)scene;
}

}  // namespace app
