// Hints that appear once, where they are needed.
#include "render/hints.h"

namespace render {

void DrawHints(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
