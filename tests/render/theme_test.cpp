// Goal:   text can be read in every theme, terms can be told apart by everyone, no colour has two
//         meanings, and what is made for the last row is as large as it says.
// Method: WCAG contrast of every pair of ink and ground; CIEDE2000 distances, also as people see
//         who lack one kind of cone; hues, for red has one meaning only.
#include "render/theme.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "render/view_model.h"
#include "tests/render/eyes.h"

namespace render {

namespace {

constexpr std::array kThemes{ThemeKind::kLight, ThemeKind::kDark, ThemeKind::kProjector};
constexpr double kReadable = 4.5;
constexpr double kReadableFromAfar = 7;
constexpr double kVisible = 3;
// Of CIEDE2000: told apart at a glance, and told apart side by side.
constexpr double kApart = 10;
constexpr double kDifferent = 6;
constexpr double kFarApart = 15;

// Runs `body(theme)` for each theme, with its number in what a failing check prints.
template <typename Body>
void ForEachTheme(Body body) {
    for (const ThemeKind kind : kThemes) {
        CAPTURE(static_cast<int>(kind));
        body(MakeTheme(kind));
    }
}

std::vector<Color> Surfaces(const Theme& theme) {
    return {theme.stage, theme.panel, theme.card, theme.raised, theme.hovered, theme.track};
}

std::vector<TermHue> AllTerms(const Theme& theme) {
    std::vector<TermHue> terms(theme.terms.begin(), theme.terms.end());
    terms.push_back(theme.no_term);
    return terms;
}

// An ink, and what it is drawn on.
using Pair = std::pair<Color, Color>;

std::vector<Pair> TextPairs(const Theme& t) {
    std::vector<Pair> pairs{
        {t.ink, t.accent_soft},
        {t.ink_soft, t.accent_soft},
        {t.ink, t.good_soft},
        {t.ink, t.alarm_soft},
        {t.ink, t.down_fill},
        {t.ink_soft, t.down_fill},
        {t.ink_on_accent, t.accent},
        {t.accent, t.accent_soft},
        {t.good, t.good_soft},
        {t.good, t.panel},
        {t.good, t.card},
        {t.good, t.raised},
        {t.alarm, t.alarm_soft},
        {t.hint_ink, t.hint_fill},
        {t.hint_soft, t.hint_fill},
        {t.caption_ink, t.caption_fill},
        {t.request, t.request_soft},
        {t.message_in, t.message_in_soft},
        {t.tick, t.tick_soft},
        {t.ink, t.request_soft},
        {t.ink, t.message_in_soft},
        {t.ink, t.tick_soft},
    };
    for (const Color ground : Surfaces(t)) {
        pairs.emplace_back(t.ink, ground);
        pairs.emplace_back(t.ink_soft, ground);
    }
    for (const Color ground : {t.stage, t.panel, t.card, t.raised}) {
        for (const Color ink : {t.accent, t.alarm, t.stamp, t.request, t.message_in, t.tick,
                                t.quorum_old, t.quorum_new}) {
            pairs.emplace_back(ink, ground);
        }
    }
    for (const TermHue& term : AllTerms(t)) pairs.emplace_back(t.ink_on_term, term.fill);
    return pairs;
}

// The colours that mean neither a term nor a fault, each of which has a hue or a grey of its own.
std::vector<Color> CalmColors(const Theme& t) {
    return {t.ink,
            t.ink_soft,
            t.accent,
            t.accent_soft,
            t.accent_border,
            t.good,
            t.good_soft,
            t.caption_fill,
            t.caption_ink,
            t.trail,
            t.request,
            t.request_soft,
            t.message_in,
            t.tick,
            t.tick_soft,
            t.quorum_old,
            t.message_in_soft,
            t.quorum_new,
            t.link,
            t.message,
            t.down_fill,
            t.down_rim,
            t.hint_fill,
            t.hint_soft,
            t.hovered,
            t.border,
            t.track,
            t.no_term.fill,
            t.no_term.rim,
            t.stage,
            t.panel,
            t.card,
            t.raised,
            t.hint_ink,
            t.ink_on_accent};
}

bool IsRed(Color color) {
    const Polar polar = PolarOf(color);
    return polar.chroma >= 5 && (polar.hue >= 352 || polar.hue <= 48);
}

// Both are drawn wherever a term is: one of them is enough to tell two terms apart.
double TermDistance(const TermHue& a, const TermHue& b, const Eye& eye) {
    return std::max(Distance(a.fill, b.fill, eye), Distance(a.rim, b.rim, eye));
}

}  // namespace

TEST_CASE("theme: the measures of colours are the published ones") {
    const Color black{0, 0, 0};
    const Color white{255, 255, 255};
    CHECK(Contrast(black, white) == doctest::Approx(21));
    CHECK(Contrast({118, 118, 118}, white) == doctest::Approx(4.54).epsilon(0.002));
    CHECK(Distance(black, white) == doctest::Approx(100).epsilon(0.001));
    CHECK(Distance(white, white) == doctest::Approx(0));
    CHECK(Distance({255, 0, 0}, {0, 255, 0}) == doctest::Approx(86.61).epsilon(0.001));
    CHECK(Distance({255, 0, 0}, {0, 0, 255}) == doctest::Approx(52.88).epsilon(0.001));
    // Red and green: far apart, but not to an eye without the middle cone.
    const Color red{190, 60, 0};
    const Color green{110, 110, 0};
    CHECK(Distance(red, green) > 3 * Distance(red, green, Eyes()[2]));
    CHECK(IsRed({255, 0, 0}));
    CHECK_FALSE(IsRed({255, 165, 0}));
    CHECK_FALSE(IsRed({255, 0, 255}));
}

TEST_CASE("theme: every text is readable on every surface that it is put on") {
    ForEachTheme([](const Theme& theme) {
        for (const auto& [ink, ground] : TextPairs(theme)) {
            CAPTURE(PolarOf(ink).hue);
            CAPTURE(PolarOf(ground).lightness);
            CHECK(Contrast(ink, ground) >= kReadable);
        }
    });
}

TEST_CASE("theme: the projector's ink is readable from afar") {
    const Theme theme = MakeTheme(ThemeKind::kProjector);
    CHECK(theme.ink == Color{0, 0, 0});
    for (const Color ground : Surfaces(theme)) {
        CHECK(Contrast(theme.ink, ground) >= kReadableFromAfar);
        CHECK(Contrast(theme.ink_soft, ground) >= kReadableFromAfar);
    }
    for (const TermHue& term : AllTerms(theme)) {
        CHECK(Contrast(theme.ink_on_term, term.fill) >= kReadableFromAfar);
    }
    CHECK(Contrast(theme.caption_ink, theme.caption_fill) >= kReadableFromAfar);
    CHECK(Contrast(theme.accent, theme.panel) >= kReadableFromAfar);
    CHECK(Contrast(theme.alarm, theme.panel) >= kReadableFromAfar);
    CHECK(Contrast(theme.good, theme.good_soft) >= kReadableFromAfar);
    // Where light and dark whisper, it speaks: frames and links can be seen as well.
    CHECK(Contrast(theme.border, theme.panel) >= kVisible);
    CHECK(Contrast(theme.link, theme.stage) >= kVisible);
    CHECK(Contrast(theme.down_rim, theme.down_fill) >= kVisible);
}

TEST_CASE("theme: rims and marks stand out from what is behind them") {
    ForEachTheme([](const Theme& theme) {
        for (const TermHue& term : AllTerms(theme)) {
            CHECK(Contrast(term.rim, term.fill) >= kVisible);
            for (const Color ground : {theme.stage, theme.panel, theme.track}) {
                CHECK(Contrast(term.rim, ground) >= kVisible);
            }
        }
        for (const Color mark : {theme.message, theme.alarm, theme.stamp, theme.good, theme.trail,
                                 theme.accent, theme.quorum_old, theme.quorum_new}) {
            CHECK(Contrast(mark, theme.stage) >= kVisible);
            CHECK(Contrast(mark, theme.panel) >= kVisible);
        }
    });
}

TEST_CASE("theme: terms that meet on the screen are told apart by every eye") {
    ForEachTheme([](const Theme& theme) {
        const auto& terms = theme.terms;
        CHECK(terms.size() >= 8);
        for (std::size_t a = 0; a < terms.size(); ++a) {
            for (std::size_t b = a + 1; b < terms.size(); ++b) {
                const bool follow = b == a + 1 || (a == 0 && b == terms.size() - 1);
                const bool meet = follow || b < 6;
                for (const Eye& eye : Eyes()) {
                    CAPTURE(a);
                    CAPTURE(b);
                    CAPTURE(eye.name);
                    CHECK(TermDistance(terms.at(a), terms.at(b), eye) >=
                          (meet ? kApart : kDifferent));
                }
            }
        }
    });
}

TEST_CASE("theme: terms, messages and alarms share no colour") {
    ForEachTheme([](const Theme& theme) {
        for (const TermHue& term : theme.terms) {
            for (const Color color : {term.fill, term.rim}) {
                CHECK(Distance(color, theme.alarm) >= kFarApart);
                CHECK(Distance(color, theme.stamp) >= kFarApart);
                CHECK(Distance(color, theme.alarm_soft) >= kApart);
                CHECK(Distance(color, theme.message) >= kApart);
                CHECK(Distance(color, theme.no_term.fill) >= kDifferent);
                CHECK(Distance(color, theme.no_term.rim) >= kDifferent);
            }
        }
        for (const Color alarm : {theme.alarm, theme.stamp}) {
            CHECK(Distance(alarm, theme.message) >= kFarApart);
            CHECK(Distance(alarm, theme.down_fill) >= kFarApart);
            CHECK(Distance(alarm, theme.no_term.rim) >= kFarApart);
        }
    });
}

TEST_CASE("theme: red means a violation or a fault, nothing else") {
    ForEachTheme([](const Theme& theme) {
        CHECK(IsRed(theme.alarm));
        CHECK(IsRed(theme.alarm_soft));
        CHECK(IsRed(theme.stamp));
        for (const TermHue& term : theme.terms) {
            CHECK_FALSE(IsRed(term.fill));
            CHECK_FALSE(IsRed(term.rim));
        }
        for (const Color color : CalmColors(theme)) {
            CAPTURE(PolarOf(color).hue);
            CAPTURE(PolarOf(color).chroma);
            CHECK_FALSE(IsRed(color));
        }
    });
}

TEST_CASE("theme: a server's inputs and the two quorums have hues that no term has") {
    ForEachTheme([](const Theme& theme) {
        const std::array inputs{theme.request, theme.message_in, theme.tick};
        const std::array quorums{theme.quorum_old, theme.quorum_new};
        for (const TermHue& term : theme.terms) {
            for (const Color color : {term.fill, term.rim}) {
                for (const Color input : inputs) CHECK(Distance(color, input) >= kApart);
                for (const Color quorum : quorums) CHECK(Distance(color, quorum) >= kApart);
            }
        }
        for (const Eye& eye : Eyes()) {
            CAPTURE(eye.name);
            CHECK(Distance(inputs[0], inputs[1], eye) >= kApart);
            CHECK(Distance(inputs[0], inputs[2], eye) >= kApart);
            CHECK(Distance(inputs[1], inputs[2], eye) >= kApart);
            CHECK(Distance(quorums[0], quorums[1], eye) >= kApart);
        }
    });
}

TEST_CASE("theme: a hue beyond the palette wraps, and every size grows with the scale") {
    const Theme usual = MakeTheme(ThemeKind::kLight);
    const Theme twice = MakeTheme(ThemeKind::kLight, 2);
    const Theme projector = MakeTheme(ThemeKind::kProjector);
    const Theme projector_twice = MakeTheme(ThemeKind::kProjector, 2);
    CHECK(usual.Term(usual.terms.size() + 2).fill == usual.Term(2).fill);
    CHECK(usual.Term(kNoTermHue).fill == usual.no_term.fill);
    constexpr std::array kTypes{&TypeScale::tiny,  &TypeScale::small, &TypeScale::body,
                                &TypeScale::large, &TypeScale::title, &TypeScale::clock};
    constexpr std::array kSpaces{&SpaceScale::hair,   &SpaceScale::tight, &SpaceScale::small,
                                 &SpaceScale::medium, &SpaceScale::large, &SpaceScale::huge};
    constexpr std::array kLines{&Theme::scale,        &Theme::radius_small, &Theme::radius,
                                &Theme::radius_large, &Theme::thin,         &Theme::line,
                                &Theme::thick};
    const auto check = [&](auto size_of) {
        CHECK(size_of(twice) == doctest::Approx(2 * size_of(usual)));
        CHECK(size_of(projector) == doctest::Approx(1.5 * size_of(usual)));
        CHECK(size_of(projector_twice) == doctest::Approx(3 * size_of(usual)));
    };
    for (const auto type : kTypes) check([type](const Theme& t) { return t.type.*type; });
    for (const auto space : kSpaces) check([space](const Theme& t) { return t.space.*space; });
    for (const auto line : kLines) check([line](const Theme& t) { return t.*line; });
}

}  // namespace render
