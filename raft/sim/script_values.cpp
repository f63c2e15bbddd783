// Numbers, lengths of time, shares and names of one's own, read from a line.
#include "raft/sim/script_values.h"

#include <algorithm>
#include <string>

namespace raft::sim {

namespace {

constexpr std::string_view kDurationForm = "a length of time like 250us, 12.5ms or 2s";

bool AllDigits(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The number that the digits say; more than `max` comes back as max + 1. REQUIRES: max < 2^60.
std::uint64_t Value(std::string_view digits, std::uint64_t max) {
    std::uint64_t value = 0;
    for (const char c : digits) {
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
        if (value > max) return max + 1;
    }
    return value;
}

// A decimal like "12.5", exactly, in units of 1/scale.
struct Scaled {
    enum class Fault : std::uint8_t { kNone, kNoNumber, kTooFine, kTooLarge };
    Fault fault = Fault::kNone;
    std::int64_t value = 0;
};

Scaled Scale(std::string_view text, std::int64_t scale, std::int64_t max) {
    const std::size_t dot = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, dot);
    const std::string_view rest = dot < text.size() ? text.substr(dot + 1) : std::string_view("0");
    if (!AllDigits(whole) || !AllDigits(rest)) return {Scaled::Fault::kNoNumber, 0};

    const std::uint64_t wholes = Value(whole, static_cast<std::uint64_t>(max));
    if (wholes > static_cast<std::uint64_t>(max / scale)) return {Scaled::Fault::kTooLarge, 0};
    std::int64_t value = static_cast<std::int64_t>(wholes) * scale;
    std::int64_t unit = scale;
    for (const char c : rest) {
        if (unit == 1 && c != '0') return {Scaled::Fault::kTooFine, 0};
        if (unit == 1) continue;
        unit /= 10;
        value += unit * (c - '0');
    }
    if (value > max) return {Scaled::Fault::kTooLarge, 0};
    return {Scaled::Fault::kNone, value};
}

// One length of time, which stands at byte `at`.
Micros DurationFrom(Reader& reader, std::string_view word, std::size_t at, Micros max) {
    struct Unit {
        std::string_view name;
        Micros length;
    };
    constexpr std::array<Unit, 3> kUnits = {{{"us", 1}, {"ms", kMillisecond}, {"s", kSecond}}};

    if (word == "0") return 0;
    for (const Unit& unit : kUnits) {
        if (word.size() <= unit.name.size()) continue;
        const std::size_t split = word.size() - unit.name.size();
        if (!SameWord(word.substr(split), unit.name)) continue;
        const Scaled scaled = Scale(word.substr(0, split), unit.length, max);
        if (scaled.fault == Scaled::Fault::kNone) return scaled.value;
        if (scaled.fault == Scaled::Fault::kTooFine) {
            reader.Fail(at, std::string(word) + " is finer than a microsecond");
        }
        if (scaled.fault == Scaled::Fault::kTooLarge) {
            reader.Fail(at, std::string(word) + " is too long; " + PrintDuration(max) +
                                " is the most here");
        }
    }
    reader.Fail(at,
                "expected " + std::string(kDurationForm) + ", found \"" + std::string(word) + "\"");
    return 0;
}

// What a decimal stands for, with examples, and its least value.
struct FactorForm {
    std::string_view what;
    std::string_view examples;
    Millionths least;
};

Millionths ReadFactor(Reader& reader, const FactorForm& form) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    const Scaled scaled = Scale(word, kWhole, kRateMax);
    if (scaled.fault == Scaled::Fault::kNoNumber) {
        reader.FailExpected(std::string(form.what) + " like " + std::string(form.examples));
    } else if (scaled.fault == Scaled::Fault::kTooFine) {
        reader.Fail(at, std::string(word) + " is too fine; six decimals are the most");
    } else if (scaled.fault == Scaled::Fault::kTooLarge || scaled.value < form.least) {
        reader.Fail(at, std::string(word) + " is out of range; " + std::string(form.what) + " is " +
                            PrintRate(form.least) + " to " + PrintRate(kRateMax));
    }
    reader.TakeAnyWord();
    return reader.failed() ? kWhole : scaled.value;
}

void RequireAtLeast(Reader& reader, Micros value, Micros min, std::size_t at) {
    if (value < min) {
        reader.Fail(at, PrintDuration(value) + " is too short; " + PrintDuration(min) +
                            " is the least here");
    }
}

// Fails unless a person could find it in a list. `at` is where it stands.
std::string Title(Reader& reader, std::string title, std::size_t at) {
    const auto seen = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; };
    if (std::none_of(title.begin(), title.end(), seen)) {
        reader.Fail(at, "a name needs at least one character that can be seen");
    }
    const auto length = static_cast<std::size_t>(ColumnAt(title, title.size()) - 1);
    if (length > kTitleMax) {
        reader.Fail(at, "this name has " + std::to_string(length) + " characters; " +
                            std::to_string(kTitleMax) + " are the most");
    }
    return title;
}

}  // namespace

