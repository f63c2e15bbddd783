// What a presenter needs: the present event in large letters, and the pointer's trail.
#include "render/presenter.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "render/words_stage.h"

namespace render {

namespace {

constexpr float kCaptionSize = 1.6F;  // Of a title.
constexpr std::size_t kCaptionLines = 2;

constexpr float kTrailSeconds = 0.45F;
constexpr float kClickSeconds = 0.6F;
constexpr std::size_t kTrailMost = 64;
constexpr float kTrailStep = 2;  // Nearer points than that are one.

constexpr float kAloneStays = 3.5F;
constexpr float kAloneFades = 0.8F;

float LifeOf(const TrailPoint& point) {
    return point.click ? kClickSeconds : kTrailSeconds;
}

// ImGui says where the pointer is not by a place far outside.
bool OnScreen(Vec2 p) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    return p.x >= 0 && p.y >= 0 && p.x < size.x && p.y < size.y;
}

void AgeTrail(UiState& ui, Vec2 pointer) {
    const ImGuiIO& io = ImGui::GetIO();
    for (TrailPoint& point : ui.trail) point.age += io.DeltaTime;
    std::erase_if(ui.trail, [](const TrailPoint& point) { return point.age >= LifeOf(point); });
    if (ui.trail.size() > kTrailMost) ui.trail.erase(ui.trail.begin());
    if (!OnScreen(pointer)) return;
    const bool moved = ui.trail.empty() || Distance(ui.trail.back().at, pointer) >= kTrailStep;
    if (moved && (io.MouseDelta.x != 0 || io.MouseDelta.y != 0)) ui.trail.push_back({pointer});
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
        ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
        ui.trail.push_back({pointer, 0, true});
    }
}

}  // namespace

void DrawCaption(const PanelContext& context, const Rect& area) {
    const Theme& theme = context.theme;
    BeginPanel("###caption", area, theme.caption_fill);
    ImguiCanvas canvas = WindowCanvas(context);
    const float width = area.width() - 2 * theme.space.large;
    const float room = area.height() - theme.space.small;
    // As large as it can be on two lines; what is longer still loses its end.
    TextStyle style{theme.caption_ink, theme.type.title * kCaptionSize, FontKind::kSemiBold};
    const auto broken = [&] {
        const auto parts =
            WrappedLines(context, context.scene.caption, style.font, style.size, width);
        return std::vector<std::string>(parts.begin(), parts.end());
    };
    std::vector<std::string> lines = broken();
    const auto most = [&] {
        return std::clamp<std::size_t>(static_cast<std::size_t>(room / style.size), 1,
                                       kCaptionLines);
    };
    while (lines.size() > most() && style.size > theme.type.body) {
        style.size = std::max(style.size * 0.94F, theme.type.body);
        lines = broken();
    }
    if (lines.size() > most()) {
        lines.resize(most());
        lines.back() = Shortened(canvas, lines.back() + "...", style, width);
    }
    const auto count = static_cast<float>(lines.size());
    float y = area.center().y - style.size * (count - 1) / 2;
    for (const std::string& line : lines) {
        canvas.Text({area.center().x - canvas.MeasureText(line, style).x / 2, y}, line, style);
        y += style.size;
    }
    EndPanel();
}

void DrawAloneHint(const PanelContext& context, Vec2 screen) {
    UiState& ui = context.ui;
    if (!ui.alone) {
        ui.alone_for = 0;
        return;
    }
    ui.alone_for += ImGui::GetIO().DeltaTime;
    const float left = kAloneStays + kAloneFades - ui.alone_for;
    if (left <= 0) return;
    ui.wants_frame = true;
    const float alpha = ui.reduced_motion ? 1 : std::clamp(left / kAloneFades, 0.0F, 1.0F);
    const Theme& theme = context.theme;
    ImguiCanvas canvas(*ImGui::GetForegroundDrawList(), context.fonts);
    const TextStyle style{theme.hint_ink.WithAlpha(alpha), theme.type.body, FontKind::kSemiBold,
                          Align::kCenter};
    const char* const text = context.Say(words::kAloneHint);
    // In the strip above the servers.
    const Vec2 at{screen.x / 2, 21 * theme.scale};
    const Vec2 half{canvas.MeasureText(text, style).x / 2 + theme.space.large,
                    theme.type.body * 0.95F};
    canvas.FillRect({at - half, at + half}, half.y, theme.hint_fill.WithAlpha(alpha));
    canvas.Text(at, text, style);
}

void DrawTrail(const PanelContext& context) {
    UiState& ui = context.ui;
    if (!ui.trail_open) {
        ui.trail.clear();
        return;
    }
    const Theme& theme = context.theme;
    const Vec2 pointer = FromImgui(ImGui::GetIO().MousePos);
    ImguiCanvas canvas(*ImGui::GetForegroundDrawList(), context.fonts);
    const float radius = 9 * theme.scale;
    if (OnScreen(pointer)) canvas.Disc(pointer, radius * 1.5F, theme.trail.WithAlpha(0.28F));
    if (ui.reduced_motion) {
        ui.trail.clear();
        return;
    }
    AgeTrail(ui, pointer);
    for (const TrailPoint& point : ui.trail) {
        const float left = 1 - point.age / LifeOf(point);
        if (point.click) {
            canvas.Arc(point.at, radius * (1.2F + 2.2F * (1 - left)), {0, 1},
                       {theme.trail.WithAlpha(left), theme.thick});
        } else {
            canvas.Disc(point.at, radius * (0.3F + 0.7F * left),
                        theme.trail.WithAlpha(0.3F * left));
        }
    }
    if (!ui.trail.empty()) ui.wants_frame = true;
}

}  // namespace render
