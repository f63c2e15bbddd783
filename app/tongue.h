// How the program speaks to its user: in which language, and with whose names.
//
// Caller: present*.cpp and the story, which make one from UiState; the subcommands, which make one
//         from the system's locale or from --lang.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "raft/sim/describe.h"
#include "raft/types.h"
#include "raft/words.h"
#include "render/language.h"
#include "render/ui_state.h"

namespace app {

// What fills the {named} gaps of a phrase.
using Gaps = std::vector<std::pair<std::string_view, std::string>>;

class Tongue {
  public:
    Tongue() = default;
    explicit Tongue(render::Language language, bool class_names = false)
        : language_(language), class_names_(class_names) {}
    explicit Tongue(const render::UiState& ui) : Tongue(ui.language, ui.class_names) {}

    [[nodiscard]] render::Language language() const { return language_; }
    // The core's name for the same.
    [[nodiscard]] raft::sim::Language core() const;
    [[nodiscard]] bool class_names() const { return class_names_; }
    [[nodiscard]] bool chinese() const { return language_ == render::Language::kChinese; }

    // The phrase in this language, relabelled for the class.
    [[nodiscard]] std::string Say(const render::Phrase& phrase) const;
    // The same with its {named} gaps filled; what fills them is taken as it is. In Chinese, blanks
    // stand where its characters and Latin ones touch.
    [[nodiscard]] std::string Say(const render::Phrase& phrase, const Gaps& gaps) const;
    // A text that is there in both languages; one without Chinese is said in English.
    [[nodiscard]] std::string Pick(const raft::Bilingual& text) const;
    [[nodiscard]] std::string Pick(const raft::Words& words) const;
    // The sentence of an event, its rule and its sources.
    [[nodiscard]] raft::sim::Sentence Tell(const raft::sim::Event& event) const;
    // A sentence of the core in this language: servers and words of Raft become those of the class.
    [[nodiscard]] std::string Relabel(std::string text) const;
    // "S3", or "Charlie": as the screen calls a server. Commands name it by PrintServer.
    [[nodiscard]] std::string Server(raft::NodeId id) const;
    // "S1 S3", "S1、S3".
    [[nodiscard]] std::string Servers(const std::vector<raft::NodeId>& ids) const;
    // "1 message", "3 messages", "3 条消息"; `one` and `many` have a gap {n}.
    [[nodiscard]] std::string Count(std::size_t number, const render::Phrase& one,
                                    const render::Phrase& many) const;

    bool operator==(const Tongue&) const = default;

  private:
    render::Language language_ = render::Language::kEnglish;
    bool class_names_ = false;
};

// The first choice: Chinese where the system's locale says so (LC_ALL, LC_MESSAGES, LANG).
[[nodiscard]] render::Language LanguageOfLocale();

}  // namespace app
