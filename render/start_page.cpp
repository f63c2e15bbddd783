// The start page: go on, lessons, scenarios, free play, open a file.
#include "render/start_page.h"

namespace render {

void DrawStartPage(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
