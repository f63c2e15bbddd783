// The search behind an answer: breadth first, each branch once, no branch that cannot matter.
#include "raft/sim/answer_search.h"

#include <algorithm>
#include <utility>

namespace raft::sim {

namespace {

constexpr std::int64_t kSmall = std::int64_t{1} << 53U;  // Sums of a few of these never wrap.

bool Small(std::int64_t number) {
    return number > -kSmall && number < kSmall;
}

bool Grows(const Operation& operation) {
    return operation.kind == Operation::Kind::kIncrement && operation.amount >= 0 &&
           Small(operation.amount);
}

}  // namespace

AnswerSearch::AnswerSearch(const Possibilities& before, const Pending& goal, const Value& answer)
    : before_(before), goal_(goal), answer_(answer), open_(before.possible_) {
    const bool exact = !goal.doubtful && (goal.read() || goal.adds());
    growing_ = exact && Small(NumberIn(answer));
    most_ = NumberIn(answer);
    if (goal.adds()) {
        growing_ = growing_ && Small(goal.call.operation->amount);
        if (growing_) most_ -= goal.call.operation->amount;
    }
    for (const Pending& pending : before.pending_) {
        if (pending.read() || pending.call.id == goal.call.id) continue;
        sums_ = sums_ || pending.adds();
        growing_ = growing_ && Grows(*pending.call.operation);
    }
    for (const Abandoned& abandoned : before.abandoned_) {
        sums_ = sums_ || abandoned.adds();
        growing_ = growing_ && Grows(abandoned.operation);
    }
}

bool AnswerSearch::Run() {
    for (std::size_t i = 0; i < open_.size(); ++i) {
        const Possibility from = std::move(open_[i]);
        const bool done = goal_.read() ? KeepRead(from) : KeepCommand(from);
        open_[i] = from;
        if (!done) Extend(from);
        if (open_.size() + kept_.size() > Possibilities::kBranchesMax) return false;
    }
    return true;
}

void AnswerSearch::Keep(Possibility possibility) {
    EraseNote(possibility, goal_.call.id);
    AddUnlessSurpassed(kept_, std::move(possibility), before_.abandoned_);
}

bool AnswerSearch::KeepRead(const Possibility& from) {
    const Note* const note = FindNote(from, goal_.call.id);
    if (goal_.doubtful || Fits(from.now, answer_) || AnyFits(goal_.values, answer_) ||
        (note != nullptr && AnyFits(note->values, answer_))) {
        Possibility next = from;
        if (!from.now.known && Unambiguous(from)) next.now = {true, answer_};
        Keep(std::move(next));
        return true;
    }
    if (note != nullptr && note->hidden) KeepHidden(from);
    return false;
}

// The value that was read can be one that was there only just before the last put or delete.
void AnswerSearch::KeepHidden(const Possibility& from) {
    for (const Pending& other : before_.pending_) {
        if (!other.overwrites() || After({}, *other.call.operation) != answer_) continue;
        const Note* const note = FindNote(from, other.call.id);
        if (note == nullptr || !note->hidden || note->taken) continue;
        Possibility next = from;
        NoteOf(next, other.call.id) = {
            .id = other.call.id, .taken = true, .hidden = false, .values = {}};
        ShowHidden(next, answer_);
        Keep(std::move(next));
    }
    for (std::size_t kind = 0; kind < before_.abandoned_.size(); ++kind) {
        const Abandoned& abandoned = before_.abandoned_[kind];
        if (abandoned.adds() || After({}, abandoned.operation) != answer_) continue;
        if (from.used[kind] == abandoned.count) continue;
        Possibility next = from;
        next.used[kind] += 1;
        ShowHidden(next, answer_);
        Keep(std::move(next));
    }
}

// A put, now said to have happened just before the last one, can have been seen by every read that
// was under way at that moment.
void AnswerSearch::ShowHidden(Possibility& next, const Value& value) const {
    for (const Pending& read : before_.pending_) {
        if (!read.read() || read.doubtful || read.call.id == goal_.call.id) continue;
        const Note* const note = FindNote(next, read.call.id);
        if (note == nullptr || !note->hidden) continue;
        const bool listed = AnyFits(read.values, value) || AnyFits(note->values, value);
        if (!listed) NoteOf(next, read.call.id).values.push_back({true, value});
    }
}

bool AnswerSearch::KeepCommand(const Possibility& from) {
    const Note* const note = FindNote(from, goal_.call.id);
    if (note != nullptr && note->taken) {
        const bool fits =
            goal_.doubtful || (goal_.adds() ? AnyFits(note->values, answer_)
                                            : After({}, *goal_.call.operation) == answer_);
        if (fits) Keep(from);
        return true;
    }
    Possibility next = Applied(from, *goal_.call.operation, goal_.call.id);
    const bool room = note != nullptr && note->hidden;
    if (goal_.doubtful) {
        Possibility earlier = from;
        if (room && goal_.overwrites()) ShowHidden(earlier, After({}, *goal_.call.operation));
        Keep(std::move(earlier));
        Keep(std::move(next));
        return false;
    }
    if (goal_.overwrites() && next.now.value != answer_) return true;
    if (room) {
        Possibility hidden = from;
        ShowHidden(hidden, answer_);
        Keep(std::move(hidden));
    }
    if (Fits(next.now, answer_)) {
        next.now = {true, answer_};
        Keep(std::move(next));
    }
    return false;
}

// What else can have taken effect before it.
void AnswerSearch::Extend(const Possibility& from) {
    for (const Pending& other : before_.pending_) {
        if (other.read() || other.call.id == goal_.call.id) continue;
        const Operation& operation = *other.call.operation;
        if (!other.adds() && !sums_ && !Leads(operation)) continue;
        const Note* const note = FindNote(from, other.call.id);
        if (note != nullptr && note->taken) continue;
        Possibility next = Applied(from, operation, other.call.id);
        if (growing_ && Overshoots(next)) continue;
        Note& taken = NoteOf(next, other.call.id);
        taken = {.id = other.call.id, .taken = true, .hidden = false, .values = {}};
        if (other.adds() && !other.doubtful) taken.values.push_back(next.now);
        AddUnlessSurpassed(open_, std::move(next), before_.abandoned_);
        if (open_.size() > Possibilities::kBranchesMax) return;
    }
    // Of an unknown value it makes no difference whether they did.
    if (!from.now.known) return;
    for (std::size_t kind = 0; kind < before_.abandoned_.size(); ++kind) {
        const Abandoned& abandoned = before_.abandoned_[kind];
        if (from.used[kind] == abandoned.count) continue;
        if (!abandoned.adds() && !sums_ && !Leads(abandoned.operation)) continue;
        Possibility next = Applied(from, abandoned.operation, 0);
        if (growing_ && Overshoots(next)) continue;
        next.used[kind] += 1;
        AddUnlessSurpassed(open_, std::move(next), before_.abandoned_);
        if (open_.size() > Possibilities::kBranchesMax) return;
    }
}

Possibility AnswerSearch::Applied(const Possibility& from, const Operation& operation,
                                  OperationId id) const {
    Possibility next = from;
    const bool overwrites = operation.kind != Operation::Kind::kIncrement;
    if (overwrites || from.now.known) next.now = {true, After(from.now.value, operation)};
    for (const Pending& other : before_.pending_) {
        if (other.call.id == id) continue;
        if (other.read()) {
            if (!other.doubtful) MarkPassed(next, other, from.now, overwrites);
        } else if (overwrites && (other.overwrites() || other.doubtful)) {
            Note& note = NoteOf(next, other.call.id);
            if (!note.taken) note.hidden = true;
        }
    }
    return next;
}

// `old` was there while `read` was under way.
void AnswerSearch::MarkPassed(Possibility& next, const Pending& read, const Content& old,
                              bool overwrites) const {
    const Note* const note = FindNote(next, read.call.id);
    const auto holds = [&old](const std::vector<Content>& values) {
        return std::find(values.begin(), values.end(), old) != values.end();
    };
    const bool listed = holds(read.values) || (note != nullptr && holds(note->values));
    if (!listed) NoteOf(next, read.call.id).values.push_back(old);
    if (overwrites) NoteOf(next, read.call.id).hidden = true;
}

// Whether the answer is what comes of this put or delete, followed by the goal at once.
bool AnswerSearch::Leads(const Operation& operation) const {
    if (goal_.overwrites()) return false;
    if (goal_.doubtful) return true;
    const Value left = After({}, operation);
    return (goal_.read() ? left : After(left, *goal_.call.operation)) == answer_;
}

bool AnswerSearch::Overshoots(const Possibility& possibility) const {
    if (!possibility.now.known) return false;
    const std::int64_t number = NumberIn(possibility.now.value);
    return Small(number) && number > most_;
}

// Whether what the goal has read must be what is there now.
bool AnswerSearch::Unambiguous(const Possibility& possibility) const {
    if (goal_.doubtful || !goal_.values.empty()) return false;
    if (FindNote(possibility, goal_.call.id) != nullptr) return false;
    return std::all_of(before_.pending_.begin(), before_.pending_.end(), [this](const Pending& p) {
        if (p.call.id == goal_.call.id || (p.read() && p.doubtful)) return true;
        return p.read() && before_.abandoned_.empty();
    });
}

}  // namespace raft::sim
