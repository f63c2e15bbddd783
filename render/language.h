// The languages that the screen speaks, and a text in each of them.
//
// A Phrase without one of its languages does not compile, so no word of the screen can lack one.
#pragma once

#include <cstdint>

namespace render {

enum class Language : std::uint8_t { kEnglish, kChinese };

struct Phrase {
    const char* english = "";
    const char* chinese = "";

    consteval Phrase(const char* in_english, const char* in_chinese)
        : english(in_english), chinese(in_chinese) {
        // Reached only when a text is missing: then this is no constant, and the build stops.
        if (*english == '\0' || *chinese == '\0') ATextIsMissing();
    }

    [[nodiscard]] constexpr const char* In(Language language) const {
        return language == Language::kChinese ? chinese : english;
    }

  private:
    static void ATextIsMissing() {}
};

}  // namespace render
