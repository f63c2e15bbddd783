// What clients asked and were answered, as intervals, with the kind of each read (row F).
#include "render/clients_panel.h"

namespace render {

void DrawClientsPanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###clients", area, context.theme.panel);
    EndPanel();
}

}  // namespace render
