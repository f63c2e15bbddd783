// Word by word; what is not ASCII is compared byte by byte, which is right for UTF-8.
#include "app/match.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace app {

namespace {

constexpr int kAtFirst = 15;
constexpr int kAtWord = 10;
constexpr int kInside = 6;
constexpr int kScattered = 2;
constexpr int kInAbout = 3;

std::string Lower(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

bool IsWordChar(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// At the beginning of the title, of one of its words, or inside one; 0: nowhere.
int FitPlace(const std::string& word, const std::string& title) {
    int best = 0;
    for (auto at = title.find(word); at != std::string::npos; at = title.find(word, at + 1)) {
        int fit = kInside;
        if (at == 0) {
            fit = kAtFirst;
        } else if (!IsWordChar(title[at - 1])) {
            fit = kAtWord;
        }
        best = std::max(best, fit);
    }
    return best;
}

// Whether the letters come in this order within one word of the title, from its first letter on.
bool Scattered(const std::string& word, const std::string& title) {
    constexpr std::size_t kLeast = 3;
    if (word.size() < kLeast) return false;
    for (std::size_t begin = 0; begin < title.size(); ++begin) {
        if (title[begin] != word[0] || (begin > 0 && IsWordChar(title[begin - 1]))) continue;
        std::size_t found = 0;
        for (std::size_t i = begin; i < title.size() && IsWordChar(title[i]); ++i) {
            if (found < word.size() && title[i] == word[found]) ++found;
        }
        if (found == word.size()) return true;
    }
    return false;
}

int FitWord(const std::string& word, const std::string& title, const std::string& about) {
    if (const int fit = FitPlace(word, title)) return fit;
    if (about.find(word) != std::string::npos) return kInAbout;
    return Scattered(word, title) ? kScattered : 0;
}

}  // namespace

bool IsBlank(std::string_view text) {
    return text.find_first_not_of(" \t") == std::string_view::npos;
}

int Fit(std::string_view query, std::string_view title, std::string_view about) {
    const std::string lower_query = Lower(query);
    const std::string lower_title = Lower(title);
    const std::string lower_about = Lower(about);
    int sum = 0;
    std::size_t at = 0;
    while ((at = lower_query.find_first_not_of(" \t", at)) != std::string::npos) {
        const std::size_t end = std::min(lower_query.find_first_of(" \t", at), lower_query.size());
        const int fit = FitWord(lower_query.substr(at, end - at), lower_title, lower_about);
        if (fit == 0) return 0;
        sum += fit;
        at = end;
    }
    return sum;
}

}  // namespace app
