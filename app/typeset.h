// Where blanks stand in Chinese: between its characters and Latin ones, and nowhere else.
//
// Caller: Tongue, for whose gaps nobody knows beforehand what fills them.
#pragma once

#include <string>
#include <string_view>

namespace app {

// Puts `more` behind the text: a blank comes between them, or one goes, as they touch.
void AddChinese(std::string& text, std::string_view more);

}  // namespace app
