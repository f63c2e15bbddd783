// Phrases with their gaps filled, and the language that the system speaks.
#include "app/tongue.h"

#include <array>
#include <cstdlib>

#include "raft/sim/script.h"

namespace app {

raft::sim::Language Tongue::core() const {
    return chinese() ? raft::sim::Language::kChinese : raft::sim::Language::kEnglish;
}

std::string Tongue::Say(const render::Phrase& phrase) const {
    return Relabel(phrase.In(language_));
}

std::string Tongue::Say(const render::Phrase& phrase, const Gaps& gaps) const {
    const std::string text = Say(phrase);
    std::string filled;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string::npos ? open : text.find('}', open);
        if (close == std::string::npos) break;
        filled.append(text, at, open - at);
        const std::string_view name(text.data() + open + 1, close - open - 1);
        bool found = false;
        for (const auto& [gap, filling] : gaps) {
            if (gap != name) continue;
            filled += filling;
            found = true;
            break;
        }
        // No gap of ours: a set of servers stands in braces, too.
        if (!found) filled.append(text, open, close + 1 - open);
        at = close + 1;
    }
    return filled.append(text, at);
}

std::string Tongue::Relabel(std::string text) const {
    return text;
}

std::string Tongue::Server(raft::NodeId id) const {
    return raft::sim::PrintServer(id);
}

std::string Tongue::Count(std::size_t number, const render::Phrase& one,
                          const render::Phrase& many) const {
    return Say(number == 1 ? one : many, {{"n", std::to_string(number)}});
}

render::Language LanguageOfLocale() {
    // The first one that is set decides, as everywhere in POSIX.
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("zh") ? render::Language::kChinese
                                                         : render::Language::kEnglish;
    }
    return render::Language::kEnglish;
}

}  // namespace app
