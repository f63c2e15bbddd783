// One pass over the characters, with the last good place to break kept in mind.
#include "render/text_lines.h"

#include <cfloat>
#include <cstddef>

namespace render {

namespace {

constexpr std::string_view kClosing = "，。：；）、！？”’》」…";
constexpr std::string_view kOpening = "（“‘《「";

std::size_t LengthAt(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    while (at + length < text.size() &&
           (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return length;
}

// Characters of three bytes that are no mere signs, like arrows: Chinese and its marks.
bool IsChinese(std::string_view character) {
    return character.size() == 3 && static_cast<unsigned char>(character[0]) >= 0xE3;
}

bool BreaksBetween(std::string_view before, std::string_view after) {
    if (before == " ") return after != " ";
    if (kClosing.find(after) != std::string_view::npos && after.size() == 3) return false;
    if (kOpening.find(before) != std::string_view::npos && before.size() == 3) return false;
    return IsChinese(after) || (IsChinese(before) && after != " ");
}

std::string_view WithoutBlanks(std::string_view line) {
    while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
    return line;
}

}  // namespace

bool HasChinese(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) < 0xF0) {
            return true;
        }
    }
    return false;
}

std::vector<std::string_view> BrokenLines(ImFont* font, float size, std::string_view text,
                                          float width) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    std::size_t good = 0;  // The last place where this line may break,
    float good_width = 0;  // and how wide it is up to there.
    float used = 0;
    std::string_view before{};
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view here = text.substr(at, LengthAt(text, at));
        if (here == "\n") {
            lines.push_back(WithoutBlanks(text.substr(begin, at - begin)));
            begin = good = at = at + 1;
            used = good_width = 0;
            before = {};
            continue;
        }
        if (at > begin && !before.empty() && BreaksBetween(before, here)) {
            good = at;
            good_width = used;
        }
        const float advance =
            font->CalcTextSizeA(size, FLT_MAX, 0, here.data(), here.data() + here.size()).x;
        // A blank at the end needs no room.
        if (used + advance > width && at > begin && here != " ") {
            const bool found = good > begin;
            const std::size_t cut = found ? good : at;
            lines.push_back(WithoutBlanks(text.substr(begin, cut - begin)));
            used = found ? used - good_width : 0;
            begin = good = cut;
            good_width = 0;
        }
        used += advance;
        before = here;
        at += here.size();
    }
    if (begin < text.size()) lines.push_back(WithoutBlanks(text.substr(begin)));
    return lines;
}

}  // namespace render
