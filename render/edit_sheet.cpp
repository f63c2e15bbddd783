// A stopped server's term, vote and log, to be changed by hand.
#include "render/edit_sheet.h"

namespace render {

void DrawEditSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
