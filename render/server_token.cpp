// A server as a small pill in the colour of its term.
#include "render/server_token.h"

#include <algorithm>

namespace render {

namespace {

constexpr float kHeight = 22;
constexpr float kCrown = 13;

TextStyle NameStyle(const Theme& theme, const TokenLook& look) {
    const Color ink = look.role == RoleMark::kDown ? theme.ink : theme.ink_on_term;
    return {ink, theme.type.tiny, FontKind::kSemiBold, Align::kCenter};
}

bool HasSign(const TokenLook& look) {
    return look.role == RoleMark::kLeader || look.role == RoleMark::kDown || look.paused;
}

void DrawRim(Canvas& canvas, const Theme& theme, const TokenLook& look, const Rect& rect) {
    const Color rim = look.role == RoleMark::kDown ? theme.ink_soft : theme.Term(look.term_hue).rim;
    const float round = rect.height() / 2;
    switch (look.role) {
        case RoleMark::kLeader:
            canvas.StrokeRect(rect, round, {rim, theme.line * 1.6F});
            break;
        case RoleMark::kCandidate:
            canvas.StrokeRect(rect, round,
                              {rim, theme.line * 1.4F, 5 * theme.scale, 3 * theme.scale});
            break;
        case RoleMark::kPreCandidate:
            canvas.StrokeRect(rect, round,
                              {rim, theme.line * 1.2F, 2 * theme.scale, 3 * theme.scale});
            break;
        case RoleMark::kLearner:
            canvas.StrokeRect(rect, round, {rim, theme.thin});
            canvas.StrokeRect(rect.Inset(2.5F * theme.scale), round, {rim, theme.thin});
            break;
        default:
            canvas.StrokeRect(rect, round, {rim, theme.thin});
            break;
    }
}

}  // namespace

Vec2 TokenSize(const PanelContext& context, Canvas& canvas, const TokenLook& look) {
    const Theme& theme = context.theme;
    const float text = canvas.MeasureText(look.name, NameStyle(theme, look)).x;
    const float sign = HasSign(look) ? (kCrown + 3) * theme.scale : 0;
    return {std::max(text + sign + 1.6F * theme.space.small, 30 * theme.scale),
            kHeight * theme.scale};
}

void DrawToken(const PanelContext& context, Canvas& canvas, const TokenLook& look, const Rect& rect,
               bool lit) {
    const Theme& theme = context.theme;
    if (lit) {
        const Rect around = rect.Inset(-3 * theme.scale);
        canvas.StrokeRect(around, around.height() / 2, {theme.accent, theme.line});
    }
    const bool down = look.role == RoleMark::kDown;
    const Color fill = down ? theme.down_fill : theme.Term(look.term_hue).fill;
    canvas.FillRect(rect, rect.height() / 2, fill);
    DrawRim(canvas, theme, look, rect);
    Vec2 at = rect.center();
    const float sign = kCrown * theme.scale;
    if (HasSign(look)) {
        const Vec2 corner{rect.min.x + theme.space.small * 0.8F + sign / 2, at.y};
        const Color rim = theme.Term(look.term_hue).rim;
        if (down) {
            DrawIcon(canvas, Icon::kCross, corner, sign * 0.75F, theme.alarm);
        } else if (look.paused) {
            DrawIcon(canvas, Icon::kPause, corner, sign * 0.75F, rim);
        } else {
            DrawIcon(canvas, Icon::kCrown, corner, sign, rim);
        }
        at.x += (sign + 3 * theme.scale) / 2;
    }
    TextWithin(canvas, at, look.name, NameStyle(theme, look), rect.width());
}

void TokenItem(const PanelContext& context, Canvas& canvas, Slot slot, const TokenLook& look,
               const Rect& rect, TokenClick click) {
    UiState& ui = context.ui;
    const Target target{TargetKind::kServer, slot, 0};
    ImGui::SetCursorScreenPos(ToImgui(rect.min));
    const std::string id = "###token-" + look.id;
    const bool clicked = ImGui::InvisibleButton(
        id.c_str(), {std::max(rect.width(), 1.0F), std::max(rect.height(), 1.0F)});
    const bool hovered = ImGui::IsItemHovered();
    if (hovered) ui.hovered = target;
    const bool right = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByPopup) &&
                       ImGui::IsMouseClicked(ImGuiMouseButton_Right);
    if (clicked) context.Want(Select{target});
    if (right || (clicked && click == TokenClick::kOpensMenu)) {
        ui.menu_target = target;
        ui.menu_at = FromImgui(ImGui::GetMousePos());
        ui.menu_shown = false;
    }
    DrawToken(context, canvas, look, rect, hovered || ui.selected == target);
}

}  // namespace render
