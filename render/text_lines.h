// Where a text is broken into lines, in English and in Chinese.
//
// Dear ImGui breaks at blanks alone, which Chinese has where numbers stand and nowhere else. Here
// it breaks between any two of its characters, but not before a mark that closes, nor behind one
// that opens.
#pragma once

#include <string_view>
#include <vector>

#include "imgui.h"

namespace render {

// The lines, as parts of `text`; blanks at their ends are left out. A word that is longer than a
// line is broken where it has to be.
[[nodiscard]] std::vector<std::string_view> BrokenLines(ImFont* font, float size,
                                                        std::string_view text, float width);

// Whether any of it is Chinese.
[[nodiscard]] bool HasChinese(std::string_view text);

}  // namespace render
