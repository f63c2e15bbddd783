// Two branches side by side: what every server is on either, and where their logs part.
#pragma once

#include <cstdint>

#include "render/kit.h"

namespace render {

void DrawCompareSheet(const PanelContext& context, Vec2 screen);

// The first index to draw of both logs of a row in so many columns: the newest entries, but from
// the entry before the first that differs where that is earlier.
[[nodiscard]] std::uint64_t FirstComparedIndex(const CompareRow& row, std::size_t columns);

}  // namespace render
