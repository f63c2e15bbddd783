// The role machine, with every server as a token on its state (row A1).
#include "render/roles_panel.h"

namespace render {

void DrawRolesPanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###roles", area, context.theme.panel);
    EndPanel();
}

}  // namespace render
