// Commands that move: along what is known as far as it goes, then on into what is new.
#include <algorithm>
#include <string>
#include <utility>

#include "raft/sim/condition_watch.h"
#include "raft/sim/history.h"
#include "raft/sim/script.h"
#include "raft/sim/step.h"

namespace raft::sim {

namespace {

// What one command may take, as for a cluster.
constexpr Micros kLengthMax = 3600 * kSecond;
constexpr std::uint32_t kStepsMax = 100'000;

// As IsStep says of whole events.
bool Counts(NoteKind kind, StepUnit unit) {
    switch (unit) {
        case StepUnit::kMessage:
            return kind == NoteKind::kDelivered;
        case StepUnit::kRole:
            return kind == NoteKind::kRole;
        case StepUnit::kCommit:
            return kind == NoteKind::kCommit;
        case StepUnit::kTerm:
            return kind == NoteKind::kTerm;
        case StepUnit::kViolation:
            return kind == NoteKind::kViolation || kind == NoteKind::kStall;
        default:
            return false;
    }
}

struct SetsUp {
    bool operator()(const SetSeed& /*command*/) const { return true; }
    bool operator()(const SetOption& /*command*/) const { return true; }
    bool operator()(const Given& /*command*/) const { return true; }
    template <class Other>
    bool operator()(const Other& /*command*/) const {
        return false;
    }
};

Words NoneBefore(StepUnit unit) {
    switch (unit) {
        case StepUnit::kMessage:
            return {"no message that arrived lies before here", "此前没有消息到达"};
        case StepUnit::kRole:
            return {"no change of role lies before here", "此前没有角色变化"};
        case StepUnit::kCommit:
            return {"no commit lies before here", "此前没有提交"};
        case StepUnit::kTerm:
            return {"no new term lies before here", "此前没有新任期"};
        case StepUnit::kViolation:
            return {"no violation lies before here", "此前没有性质被违反"};
        case StepUnit::kBookmark:
            return {"no bookmark lies before here", "此前没有书签"};
        default:
            return {"this is the beginning", "这里就是开头"};
    }
}

}  // namespace

// ---- Letting time pass ----

void History::RunUntil(Micros t) {
    if (t < now()) return;
    if (!at_end()) TravelUntil(here_, t);
    if (at_end()) LiveUntil(t);
}

bool History::StepEvent() {
    if (!at_end() && TravelMove(here_)) return true;
    return LiveStep(StepUnit::kEvent);
}

bool History::StepStage() {
    if (!at_end() && TravelStage(here_)) return true;
    return LiveStep(StepUnit::kStage);
}

std::optional<Micros> History::NextDue() const {
    const auto due = here_.cluster.NextDue();
    const Act* const act = at_end() ? nullptr : NextAct(here_);
    if (act == nullptr || (due.has_value() && *due < act->place.at)) return due;
    return act->place.at;
}

Outcome History::DoOne(const RunFor& command) {
    if (command.length > kLengthMax) return TooLong();
    Mark before = Remember();
    RunUntil(now() + command.length);
    return OrGoBackTo(before);
}

Outcome History::DoOne(const RunUntilHolds& command) {
    if (Outcome unknown = here_.cluster.UnknownIn(command.condition)) return unknown;
    if (command.within > kLengthMax) return TooLong();
    const Micros deadline = now() + command.within;
    Mark before = Remember();
    ConditionWatch watch(command.condition, here_.cluster.last_event());
    while (!watch.Holds(here_.cluster)) {
        const auto due = NextDue();
        if (!due.has_value() || *due > deadline) {
            Refusal refusal = NotWithin(watch, command.within, here_.cluster);
            GoBackTo(std::move(before));
            return refusal;
        }
        StepEvent();
        if (Outcome failure = OrGoBackTo(before)) return failure;
    }
    return std::nullopt;
}

Outcome History::DoOne(const StepOnce& command) {
    if (command.count > kStepsMax) return TooManySteps(kStepsMax);
    Mark before = Remember();
    for (std::uint32_t i = 0; i < command.count; ++i) {
        Outcome outcome = StepToNext(command.unit);
        if (outcome.has_value()) {
            GoBackTo(std::move(before));
            return outcome;
        }
        outcome = OrGoBackTo(before);
        if (outcome.has_value()) return outcome;
    }
    return std::nullopt;
}

Outcome History::StepToNext(StepUnit unit) {
    if (unit == StepUnit::kBookmark) {
        std::optional<Spot> next;
        for (const BranchId on : PathTo(here_.branch)) {
            for (const Bookmark& bookmark : branches_[on].bookmarks) {
                const bool ahead =
                    bookmark.place > place() && bookmark.place <= EndOn(on, here_.branch);
                if (ahead && !next.has_value()) next = Spot{here_.branch, bookmark.place};
            }
        }
        if (!next.has_value()) {
            return Refused({"no bookmark lies ahead on this branch", "这个分支的前方没有书签"});
        }
        Go(*next);
        return std::nullopt;
    }
    const Micros deadline = now() + kLengthMax;
    for (std::uint32_t steps = 0; steps < kStepsMax; ++steps) {
        const auto due = NextDue();
        if (!due.has_value()) return NothingDue(steps > 0);
        if (*due > deadline) break;
        const EventId last = here_.cluster.last_event();
        if (unit == StepUnit::kStage) {
            StepStage();
            return std::nullopt;
        }
        StepEvent();
        if (unit == StepUnit::kEvent) return std::nullopt;
        const std::vector<Event>& events = here_.cluster.events();
        for (auto event = events.rbegin(); event != events.rend() && event->id > last; ++event) {
            if (IsStep(*event, unit)) return std::nullopt;
        }
    }
    return NotReached(kStepsMax);
}

// ---- Back ----

Place History::StartOf(BranchId branch) const {
    Place start;
    for (const struct Act& act : branches_.front().acts) {
        const bool early = act.place.steps == 0 && act.place.at == 0;
        if (!early || !std::visit(SetsUp{}, act.command)) break;
        start.acts = act.place.acts + 1;
        start.stages = act.place.stages;
    }
    // A branch that leaves in the middle of the set-up has only what came before.
    const std::vector<BranchId> path = PathTo(branch);
    return path.size() > 1 ? std::min(start, branches_[path[1]].fork) : start;
}

std::optional<EventId> History::LastOf(StepUnit unit, EventId until) {
    for (BranchId on = here_.branch;; on = *branches_[on].parent) {
        Chronicle& chronicle = branches_[on].chronicle;
        EventId id = std::min(until, LastEventOn(on, here_.branch));
        while (id >= chronicle.first()) {
            const std::size_t number = chronicle.PageOf(id);
            const Chronicle::Page& page = chronicle.pages()[number];
            const bool none = (unit == StepUnit::kCommit && page.commits == 0) ||
                              (unit == StepUnit::kMessage && page.delivered == 0);
            if (!none) LoadNotes(on, number);
            for (; !none && id >= page.first; --id) {
                if (Counts(page.notes[id - page.first].kind, unit)) return id;
            }
            id = page.first - 1;
        }
        if (!branches_[on].parent.has_value()) return std::nullopt;
    }
}

std::optional<Spot> History::BeforeMoves(std::uint32_t count, bool stage) {
    const Place here = place();
    const Place first = StartOf(here_.branch);
    if (here <= first) return std::nullopt;
    const std::uint64_t wanted = here.moves() - std::min<std::uint64_t>(count, here.moves());
    if (wanted < first.moves() || here.moves() == first.moves()) {
        return Spot{here_.branch, first};
    }
    Traveller traveller = From(
        here_.branch, [&](const Place& place, const Cluster&) { return place.moves() < wanted; });
    if (traveller.place() < first) Travel(traveller, first);
    while (traveller.place().moves() < wanted && TravelMove(traveller)) continue;
    // A stage back leads into the last step, unless it was an act that came last.
    if (stage && here.part > 0 && traveller.place().steps < here.steps) {
        do {
            traveller.cluster.StepStage();
        } while (traveller.place().stages + 1 < here.stages);
    }
    return Spot{here_.branch, traveller.place()};
}

std::optional<Spot> History::Before(StepUnit unit, std::uint32_t count) {
    if (unit == StepUnit::kEvent) return BeforeMoves(count, false);
    if (unit == StepUnit::kStage) return BeforeMoves(1, true);
    if (unit == StepUnit::kBookmark) {
        std::optional<Spot> last;
        for (const BranchId on : PathTo(here_.branch)) {
            for (const Bookmark& bookmark : branches_[on].bookmarks) {
                const bool behind =
                    bookmark.place < place() && bookmark.place <= EndOn(on, here_.branch);
                if (behind) last = Spot{here_.branch, bookmark.place};
            }
        }
        return last;
    }
    const Place first = StartOf(here_.branch);
    const auto event = LastOf(unit, here_.cluster.last_event());
    if (!event.has_value() || place() <= first) return std::nullopt;
    Traveller traveller = FromBeforeEvent(here_.branch, *event);
    if (traveller.place() < first) Travel(traveller, first);
    return Spot{here_.branch, TravelPast(traveller, *event)};
}

Outcome History::DoOne(const GoBack& command) {
    const bool at_once = command.unit == StepUnit::kEvent;
    const std::uint32_t times = at_once ? 1 : command.count;
    for (std::uint32_t i = 0; i < times; ++i) {
        const auto spot = Before(command.unit, command.count);
        if (spot.has_value()) {
            Go(*spot);
        } else if (i == 0) {
            return Refused(NoneBefore(command.unit));
        } else {
            break;
        }
    }
    return std::nullopt;
}

// ---- To somewhere ----

Outcome History::DoOne(const GoTo& command) {
    switch (command.kind) {
        case GoTo::Kind::kMoment: {
            const Place& end = branches_[here_.branch].end;
            if (command.at > end.at + kLengthMax) return TooLong();
            if (command.at <= end.at) {
                GoUntil(command.at);
                return std::nullopt;
            }
            Mark before = Remember();
            Go({here_.branch, end});
            RunUntil(command.at);
            return OrGoBackTo(before);
        }
        case GoTo::Kind::kStart:
            Go({here_.branch, StartOf(here_.branch)});
            return std::nullopt;
        case GoTo::Kind::kEnd:
            Go({here_.branch, branches_[here_.branch].end});
            return std::nullopt;
        case GoTo::Kind::kBookmark: {
            const auto spot = FindBookmark(command.bookmark);
            if (!spot.has_value()) return NoBookmark(command.bookmark);
            Go(*spot);
            return std::nullopt;
        }
        case GoTo::Kind::kEvent: {
            const auto spot = SpotOf(here_.branch, command.event);
            if (!spot.has_value()) {
                return Refusal{
                    Refusal::Code::kUnknown,
                    Fill({"no event {event} on this branch; its last one is {last}",
                          "这个分支上没有事件 {event}；最后一个事件是 {last}"},
                         {{"event", command.event}, {"last", branches_[here_.branch].end_event}})};
            }
            Go(*spot);
            return std::nullopt;
        }
    }
    return std::nullopt;
}

}  // namespace raft::sim
