// Finds what can be clicked by its id, as a person would: by moving the pointer over the screen.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "tests/render/headless.h"

namespace render {

// A point of the item whose id is these parts one inside the other, the last one its own:
// {"branches", "what-if", "###switch"}. The window that it is in does not matter. None: it is
// nowhere in the area, or something lies over it.
[[nodiscard]] std::optional<Vec2> FindItem(HeadlessScreen& screen, const Rect& area,
                                           std::initializer_list<const char*> id);

// Clicks it; fails the test when it is not there.
std::vector<Intent> ClickItem(HeadlessScreen& screen, const Rect& area,
                              std::initializer_list<const char*> id);

// The window's rectangle; empty while there is none of that name.
[[nodiscard]] Rect WindowRect(const char* name);

}  // namespace render
