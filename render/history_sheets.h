// The sheets about history: branches and bookmarks, two branches side by side, a damaged file.
#pragma once

#include "render/kit.h"

namespace render {

void DrawHistorySheets(const PanelContext& context, Vec2 screen);

// Escape: closes the topmost of them, if any is open. False: none was.
bool CloseHistorySheet(const PanelContext& context);

}  // namespace render
