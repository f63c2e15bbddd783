// The path to a branch as one run of events.
#include "app/timeline_path.h"

namespace app {

using raft::sim::Band;
using raft::sim::Branch;
using raft::sim::BranchId;
using raft::sim::Chronicle;
using raft::sim::EventId;
using raft::sim::Micros;

TimelinePath::TimelinePath(const raft::sim::History& history, BranchId branch) {
    for (const BranchId member : history.PathTo(branch)) {
        const Chronicle& own = history.branches()[member].chronicle;
        stretches_.push_back({.branch = member,
                              .own = &own,
                              .first = own.first(),
                              .last = std::min(own.last(), history.LastEventOn(member, branch)),
                              .until = history.EndOn(member, branch).at});
        last_ = std::max(last_, stretches_.back().last);
    }
}

bool TimelinePath::Goes(BranchId branch) const {
    return std::any_of(stretches_.begin(), stretches_.end(),
                       [&](const Stretch& stretch) { return stretch.branch == branch; });
}

TimelinePath::Found TimelinePath::Find(EventId id) const {
    for (auto stretch = stretches_.rbegin(); stretch != stretches_.rend(); ++stretch) {
        if (id < stretch->first || id > stretch->last) continue;
        const auto& pages = stretch->own->pages();
        // Nearly all pages are full, so its place is known without a search.
        std::size_t number = (id - stretch->first) / Chronicle::kPageSize;
        const bool there = number < pages.size() && pages[number].first <= id &&
                           id < pages[number].first + pages[number].count;
        if (!there) number = stretch->own->PageOf(id);
        const Chronicle::Page& page = pages[number];
        if (page.notes.empty()) return {};
        const raft::sim::EventNote& note = page.notes[id - page.first];
        return {page.from + note.after, &note};
    }
    return {};
}

EventId TimelinePath::LastUntil(Micros at) const {
    for (auto stretch = stretches_.rbegin(); stretch != stretches_.rend(); ++stretch) {
        if (stretch->first > stretch->last) continue;
        const EventId last = std::min(stretch->own->LastUntil(at), stretch->last);
        if (last >= stretch->first) return last;
    }
    return 0;
}

const Band* TimelinePath::BandAt(std::size_t server, Micros at) const {
    for (auto stretch = stretches_.rbegin(); stretch != stretches_.rend(); ++stretch) {
        if (server >= stretch->own->bands().size()) continue;
        const std::vector<Band>& bands = stretch->own->bands()[server];
        const auto after =
            std::upper_bound(bands.begin(), bands.end(), at,
                             [](Micros wanted, const Band& band) { return wanted < band.at; });
        if (after == bands.begin()) continue;  // It was so on the branch before.
        return &*(after - 1);
    }
    return nullptr;
}

}  // namespace app
