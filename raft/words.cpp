// From a text with gaps to a sentence, in each language.
#include "raft/words.h"

#include <algorithm>

namespace raft {

namespace {

// Where the Chinese characters proper lie in UTF-8; their full stops and brackets lie elsewhere.
bool IsIdeograph(unsigned char first) {
    return first >= 0xE4 && first <= 0xE9;
}

bool IsLatin(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || std::string_view("#%{}[]").find(c) < 6;
}

bool BeginsChinese(std::string_view text) {
    return IsIdeograph(static_cast<unsigned char>(text.front()));
}

bool EndsChinese(std::string_view text) {
    const bool one_more = text.size() >= 3 && static_cast<unsigned char>(text.back()) >= 0x80;
    return one_more && IsIdeograph(static_cast<unsigned char>(text[text.size() - 3]));
}

// Chinese is set with a blank between its own characters and Latin ones. What fills a gap may be
// either, so the blank cannot stand in the text around it.
void Join(std::string& text, std::string_view more) {
    const bool touch =
        !text.empty() && !more.empty() &&
        ((IsLatin(text.back()) && BeginsChinese(more)) || (EndsChinese(text) && IsLatin(more[0])));
    if (touch) text += ' ';
    text += more;
}

std::string FillIn(std::string_view pattern, Gaps gaps, Language language) {
    std::string filled;
    const auto add = [&](std::string_view more) {
        language == Language::kChinese ? Join(filled, more) : void(filled += more);
    };
    for (std::size_t begin = pattern.find('{'); begin != std::string_view::npos;
         begin = pattern.find('{')) {
        const std::size_t end = std::min(pattern.find('}', begin), pattern.size());
        const std::string_view name = pattern.substr(begin + 1, end - begin - 1);
        const Gap* const gap = std::find_if(gaps.begin(), gaps.end(),
                                            [&](const Gap& each) { return each.name == name; });
        add(pattern.substr(0, begin));
        add(gap == gaps.end() ? pattern.substr(begin, end + 1 - begin)
                              : std::string_view(gap->text.In(language)));
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    add(pattern);
    return filled;
}

}  // namespace

Bilingual Fill(const Words& words, Gaps gaps) {
    return {FillIn(words.english, gaps, Language::kEnglish),
            FillIn(words.chinese, gaps, Language::kChinese)};
}

}  // namespace raft
