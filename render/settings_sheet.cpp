// The settings: language, names, theme, size, motion, panels.
#include "render/settings_sheet.h"

namespace render {

void DrawSettingsSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
