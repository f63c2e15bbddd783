// Goal:   text can be read in both themes, terms can be told apart by colour-blind people too, and
// no
//         colour has two meanings.
// Method: WCAG contrast of every pair of ink and ground; distances in a simulation of dichromacy.
#include "render/theme.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "render/view_model.h"

namespace render {

namespace {

constexpr std::array<ThemeKind, 2> kBoth{ThemeKind::kLight, ThemeKind::kDark};
constexpr double kReadable = 4.5;
constexpr double kVisible = 3;

using Linear = std::array<double, 3>;

double LinearOf(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Linear LinearOf(Color c) {
    return {LinearOf(c.r), LinearOf(c.g), LinearOf(c.b)};
}

double Luminance(Color c) {
    const Linear l = LinearOf(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

double Contrast(Color a, Color b) {
    const double x = Luminance(a) + 0.05;
    const double y = Luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

// Rows of the published matrices for complete protanopia and deuteranopia (Machado 2009).
constexpr std::array<std::array<double, 9>, 2> kDichromats{{
    {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
    {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
}};

// CIE L*a*b*, in which distances are roughly what an eye sees.
Linear LabOf(const Linear& l) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * l[0] + 0.3576 * l[1] + 0.1805 * l[2]) / 0.9505);
    const double y = f(0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]);
    const double z = f((0.0193 * l[0] + 0.1192 * l[1] + 0.9505 * l[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Linear Seen(const Linear& l, const std::array<double, 9>& m) {
    Linear out{};
    for (std::size_t row = 0; row < 3; ++row) {
        out.at(row) = m.at(3 * row) * l[0] + m.at(3 * row + 1) * l[1] + m.at(3 * row + 2) * l[2];
    }
    return out;
}

double LabDistance(const Linear& a, const Linear& b) {
    const Linear x = LabOf(a);
    const Linear y = LabOf(b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

double Distance(Color a, Color b) {
    return LabDistance(LinearOf(a), LinearOf(b));
}

}  // namespace

TEST_CASE("theme: every text is readable on every surface that it is put on") {
    for (const ThemeKind kind : kBoth) {
        const Theme theme = MakeTheme(kind);
        CAPTURE(theme.dark);
        const std::array<Color, 5> surfaces{theme.stage, theme.panel, theme.card, theme.raised,
                                            theme.hovered};
        for (const Color surface : surfaces) {
            CHECK(Contrast(theme.ink, surface) >= kReadable);
            CHECK(Contrast(theme.ink_soft, surface) >= kReadable);
        }
        for (const Color surface : {theme.stage, theme.panel, theme.raised, theme.accent_soft}) {
            CHECK(Contrast(theme.accent, surface) >= kReadable);
        }
        CHECK(Contrast(theme.ink, theme.accent_soft) >= kReadable);
        CHECK(Contrast(theme.ink_soft, theme.accent_soft) >= kReadable);
        CHECK(Contrast(theme.ink_soft, theme.track) >= kReadable);
        CHECK(Contrast(theme.ink_soft, theme.down_fill) >= kReadable);
        CHECK(Contrast(theme.ink_on_accent, theme.accent) >= kReadable);
        CHECK(Contrast(theme.good, theme.good_soft) >= kReadable);
        CHECK(Contrast(theme.alarm, theme.alarm_soft) >= kReadable);
        CHECK(Contrast(theme.alarm, theme.raised) >= kReadable);
        CHECK(Contrast(theme.alarm, theme.panel) >= kReadable);
        CHECK(Contrast(theme.hint_ink, theme.hint_fill) >= kReadable);
        CHECK(Contrast(theme.hint_soft, theme.hint_fill) >= kReadable);
        for (const TermHue& term : theme.terms) {
            CHECK(Contrast(theme.ink_on_term, term.fill) >= kReadable);
        }
    }
}

TEST_CASE("theme: rims and marks stand out from what is behind them") {
    for (const ThemeKind kind : kBoth) {
        const Theme theme = MakeTheme(kind);
        CAPTURE(theme.dark);
        for (const TermHue& term : theme.terms) {
            CHECK(Contrast(term.rim, theme.stage) >= kVisible);
            CHECK(Contrast(term.rim, term.fill) >= 2.4);
        }
        CHECK(Contrast(theme.message, theme.stage) >= kVisible);
        CHECK(Contrast(theme.alarm, theme.stage) >= kVisible);
        CHECK(Contrast(theme.good, theme.panel) >= kVisible);
    }
}

TEST_CASE("theme: terms, messages and alarms share no colour") {
    for (const ThemeKind kind : kBoth) {
        const Theme theme = MakeTheme(kind);
        CAPTURE(theme.dark);
        const std::array<Color, 2> alarms{theme.alarm, theme.alarm_soft};
        for (const Color alarm : alarms) {
            for (const TermHue& term : theme.terms) {
                CHECK(Distance(alarm, term.fill) > 15);
                CHECK(Distance(alarm, term.rim) > 15);
            }
            CHECK(Distance(alarm, theme.message) > 15);
        }
        for (const TermHue& term : theme.terms) {
            CHECK(Distance(theme.message, term.fill) > 10);
            CHECK(Distance(theme.message, term.rim) > 10);
        }
    }
}

TEST_CASE("theme: eight terms and more are different to every eye") {
    for (const ThemeKind kind : kBoth) {
        const Theme theme = MakeTheme(kind);
        CAPTURE(theme.dark);
        CHECK(theme.terms.size() >= 8);
        for (std::size_t a = 0; a < theme.terms.size(); ++a) {
            for (std::size_t b = a + 1; b < theme.terms.size(); ++b) {
                CAPTURE(a);
                CAPTURE(b);
                CHECK(Distance(theme.terms.at(a).fill, theme.terms.at(b).fill) > 10);
            }
            // Terms that follow each other meet on the screen most.
            const std::size_t next = (a + 1) % theme.terms.size();
            for (const auto& dichromat : kDichromats) {
                CAPTURE(a);
                CHECK(LabDistance(Seen(LinearOf(theme.terms.at(a).fill), dichromat),
                                  Seen(LinearOf(theme.terms.at(next).fill), dichromat)) > 10);
            }
        }
    }
}

TEST_CASE("theme: a hue beyond the palette wraps, and every size grows with the scale") {
    const Theme usual = MakeTheme(ThemeKind::kLight);
    const Theme twice = MakeTheme(ThemeKind::kLight, 2);
    CHECK(usual.Term(usual.terms.size() + 2).fill == usual.Term(2).fill);
    CHECK(usual.Term(kNoTermHue).fill == usual.no_term.fill);
    CHECK(Contrast(usual.ink_on_term, usual.no_term.fill) >= kReadable);
    CHECK(twice.type.body == doctest::Approx(2 * usual.type.body));
    CHECK(twice.space.large == doctest::Approx(2 * usual.space.large));
    CHECK(twice.thick == doctest::Approx(2 * usual.thick));
    CHECK(twice.scale == doctest::Approx(2));
}

}  // namespace render
