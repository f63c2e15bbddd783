// Numbers, lengths of time, shares and names of one's own, read from a line.
#include "raft/sim/script_values.h"

#include <algorithm>
#include <string>

namespace raft::sim {

namespace {

constexpr Words kDurationForm = {"a length of time like 250us, 12.5ms or 2s",
                                 "时间长度，如 250us、12.5ms 或 2s"};
constexpr Words kOverTheMost = {"{word} is too large; {most} is the most here",
                                "{word} 太大了；这里最大是 {most}"};

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
            reader.Fail(at, Fill({"{word} is finer than a microsecond", "{word} 比一微秒还细"},
                                 {{"word", word}}));
        }
        if (scaled.fault == Scaled::Fault::kTooLarge) {
            reader.Fail(at, Fill({"{word} is too long; {most} is the most here",
                                  "{word} 太长了；这里最长是 {most}"},
                                 {{"word", word}, {"most", PrintDuration(max)}}));
        }
    }
    reader.Fail(at, Fill({"expected {form}, found \"{word}\"", "应为{form}，却是“{word}”"},
                         {{"form", kDurationForm}, {"word", word}}));
    return 0;
}

// What a decimal stands for, with examples, and its least value.
struct FactorForm {
    Words what;
    Words with_examples;
    Millionths least;
};

Millionths ReadFactor(Reader& reader, const FactorForm& form) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    const Scaled scaled = Scale(word, kWhole, kRateMax);
    if (scaled.fault == Scaled::Fault::kNoNumber) {
        reader.FailExpected(form.with_examples);
    } else if (scaled.fault == Scaled::Fault::kTooFine) {
        reader.Fail(at, Fill({"{word} is too fine; six decimals are the most",
                              "{word} 太细了；小数最多六位"},
                             {{"word", word}}));
    } else if (scaled.fault == Scaled::Fault::kTooLarge || scaled.value < form.least) {
        reader.Fail(at, Fill({"{word} is out of range; {what} is {least} to {most}",
                              "{word} 超出了范围；{what}在 {least} 到 {most} 之间"},
                             {{"word", word},
                              {"what", form.what},
                              {"least", PrintRate(form.least)},
                              {"most", PrintRate(kRateMax)}}));
    }
    reader.TakeAnyWord();
    return reader.failed() ? kWhole : scaled.value;
}

void RequireAtLeast(Reader& reader, Micros value, Micros min, std::size_t at) {
    if (value < min) {
        reader.Fail(at, Fill({"{value} is too short; {least} is the least here",
                              "{value} 太短了；这里最短是 {least}"},
                             {{"value", PrintDuration(value)}, {"least", PrintDuration(min)}}));
    }
}

// Fails unless a person could find it in a list. `at` is where it stands.
std::string Title(Reader& reader, std::string title, std::size_t at) {
    const auto seen = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; };
    if (std::none_of(title.begin(), title.end(), seen)) {
        reader.Fail(at, {"a name needs at least one character that can be seen",
                         "名称至少要有一个看得见的字符"});
    }
    const auto length = static_cast<std::size_t>(ColumnAt(title, title.size()) - 1);
    if (length > kTitleMax) {
        reader.Fail(at, Fill({"this name has {length} characters; {most} are the most",
                              "这个名称有 {length} 个字符；最多 {most} 个"},
                             {{"length", length}, {"most", kTitleMax}}));
    }
    return title;
}

}  // namespace

std::uint64_t ReadNumber(Reader& reader, const Words& what, std::uint64_t max) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    if (!AllDigits(word)) {
        reader.FailExpected(what);
        return 0;
    }
    reader.TakeAnyWord();
    const std::uint64_t value = Value(word, max);
    if (value <= max) return value;
    reader.Fail(at, Fill(kOverTheMost, {{"word", word}, {"most", max}}));
    return 0;
}

std::uint32_t ReadCount(Reader& reader, const Words& what, std::uint32_t min) {
    const std::size_t at = reader.Here();
    const auto count = static_cast<std::uint32_t>(ReadNumber(reader, what, kCountMax));
    if (count < min) {
        reader.Fail(at, Fill({"{count} is too small; {least} is the least here",
                              "{count} 太小了；这里最小是 {least}"},
                             {{"count", count}, {"least", min}}));
    }
    return count;
}

std::uint32_t ReadCountOrOne(Reader& reader) {
    return reader.AtEnd() ? 1 : ReadCount(reader, kANumber);
}

std::int64_t ReadAmount(Reader& reader) {
    const std::size_t at = reader.Here();
    const std::string_view word = reader.NextWord();
    const bool minus = word.starts_with('-');
    const std::string_view digits = minus ? word.substr(1) : word;
    if (!AllDigits(digits)) {
        reader.FailExpected(Words{"a whole number", "一个整数"});
        return 0;
    }
    reader.TakeAnyWord();
    const std::uint64_t value = Value(digits, kNumberMax);
    if (value > kNumberMax) {
        reader.Fail(at, Fill(kOverTheMost, {{"word", word}, {"most", kNumberMax}}));
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
        reader.Fail(at, Fill({"{word} runs backwards; the shorter length comes first",
                              "{word} 前后颠倒了；较短的写在前面"},
                             {{"word", word}}));
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
            reader.FailExpected(Words{"a percentage like 5% or 0.1%", "百分比，如 5% 或 0.1%"});
            break;
        case Scaled::Fault::kTooFine:
            reader.Fail(at, Fill({"{word} is too fine; four decimals are the most",
                                  "{word} 太细了；小数最多四位"},
                                 {{"word", word}}));
            break;
        case Scaled::Fault::kTooLarge:
            reader.Fail(at,
                        Fill({"{word} is more than 100%", "{word} 超过了 100%"}, {{"word", word}}));
            break;
    }
    reader.TakeAnyWord();
    return scaled.value;
}

Millionths ReadRate(Reader& reader) {
    return ReadFactor(
        reader, {{"a rate", "速率"}, {"a rate like 1.5 or 0.9", "速率，如 1.5 或 0.9"}, kRateMin});
}

Millionths ReadRatio(Reader& reader) {
    return ReadFactor(
        reader, {{"a bound", "上限"}, {"a bound like 4 or 1.25", "上限，如 4 或 1.25"}, kWhole});
}

std::string ReadBranchName(Reader& reader, const Words& what) {
    const std::size_t at = reader.Here();
    return Title(reader, reader.TakeName(what), at);
}

std::string ReadBookmark(Reader& reader, const Words& what) {
    const std::size_t at = reader.Here();
    return Title(reader, reader.TakeText(what), at);
}

}  // namespace raft::sim
