// The embedded files are those of assets/, byte for byte.
//
// Goal:   a program that is carried elsewhere has the same scenarios and words as its source.
// Method: compare the table with the folder, both ways; fonts are there where the build had them.
#include "app/assets.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace app {

namespace {

std::string BytesOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("assets: every file under assets/ but the pages' pictures is embedded unchanged") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("assets")) {
        if (!entry.is_regular_file() || entry.path().extension() == ".png") continue;
        files += 1;
        const std::string path = entry.path().lexically_relative("assets").generic_string();
        INFO(path);
        const auto bytes = FindAsset(path);
        REQUIRE(bytes.has_value());
        CHECK(*bytes == BytesOf(entry.path()));
    }
    CHECK(files > 0);
    const auto assets = Assets();
    const auto is_font = [](const Asset& asset) { return asset.path.starts_with("fonts/"); };
    const auto fonts = static_cast<std::size_t>(std::ranges::count_if(assets, is_font));
    CHECK(assets.size() == files + fonts);
}

TEST_CASE("assets: the table is sorted by path, and a path outside it is not found") {
    CHECK(std::ranges::is_sorted(Assets(), {}, &Asset::path));
    CHECK_FALSE(FindAsset("scenarios/no-such.raft").has_value());
    CHECK_FALSE(FindAsset("").has_value());
}

TEST_CASE("assets: an embedded font is one that can be read") {
    for (const Asset& asset : Assets()) {
        if (!asset.path.starts_with("fonts/") || asset.path.ends_with(".txt")) continue;
        INFO(asset.path);
        const bool true_type = asset.bytes.starts_with(std::string_view("\0\1\0\0", 4));
        const bool open_type = asset.bytes.starts_with("OTTO");
        CHECK(asset.path.ends_with(true_type ? ".ttf" : ".otf"));
        CHECK((true_type || open_type));
    }
}

}  // namespace app
