// Configurations and their quorums: who counts, and how many are missing (rows E1 to E7).
#include "render/members_panel.h"

namespace render {

void DrawMembersPanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###members", area, context.theme.panel);
    EndPanel();
}

}  // namespace render
