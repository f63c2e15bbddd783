// Where the boxes of the view "inside" go: as in a drawing where there is room, else one below the
// other, the less important ones left out first.
//
// Caller: inside_panel.cpp, tests.
#pragma once

#include "render/geometry.h"

namespace render {

// An empty rectangle: there is no room for it.
struct InsidePlaces {
    bool drawn = false;  // Large: with arrows, names above the queue and what its colours mean.
    Rect title{};
    Rect queue{};
    Rect kinds{};
    Rect node{};
    Rect ready{};
    Rect disk{};
    Rect network{};
    Rect apply{};
    Rect machine{};
    Rect client{};
    Rect why{};
    Rect buttons{};
    int button_rows = 2;
    Rect stages{};
};

[[nodiscard]] InsidePlaces LayOutInside(const Rect& area, float scale);

}  // namespace render
