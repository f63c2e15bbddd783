// The dock on the right: tabs, and below them the view that was chosen; and views on the stage.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// The tabs and the view of UiState::dock_view.
void DrawDockPanel(const PanelContext& context, const ScreenLayout& layout);

// The stage: the ring, or the view that changed places with it.
void DrawStagePanel(const PanelContext& context, const Rect& area);

// The views that are tabs now, in order.
[[nodiscard]] std::vector<ViewKind> TabsOf(const UiState& ui, bool compact);

// Puts the view on the stage; what stands there goes to the dock.
void PutOnStage(UiState& ui, ViewKind view);

}  // namespace render
