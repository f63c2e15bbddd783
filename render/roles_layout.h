// Where the role machine's states, ways and tokens go in whatever rectangle it gets.
//
// Pure: sizes in, rectangles and points out.
#pragma once

#include <optional>
#include <vector>

#include "render/geometry.h"
#include "render/roles_view.h"
#include "render/theme.h"

namespace render {

// A way as a line of points; its label is centred at `label` and has `room` to the left and right
// together, in `lines` lines of which the last one ends there.
struct RoleWay {
    RoleArrow arrow = RoleArrow::kTimeout;
    std::vector<Vec2> points{};  // The last one is the arrow's head.
    Vec2 label{};
    float room = 0;
    int lines = 1;
    bool on_line = false;  // The label stands on its line, which is left out under it.
};

struct RoleBox {
    RoleMark role = RoleMark::kFollower;
    Rect rect{};
    Rect tokens{};       // Inside, for the tokens.
    bool strip = false;  // One line: name, ways, tokens.
};

struct RolesLayout {
    std::vector<RoleBox> boxes{};
    std::vector<RoleWay> ways{};  // Not those of strips, which stand inside of them.

    [[nodiscard]] const RoleBox* Find(RoleMark role) const;
};

[[nodiscard]] RolesLayout LayOutRoles(const Rect& area, const RolesView& view, const Theme& theme);

}  // namespace render
