// Messages on their links, and those that just died.
#include <algorithm>
#include <map>
#include <utility>

#include "app/present_parts.h"

namespace app {

namespace {

using raft::Message;
using raft::sim::Cluster;
using raft::sim::Flight;
using raft::sim::Micros;
using render::Mark;
using render::MessageShape;
using render::MessageView;

constexpr std::size_t kChipsMax = 4;

// Where a message has to wait for somebody, it waits in view, not on top of a server.
constexpr float kWaitsFrom = 0.3F;
constexpr float kWaitsStep = 0.12F;
constexpr float kWaitsTo = 0.78F;
// How long a lost message stays visible, in real milliseconds of a clock that plays.
constexpr Micros kFadeMs = 900;

struct Look {
    MessageShape shape = MessageShape::kOther;
    bool reply = false;
    Mark verdict = Mark::kUnknown;
};

Mark MarkIf(bool yes) {
    return yes ? Mark::kYes : Mark::kNo;
}

struct LookOf {
    Look operator()(const raft::RequestVote& vote) const {
        return {vote.pre ? MessageShape::kPreVote : MessageShape::kVote, false, Mark::kUnknown};
    }
    Look operator()(const raft::RequestVoteReply& reply) const {
        return {reply.pre ? MessageShape::kPreVote : MessageShape::kVote, true,
                MarkIf(reply.granted)};
    }
    Look operator()(const raft::AppendEntries& append) const {
        const bool heartbeat = append.entries.empty();
        return {heartbeat ? MessageShape::kHeartbeat : MessageShape::kAppend, false,
                Mark::kUnknown};
    }
    Look operator()(const raft::AppendEntriesReply& reply) const {
        // Nothing was taken behind the request's prev: it answers a heartbeat.
        const bool heartbeat = reply.success && reply.match == reply.prev_index;
        return {heartbeat ? MessageShape::kHeartbeat : MessageShape::kAppend, true,
                MarkIf(reply.success)};
    }
    Look operator()(const raft::InstallSnapshot& /*snapshot*/) const {
        return {MessageShape::kSnapshot, false, Mark::kUnknown};
    }
    Look operator()(const raft::InstallSnapshotReply& reply) const {
        return {MessageShape::kSnapshot, true, MarkIf(reply.success)};
    }
    Look operator()(const raft::TimeoutNow& /*told*/) const { return {}; }
    Look operator()(const raft::ReadIndex& /*read*/) const { return {}; }
    Look operator()(const raft::ReadIndexReply& /*reply*/) const {
        return {MessageShape::kOther, true, Mark::kUnknown};
    }
};

MessageView View(const Cluster& cluster, raft::sim::MessageId id, const Message& message) {
    const Look look = std::visit(LookOf{}, message.body);
    MessageView view;
    view.id = id;
    view.from = SlotOf(cluster, message.from);
    view.to = SlotOf(cluster, message.to);
    view.shape = look.shape;
    view.reply = look.reply;
    view.verdict = look.verdict;
    view.term_hue = HueOf(message.term);
    const auto* append = std::get_if<raft::AppendEntries>(&message.body);
    if (append == nullptr) return view;
    for (const raft::Entry& entry : append->entries) {
        if (view.entries.size() == kChipsMax) break;
        view.entries.push_back({std::to_string(entry.term), HueOf(entry.term)});
    }
    view.more_entries = append->entries.size() - view.entries.size();
    return view;
}

float Progress(Micros sent, Micros due, Micros now) {
    if (due <= sent) return 1;
    const float share = static_cast<float>(now - sent) / static_cast<float>(due - sent);
    return std::clamp(share, 0.0F, 1.0F);
}

}  // namespace

std::vector<MessageView> PresentMessages(const Session& session) {
    const Cluster& cluster = session.cluster();
    const Micros now = cluster.now();
    std::vector<MessageView> views;
    views.reserve(cluster.network().size());
    std::map<std::pair<render::Slot, render::Slot>, int> waiting;  // So many on each link so far.
    for (const Flight* flight : cluster.network().InFlight()) {
        MessageView view = View(cluster, flight->id, flight->message);
        if (flight->held || flight->waits) {
            const int before = waiting[{view.from, view.to}]++;
            view.phase = render::MessagePhase::kHeld;
            view.progress =
                std::min(kWaitsFrom + kWaitsStep * static_cast<float>(before), kWaitsTo);
        } else {
            view.progress = Progress(flight->sent_at, flight->due_at, now);
        }
        views.push_back(std::move(view));
    }

    const Micros fade = std::max<Micros>(kFadeMs * session.playback().speed(), 1);
    for (const Death& death : session.story().deaths()) {
        if (now - death.at > fade) continue;
        MessageView view = View(cluster, death.message.id, death.message.message);
        view.phase = render::MessagePhase::kLost;
        // Short of the receiver, where the cross could not be told from the server's own marks.
        const float at = death.message.due_at
                             ? Progress(death.message.sent_at, *death.message.due_at, death.at)
                             : kWaitsFrom;
        view.progress = std::clamp(at, 0.1F, 0.72F);
        view.fade = Progress(death.at, death.at + fade, now);
        views.push_back(std::move(view));
    }
    return views;
}

}  // namespace app
