// The strip of terms: elections, normal parts, and terms without a leader (row A2).
#include "render/terms_panel.h"

namespace render {

void DrawTermsPanel(const PanelContext& context, const Rect& area) {
    BeginPanel("###terms", area, context.theme.panel);
    EndPanel();
}

}  // namespace render
