// Panels by share of the window, with limits.
#include "render/layout.h"

#include <algorithm>
#include <cmath>

namespace render {

namespace {

constexpr float kLeastHeight = 720;  // Of a window, whatever its width.
// Below one of these a window has no room for story and inspector beside the rest.
constexpr float kLeastWidth = 1000;
constexpr float kLeastPanels = 600;
constexpr float kTopHeight = 48;
constexpr float kTransportHeight = 58;
constexpr float kLegendHeight = 52;
constexpr float kStageFoot = 26;  // The echo of the last command.
// Two lines of the caption, but never more than its share of the stage.
constexpr float kCaptionHeight = 84;
constexpr float kCaptionShare = 0.24F;
// A stage that is lower has no room for a legend.
constexpr float kLegendFrom = 250;
constexpr float kStageHead = 44;  // Notices of two lines, or how many messages fly.

// The timeline in the smallest window, and what it gets of every pixel beyond.
constexpr float kTimelineHeight = 152;
constexpr float kTimelineShare = 0.72F;
constexpr float kTimelineEnough = 236;  // Beyond it the ring needs the room more.
constexpr float kTimelineLeast = 100;
constexpr float kTimelineCompact = 112;
constexpr float kTimelineLane = 13;  // What a lane fewer than five saves.

// Of the logs panel, around its rows: the tab, the header of indices, the marks' legend.
constexpr float kLogsHead = 46;
constexpr float kLogsFoot = 62;
constexpr float kRowRoomy = 43;
constexpr float kRowTight = 27;

float ChosenWidth(float wish, float own, float least, float most) {
    return std::clamp(wish > 0 ? wish : own, least, most);
}

float TimelineHeight(float height, const LayoutWishes& wishes) {
    if (!wishes.timeline) return 0;
    const float room = std::max(height - kTopHeight - kTransportHeight, 0.0F);
    const float missing = wishes.servers < 5 ? static_cast<float>(5 - wishes.servers) : 0;
    const float more = std::max(height - kLeastHeight, 0.0F) * kTimelineShare;
    const float own = std::min(kTimelineHeight + more, kTimelineEnough) - missing * kTimelineLane;
    // Where everything is short of room the ring needs it most.
    if (height < kLeastPanels) return std::min(kTimelineCompact, room * 0.4F);
    const float wish = wishes.timeline_height > 0 ? wishes.timeline_height : own;
    return std::min(std::max(wish, kTimelineLeast), room * 0.55F);
}

}  // namespace

float SuggestedScale(Vec2 window) {
    const float room = std::min(window.x / 1280, window.y / 720);
    const float wish = 1 + (room - 1) * 0.5F;
    return std::clamp(std::round(wish * 20) / 20, 1.0F, 4.0F);
}

namespace {

// The column on the right: the dock above the inspector, or one of them alone.
void PlaceRight(ScreenLayout& out, const Rect& column, const LayoutWishes& wishes, float scale) {
    if (out.compact || !wishes.inspector) {
        out.dock = column;
        return;
    }
    if (!wishes.dock) {
        out.inspector = column;
        return;
    }
    const float middle = column.height() / scale;
    const float logs_own = kLogsHead + kLogsFoot + static_cast<float>(wishes.servers) * kRowRoomy;
    const float logs_most = middle * 0.56F;
    const float logs_wish = wishes.logs_height > 0 ? wishes.logs_height : logs_own;
    const float logs = std::clamp(logs_wish, std::min(160.0F, logs_most), logs_most);
    const float edge = std::round(column.min.y + logs * scale);
    out.dock = {column.min, {column.max.x, edge}};
    out.inspector = {{column.min.x, edge}, column.max};
}

}  // namespace

ScreenLayout LayOutScreen(Vec2 size, const LayoutWishes& wishes) {
    const float s = wishes.scale;
    const float width = size.x / s;
    const float height = size.y / s;
    ScreenLayout out;
    const auto scaled = [s](float x0, float y0, float x1, float y1) {
        return Rect{{std::round(x0 * s), std::round(y0 * s)},
                    {std::round(x1 * s), std::round(y1 * s)}};
    };
    out.compact = width < kLeastWidth || height < kLeastPanels;
    const auto place_stage = [&](Rect stage) {
        if (wishes.caption) {
            const float tall = std::min(kCaptionHeight * s, stage.height() * kCaptionShare);
            out.caption = {{stage.min.x, std::round(stage.max.y - tall)}, stage.max};
            stage.max.y = out.caption.min.y;
        }
        const StageLayout inside = LayOutStage(stage, wishes.legend, s);
        out.stage = inside.stage;
        out.ring = inside.ring;
        out.legend = inside.legend;
    };
    if (wishes.alone) {
        place_stage({{0, 0}, size});
        return out;
    }
    const float timeline = TimelineHeight(height, wishes);
    const float bottom = std::max(height - kTransportHeight - timeline, kTopHeight + 1);

    const bool with_story = wishes.story && !out.compact;
    const bool with_right = wishes.dock || (wishes.inspector && !out.compact);
    const float left =
        with_story ? ChosenWidth(wishes.left_width, width * 0.195F, 190, width * 0.3F) : 0;
    const float share = out.compact ? 0.42F : 0.355F;
    const float least = out.compact ? 240.0F : 340.0F;
    const float right =
        with_right ? ChosenWidth(wishes.right_width, width * share, least, width * 0.45F) : 0;
    const float stage_right = width - right;

    out.top = scaled(0, 0, width, kTopHeight);
    if (with_story) out.story = scaled(0, kTopHeight, left, bottom);
    place_stage(scaled(left, kTopHeight, stage_right, bottom));
    if (with_right) PlaceRight(out, scaled(stage_right, kTopHeight, width, bottom), wishes, s);
    out.transport = scaled(0, bottom, width, height - timeline);
    if (wishes.timeline) out.timeline = scaled(0, height - timeline, width, height);
    return out;
}

StageLayout LayOutStage(const Rect& stage, bool legend, float scale) {
    StageLayout out;
    out.stage = stage;
    legend = legend && stage.height() >= kLegendFrom * scale;
    const float foot = kStageFoot * scale;
    const float samples = legend ? kLegendHeight * scale : 0;
    out.ring = {{stage.min.x, std::round(stage.min.y + kStageHead * scale)},
                {stage.max.x, std::round(stage.max.y - foot - samples)}};
    if (legend) out.legend = {{stage.min.x, std::round(stage.max.y - samples)}, stage.max};
    return out;
}

LogsLayout LayOutLogs(const Rect& body, std::size_t servers, float scale) {
    LogsLayout out;
    out.name_width = 68 * scale;
    // Rows share the height that there is; when they would get too tight, they scroll instead.
    const float rows = static_cast<float>(std::max<std::size_t>(servers, 1));
    out.row_pitch = std::clamp(body.height() / rows, kRowTight * scale, kRowRoomy * scale);
    out.cell_height = out.row_pitch - std::min(out.row_pitch * 0.28F, 12 * scale);
    const float room = std::max(body.width() - out.name_width, 1.0F);
    const float wished = std::min(62 * scale, std::max(52 * scale, room / 8));
    out.columns = static_cast<std::size_t>(std::max(room / wished, 1.0F));
    out.cell_pitch = room / static_cast<float>(out.columns);
    return out;
}

}  // namespace render
