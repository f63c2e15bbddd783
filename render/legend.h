// What the shapes mean: samples drawn by the widgets themselves, so that they cannot differ.
#pragma once

#include <array>

#include "render/canvas.h"
#include "render/kit.h"
#include "render/language.h"
#include "render/theme.h"

namespace render {

// Where each sample stands with its name, in the order of words::kLegend.
using LegendLayout = std::array<Rect, 10>;
[[nodiscard]] LegendLayout LayOutLegend(Canvas& canvas, const Theme& theme, Language language,
                                        const Rect& area);

void DrawLegend(Canvas& canvas, const Theme& theme, Language language, const Rect& area);

// What the word under the pointer means.
void LegendTips(const PanelContext& context, const Rect& area);

}  // namespace render
