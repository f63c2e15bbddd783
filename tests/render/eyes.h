// How colours look: to which contrast, to whom, and how far apart.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "render/geometry.h"

namespace render {

// WCAG 2's ratio of luminances, from 1 to 21.
[[nodiscard]] double Contrast(Color a, Color b);

// CIE L*a*b* in polar form: hue in degrees, red about 30, yellow 90, green 150, blue 270.
struct Polar {
    double lightness = 0;
    double chroma = 0;
    double hue = 0;
};
[[nodiscard]] Polar PolarOf(Color color);

// A way of seeing: the usual one, and three in which one kind of cone is missing.
struct Eye {
    std::string_view name{};
    std::array<double, 9> matrix{};  // Rows, on linear RGB.
};
[[nodiscard]] std::span<const Eye> Eyes();
[[nodiscard]] const Eye& UsualEye();

// CIEDE2000: 2 is just noticed side by side, 10 is told apart at a glance.
[[nodiscard]] double Distance(Color a, Color b, const Eye& eye = UsualEye());

}  // namespace render
