// The menu of everything that the screen itself can do.
#include "render/actions_menu.h"

namespace render {

void DrawActionsMenu(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
