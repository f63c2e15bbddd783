// What the start page can open: lessons by chapter, all scenarios by a search, files.
#pragma once

#include <cstddef>

#include "render/kit.h"

namespace render {

// What the arrow keys go through, counted while it is drawn.
struct StartChoice {
    std::size_t row = 0;   // The next one's number.
    bool entered = false;  // Enter was pressed on the chosen one.
    bool moved = false;    // The choice has just moved: it is to be seen.
};

// The tabs, and the list of the one that is open.
void DrawStartLists(const PanelContext& context, const Rect& area, StartChoice& choice);

}  // namespace render
