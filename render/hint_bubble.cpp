// Drawn over everything, below the pointer or, at the foot of the window, above it.
#include "render/hint_bubble.h"

#include <algorithm>

namespace render {

namespace {

constexpr float kWidest = 440;

ImFont* FontOf(const UiFonts& fonts, FontKind kind) {
    ImFont* font = kind == FontKind::kSemiBold ? fonts.semibold : fonts.regular;
    return font != nullptr ? font : ImGui::GetFont();
}

}  // namespace

void DrawHintBubble(const PanelContext& context, std::span<const std::string> lines) {
    if (lines.empty()) return;
    const Theme& theme = context.theme;
    const Vec2 screen = FromImgui(ImGui::GetIO().DisplaySize);
    ImDrawList& list = *ImGui::GetForegroundDrawList();
    ImguiCanvas canvas(list, context.fonts);
    const float size = theme.type.small;
    const float between = size * 0.3F;
    const auto font = [](std::size_t i) {
        return i == 0 ? FontKind::kSemiBold : FontKind::kRegular;
    };
    const float widest = std::min(kWidest * theme.scale, screen.x - 4 * theme.space.medium);
    float width = 0;
    float height = 2 * theme.space.small - between;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        width = std::max(width, canvas.MeasureText(lines[i], {{}, size, font(i)}).x);
        height += WrappedHeight(context, lines[i], font(i), size, widest) + between;
    }
    width = std::min(width, widest);

    const Vec2 box{width + 2 * theme.space.medium, height};
    Vec2 corner = FromImgui(ImGui::GetMousePos()) + Vec2{16, 18} * theme.scale;
    corner.x = std::max(std::min(corner.x, screen.x - box.x - theme.space.tight), 0.0F);
    if (corner.y + box.y > screen.y) corner.y -= box.y + 34 * theme.scale;
    canvas.FillRect({corner, corner + box}, theme.radius, theme.hint_fill);
    Vec2 at = corner + Vec2{theme.space.medium, theme.space.small};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const char* begin = lines[i].data();
        list.AddText(FontOf(context.fonts, font(i)), size, ToImgui(at),
                     ToImgui(i == 0 ? theme.hint_ink : theme.hint_soft), begin,
                     begin + lines[i].size(), widest);
        at.y += WrappedHeight(context, lines[i], font(i), size, widest) + between;
    }
}

}  // namespace render
