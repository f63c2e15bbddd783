// Words, signs and texts of one line, and what is said when something else stands there.
#include "raft/sim/script_reader.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace raft::sim {

namespace {

constexpr Words kExpected = {"expected {what}, found {found}{hint}",
                             "应为{what}，却是{found}{hint}"};
constexpr Words kEndOfLine = {"the end of the line", "行尾"};
constexpr Words kTextInQuotes = {"a text in quotes", "带引号的文本"};
constexpr Words kQuoted = {"\"{what}\"", "“{what}”"};

bool IsBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

bool IsSign(char c) {
    return std::string_view("{}[]=:\"#+,@").find(c) != std::string_view::npos;
}

bool IsDigit(char c) {
    return c >= '0' && c <= '9';
}

char Lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// How many bytes of `text` from `at` on make one word.
std::size_t WordLength(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && !IsBlank(text[end]) && !IsSign(text[end])) {
        if (text.substr(end, 2) == "->") break;
        ++end;
    }
    return end - at;
}

// The fewest letters to add, drop, change, or swap with their neighbour, to make b from a.
std::size_t EditDistance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        cost[i][0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = Lower(a[i - 1]) == Lower(b[j - 1]);
            cost[i][j] = std::min(
                {cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && Lower(a[i - 1]) == Lower(b[j - 2]) &&
                Lower(a[i - 2]) == Lower(b[j - 1])) {
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
            }
        }
    }
    return cost[a.size()][b.size()];
}

}  // namespace

void Reader::Fail(std::size_t at, Bilingual text, SyntaxError::Code code) {
    if (!failed()) error_ = Error{at, std::move(text), code};
}

void Reader::FailExpected(const Bilingual& what, const Bilingual& hint) {
    if (failed()) return;
    const std::size_t at = Here();
    Bilingual found = kEndOfLine;
    if (!AtEnd()) {
        const std::string_view word = NextWord();
        const std::size_t sign = line_.substr(at, 2) == "->" ? 2 : 1;
        const std::string_view next = word.empty() ? line_.substr(at, sign) : word;
        found = Fill(kQuoted, {{"what", next}});
        if (line_[at] == '"') found = kTextInQuotes;
        if (line_[at] == '#') {
            found = Fill(kQuoted, {{"what", "#" + std::string(TakeHashNumber())}});
        }
    }
    Fail(at, Fill(kExpected, {{"what", what}, {"found", found}, {"hint", hint}}));
}

void Reader::FailSaidTwice(std::size_t at, std::string_view word) {
    Fail(at, Fill({"\"{word}\" is said twice", "“{word}”写了两次"}, {{"word", word}}));
}

void Reader::SkipBlanks() {
    while (at_ < line_.size() && IsBlank(line_[at_])) ++at_;
}

bool Reader::AtEnd() {
    SkipBlanks();
    if (failed() || at_ == line_.size()) return true;
    if (line_[at_] != '#') return false;
    // A comment, unless a digit follows at once: then it is a message.
    return at_ + 1 == line_.size() || !IsDigit(line_[at_ + 1]);
}

std::size_t Reader::Here() {
    SkipBlanks();
    return at_;
}

std::string_view Reader::NextWord() {
    if (AtEnd()) return {};
    return line_.substr(at_, WordLength(line_, at_));
}

bool Reader::NextIs(char sign) {
    return !AtEnd() && line_[at_] == sign;
}

bool Reader::TakeWord(std::string_view word) {
    const std::string_view next = NextWord();
    if (next.empty() || !SameWord(next, word)) return false;
    at_ += next.size();
    return true;
}

bool Reader::TakeOnce(std::string_view word, bool& said) {
    const std::size_t at = Here();
    if (!TakeWord(word)) return false;
    if (said) FailSaidTwice(at, word);
    said = true;
    return true;
}

std::string_view Reader::TakeAnyWord() {
    const std::string_view next = NextWord();
    at_ += next.size();
    return next;
}

bool Reader::TakeSign(std::string_view sign) {
    if (AtEnd() || line_.substr(at_, sign.size()) != sign) return false;
    at_ += sign.size();
    return true;
}

bool Reader::GluedIs(char sign) const {
    return !failed() && at_ < line_.size() && line_[at_] == sign;
}

bool Reader::TakeGlued(char sign) {
    if (!GluedIs(sign)) return false;
    ++at_;
    return true;
}

