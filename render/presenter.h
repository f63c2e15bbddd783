// What a presenter needs: the present event in large letters, and the pointer's trail.
#pragma once

#include "render/kit.h"
#include "render/layout.h"

namespace render {

// At the foot of the stage; nothing while it is closed.
void DrawCaption(const PanelContext& context, const Rect& stage);

// Over everything else; nothing while it is off.
void DrawTrail(const PanelContext& context);

}  // namespace render
