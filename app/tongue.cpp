// Phrases with their gaps filled, and the language that the system speaks.
#include "app/tongue.h"

#include <cstdlib>
#include <variant>

#include "app/class_names.h"
#include "app/typeset.h"
#include "raft/sim/script.h"

namespace app {

raft::sim::Language Tongue::core() const {
    return chinese() ? raft::sim::Language::kChinese : raft::sim::Language::kEnglish;
}

std::string Tongue::Say(const render::Phrase& phrase) const {
    return Relabel(phrase.In(language_));
}

std::string Tongue::Say(const render::Phrase& phrase, const Gaps& gaps) const {
    // The names of gaps are nobody's words: only what stands between them is relabelled.
    const std::string_view text = phrase.In(language_);
    std::string filled;
    const auto add = [&](std::string_view more) {
        chinese() ? AddChinese(filled, more) : void(filled += more);
    };
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t open = text.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) break;
        add(Relabel(std::string(text.substr(at, open - at))));
        const std::string_view name(text.data() + open + 1, close - open - 1);
        // No gap of ours: a set of servers stands in braces, too.
        std::string_view filling = text.substr(open, close + 1 - open);
        for (const auto& [gap, own] : gaps) {
            if (gap == name) filling = own;
        }
        add(filling);
        at = close + 1;
    }
    add(Relabel(std::string(text.substr(at))));
    return filled;
}

std::string Tongue::Pick(const raft::Bilingual& text) const {
    const bool both = !text.chinese.empty();
    return Relabel(chinese() && both ? text.chinese : text.english);
}

std::string Tongue::Pick(const raft::Words& words) const {
    return Relabel(words.In(core()));
}

raft::sim::Sentence Tongue::Tell(const raft::sim::Event& event) const {
    raft::sim::Sentence sentence = raft::sim::Describe(event, core());
    if (!class_names_) return sentence;
    sentence.rule = Relabel(std::move(sentence.rule));
    // A command is typed as it is told, whatever servers are called.
    const auto* command = std::get_if<raft::sim::CommandEvent>(&event.body);
    const std::size_t at = command == nullptr ? 0 : sentence.text.find(command->text);
    if (at == std::string::npos || command == nullptr) {
        sentence.text = Relabel(std::move(sentence.text));
        return sentence;
    }
    sentence.text = Relabel(sentence.text.substr(0, at)) + command->text +
                    Relabel(sentence.text.substr(at + command->text.size()));
    return sentence;
}

std::string Tongue::Relabel(std::string text) const {
    return class_names_ ? RelabelForClass(text, language_) : text;
}

std::string Tongue::Server(raft::NodeId id) const {
    const std::string name = raft::sim::PrintServer(id);
    return class_names_ ? PupilOf(name, language_) : name;
}

std::string Tongue::Servers(const std::vector<raft::NodeId>& ids) const {
    std::string text;
    for (const raft::NodeId id : ids) {
        if (!text.empty()) text += chinese() ? "、" : " ";
        text += Server(id);
    }
    return text;
}

std::string Tongue::Count(std::size_t number, const render::Phrase& one,
                          const render::Phrase& many) const {
    return Say(number == 1 ? one : many, {{"n", std::to_string(number)}});
}

render::Language LanguageOfLocale() {
    // The first one that is set decides, as everywhere in POSIX.
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): never changed.
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("zh") ? render::Language::kChinese
                                                         : render::Language::kEnglish;
    }
    return render::Language::kEnglish;
}

}  // namespace app
