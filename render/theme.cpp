// The two themes: daylight paper and a dark stage for the lecture hall.
#include "render/theme.h"

#include "render/view_model.h"

namespace render {

namespace {

constexpr Color Rgb(unsigned value) {
    return {static_cast<std::uint8_t>(value >> 16U & 0xFFU),
            static_cast<std::uint8_t>(value >> 8U & 0xFFU),
            static_cast<std::uint8_t>(value & 0xFFU), 255};
}

Theme Light() {
    Theme theme;
    theme.stage = Rgb(0xF3F4F8);
    theme.panel = Rgb(0xFFFFFF);
    theme.card = Rgb(0xF8F9FC);
    theme.raised = Rgb(0xFDFDFE);
    theme.hovered = Rgb(0xE9EEF6);
    theme.border = Rgb(0xDCE1E9);
    theme.track = Rgb(0xE9ECF2);
    theme.ink = Rgb(0x1C2530);
    theme.ink_soft = Rgb(0x586273);
    theme.ink_on_term = Rgb(0x1A1F29);
    theme.ink_on_accent = Rgb(0xFFFFFF);
    theme.hint_fill = Rgb(0x1F2A36);
    theme.hint_ink = Rgb(0xF4F7FA);
    theme.hint_soft = Rgb(0xB7C3D0);
    theme.accent = Rgb(0x0B69CC);
    theme.accent_soft = Rgb(0xEDF5FE);
    theme.accent_border = Rgb(0xC4DDF7);
    theme.good = Rgb(0x06724A);
    theme.good_soft = Rgb(0xE2F3EA);
    theme.alarm = Rgb(0xC4262B);
    theme.alarm_soft = Rgb(0xFDEBEA);
    theme.stamp = Rgb(0xB3141B);
    theme.caption_fill = Rgb(0x1F2A36);
    theme.caption_ink = Rgb(0xFFFFFF);
    theme.trail = Rgb(0x0B69CC);
    theme.request = Rgb(0x9B1FA8);
    theme.request_soft = Rgb(0xF9E9FA);
    theme.message_in = Rgb(0x2743C7);
    theme.message_in_soft = Rgb(0xE9EDFD);
    theme.tick = Rgb(0x1C5B5A);
    theme.tick_soft = Rgb(0xE3F1F0);
    theme.quorum_old = Rgb(0x5B4A1F);
    theme.quorum_new = Rgb(0x2743C7);
    theme.down_fill = Rgb(0xDDE2EA);
    theme.down_rim = Rgb(0xFFFFFF);
    theme.link = Rgb(0xDDE1E9);
    theme.message = Rgb(0x3C4757);
    theme.terms = {{{Rgb(0x9FD0F0), Rgb(0x1B6CAE)},    // Blue
                    {Rgb(0xF6C566), Rgb(0x9A6200)},    // Amber
                    {Rgb(0x8FD6B7), Rgb(0x16805C)},    // Green
                    {Rgb(0xE6A2CA), Rgb(0xA23379)},    // Pink
                    {Rgb(0xF3A47C), Rgb(0xA94D08)},    // Orange
                    {Rgb(0xC5B5EE), Rgb(0x6243B4)},    // Violet
                    {Rgb(0xCDD873), Rgb(0x626B00)},    // Lime
                    {Rgb(0x86DCE3), Rgb(0x087480)},    // Cyan
                    {Rgb(0xD6BCA4), Rgb(0x775137)}}};  // Sand
    theme.no_term = {Rgb(0xCBD4E1), Rgb(0x5F6E84)};
    return theme;
}

Theme Dark() {
    Theme theme;
    theme.dark = true;
    theme.stage = Rgb(0x0A0F1B);
    theme.panel = Rgb(0x121925);
    theme.card = Rgb(0x182231);
    theme.raised = Rgb(0x1D2838);
    theme.hovered = Rgb(0x293649);
    theme.border = Rgb(0x28344A);
    theme.track = Rgb(0x1C2534);
    theme.ink = Rgb(0xE9EEF5);
    theme.ink_soft = Rgb(0x9DAABB);
    theme.ink_on_term = Rgb(0xFFFFFF);
    theme.ink_on_accent = Rgb(0x06121F);
    theme.hint_fill = Rgb(0x263853);
    theme.hint_ink = Rgb(0xF2F6FB);
    theme.hint_soft = Rgb(0xB4C2D6);
    theme.accent = Rgb(0x5AA8FF);
    theme.accent_soft = Rgb(0x14263D);
    theme.accent_border = Rgb(0x24476F);
    theme.good = Rgb(0x4FD6A0);
    theme.good_soft = Rgb(0x0F2F25);
    theme.alarm = Rgb(0xFF7372);
    theme.alarm_soft = Rgb(0x3A1A1F);
    theme.stamp = Rgb(0xFF6160);
    theme.caption_fill = Rgb(0x263853);
    theme.caption_ink = Rgb(0xFFFFFF);
    theme.trail = Rgb(0x5AA8FF);
    theme.request = Rgb(0xE57BF0);
    theme.request_soft = Rgb(0x351A3A);
    theme.message_in = Rgb(0x8FA2FF);
    theme.message_in_soft = Rgb(0x1B2450);
    theme.tick = Rgb(0x9AD6CF);
    theme.tick_soft = Rgb(0x16312F);
    theme.quorum_old = Rgb(0xE3D7B4);
    theme.quorum_new = Rgb(0x8FA2FF);
    theme.down_fill = Rgb(0x2A3443);
    theme.down_rim = Rgb(0x3A4658);
    theme.link = Rgb(0x222D3E);
    theme.message = Rgb(0xC3CEDC);
    theme.terms = {{{Rgb(0x1D5F94), Rgb(0x74C2F6)},
                    {Rgb(0x855C10), Rgb(0xF5C453)},
                    {Rgb(0x196A4E), Rgb(0x62D9AE)},
                    {Rgb(0x86366C), Rgb(0xF492CB)},
                    {Rgb(0x964519), Rgb(0xFFA46E)},
                    {Rgb(0x56429C), Rgb(0xBBA6FF)},
                    {Rgb(0x5A6114), Rgb(0xC9D45E)},
                    {Rgb(0x13626C), Rgb(0x64CFDA)},
                    {Rgb(0x69492F), Rgb(0xDBB38E)}}};
    theme.no_term = {Rgb(0x3B4759), Rgb(0x9FB0C6)};
    return theme;
}

}  // namespace

const TermHue& Theme::Term(std::size_t hue) const {
    return hue == kNoTermHue ? no_term : terms.at(hue % terms.size());
}

Theme MakeTheme(ThemeKind kind, float scale) {
    Theme theme = kind == ThemeKind::kDark ? Dark() : Light();
    if (kind == ThemeKind::kProjector) scale *= 1.5F;
    for (float* size : {&theme.type.tiny, &theme.type.small, &theme.type.body, &theme.type.large,
                        &theme.type.title, &theme.type.clock, &theme.space.hair, &theme.space.tight,
                        &theme.space.small, &theme.space.medium, &theme.space.large,
                        &theme.space.huge, &theme.radius_small, &theme.radius, &theme.radius_large,
                        &theme.thin, &theme.line, &theme.thick}) {
        *size *= scale;
    }
    theme.scale = scale;
    return theme;
}

}  // namespace render
