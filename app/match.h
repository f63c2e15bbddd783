// How well a text fits what somebody types in search of it.
//
// Caller: the palette, which looks for commands, actions and scenarios at once.
#pragma once

#include <string_view>

namespace app {

// 0: not at all. Every word of the query must be found, in any order and any case: at the beginning
// of a word best, then anywhere in it, then letter by letter with others between. What is found in
// `about` counts less than in `title`. REQUIRES: the query has a word.
[[nodiscard]] int Fit(std::string_view query, std::string_view title, std::string_view about);

// Whether there is any word in it.
[[nodiscard]] bool IsBlank(std::string_view text);

}  // namespace app
