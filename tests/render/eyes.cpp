// How colours look.
#include "tests/render/eyes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace render {

namespace {

// Linear RGB, or L*, a* and b*.
using Triple = std::array<double, 3>;

// The published matrices for the complete forms (Machado, Oliveira and Fernandes, 2009).
constexpr std::array<Eye, 4> kEyes{{
    {"usual", {1, 0, 0, 0, 1, 0, 0, 0, 1}},
    {"protanopia",
     {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"deuteranopia",
     {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"tritanopia",
     {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
}};

double LinearOf(std::uint8_t channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Triple LinearOf(Color c) {
    return {LinearOf(c.r), LinearOf(c.g), LinearOf(c.b)};
}

double Luminance(Color c) {
    const Triple l = LinearOf(c);
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

Triple Seen(const Triple& l, const std::array<double, 9>& m) {
    Triple out{};
    for (std::size_t row = 0; row < 3; ++row) {
        const double light =
            m.at(3 * row) * l[0] + m.at(3 * row + 1) * l[1] + m.at(3 * row + 2) * l[2];
        out.at(row) = std::clamp(light, 0.0, 1.0);
    }
    return out;
}

Triple LabOf(const Triple& l) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * l[0] + 0.3576 * l[1] + 0.1805 * l[2]) / 0.9505);
    const double y = f(0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]);
    const double z = f((0.0193 * l[0] + 0.1192 * l[1] + 0.9505 * l[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double Radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

double HueOf(double a, double b) {
    const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double Power7Share(double chroma) {
    const double power = std::pow(chroma, 7);
    return std::sqrt(power / (power + std::pow(25.0, 7)));
}

// CIEDE2000 as published (Sharma, Wu and Dalal, 2005), with all its weights 1.
double LabDistance(const Triple& p, const Triple& q) {
    const double mean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const double stretch = 1 + (1 - Power7Share(mean)) / 2;
    const double chroma_p = std::hypot(p[1] * stretch, p[2]);
    const double chroma_q = std::hypot(q[1] * stretch, q[2]);
    const double hue_p = HueOf(p[1] * stretch, p[2]);
    const double hue_q = HueOf(q[1] * stretch, q[2]);
    const bool grey = chroma_p * chroma_q == 0;
    // The way round the circle is the shorter one.
    const double turn = grey ? 0 : std::remainder(hue_q - hue_p, 360);
    const double hue = grey ? hue_p + hue_q : hue_p + turn / 2;
    const double lightness = (p[0] + q[0]) / 2;
    const double chroma = (chroma_p + chroma_q) / 2;
    const double t = 1 - 0.17 * std::cos(Radians(hue - 30)) + 0.24 * std::cos(Radians(2 * hue)) +
                     0.32 * std::cos(Radians(3 * hue + 6)) - 0.2 * std::cos(Radians(4 * hue - 63));
    const double middle = (lightness - 50) * (lightness - 50);
    const double l = (q[0] - p[0]) / (1 + 0.015 * middle / std::sqrt(20 + middle));
    const double c = (chroma_q - chroma_p) / (1 + 0.045 * chroma);
    const double h =
        2 * std::sqrt(chroma_p * chroma_q) * std::sin(Radians(turn / 2)) / (1 + 0.015 * chroma * t);
    const double whole = hue < 0 ? hue + 360 : hue;
    const double blue = (whole - 275) / 25;
    const double rotation =
        -2 * Power7Share(chroma) * std::sin(Radians(60 * std::exp(-blue * blue)));
    return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

}  // namespace

double Contrast(Color a, Color b) {
    const double x = Luminance(a) + 0.05;
    const double y = Luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

Polar PolarOf(Color color) {
    const Triple lab = LabOf(LinearOf(color));
    return {lab[0], std::hypot(lab[1], lab[2]), HueOf(lab[1], lab[2])};
}

std::span<const Eye> Eyes() {
    return kEyes;
}

const Eye& UsualEye() {
    return kEyes.front();
}

double Distance(Color a, Color b, const Eye& eye) {
    return LabDistance(LabOf(Seen(LinearOf(a), eye.matrix)), LabOf(Seen(LinearOf(b), eye.matrix)));
}

}  // namespace render
