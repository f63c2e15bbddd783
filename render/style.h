// Dear ImGui dressed in the theme: its colours, roundings, spacings and fonts.
#pragma once

#include "imgui.h"

namespace render {

struct Theme;

// Loaded by the app into ImGui's atlas; a null font means ImGui's current one. With ImGui before
// 1.92 every font is drawn at the size at which it was baked, scaled.
struct UiFonts {
    ImFont* regular = nullptr;
    ImFont* semibold = nullptr;
    ImFont* mono = nullptr;
};

// Sets ImGui::GetStyle() for this theme at its scale. Cheap enough to call every frame; needed
// whenever the theme or the scale changes.
void ApplyStyle(const Theme& theme);

}  // namespace render
