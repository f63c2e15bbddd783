// The list of branches, as a tree, and of bookmarks; from it one goes there, compares and deletes.
#pragma once

#include "render/kit.h"

namespace render {

void DrawBranchMenu(const PanelContext& context, Vec2 screen);

}  // namespace render
