// Writes a picture as a PNG file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/result.h"

namespace app {

// Rows from top to bottom, four bytes a pixel: red, green, blue, alpha.
struct Image {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> pixels{};
};

// Opaque: alpha is left out. Level 3 without a filter is six times faster than the usual setting
// and hardly larger for a drawing.
[[nodiscard]] Result<Done> WritePng(const Image& image, const std::string& path);

}  // namespace app
