// The card that answers "why?": the reason in sentences, and the chain of causes to its root.
#pragma once

#include "render/kit.h"

namespace render {

// How tall it wants to be at this width; with less it scrolls.
[[nodiscard]] float WhyCardHeight(const PanelContext& context, const WhyView& why, float width);

void DrawWhyCard(const PanelContext& context, const WhyView& why, const Rect& box);

}  // namespace render
