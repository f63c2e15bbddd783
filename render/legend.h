// What the shapes mean: samples drawn by the widgets themselves, so that they cannot differ.
#pragma once

#include "render/canvas.h"
#include "render/language.h"
#include "render/theme.h"

namespace render {

void DrawLegend(Canvas& canvas, const Theme& theme, Language language, const Rect& area);

}  // namespace render
