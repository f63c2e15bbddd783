// The row above the timeline's lanes: the branch, what can be taken back, bookmarks, and the view.
#pragma once

#include "render/kit.h"

namespace render {

// Where its items are; an empty rectangle: there is no room or no reason for it.
struct HistoryBarLayout {
    Rect branch{};
    Rect past{};  // The pill that warns.
    Rect undo{};
    Rect redo{};
    Rect bookmark{};
    Rect script{};
    Rect fit{};
    Rect follow{};
    Rect zoom_out{};
    Rect zoom_in{};
    Rect close{};
    bool past_in_full = true;  // Else its first words only.
    bool labels = true;        // Else signs alone.
};

[[nodiscard]] HistoryBarLayout LayOutHistoryBar(const Theme& theme, const HistoryView& history,
                                                Language language, Canvas& canvas,
                                                const Rect& rect);

void DrawHistoryBar(const PanelContext& context, const Rect& rect);

// The little sheet that asks for a bookmark's text, with the moment as its suggestion.
void OpenBookmarkSheet(const PanelContext& context);
void DrawBookmarkSheet(const PanelContext& context, Vec2 screen);

}  // namespace render
