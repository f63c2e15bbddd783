// The three themes: daylight paper, a dark stage, and black on white for a weak projector.
//
// A term's rim differs from its neighbours' in lightness too where colour-blind people would see
// the same fill: so the rims of a theme are not equally dark. tests/render/theme_test.cpp measures
// it.
#include "render/theme.h"

#include "render/view_model.h"

namespace render {

namespace {

// What is read from the last row is half as large again.
constexpr float kProjectorSize = 1.5F;

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
    theme.request = Rgb(0xA228B5);
    theme.request_soft = Rgb(0xF9EAFB);
    theme.message_in = Rgb(0x0D1A8E);
    theme.message_in_soft = Rgb(0xE8EBFC);
    theme.tick = Rgb(0x237505);
    theme.tick_soft = Rgb(0xE6F5E0);
    theme.quorum_old = Rgb(0x5A4700);
    theme.quorum_new = Rgb(0x005B79);
    theme.down_fill = Rgb(0xDDE2EA);
    theme.down_rim = Rgb(0xFFFFFF);
    theme.link = Rgb(0xDDE1E9);
    theme.message = Rgb(0x3C4757);
    theme.terms = {{{Rgb(0xA0D1F2), Rgb(0x2073B8)},    // Blue
                    {Rgb(0xFECF73), Rgb(0xA36C16)},    // Amber
                    {Rgb(0x92D5B6), Rgb(0x096F4F)},    // Green
                    {Rgb(0xEBA8D0), Rgb(0xAB3A79)},    // Pink
                    {Rgb(0xF2A27A), Rgb(0x853800)},    // Orange
                    {Rgb(0xC5B5ED), Rgb(0x5633A9)},    // Violet
                    {Rgb(0xCDD871), Rgb(0x5C6500)},    // Lime
                    {Rgb(0x7EDDE5), Rgb(0x0B7783)},    // Cyan
                    {Rgb(0xD6BCA4), Rgb(0x754F34)}}};  // Sand
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
    theme.request = Rgb(0xF6BDFF);
    theme.request_soft = Rgb(0x33203A);
    theme.message_in = Rgb(0x87A2FD);
    theme.message_in_soft = Rgb(0x1B2547);
    theme.tick = Rgb(0x7FDB63);
    theme.tick_soft = Rgb(0x18301A);
    theme.quorum_old = Rgb(0xD9AE1E);
    theme.quorum_new = Rgb(0x3BB6EA);
    theme.down_fill = Rgb(0x2A3443);
    theme.down_rim = Rgb(0x3A4658);
    theme.link = Rgb(0x222D3E);
    theme.message = Rgb(0xC3CEDC);
    theme.terms = {{{Rgb(0x1D5F95), Rgb(0x9FD6FE)},
                    {Rgb(0x865C0B), Rgb(0xFEDC98)},
                    {Rgb(0x15694C), Rgb(0x53C69C)},
                    {Rgb(0x81386C), Rgb(0xF493C7)},
                    {Rgb(0x9B4307), Rgb(0xF59B66)},
                    {Rgb(0x56419C), Rgb(0xB39CFB)},
                    {Rgb(0x5B6212), Rgb(0xCAD762)},
                    {Rgb(0x10616B), Rgb(0x65D6E2)},
                    {Rgb(0x69482E), Rgb(0xDBB48E)}}};
    theme.no_term = {Rgb(0x3B4759), Rgb(0x9FB0C6)};
    return theme;
}

Theme Projector() {
    Theme theme;
    theme.stage = Rgb(0xFFFFFF);
    theme.panel = Rgb(0xFFFFFF);
    theme.card = Rgb(0xFFFFFF);
    theme.raised = Rgb(0xFFFFFF);
    theme.hovered = Rgb(0xE3EBF7);
    theme.border = Rgb(0x767F8C);
    theme.track = Rgb(0xE2E5EA);
    theme.ink = Rgb(0x000000);
    theme.ink_soft = Rgb(0x2B3038);
    theme.ink_on_term = Rgb(0x000000);
    theme.ink_on_accent = Rgb(0xFFFFFF);
    theme.hint_fill = Rgb(0x000000);
    theme.hint_ink = Rgb(0xFFFFFF);
    theme.hint_soft = Rgb(0xD5DCE5);
    theme.accent = Rgb(0x0047AB);
    theme.accent_soft = Rgb(0xE3EEFF);
    theme.accent_border = Rgb(0x0047AB);
    theme.good = Rgb(0x00522F);
    theme.good_soft = Rgb(0xDDF2E5);
    theme.alarm = Rgb(0xB00010);
    theme.alarm_soft = Rgb(0xFFE3E1);
    theme.stamp = Rgb(0xA0000E);
    theme.caption_fill = Rgb(0x000000);
    theme.caption_ink = Rgb(0xFFFFFF);
    theme.trail = Rgb(0x0047AB);
    theme.request = Rgb(0x8B17AE);
    theme.request_soft = Rgb(0xFAEAFC);
    theme.message_in = Rgb(0x042C73);
    theme.message_in_soft = Rgb(0xE4ECFB);
    theme.tick = Rgb(0x146400);
    theme.tick_soft = Rgb(0xE3F5DC);
    theme.quorum_old = Rgb(0x4A3900);
    theme.quorum_new = Rgb(0x003E54);
    theme.down_fill = Rgb(0xE2E5EA);
    theme.down_rim = Rgb(0x5E6672);
    theme.link = Rgb(0x8B93A0);
    theme.message = Rgb(0x222B38);
    theme.terms = {{{Rgb(0x6DBDF2), Rgb(0x1A5A9C)},
                    {Rgb(0xF5BA37), Rgb(0x7D521B)},
                    {Rgb(0x4DCB96), Rgb(0x054731)},
                    {Rgb(0xEA80B7), Rgb(0x8B2465)},
                    {Rgb(0xF68B4C), Rgb(0x5B2100)},
                    {Rgb(0xB79EF9), Rgb(0x3B1386)},
                    {Rgb(0xC7D73A), Rgb(0x3E4501)},
                    {Rgb(0x46D2DE), Rgb(0x075761)},
                    {Rgb(0xCDA98A), Rgb(0x5B3619)}}};
    theme.no_term = {Rgb(0xC4CCD8), Rgb(0x3C4757)};
    return theme;
}

Theme PaletteOf(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::kLight:
            return Light();
        case ThemeKind::kDark:
            return Dark();
        case ThemeKind::kProjector:
            return Projector();
    }
    return Light();
}

}  // namespace

const TermHue& Theme::Term(std::size_t hue) const {
    return hue == kNoTermHue ? no_term : terms.at(hue % terms.size());
}

Theme MakeTheme(ThemeKind kind, float scale) {
    Theme theme = PaletteOf(kind);
    theme.scale = kind == ThemeKind::kProjector ? kProjectorSize * scale : scale;
    for (float* size : {&theme.type.tiny, &theme.type.small, &theme.type.body, &theme.type.large,
                        &theme.type.title, &theme.type.clock, &theme.space.hair, &theme.space.tight,
                        &theme.space.small, &theme.space.medium, &theme.space.large,
                        &theme.space.huge, &theme.radius_small, &theme.radius, &theme.radius_large,
                        &theme.thin, &theme.line, &theme.thick}) {
        *size *= theme.scale;
    }
    return theme;
}

}  // namespace render
