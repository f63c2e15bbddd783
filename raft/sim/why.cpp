// Following causes back, and choosing what of them is worth telling.
#include "raft/sim/why.h"

#include <optional>

namespace raft::sim {

namespace {

// A chain of so many events is told whole.
constexpr std::size_t kShort = 6;

bool Ends(const NotedEvent& event) {
    return event.note.kind == NoteKind::kDelivered || event.note.kind == NoteKind::kLost;
}

// Says nothing that its neighbours do not say: writes, timers that start over, what was applied.
bool IsBookkeeping(const NotedEvent& event) {
    switch (event.note.kind) {
        case NoteKind::kOther:
        case NoteKind::kApplied:
        case NoteKind::kLog:
            return true;
        default:
            return false;
    }
}

// A message's arrival and its sending are one step; but the direct cause of the event that the
// chain is about stays one of its own.
std::vector<WhyStep> JoinMessages(const std::vector<NotedEvent>& chain) {
    std::vector<WhyStep> steps;
    for (const NotedEvent& event : chain) {
        const bool joins = steps.size() > 1 && event.note.kind == NoteKind::kSent &&
                           Ends(steps.back().event) && steps.back().event.origin == event.id;
        if (joins) {
            steps.back().sent = event.id;
            steps.back().sent_at = event.at;
        } else {
            steps.push_back({.event = event});
        }
    }
    return steps;
}

}  // namespace

std::vector<NotedEvent> ChainOf(History& history, BranchId branch, EventId event) {
    std::vector<NotedEvent> chain;
    while (event != 0) {
        const std::optional<NotedEvent> noted = history.Noted(branch, event);
        if (!noted.has_value()) break;
        chain.push_back(*noted);
        event = noted->cause;
    }
    return chain;
}

ToldChain TellChain(const std::vector<NotedEvent>& chain, std::size_t head, std::size_t tail) {
    ToldChain told;
    std::vector<WhyStep> steps = JoinMessages(chain);
    const bool is_long = chain.size() > kShort;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool stays = i < 2 || i + 1 == steps.size() || !IsBookkeeping(steps[i].event);
        if (stays || !is_long) told.steps.push_back(steps[i]);
    }
    if (told.steps.size() <= head + tail) return told;
    told.gap = head;
    told.left_out = told.steps.size() - head - tail;
    const auto from = told.steps.begin() + static_cast<std::ptrdiff_t>(head);
    told.steps.erase(from, from + static_cast<std::ptrdiff_t>(told.left_out));
    return told;
}

}  // namespace raft::sim
