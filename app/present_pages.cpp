// What lies over the panels for a while: pages and sheets that are open, and the caption.
#include "app/present_motion.h"
#include "app/present_parts.h"

namespace app {

void PresentPages(Session& session, const render::UiState& ui, render::SceneView& scene) {
    if (ui.start_open) scene.start = PresentStart(session, ui);
    if (!ui.evidence_of.empty()) scene.evidence = PresentEvidence(session, ui);
    scene.work = PresentWork(session, ui);
    if (ui.palette_open) scene.palette = PresentPalette(session, ui);
    if (ui.editing) scene.edit = PresentEdit(session, ui);
    PresentMotion(session, ui, scene);
}

}  // namespace app
