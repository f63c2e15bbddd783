// Events looked up in history by the page.
#include "app/event_pages.h"

#include <algorithm>

namespace app {

using raft::sim::Event;
using raft::sim::EventId;

const Event* EventPages::Find(raft::sim::History& history, EventId id) {
    const raft::sim::BranchId branch = history.branch();
    const EventId last = history.branches()[branch].end_event;
    if (id == 0 || id > last) return nullptr;
    const EventId first = id - id % kPageSize;
    auto page = std::find_if(pages_.begin(), pages_.end(), [&](const Page& one) {
        return one.branch == branch && one.first == first;
    });
    // It ended before what is asked for then.
    if (page != pages_.end() && page->until < id) {
        pages_.erase(page);
        page = pages_.end();
    }
    if (page == pages_.end()) {
        if (pages_.size() == kPagesMax) pages_.pop_front();
        const EventId to = std::min(first + kPageSize - 1, last);
        pages_.push_back({branch, first, to, history.Events(branch, first, to)});
        page = pages_.end() - 1;
    }
    const auto& events = page->events;
    const auto found =
        std::lower_bound(events.begin(), events.end(), id,
                         [](const Event& event, EventId wanted) { return event.id < wanted; });
    return found != events.end() && found->id == id ? &*found : nullptr;
}

}  // namespace app