std::uint64_t ReadNumber(Reader& reader, std::string_view what, std::uint64_t max) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    if (!AllDigits(word)) {
        reader.FailExpected(what);
        return 0;
    }
    reader.TakeAnyWord();
    const std::uint64_t value = Value(word, max);
    if (value <= max) return value;
    reader.Fail(at,
                std::string(word) + " is too large; " + std::to_string(max) + " is the most here");
    return 0;
}

std::uint32_t ReadCount(Reader& reader, std::string_view what, std::uint32_t min) {
    const std::size_t at = reader.Here();
    const auto count = static_cast<std::uint32_t>(ReadNumber(reader, what, kCountMax));
    if (count < min) {
        reader.Fail(at, std::to_string(count) + " is too small; " + std::to_string(min) +
                            " is the least here");
    }
    return count;
}

std::uint32_t ReadCountOrOne(Reader& reader) {
    return reader.AtEnd() ? 1 : ReadCount(reader, "a number");
}

std::int64_t ReadAmount(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    const bool minus = word.starts_with('-');
    const std::string_view digits = minus ? word.substr(1) : word;
    if (!AllDigits(digits)) {
        reader.FailExpected("a whole number");
        return 0;
    }
    reader.TakeAnyWord();
    const std::uint64_t value = Value(digits, kNumberMax);
    if (value > kNumberMax) {
        reader.Fail(at, std::string(word) + " is too large; " + std::to_string(kNumberMax) +
                            " is the most here");
        return 0;
    }
    const auto amount = static_cast<std::int64_t>(value);
    return minus ? -amount : amount;
}

Micros ReadDuration(Reader& reader, Micros min, Micros max) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    if (word.empty()) {
        reader.FailExpected(kDurationForm);
        return 0;
    }
    const Micros value = DurationFrom(reader, word, at, max);
    reader.TakeAnyWord();
    RequireAtLeast(reader, value, min, at);
    return value;
}

Range ReadRange(Reader& reader, Micros min) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    const std::size_t dots = word.find("..");
    if (word.empty() || dots == std::string_view::npos) {
        const Micros value = ReadDuration(reader, min);
        return {value, value};
    }
    const std::size_t second = at + dots + 2;
    const Range range = {DurationFrom(reader, word.substr(0, dots), at, kDurationMax),
                         DurationFrom(reader, word.substr(dots + 2), second, kDurationMax)};
    reader.TakeAnyWord();
    RequireAtLeast(reader, range.low, min, at);
    if (range.low > range.high) {
        reader.Fail(at, std::string(word) + " runs backwards; the shorter length comes first");
        return {};
    }
    return range;
}

Millionths ReadShare(Reader& reader) {
    constexpr Millionths kPercent = kWhole / 100;
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    Scaled scaled{Scaled::Fault::kNoNumber, 0};
    if (word.ends_with('%')) scaled = Scale(word.substr(0, word.size() - 1), kPercent, kWhole);
    if (word == "0") scaled = {};
    switch (scaled.fault) {
        case Scaled::Fault::kNone:
            break;
        case Scaled::Fault::kNoNumber:
            reader.FailExpected("a percentage like 5% or 0.1%");
            break;
        case Scaled::Fault::kTooFine:
            reader.Fail(at, std::string(word) + " is too fine; four decimals are the most");
            break;
        case Scaled::Fault::kTooLarge:
            reader.Fail(at, std::string(word) + " is more than 100%");
            break;
    }
    reader.TakeAnyWord();
    return scaled.value;
}

Millionths ReadRate(Reader& reader) {
    return ReadFactor(reader, {"a rate", "1.5 or 0.9", kRateMin});
}

Millionths ReadRatio(Reader& reader) {
    return ReadFactor(reader, {"a bound", "4 or 1.25", kWhole});
}

std::string ReadBranchName(Reader& reader, std::string_view what) {
    const std::size_t at = reader.Here();
    return Title(reader, reader.TakeName(what), at);
}

std::string ReadBookmark(Reader& reader, std::string_view what) {
    const std::size_t at = reader.Here();
    return Title(reader, reader.TakeText(what), at);
}

}  // namespace raft::sim
