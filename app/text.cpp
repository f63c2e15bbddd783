// How moments and lengths of time are written for people.
#include "app/text.h"

namespace app {

namespace {

using raft::sim::kMillisecond;
using raft::sim::kSecond;
using raft::sim::Micros;

// The value in units of `unit`, cut (not rounded) after so many decimals: a moment that has not
// come is not shown. Zeros at the end stay.
std::string Decimal(Micros value, Micros unit, int decimals) {
    std::string text = std::to_string(value / unit);
    if (decimals == 0) return text;
    Micros rest = value % unit;
    text += '.';
    for (int i = 0; i < decimals; ++i) {
        rest *= 10;
        text += static_cast<char>('0' + rest / unit);
        rest %= unit;
    }
    return text;
}

}  // namespace

std::string TimeText(Micros at) {
    if (at < 10 * kSecond) return Decimal(at, kMillisecond, 1) + " ms";
    return Decimal(at, kSecond, 3) + " s";
}

std::string LengthText(Micros length) {
    if (length >= kSecond) return Decimal(length, kSecond, 1) + " s";
    return Decimal(length, kMillisecond, length < 10 * kMillisecond ? 1 : 0) + " ms";
}

std::string Grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, ",");
    return text;
}

}  // namespace app
