// New time at the end of a branch: it is lived, taken down, and copied now and then.
#include <algorithm>
#include <cmath>
#include <utility>

#include "raft/sim/history.h"

namespace raft::sim {

namespace {

bool ChangesBands(NoteKind kind) {
    switch (kind) {
        case NoteKind::kRole:
        case NoteKind::kTerm:
        case NoteKind::kCrash:
        case NoteKind::kRestart:
        case NoteKind::kPause:
        case NoteKind::kResume:
        case NoteKind::kLog:  // It can hold a configuration that makes a learner a voter.
            return true;
        default:
            return false;
    }
}

}  // namespace

History::History(Cluster start, HistoryLimits limits) : limits_(limits) {
    here_.cluster = std::move(start);
    here_.cluster.SetRecording(true);
    Restart(0);
}

// The cluster is a new one. What it noted behind the event `last` belongs to its making.
void History::Restart(EventId last) {
    const Cluster& cluster = here_.cluster;
    begun_with_.clear();
    for (const Event& event : cluster.events()) {
        if (event.id > last) begun_with_.push_back(event);
    }
    branches_.assign(1, Branch{});
    Branch& first = branches_.front();
    first.name = "main";
    const EventId before = begun_with_.empty() ? cluster.last_event() : begun_with_.front().id - 1;
    first.fork_event = before;
    first.chronicle.Begin(cluster.servers(), before, 0, {});
    here_.acts = 0;
    here_.branch = 0;
    TakeDown();
    MarkEnd();
    AddCheckpoint();
    jumps_ += 1;
    changes_ += 1;
}

void History::TakeDown() {
    Chronicle& chronicle = branches_[here_.branch].chronicle;
    const std::vector<Event>& events = here_.cluster.events();
    const EventId fresh = here_.cluster.last_event() - chronicle.last();
    bool bands = false;
    for (std::size_t i = events.size() - fresh; i < events.size(); ++i) {
        chronicle.Add(events[i]);
        bands = bands || ChangesBands(chronicle.pages().back().notes.back().kind);
    }
    if (bands) chronicle.MarkBands(here_.cluster.servers(), chronicle.last(), now());
    const Checkpoint* const last = branches_[here_.branch].checkpoints.empty()
                                       ? nullptr
                                       : &branches_[here_.branch].checkpoints.back();
    const bool due = last != nullptr && here_.cluster.last_event() >=
                                            last->cluster->last_event() + limits_.checkpoint_every;
    if (due && here_.cluster.place().resting) {
        AddCheckpoint();
        TrimNotes();
    }
}

void History::MarkEnd() {
    Branch& branch = branches_[here_.branch];
    branch.end = place();
    branch.end_event = here_.cluster.last_event();
}

void History::LiveUntil(Micros t) {
    Cluster& cluster = here_.cluster;
    for (auto due = cluster.NextDue(); due.has_value() && *due <= t; due = cluster.NextDue()) {
        if (TakesBackNext()) continue;
        cluster.StepEvent();
        TakeDown();
    }
    cluster.RunUntil(t);
    TakeDown();
    MarkEnd();
}

bool History::TakesBackNext() {
    const auto number = here_.cluster.next_command();
    if (!number.has_value()) return false;
    Cluster trial = here_.cluster.Remember();
    trial.StepEvent();
    Outcome failure = trial.TakeFailure();
    if (!failure.has_value()) return false;
    failure_ = std::move(failure);
    failed_ = *number;
    MarkEnd();
    (void)Perform(Cancel{*number});
    return true;
}

bool History::LiveStep(StepUnit unit) {
    while (TakesBackNext()) continue;
    const bool stepped =
        unit == StepUnit::kStage ? here_.cluster.StepStage() : here_.cluster.StepEvent();
    TakeDown();
    MarkEnd();
    return stepped;
}

// ---- Copies along the way ----

void History::AddCheckpoint() {
    Traveller copy{here_.cluster.Remember(), here_.acts, here_.branch};
    (void)copy.cluster.TakeFailure();
    branches_[here_.branch].checkpoints.push_back(
        {place(), std::make_shared<const Cluster>(std::move(copy.cluster))});
    while (checkpoints() > limits_.checkpoints) ThinOut();
}

// The one that is missed least goes: of two gaps it makes one, and far back a gap may be longer.
void History::ThinOut() {
    Branch* thinned = nullptr;
    std::size_t least = 0;
    double least_missed = 0;
    const auto every = static_cast<double>(limits_.checkpoint_every);
    for (Branch& branch : branches_) {
        const auto& all = branch.checkpoints;
        for (std::size_t i = 1; i + 1 < all.size(); ++i) {
            const auto gap = static_cast<double>(all[i + 1].cluster->last_event() -
                                                 all[i - 1].cluster->last_event());
            const auto age = static_cast<double>(branch.end_event - all[i].cluster->last_event());
            const double missed = gap / (1 + std::log2(1 + age / every));
            if (thinned != nullptr && missed >= least_missed) continue;
            thinned = &branch;
            least = i;
            least_missed = missed;
        }
    }
    // Only the first and the last of each branch are left.
    if (thinned == nullptr) return;
    thinned->checkpoints.erase(thinned->checkpoints.begin() + static_cast<std::ptrdiff_t>(least));
}

void History::TrimNotes() {
    const std::size_t fresh = limits_.fresh_pages;
    // Of the pages that were asked for, the last ones stay.
    while (loaded_.size() > fresh) {
        const auto [own, number] = loaded_.front();
        loaded_.pop_front();
        Chronicle& chronicle = branches_[own].chronicle;
        if (number + fresh < chronicle.pages().size()) chronicle.DropNotes(number);
    }
    while (noted() > limits_.notes) {
        BranchId fullest = 0;
        for (BranchId id = 0; id < branches_.size(); ++id) {
            const bool more =
                branches_[id].chronicle.noted() > branches_[fullest].chronicle.noted();
            if (more) fullest = id;
        }
        Chronicle& chronicle = branches_[fullest].chronicle;
        std::size_t oldest = 0;
        const auto stays = [&](std::size_t number) {
            return chronicle.pages()[number].notes.empty() ||
                   std::find(loaded_.begin(), loaded_.end(), std::pair(fullest, number)) !=
                       loaded_.end();
        };
        while (oldest + fresh < chronicle.pages().size() && stays(oldest)) oldest += 1;
        if (oldest + fresh >= chronicle.pages().size()) return;
        chronicle.DropNotes(oldest);
    }
}

std::size_t History::checkpoints() const {
    std::size_t count = 0;
    for (const Branch& branch : branches_) count += branch.checkpoints.size();
    return count;
}

std::size_t History::noted() const {
    std::size_t count = 0;
    for (const Branch& branch : branches_) count += branch.chronicle.noted();
    return count;
}

// ---- Acts ----

Outcome History::Perform(const Command& command) {
    if (!at_end()) {
        Cluster trial = here_.cluster.Remember();
        if (Outcome refused = trial.Do(command)) return refused;
        Fork(FreshName());
    }
    const Place before = place();
    if (Outcome refused = here_.cluster.Do(command)) return refused;
    Branch& branch = branches_[here_.branch];
    here_.acts += 1;
    branch.acts.push_back({before, command, place()});
    TakeDown();
    branch.chronicle.MarkBands(here_.cluster.servers(), branch.chronicle.last(), now());
    MarkEnd();
    return std::nullopt;
}

// ---- As if it had never been ----

History::Mark History::Remember() {
    const Branch& branch = branches_[here_.branch];
    return {{here_.cluster.Remember(), here_.acts, here_.branch}, branch.end, branch.end_event};
}

void History::GoBackTo(Mark mark) {
    Branch& branch = branches_[mark.here.branch];
    if (branch.end != mark.end) {
        // The flights at the old end: from where it was left, along what is still known.
        branch.end = mark.end;
        branch.end_event = mark.end_event;
        std::erase_if(branch.checkpoints,
                      [&](const Checkpoint& one) { return one.place > mark.end; });
        std::erase_if(branch.acts,
                      [&](const struct Act& act) { return act.place.acts >= mark.end.acts; });
        Traveller end{mark.here.cluster, mark.here.acts, mark.here.branch};
        Travel(end, mark.end);
        branch.chronicle.Truncate(mark.end_event, FlightsOf(end.cluster.network()));
    }
    here_.cluster.GoBackTo(std::move(mark.here.cluster));
    here_.acts = mark.here.acts;
    here_.branch = mark.here.branch;
}

Outcome History::OrGoBackTo(const Mark& mark) {
    Outcome failure = TakeFailure();
    if (!failure.has_value()) return failure;
    const std::uint64_t number = failed_;
    const Spot spot{mark.here.branch, mark.here.place()};
    GoBackTo(mark);
    // What could not be done stays undone: else time could never pass it. It is the end that lacks
    // it; what lies before was lived with it waiting.
    if (!at_end()) Go({spot.branch, branches_[spot.branch].end});
    (void)Perform(Cancel{number});
    if (spot.place != branches_[spot.branch].acts.back().place) Go(spot);
    return failure;
}

}  // namespace raft::sim
