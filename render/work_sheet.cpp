// Long work: how far it is, and the button that ends it.
#include "render/work_sheet.h"

namespace render {

void DrawWorkSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
