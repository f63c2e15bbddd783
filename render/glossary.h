// The words of Raft that the screen shows: what each means, and where it is defined.
//
// Caller: whatever shows such a word asks for its tip: labels of the inspector, samples of the
//         legend.
#pragma once

#include <span>
#include <string_view>

#include "render/kit.h"
#include "render/language.h"

namespace render {

struct GlossaryEntry {
    Phrase word;
    Phrase meaning;
    const char* source = "";  // "Fig. 3.1": of Ongaro's dissertation.
};

[[nodiscard]] std::span<const GlossaryEntry> Glossary();
// The entry of this word in either language, in any case; null: none.
[[nodiscard]] const GlossaryEntry* FindInGlossary(std::string_view word);

// While the pointer is over `rect` of the current window: the bubble with the word's meaning and
// source. Nothing for a word that needs none.
void GlossaryTip(const PanelContext& context, const Rect& rect, std::string_view word);

}  // namespace render
