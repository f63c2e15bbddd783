// The lines that show where the network has fallen into parts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "render/canvas.h"
#include "render/language.h"
#include "render/ring_layout.h"
#include "render/theme.h"

namespace render {

// One line round some servers of a part. The largest part has none: it is what lies outside.
struct PartitionLine {
    std::size_t part = 0;
    bool closed = false;
    Slot inside = 0;  // One of the servers that it sets apart.
    std::vector<Vec2> points{};
};

// `parts` is SceneView::partition: by slot, which part a server is in. Nothing when it is empty or
// when all are in one part.
[[nodiscard]] std::vector<PartitionLine> PartitionLines(const RingLayout& ring,
                                                        std::span<const std::size_t> parts);

// In which part the point is, as the lines show it. REQUIRES: there is a partition.
[[nodiscard]] std::size_t PartAt(const RingLayout& ring, std::span<const std::size_t> parts,
                                 Vec2 p);

void DrawPartition(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                   std::span<const std::size_t> parts, Language language);

}  // namespace render
