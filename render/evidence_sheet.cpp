// The evidence behind a badge: what the property promises, and where it was broken.
#include "render/evidence_sheet.h"

namespace render {

void DrawEvidenceSheet(const PanelContext& context, const ScreenLayout& layout, Vec2 screen) {
    (void)context;
    (void)layout;
    (void)screen;
}

}  // namespace render
