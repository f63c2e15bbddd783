// Sheets: windows that lie over the panels for a while, and what stands in most of them.
#pragma once

#include <string_view>

#include "render/kit.h"

namespace render {

// A window over the panels; `at` is the point of it that `pivot` names, as a share of its size.
// False: the user clicked anywhere else, and whoever keeps it open should not. Always EndSheet.
bool BeginSheet(const PanelContext& context, const char* id, Vec2 at, Vec2 pivot, Vec2 size);
void EndSheet();

// The heading; returns where the content begins.
Vec2 DrawSheetTitle(const PanelContext& context, std::string_view text);

// The cross in the upper right corner. True when clicked.
[[nodiscard]] bool SheetCross(const PanelContext& context);

// A field for UiState::name_text that takes the keyboard. True on Enter.
[[nodiscard]] bool NameField(const PanelContext& context, const Rect& rect);
// Begins with this text in it.
void FillNameField(UiState& ui, std::string_view text);

// Where a sheet of this size goes that hangs above `anchor`, as far as the screen allows; its lower
// left corner. {0, 0}: no anchor, so low on the left.
[[nodiscard]] Vec2 AboveAnchor(const PanelContext& context, Vec2 anchor, Vec2 size, Vec2 screen);

}  // namespace render
