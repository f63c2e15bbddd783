// From a text with gaps to a sentence, in each language.
#include "raft/words.h"

#include <algorithm>

namespace raft {

namespace {

std::string FillIn(std::string_view pattern, Gaps gaps, Language language) {
    std::string filled;
    for (std::size_t begin = pattern.find('{'); begin != std::string_view::npos;
         begin = pattern.find('{')) {
        const std::size_t end = std::min(pattern.find('}', begin), pattern.size());
        const std::string_view name = pattern.substr(begin + 1, end - begin - 1);
        const Gap* const gap = std::find_if(gaps.begin(), gaps.end(),
                                            [&](const Gap& each) { return each.name == name; });
        filled += pattern.substr(0, begin);
        filled += gap == gaps.end() ? pattern.substr(begin, end + 1 - begin)
                                    : std::string_view(gap->text.In(language));
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
    }
    return filled.append(pattern);
}

}  // namespace

Bilingual Fill(const Words& words, Gaps gaps) {
    return {FillIn(words.english, gaps, Language::kEnglish),
            FillIn(words.chinese, gaps, Language::kChinese)};
}

}  // namespace raft