std::string_view Reader::TakeHashNumber() {
    if (!NextIs('#')) return {};
    std::size_t end = at_ + 1;
    while (end < line_.size() && IsDigit(line_[end])) ++end;
    const std::string_view digits = line_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    return digits;
}

std::string Reader::ReadQuoted() {
    const std::size_t begin = at_;
    std::string text;
    for (++at_; at_ < line_.size(); ++at_) {
        const char c = line_[at_];
        if (c == '"') {
            ++at_;
            return text;
        }
        if (c != '\\') {
            text += c;
            continue;
        }
        const char next = at_ + 1 < line_.size() ? line_[at_ + 1] : '\0';
        const std::size_t which = std::string_view("\"\\ntr").find(next);
        if (next == '\0' || which == std::string_view::npos) {
            Fail(at_, {"after a \\ in a text stands one of \" \\ n t r",
                       "文本中的 \\ 之后只能是 \" \\ n t r 之一"});
            return {};
        }
        text += "\"\\\n\t\r"[which];
        ++at_;
    }
    Fail(begin, {"this text has no closing quote", "这段文本缺少结束的引号"});
    return {};
}

std::string Reader::TakeText(const Words& what) {
    if (NextIs('"')) return ReadQuoted();
    FailExpected(what);
    return {};
}

std::string Reader::TakeName(const Words& what) {
    if (NextIs('"')) return ReadQuoted();
    if (NextWord().empty()) FailExpected(what);
    return std::string(TakeAnyWord());
}

std::size_t Reader::TakeOneOf(std::span<const char* const> words, const Words& what) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (TakeWord(words[i])) return i;
    }
    Bilingual expected = ListOf(words);
    if (*what.english != '\0') {
        expected = Fill({"{what} ({list})", "{what}（{list}）"},
                        {{"what", what}, {"list", std::move(expected)}});
    }
    FailExpected(expected, DidYouMean(NearestOf(words, NextWord())));
    return 0;
}

void Reader::TakeEnd() {
    if (!AtEnd()) FailExpected(kEndOfLine);
}

void Reader::TakeRest() {
    while (!AtEnd()) {
        if (line_[at_] == '"') {
            ReadQuoted();
        } else {
            at_ += std::max(NextWord().size(), std::size_t{1});
        }
    }
}

bool IsPlain(std::string_view text) {
    const auto readable = [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; };
    return !text.empty() && WordLength(text, 0) == text.size() &&
           std::all_of(text.begin(), text.end(), readable);
}

bool SameWord(std::string_view a, std::string_view b) {
    const auto same = [](char x, char y) { return Lower(x) == Lower(y); };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

std::optional<std::string> NearestOf(std::span<const char* const> words, std::string_view word) {
    constexpr std::size_t kLongestWord = 32;  // What is longer is no slip, and dear to compare.
    if (word.empty() || word.size() > kLongestWord) return std::nullopt;

    const std::size_t allowed = word.size() <= 3 ? 1 : 2;
    std::optional<std::string> nearest;
    std::size_t best = allowed + 1;
    for (const char* candidate : words) {
        const std::size_t distance = EditDistance(word, candidate);
        if (distance >= best) continue;
        best = distance;
        nearest = candidate;
    }
    return nearest;
}

Bilingual DidYouMean(const std::optional<std::string>& nearest) {
    if (!nearest.has_value()) return {};
    return Fill({"; did you mean \"{word}\"?", "；是不是“{word}”？"}, {{"word", *nearest}});
}

Bilingual ListOf(std::span<const char* const> words) {
    Bilingual list;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool last = i + 1 == words.size();
        if (i > 0) list.english += last ? " or " : ", ";
        if (i > 0) list.chinese += last ? " 或 " : "、";
        list.english += words[i];
        list.chinese += words[i];
    }
    return list;
}

std::optional<std::size_t> FindBadUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
        const unsigned first = byte(at);
        const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if ((first >= 0x80 && first < 0xC2) || first > 0xF4 || at + length > text.size()) return at;
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(at + i) & 0xC0U) != 0x80U) return at;
        }
        // Longer forms than needed, the halves of UTF-16 pairs, and what lies above U+10FFFF.
        const unsigned second = length > 1 ? byte(at + 1) : 0;
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
            (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F)) {
            return at;
        }
        at += length;
    }
    return std::nullopt;
}

int ColumnAt(std::string_view line, std::size_t at) {
    const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const std::string_view before = line.substr(0, at);
    return 1 + static_cast<int>(std::count_if(before.begin(), before.end(), begins));
}

}  // namespace raft::sim
