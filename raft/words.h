// What the program says to people, in each of its languages, and how the gaps in it are filled.
//
// Caller: whatever refuses something, finds a violation, or describes an event.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace raft {

enum class Language : std::uint8_t { kEnglish, kChinese };

// A fixed text in each language, with {named} gaps perhaps. It cannot be made from one language
// alone, so that nobody forgets the other.
struct Words {
    const char* english = "";
    const char* chinese = "";

    constexpr Words() = default;
    constexpr Words(const char* in_english, const char* in_chinese)
        : english(in_english), chinese(in_chinese) {}

    [[nodiscard]] constexpr const char* In(Language language) const {
        return language == Language::kChinese ? chinese : english;
    }
};

// A text that was put together, in each language.
struct Bilingual {
    std::string english{};
    std::string chinese{};

    Bilingual() = default;
    // Words are a text without gaps.
    Bilingual(const Words& words)  // NOLINT(google-explicit-constructor)
        : english(words.english), chinese(words.chinese) {}
    Bilingual(std::string in_english, std::string in_chinese)
        : english(std::move(in_english)), chinese(std::move(in_chinese)) {}

    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kChinese ? chinese : english;
    }
    [[nodiscard]] bool empty() const { return english.empty(); }

    bool operator==(const Bilingual&) const = default;
};

// What stands in a gap: names and numbers are the same in each language, other texts are not.
struct Gap {
    std::string_view name;
    Bilingual text;

    Gap(std::string_view gap, std::string_view same)
        : name(gap), text(std::string(same), std::string(same)) {}
    Gap(std::string_view gap, std::integral auto number) : Gap(gap, std::to_string(number)) {}
    Gap(std::string_view gap, Bilingual each) : name(gap), text(std::move(each)) {}
    Gap(std::string_view gap, const Words& each) : name(gap), text(each) {}
};
using Gaps = std::initializer_list<Gap>;

// What is in braces but in none of the gaps, like {S1 S2}, stays as it is. In Chinese a blank comes
// between a gap and the text around it wherever Chinese and Latin characters would touch.
[[nodiscard]] Bilingual Fill(const Words& words, Gaps gaps);

}  // namespace raft
