// Names and bookmarks as the command language takes any of them: in double quotes.
#pragma once

#include <string>
#include <string_view>

namespace render {

[[nodiscard]] inline std::string Quoted(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    quoted += '"';
    return quoted;
}

}  // namespace render
