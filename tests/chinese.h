// That a sentence stands in both languages, and speaks of the same things in each.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

// Names and numbers, sorted: "S9", "#17", "1.5", "G16", "12.5ms".
inline std::vector<std::string> NamesAndNumbersIn(std::string_view text) {
    const auto part = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x80 && (std::isalnum(byte) != 0 || std::string_view("_#.%/-").find(c) < 6);
    };
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && part(text[end])) ++end;
        std::string token(text.substr(at, end - at));
        while (token.ends_with('.')) token.pop_back();
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        if (std::any_of(token.begin(), token.end(), digit)) found.push_back(token);
        at = std::max(end, at + 1);
    }
    std::sort(found.begin(), found.end());
    return found;
}

inline bool HasChinese(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE4 && byte <= 0xE9;
    });
}

// A {gap} that nobody filled.
inline bool HasGap(std::string_view text) {
    for (std::size_t at = text.find('{'); at < text.size(); at = text.find('{', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
        if (end > at + 1 && end < text.size() && text[end] == '}') return true;
    }
    return false;
}

// Chinese and Latin characters that touch: "任期3", "S1的".
inline bool Touches(std::string_view text) {
    const auto latin = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0xE4 || byte > 0xE9) continue;
        if (at > 0 && latin(text[at - 1])) return true;
        if (at + 3 < text.size() && latin(text[at + 3])) return true;
    }
    return false;
}

inline void CheckChinese(const std::string& english, const std::string& chinese) {
    CAPTURE(english);
    CAPTURE(chinese);
    CHECK_FALSE(english.empty());
    CHECK(HasChinese(chinese));
    CHECK_FALSE(HasGap(english));
    CHECK_FALSE(HasGap(chinese));
    CHECK(NamesAndNumbersIn(english) == NamesAndNumbersIn(chinese));
}
