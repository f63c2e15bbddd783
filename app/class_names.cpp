// A cluster as a class.
#include "app/class_names.h"

#include <array>
#include <cstddef>

#include "app/typeset.h"
#include "raft/safety.h"

namespace app {

namespace {

using render::Language;
using render::Phrase;

constexpr std::array<Phrase, 9> kPupils{{{"Alice", "爱丽丝"},
                                         {"Bob", "鲍勃"},
                                         {"Charlie", "查理"},
                                         {"David", "大卫"},
                                         {"Eva", "伊娃"},
                                         {"Frank", "弗兰克"},
                                         {"Grace", "格蕾丝"},
                                         {"Henry", "亨利"},
                                         {"Iris", "艾丽斯"}}};

struct Pair {
    std::string_view word;
    std::string_view of_class;
};

constexpr std::array<Pair, 12> kEnglish{{{"leader", "class monitor"},
                                         {"leaders", "class monitors"},
                                         {"leadership", "class monitorship"},
                                         {"leaderless", "without a class monitor"},
                                         {"term", "school term"},
                                         {"terms", "school terms"},
                                         {"log", "notebook"},
                                         {"logs", "notebooks"},
                                         {"follower", "pupil"},
                                         {"followers", "pupils"},
                                         {"cluster", "class"},
                                         {"clusters", "classes"}}};

// In this order, the longer ones first.
constexpr std::array<Pair, 6> kChinese{{{"领导权", "班长职务"},
                                        {"领导者", "班长"},
                                        {"任期", "学期"},
                                        {"日志", "笔记本"},
                                        {"跟随者", "同学"},
                                        {"集群", "班级"}}};

bool IsDigit(char c) {
    return c >= '0' && c <= '9';
}

bool IsWordPart(char c) {
    return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// "S3", at the beginning of a text; its length, or 0.
std::size_t ServerAtFront(std::string_view text) {
    if (text.size() < 2 || text[0] != 'S' || text[1] < '1' || text[1] > '9') return 0;
    // One digit only: from the tenth on there are no names.
    return text.size() > 2 && IsWordPart(text[2]) ? 0 : 2;
}

// Of what must stay: the name of a property, or a text in quotes. 0: there is none at the front.
std::size_t KeptAtFront(std::string_view text) {
    if (text.front() == '"') {
        const std::size_t end = text.find('"', 1);
        return end == std::string_view::npos ? 0 : end + 1;
    }
    for (std::size_t i = 0; i < raft::kProperties; ++i) {
        const raft::Words name = raft::NamesOf(static_cast<raft::Property>(i));
        for (const std::string_view one : {name.english, name.chinese}) {
            if (text.starts_with(one)) return one.size();
        }
    }
    return 0;
}

std::string Capitalised(std::string_view word, bool capital) {
    std::string text(word);
    if (capital) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

// The word as the class has it.
std::string OfClass(std::string_view word) {
    std::string lower(word);
    const bool capital = lower[0] >= 'A' && lower[0] <= 'Z';
    if (capital) lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
    for (const Pair& pair : kEnglish) {
        if (pair.word == lower) return Capitalised(pair.of_class, capital);
    }
    return std::string(word);
}

const Pair* ChineseAtFront(std::string_view text) {
    for (const Pair& pair : kChinese) {
        if (text.starts_with(pair.word)) return &pair;
    }
    return nullptr;
}

// What the front of the text becomes; `length` of it is used up.
std::string Front(std::string_view text, Language language, std::size_t& length) {
    length = KeptAtFront(text);
    if (length > 0) return std::string(text.substr(0, length));
    length = ServerAtFront(text);
    if (length > 0) return PupilOf(text.substr(0, length), language);
    if (const Pair* pair = language == Language::kChinese ? ChineseAtFront(text) : nullptr) {
        length = pair->word.size();
        return std::string(pair->of_class);
    }
    length = 1;
    if (!IsWordPart(text.front())) {
        // A whole character, so that a blank can be judged beside it.
        while (length < text.size() &&
               (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U) {
            length += 1;
        }
        return std::string(text.substr(0, length));
    }
    while (length < text.size() && IsWordPart(text[length])) length += 1;
    const std::string_view word = text.substr(0, length);
    return language == Language::kEnglish ? OfClass(word) : std::string(word);
}

}  // namespace

std::string PupilOf(std::string_view server, Language language) {
    if (ServerAtFront(server) != server.size()) return std::string(server);
    const auto number = static_cast<std::size_t>(server[1] - '1');
    return kPupils.at(number).In(language);
}

std::string RelabelForClass(std::string_view text, Language language) {
    std::string relabelled;
    relabelled.reserve(text.size() + text.size() / 4);
    while (!text.empty()) {
        std::size_t length = 0;
        const std::string front = Front(text, language, length);
        const bool changed = front != text.substr(0, length);
        text.remove_prefix(length);
        if (!changed || language == Language::kEnglish) {
            relabelled += front;
            continue;
        }
        // Blanks stood around the server's Latin name; around a Chinese one there are none.
        AddChinese(relabelled, front);
        if (text.starts_with(' ')) {
            std::string_view behind = text.substr(1);
            const std::size_t word = ServerAtFront(behind);
            const bool wide = word > 0 || (!behind.empty() && (behind.front() & 0x80) != 0);
            if (wide) text = behind;
        }
    }
    return relabelled;
}

}  // namespace app
