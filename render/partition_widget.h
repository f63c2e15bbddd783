// The line that shows where the network has fallen into parts.
#pragma once

#include <cstddef>
#include <span>

#include "render/canvas.h"
#include "render/language.h"
#include "render/layout.h"
#include "render/theme.h"

namespace render {

// `parts` is SceneView::partition: by slot, which part a server is in. Draws nothing when it is
// empty or when all are in one part.
void DrawPartition(Canvas& canvas, const Theme& theme, const RingLayout& ring,
                   std::span<const std::size_t> parts, Language language);

}  // namespace render
