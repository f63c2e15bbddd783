// The command palette: everything that can be done, found by typing.
#include "render/palette.h"

namespace render {

void DrawPalette(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
