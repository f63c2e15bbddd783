// Inside one server: queue, state machine, Ready, disk, network, apply, machine, client (row C2).
#include "render/inside_panel.h"

namespace render {

void DrawInsidePanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###inside", area, context.theme.panel);
    EndPanel();
}

}  // namespace render
