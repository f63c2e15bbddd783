// The files that are embedded in the program: scenarios, lessons, words, fonts.
//
// The build puts every file under assets/ in, by its path there ("scenarios/figure-8.raft"), and
// under "fonts/" the fonts that it cut, with the characters of our texts; a machine without the
// fonts builds a program without.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace app {

struct Asset {
    std::string_view path{};   // "scenarios/first-election.raft"
    std::string_view bytes{};  // Followed by a zero byte that is not counted.
};

// All of them, sorted by path; they live as long as the program.
[[nodiscard]] std::span<const Asset> Assets();

// The bytes of the one with this path, if there is one.
[[nodiscard]] std::optional<std::string_view> FindAsset(std::string_view path);

}  // namespace app
