// Two rows of samples with their names.
#include "render/legend.h"

#include "render/message_widget.h"
#include "render/node_widget.h"
#include "render/words.h"

namespace render {

namespace {

constexpr std::size_t kColumns = 5;

// The samples by their place in words::kLegend.
enum Sample : std::size_t {
    kVoteRequest,
    kVoteReply,
    kEntries,
    kHeartbeat,
    kReply,
    kLeader,
    kCandidate,
    kTimer,
    kHeld,
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

}  // namespace

void DrawLegend(Canvas& canvas, const Theme& theme, const Rect& area) {
    canvas.Line(area.min, {area.max.x, area.min.y}, {theme.border, theme.thin});
    const float margin = theme.space.medium;
    const float pitch = (area.width() - margin) / kColumns;
    const float row = area.height() / 2;
    for (std::size_t i = 0; i < words::kLegend.size(); ++i) {
        const Vec2 at{area.min.x + margin + static_cast<float>(i % kColumns) * pitch,
                      area.min.y + row * (static_cast<float>(i / kColumns) + 0.5F)};
        const Vec2 sample = at + Vec2{16 * theme.scale, 0};
        if (i == kLeader || i == kCandidate || i == kTimer) {
            DrawNodeSample(canvas, theme, i, sample);
        } else {
            DrawMessageSample(canvas, theme, i, sample);
        }
        canvas.Text(at + Vec2{36 * theme.scale, 0}, words::kLegend.at(i),
                    {theme.ink_soft, theme.type.tiny});
    }
}

}  // namespace render
