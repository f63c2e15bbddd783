// A server as a small pill in the colour of its term, wherever a view names servers: pointed at,
// selected and right-clicked like the one on the ring.
//
// Caller: roles_panel.cpp, members_panel.cpp.
#pragma once

#include <cstddef>
#include <string>

#include "render/kit.h"

namespace render {

struct TokenLook {
    std::string id{};    // "S3"
    std::string name{};  // As the screen calls it.
    std::size_t term_hue = 0;
    RoleMark role = RoleMark::kFollower;
    bool paused = false;
};

// As wide as its name, with a crown for a leader.
[[nodiscard]] Vec2 TokenSize(const PanelContext& context, Canvas& canvas, const TokenLook& look);
// At this place, its text cut where the rectangle is narrower. The rim shows the role: closed of a
// leader, dashed of a candidate, dotted of a pre-candidate, doubled of a learner.
void DrawToken(const PanelContext& context, Canvas& canvas, const TokenLook& look, const Rect& rect,
               bool lit);

enum class TokenClick { kSelects, kOpensMenu };

// The same as an item: a left click selects the server, and can open its menu as a right click
// does.
void TokenItem(const PanelContext& context, Canvas& canvas, Slot slot, const TokenLook& look,
               const Rect& rect, TokenClick click);

}  // namespace render
