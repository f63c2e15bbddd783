// Going along what has happened: from the nearest copy, and the rest of the way once more.
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/sim/history.h"

namespace raft::sim {

namespace {

// Lets things happen that are due, up to this place; no act lies in between.
void Pass(Cluster& cluster, const Place& to) {
    if (cluster.place().steps < to.steps) cluster.RunUntil(to.at - 1);
    while (cluster.place().steps < to.steps) {
        const bool into_it = !to.resting && cluster.place().steps + 1 == to.steps;
        RAFT_CHECK(into_it ? cluster.StepStage() : cluster.StepEvent());
    }
    while (cluster.place().stages < to.stages) RAFT_CHECK(cluster.StepStage());
    if (cluster.now() < to.at) cluster.RunUntil(to.at);
}

}  // namespace

// ---- Where to begin ----

History::Traveller History::From(BranchId branch, const IsBefore& is_before) {
    // The farthest checkpoint of the path that is not too far; else its very beginning.
    const Checkpoint* nearest = nullptr;
    for (BranchId on = branch; nearest == nullptr;) {
        const Branch& own = branches_[on];
        const auto first_after = std::partition_point(
            own.checkpoints.begin(), own.checkpoints.end(), [&](const Checkpoint& one) {
                return one.place <= EndOn(on, branch) && is_before(one.place, *one.cluster);
            });
        if (first_after != own.checkpoints.begin()) nearest = &*(first_after - 1);
        if (!own.parent.has_value()) break;
        on = *own.parent;
    }
    if (nearest == nullptr) nearest = &branches_.front().checkpoints.front();
    // Where one stands may be nearer.
    const BranchId owner = OwnerOf(spot());
    const std::vector<BranchId> path = PathTo(branch);
    const bool on_path =
        std::find(path.begin(), path.end(), owner) != path.end() && place() <= EndOn(owner, branch);
    if (on_path && place() > nearest->place && is_before(place(), here_.cluster)) {
        Traveller traveller{here_.cluster.Remember(), here_.acts, branch};
        (void)traveller.cluster.TakeFailure();
        return traveller;
    }
    return {*nearest->cluster, nearest->place.acts, branch};
}

History::Traveller History::FromBeforeEvent(BranchId branch, EventId event) {
    return From(branch,
                [&](const Place&, const Cluster& cluster) { return cluster.last_event() < event; });
}

// ---- The way ----

const Act* History::NextAct(const Traveller& traveller) const {
    BranchId on = traveller.branch;
    while (traveller.acts < branches_[on].fork.acts) on = *branches_[on].parent;
    const Branch& own = branches_[on];
    const std::size_t number = traveller.acts - own.fork.acts;
    return number < own.acts.size() ? &own.acts[number] : nullptr;
}

void History::DoAgain(Traveller& traveller, const Act& act) const {
    Pass(traveller.cluster, act.place);
    RAFT_CHECK(!traveller.cluster.Do(act.command).has_value());
    traveller.acts += 1;
    (void)traveller.cluster.TakeFailure();
}

void History::Travel(Traveller& traveller, const Place& to) const {
    while (traveller.acts < to.acts) DoAgain(traveller, *NextAct(traveller));
    Pass(traveller.cluster, to);
    (void)traveller.cluster.TakeFailure();
    RAFT_CHECK(traveller.place() == to);
}

void History::TravelUntil(Traveller& traveller, Micros at) const {
    const Act* act = NextAct(traveller);
    for (; act != nullptr && act->place.at <= at; act = NextAct(traveller)) {
        DoAgain(traveller, *act);
    }
    const Place& end = branches_[traveller.branch].end;
    if (end.at <= at) return Travel(traveller, end);
    traveller.cluster.RunUntil(at);
    (void)traveller.cluster.TakeFailure();
}

bool History::TravelMove(Traveller& traveller) const {
    const Act* const act = NextAct(traveller);
    const Place& bound = act == nullptr ? branches_[traveller.branch].end : act->place;
    const Place here = traveller.place();
    if (here.steps == bound.steps && here.stages == bound.stages) {
        if (act != nullptr) {
            DoAgain(traveller, *act);
            return true;
        }
        Pass(traveller.cluster, bound);
        return false;
    }
    // What comes next can lie in the middle of a step.
    const bool in_this = bound.steps == here.steps;
    const bool in_next = here.resting && bound.steps == here.steps + 1;
    if (!bound.resting && (in_this || in_next)) {
        Pass(traveller.cluster, bound);
    } else {
        traveller.cluster.StepEvent();
    }
    (void)traveller.cluster.TakeFailure();
    return true;
}

bool History::TravelStage(Traveller& traveller) const {
    const Act* const act = NextAct(traveller);
    const Place& bound = act == nullptr ? branches_[traveller.branch].end : act->place;
    const Place here = traveller.place();
    if (here.steps == bound.steps && here.stages == bound.stages) return TravelMove(traveller);
    traveller.cluster.StepStage();
    (void)traveller.cluster.TakeFailure();
    return true;
}

Place History::TravelPast(Traveller& traveller, EventId event) const {
    if (traveller.cluster.last_event() >= event) return traveller.place();
    Place before = traveller.place();
    while (traveller.cluster.last_event() < event) {
        before = traveller.place();
        if (!TravelMove(traveller)) break;
    }
    return before;
}

void History::Arrive(Traveller traveller) {
    if (traveller.branch != here_.branch) branches_[here_.branch].visited = place();
    here_ = std::move(traveller);
    here_.cluster.ClearEvents();
    jumps_ += 1;
}

void History::Go(const Spot& spot) {
    Traveller traveller =
        From(spot.branch, [&](const Place& place, const Cluster&) { return place <= spot.place; });
    Travel(traveller, spot.place);
    Arrive(std::move(traveller));
}

void History::GoUntil(Micros at) {
    Arrive(At(here_.branch, at));
}

// ---- Looking without going ----

Cluster History::At(const Spot& spot) {
    Traveller traveller =
        From(spot.branch, [&](const Place& place, const Cluster&) { return place <= spot.place; });
    Travel(traveller, spot.place);
    traveller.cluster.ClearEvents();
    return std::move(traveller.cluster);
}

History::Traveller History::At(BranchId branch, Micros at) {
    const Place first = StartOf(branch);
    Traveller traveller =
        From(branch, [&](const Place& place, const Cluster&) { return place.at < at; });
    if (traveller.place() < first) Travel(traveller, first);
    TravelUntil(traveller, std::max(at, Micros{0}));
    return traveller;
}

Spot History::SpotAt(BranchId branch, Micros at) {
    return {branch, At(branch, at).place()};
}

std::optional<Spot> History::SpotOf(BranchId branch, EventId event) {
    const auto noted = Noted(branch, event);
    if (!noted.has_value()) return std::nullopt;
    Traveller traveller = FromBeforeEvent(branch, event);
    if (traveller.place() < StartOf(branch)) Travel(traveller, StartOf(branch));
    TravelPast(traveller, event);
    return Spot{branch, traveller.place()};
}

std::vector<Event> History::Events(BranchId branch, EventId first, EventId last) {
    std::vector<Event> found;
    for (const Event& event : begun_with_) {
        if (event.id >= first && event.id <= last) found.push_back(event);
    }
    Traveller traveller = FromBeforeEvent(branch, first);
    bool more = true;
    while (more && traveller.cluster.last_event() < last) {
        if (traveller.cluster.last_event() < first) traveller.cluster.ClearEvents();
        more = TravelMove(traveller);
    }
    for (const Event& event : traveller.cluster.events()) {
        if (event.id >= first && event.id <= last) found.push_back(event);
    }
    return found;
}

std::optional<NotedEvent> History::Noted(BranchId branch, EventId event) {
    for (BranchId on = branch;; on = *branches_[on].parent) {
        Chronicle& chronicle = branches_[on].chronicle;
        if (event >= chronicle.first()) {
            if (event > LastEventOn(on, branch)) return std::nullopt;
            LoadNotes(on, chronicle.PageOf(event));
            return chronicle.Find(event);
        }
        if (!branches_[on].parent.has_value()) return std::nullopt;
    }
}

void History::LoadNotes(BranchId own, std::size_t number) {
    Chronicle& chronicle = branches_[own].chronicle;
    const Chronicle::Page& page = chronicle.pages()[number];
    if (!page.notes.empty()) return;
    Traveller traveller = FromBeforeEvent(own, page.first);
    InFlight in_flight = FlightsOf(traveller.cluster.network());
    const EventId last = page.first + page.count - 1;
    while (traveller.cluster.last_event() < last && TravelMove(traveller)) continue;
    std::vector<Event> events;
    if (!branches_[own].parent.has_value()) events = begun_with_;
    const std::vector<Event>& again = traveller.cluster.events();
    events.insert(events.end(), again.begin(), again.end());
    chronicle.RestoreNotes(number, events, std::move(in_flight));
    loaded_.emplace_back(own, number);
    TrimNotes();
}

}  // namespace raft::sim
