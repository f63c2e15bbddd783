// Shared widgets: an invisible ImGui item takes the input, the canvas draws the look.
#include "render/kit.h"

#include <cfloat>
#include <cmath>
#include <string>

#include "render/text_lines.h"

namespace render {

namespace {

ImFont* FontOf(const UiFonts& fonts, FontKind kind) {
    ImFont* font = fonts.regular;
    if (kind == FontKind::kSemiBold) font = fonts.semibold;
    if (kind == FontKind::kMono) font = fonts.mono;
    return font != nullptr ? font : ImGui::GetFont();
}

// ImGui's own font height, for versions that know a font only at one size.
bool Invisible(const char* id, const Rect& rect) {
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    return ImGui::InvisibleButton(id,
                                  {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
}

void DrawFace(Canvas& canvas, const Theme& theme, const Rect& rect, ButtonLook look) {
    const bool hovered = ImGui::IsItemHovered() && look.enabled;
    if (look.bare && !hovered && !look.on) return;
    Color fill = hovered ? theme.hovered : theme.raised;
    if (look.on) fill = theme.accent_soft;
    if (look.primary) fill = theme.accent;
    canvas.FillRect(rect, theme.radius, fill);
    const Color border = look.primary || look.on ? theme.accent : theme.border;
    if (!look.bare) canvas.StrokeRect(rect, theme.radius, {border, theme.thin});
}

Color InkOf(const Theme& theme, ButtonLook look) {
    if (!look.enabled) return theme.ink_soft.WithAlpha(0.45F);
    if (look.primary) return theme.ink_on_accent;
    return look.on ? theme.accent : theme.ink;
}

}  // namespace

FontScope::FontScope(const PanelContext& context, FontKind kind, float size) {
    ImFont* font = FontOf(context.fonts, kind);
#if IMGUI_VERSION_NUM >= 19200
    ImGui::PushFont(font, size);
#else
    ImGui::PushFont(font);
    ImGui::SetWindowFontScale(size / font->FontSize);
#endif
}

FontScope::~FontScope() {
#if IMGUI_VERSION_NUM < 19200
    ImGui::SetWindowFontScale(1);
#endif
    ImGui::PopFont();
}

void BeginPanel(const char* id, const Rect& rect, Color fill, bool scrolls) {
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ToImguiVec4(fill));
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoNav;
    if (!scrolls) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, {rect.width(), rect.height()}, 0, flags);
}

void EndPanel() {
    ImGui::EndChild();
    ImGui::PopStyleColor();
}

ImguiCanvas WindowCanvas(const PanelContext& context) {
    return {*ImGui::GetWindowDrawList(), context.fonts};
}

float WrappedHeight(const PanelContext& context, std::string_view text, FontKind font, float size,
                    float width) {
    ImFont* face = FontOf(context.fonts, font);
    if (HasChinese(text)) {
        return static_cast<float>(BrokenLines(face, size, text, width).size()) * size;
    }
    return face->CalcTextSizeA(size, FLT_MAX, width, text.data(), text.data() + text.size()).y;
}

void WrappedText(const PanelContext& context, Vec2 corner, std::string_view text, FontKind font,
                 float size, Color color, float width) {
    ImFont* face = FontOf(context.fonts, font);
    ImVec2 at{std::round(corner.x), std::round(corner.y)};
    const auto draw = [&](std::string_view line, float wrap) {
        ImGui::GetWindowDrawList()->AddText(face, size, at, ToImgui(color), line.data(),
                                            line.data() + line.size(), wrap);
    };
    if (!HasChinese(text)) return draw(text, width);
    for (const std::string_view line : BrokenLines(face, size, text, width)) {
        draw(line, 0);
        at.y += size;
    }
}

std::vector<std::string_view> WrappedLines(const PanelContext& context, std::string_view text,
                                           FontKind font, float size, float width) {
    return BrokenLines(FontOf(context.fonts, font), size, text, width);
}

std::string Shortened(Canvas& canvas, std::string_view text, const TextStyle& style, float width) {
    if (canvas.MeasureText(text, style).x <= width) return std::string(text);
    constexpr std::string_view kDots = "...";
    const float room = width - canvas.MeasureText(kDots, style).x;
    std::size_t keep = text.size();
    while (keep > 0 && canvas.MeasureText(text.substr(0, keep), style).x > room) {
        // Never between the bytes of one character.
        do --keep;
        while (keep > 0 && (static_cast<unsigned char>(text[keep]) & 0xC0U) == 0x80U);
    }
    return std::string(text.substr(0, keep)).append(kDots);
}

void TextWithin(Canvas& canvas, Vec2 at, std::string_view text, const TextStyle& style,
                float width) {
    canvas.Text(at, Shortened(canvas, text, style, width), style);
}

void TipForLastItem(const PanelContext& context, const char* text) {
    if (!ImGui::IsItemHovered()) return;
    const FontScope font(context, FontKind::kRegular, context.theme.type.small);
    ImGui::PushStyleColor(ImGuiCol_Text, ToImguiVec4(context.theme.hint_ink));
    ImGui::PushStyleColor(ImGuiCol_PopupBg, ToImguiVec4(context.theme.hint_fill));
    ImGui::SetTooltip("%s", text);
    ImGui::PopStyleColor(2);
}

bool IconButton(const PanelContext& context, const char* id, Icon icon, const Rect& rect,
                ButtonLook look) {
    const bool clicked = Invisible(id, rect);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawFace(canvas, context.theme, rect, look);
    DrawIcon(canvas, icon, rect.center(), rect.height() * 0.44F, InkOf(context.theme, look));
    return clicked && look.enabled;
}

bool TextButton(const PanelContext& context, const char* id, std::string_view text,
                const Rect& rect, ButtonLook look) {
    const bool clicked = Invisible(id, rect);
    ImguiCanvas canvas = WindowCanvas(context);
    DrawFace(canvas, context.theme, rect, look);
    canvas.Text(rect.center(), text,
                {InkOf(context.theme, look), context.theme.type.small, FontKind::kSemiBold,
                 Align::kCenter});
    return clicked && look.enabled;
}

LinkResult TextLink(const PanelContext& context, const char* id, std::string_view text, Vec2 at,
                    const TextStyle& style) {
    ImguiCanvas canvas = WindowCanvas(context);
    const float width = canvas.MeasureText(text, style).x;
    const float half = style.size * 0.62F;
    const bool clicked = Invisible(id, {{at.x, at.y - half}, {at.x + width, at.y + half}});
    canvas.Text(at, text, style);
    if (ImGui::IsItemHovered()) {
        const float base = at.y + style.size * 0.42F;
        canvas.Line({at.x, base}, {at.x + width, base}, {style.color, context.theme.thin});
    }
    return {clicked, width};
}

}  // namespace render
