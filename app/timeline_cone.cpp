// The cone of an event: what it comes from, what it leads to, and the words beside the pointer.
#include <algorithm>

#include "app/text.h"
#include "app/timeline_parts.h"
#include "raft/sim/describe.h"

namespace app {

namespace {

using raft::sim::EventId;
using raft::sim::EventNote;
using raft::sim::Micros;

// Back to the last cause that still touches the range: a message can have left before it.
void AddCauses(const TimelinePath& path, EventId first, Cone& cone) {
    for (EventId id = cone.event; id != 0;) {
        const TimelinePath::Found found = path.Find(id);
        if (found.note == nullptr || found.note->cause == 0) return;
        const bool before = id < first;
        id -= found.note->cause;
        cone.causes.push_back(id);
        if (before) return;
    }
}

void AddEffects(const TimelinePath& path, EventId last, Cone& cone) {
    if (last < cone.event) return;
    cone.effects.assign(last - cone.event + 1, false);
    cone.effects[0] = true;
    path.Each(cone.event + 1, last, [&](EventId id, Micros /*at*/, const EventNote& note) {
        if (note.cause == 0 || id - note.cause < cone.event) return;
        if (!cone.effects[id - note.cause - cone.event]) return;
        cone.effects[id - cone.event] = true;
        cone.effect_count += 1;
    });
}

}  // namespace

Cone ConeOf(const TimelineAsk& ask, const TimelinePath& path, const TimelineRange& range) {
    Cone cone;
    const EventId hovered = ask.ui.timeline_hovered.value_or(0);
    if (path.Find(hovered).note == nullptr) return cone;
    cone.event = hovered;
    AddCauses(path, range.first, cone);
    // In a view of millions only what comes of it at first.
    AddEffects(path, std::min(range.beyond, hovered + kTimelineEventsMax), cone);
    return cone;
}

std::vector<std::string> TimelineHint(const TimelineAsk& ask, const Cone& cone,
                                      const Tongue& tongue) {
    if (cone.event == 0 || !ask.find) return {};
    const raft::sim::Event* const event = ask.find(cone.event);
    if (event == nullptr) return {};
    std::string time = TimeText(event->at);
    if (cone.effect_count > 0) {
        constexpr render::Phrase kOne{"{n} event follows from it", "由它引起 {n} 个事件"};
        constexpr render::Phrase kMany{"{n} events follow from it", "由它引起 {n} 个事件"};
        time += " · " + tongue.Say(cone.effect_count == 1 ? kOne : kMany,
                                   {{"n", Grouped(cone.effect_count)}});
    }
    return {tongue.Tell(*event).text, std::move(time),
            tongue.Say({"click: go there", "点击：去那里"})};
}

}  // namespace app
