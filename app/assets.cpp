// Looks up embedded files; their table is written by the build.
#include "app/assets.h"

#include <algorithm>

namespace app {

std::optional<std::string_view> FindAsset(std::string_view path) {
    const auto assets = Assets();
    const auto found = std::lower_bound(
        assets.begin(), assets.end(), path,
        [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
    if (found == assets.end() || found->path != path) return std::nullopt;
    return found->bytes;
}

}  // namespace app
