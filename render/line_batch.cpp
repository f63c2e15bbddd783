// Lines as quads, written straight into the draw list's buffers.
#include "render/line_batch.h"

#include <algorithm>
#include <cmath>

#include "render/imgui_canvas.h"

namespace render {

namespace {

constexpr int kCorners = 4;
constexpr int kIndices = 6;  // Two triangles.

}  // namespace

LineBatch::LineBatch(ImDrawList& list) : list_(list), white_(ImGui::GetFontTexUvWhitePixel()) {
    const ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    if ((atlas->Flags & ImFontAtlasFlags_NoBakedLines) == 0 &&
        (list.Flags & ImDrawListFlags_AntiAliasedLinesUseTex) != 0) {
        line_textures_ = atlas->TexUvLines;
    }
}

void LineBatch::Line(Vec2 from, Vec2 to, float width, Color color) {
    const Vec2 along = to - from;
    const float squared = along.x * along.x + along.y * along.y;
    if (squared <= 0) return;
    if (width < 1) {
        color = color.WithAlpha(width);
        width = 1;
    }
    // The texture of a line has a clear pixel at either edge, so the quad is wider by those.
    const float half = width / 2 + (line_textures_ != nullptr ? 1 : 0);
    const float factor = half / std::sqrt(squared);
    const Vec2 aside{-along.y * factor, along.x * factor};
    ImVec2 uv_left = white_;
    ImVec2 uv_right = white_;
    if (line_textures_ != nullptr) {
        const int widest = IM_DRAWLIST_TEX_LINES_WIDTH_MAX;
        const ImVec4& uv = line_textures_[std::min(static_cast<int>(width + 0.5F), widest)];
        uv_left = {uv.x, uv.y};
        uv_right = {uv.z, uv.w};
    }
    const ImU32 packed = ToImgui(color);
    list_.PrimReserve(kIndices, kCorners);
    list_.PrimQuadUV(ToImgui(from + aside), ToImgui(to + aside), ToImgui(to - aside),
                     ToImgui(from - aside), uv_left, uv_left, uv_right, uv_right, packed);
}

void LineBatch::Dot(Vec2 center, float radius, Color color) {
    list_.PrimReserve(kIndices, kCorners);
    list_.PrimRect({center.x - radius, center.y - radius}, {center.x + radius, center.y + radius},
                   ToImgui(color));
}

}  // namespace render
