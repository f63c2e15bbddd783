// Two rows of samples with their names.
#include "render/legend.h"

#include <algorithm>
#include <array>

#include "render/message_widget.h"
#include "render/node_widget.h"
#include "render/words.h"

namespace render {

namespace {

constexpr std::size_t kColumns = 5;
constexpr std::size_t kRows = 2;

// The samples by their place in words::kLegend.
enum Sample : std::size_t {
    kVoteRequest,
    kVoteReply,
    kEntries,
    kReply,
    kHeld,
    kHeartbeat,
    kCandidate,
    kLeader,
    kTimer,
    kLost
};

void DrawMessageSample(Canvas& canvas, const Theme& theme, std::size_t sample, Vec2 at) {
    MessageView message;
    message.term_hue = 0;
    switch (sample) {
        case kVoteRequest:
            message.shape = MessageShape::kVote;
            break;
        case kVoteReply:
            message.shape = MessageShape::kVote;
            break;
        case kHeartbeat:
            message.shape = MessageShape::kHeartbeat;
            break;
        case kHeld:
            message.shape = MessageShape::kHeartbeat;
            break;
        default:
            message.shape = MessageShape::kAppend;
            break;
    }
    message.reply = sample == kVoteReply || sample == kReply;
    if (message.reply) message.verdict = Mark::kYes;
    if (sample == kEntries) message.entries = {{"1", 0}, {"2", 1}};
    if (sample == kHeld) message.phase = MessagePhase::kHeld;
    if (sample == kLost) {
        message.phase = MessagePhase::kLost;
        message.entries = {{"1", 0}};
    }
    MessagePlace place;
    place.at = at;
    place.size = 7.5F * theme.scale;
    place.detail = Detail::kCompact;
    DrawMessage(canvas, theme, message, place);
}

void DrawNodeSample(Canvas& canvas, const Theme& theme, std::size_t sample, Vec2 at) {
    NodeView node;
    if (sample == kLeader) node.role = RoleMark::kLeader;
    if (sample == kCandidate) node.role = RoleMark::kCandidate;
    if (sample == kTimer) {
        node.timer_running = true;
        node.timer_left = 0.7F;
    }
    NodePlace place;
    place.center = at;
    place.radius = 9 * theme.scale;
    place.detail = Detail::kSmall;
    DrawNode(canvas, theme, node, place);
}

void DrawSample(Canvas& canvas, const Theme& theme, std::size_t sample, Vec2 at) {
    if (sample == kLeader || sample == kCandidate || sample == kTimer) {
        DrawNodeSample(canvas, theme, sample, at);
    } else {
        DrawMessageSample(canvas, theme, sample, at);
    }
}

}  // namespace

void DrawLegend(Canvas& canvas, const Theme& theme, Language language, const Rect& area) {
    canvas.Line(area.min, {area.max.x, area.min.y}, {theme.border, theme.thin});
    const float row = area.height() / kRows;
    const float before_text = 34 * theme.scale;
    const TextStyle style{theme.ink_soft, theme.type.tiny};
    // Each column is as wide as its longer word; what is left goes between the columns.
    std::array<float, kColumns> widths{};
    float total = 0;
    for (std::size_t i = 0; i < words::kLegend.size(); ++i) {
        float& width = widths.at(i % kColumns);
        width = std::max(
            width, before_text + canvas.MeasureText(words::kLegend.at(i).In(language), style).x);
    }
    for (const float width : widths) total += width;
    // Where not all fit, the last ones give way.
    std::size_t columns = kColumns;
    const float least = theme.space.small;
    while (columns > 1 && total + least * static_cast<float>(columns + 1) > area.width()) {
        total -= widths.at(--columns);
    }
    const float free = std::max(area.width() - total, 0.0F);
    const float gap = free / static_cast<float>(columns + 1);
    float x = area.min.x + gap;
    for (std::size_t i = 0; i < words::kLegend.size(); ++i) {
        // Down a column, then on to the next.
        const std::size_t column = i / kRows;
        if (column >= columns) break;
        const std::size_t place = column + (i % kRows) * kColumns;
        const Vec2 at{x, area.min.y + row * (static_cast<float>(i % kRows) + 0.5F)};
        DrawSample(canvas, theme, place, at + Vec2{15 * theme.scale, 0});
        canvas.Text(at + Vec2{before_text, 0}, words::kLegend.at(place).In(language), style);
        if (i % kRows + 1 == kRows) x += widths.at(column) + gap;
    }
}

}  // namespace render
