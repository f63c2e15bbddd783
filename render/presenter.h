// What a presenter needs: the present event in large letters, and the pointer's trail.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// In the room that the stage leaves to it.
void DrawCaption(const PanelContext& context, const Rect& area);

// While the stage is alone: how to get back, for a few seconds.
void DrawAloneHint(const PanelContext& context, Vec2 screen);

// Over everything else; nothing while it is off.
void DrawTrail(const PanelContext& context);

}  // namespace render
