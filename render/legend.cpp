// Two rows of samples with their names.
#include "render/legend.h"

#include <algorithm>
#include <array>

#include "render/glossary.h"
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

constexpr float kBeforeText = 34;

}  // namespace

LegendLayout LayOutLegend(Canvas& canvas, const Theme& theme, Language language, const Rect& area) {
    LegendLayout out;
    const float row = area.height() / kRows;
    const TextStyle style{theme.ink_soft, theme.type.tiny};
    // Each column is as wide as its longer word; what is left goes between the columns.
    std::array<float, kColumns> widths{};
    float total = 0;
    for (std::size_t i = 0; i < words::kLegend.size(); ++i) {
        float& width = widths.at(i % kColumns);
        const char* word = words::kLegend.at(i).In(language);
        width = std::max(width, kBeforeText * theme.scale + canvas.MeasureText(word, style).x);
    }
    for (const float width : widths) total += width;
    const float gap = std::max((area.width() - total) / (kColumns + 1), 0.0F);
    float x = area.min.x + gap;
    for (std::size_t column = 0; column < kColumns; ++column) {
        for (std::size_t i = 0; i < kRows; ++i) {
            const float top = area.min.y + row * static_cast<float>(i);
            out.at(column + i * kColumns) = {{x, top}, {x + widths.at(column), top + row}};
        }
        x += widths.at(column) + gap;
    }
    return out;
}

void DrawLegend(Canvas& canvas, const Theme& theme, Language language, const Rect& area) {
    canvas.Line(area.min, {area.max.x, area.min.y}, {theme.border, theme.thin});
    const LegendLayout layout = LayOutLegend(canvas, theme, language, area);
    const TextStyle style{theme.ink_soft, theme.type.tiny};
    for (std::size_t i = 0; i < layout.size(); ++i) {
        const Vec2 at{layout.at(i).min.x, layout.at(i).center().y};
        DrawSample(canvas, theme, i, at + Vec2{15 * theme.scale, 0});
        canvas.Text(at + Vec2{kBeforeText * theme.scale, 0}, words::kLegend.at(i).In(language),
                    style);
    }
}

void LegendTips(const PanelContext& context, const Rect& area) {
    ImguiCanvas canvas = WindowCanvas(context);
    const LegendLayout layout = LayOutLegend(canvas, context.theme, context.ui.language, area);
    for (std::size_t i = 0; i < layout.size(); ++i) {
        GlossaryTip(context, layout.at(i), context.Say(words::kLegend.at(i)));
    }
}

}  // namespace render
