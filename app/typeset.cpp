// Where blanks stand in Chinese.
#include "app/typeset.h"

namespace app {

namespace {

bool IsLatin(char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || std::string_view("#%{}[]").find(c) < 6;
}

// Ideographs lie between these first bytes in UTF-8; full stops and brackets before and behind.
bool IsIdeograph(unsigned char first) {
    return first >= 0xE4 && first <= 0xE9;
}

bool IsWidePoint(unsigned char first) {
    return first == 0xE3 || first == 0xEF;
}

unsigned char First(std::string_view text) {
    return text.empty() ? 0 : static_cast<unsigned char>(text.front());
}

// Of the last character.
unsigned char LastFirst(std::string_view text) {
    while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
        text.remove_suffix(1);
    }
    return text.empty() ? 0 : static_cast<unsigned char>(text.back());
}

bool IsWide(unsigned char first) {
    return IsIdeograph(first) || IsWidePoint(first);
}

}  // namespace

void AddChinese(std::string& text, std::string_view more) {
    if (more.empty()) return;
    const bool blank_before = text.ends_with(' ');
    const bool blank_behind = more.front() == ' ';
    if (blank_before != blank_behind) {
        // A blank that stood beside a gap, between two Chinese characters now.
        const std::string_view left =
            std::string_view(text).substr(0, text.size() - (blank_before ? 1 : 0));
        const std::string_view right = more.substr(blank_behind ? 1 : 0);
        if (IsWide(LastFirst(left)) && IsWide(First(right))) {
            if (blank_before) text.pop_back();
            text += right;
            return;
        }
    } else if (!blank_before && !text.empty()) {
        const bool touch = (IsLatin(text.back()) && IsIdeograph(First(more))) ||
                           (IsIdeograph(LastFirst(text)) && IsLatin(more.front()));
        if (touch) text += ' ';
    }
    text += more;
}

}  // namespace app
