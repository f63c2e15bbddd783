// What can be true of a key: asking, answering, failing, giving up.
#include "raft/sim/possibilities.h"

#include <algorithm>
#include <limits>

#include "raft/check.h"
#include "raft/sim/answer_search.h"

namespace raft::sim {

namespace {

constexpr std::uint16_t kCountMax = std::numeric_limits<std::uint16_t>::max();

bool Contains(const std::vector<Content>& contents, const Content& content) {
    return std::find(contents.begin(), contents.end(), content) != contents.end();
}

// Compares two possibilities with the same value.
class Comparison {
  public:
    Comparison(const Possibility& a, const Possibility& b, const std::vector<Abandoned>& abandoned)
        : a_(a), b_(b), abandoned_(abandoned) {}

    // A note that is missing says that nothing happened.
    [[nodiscard]] bool NoteSurpasses(const Note& a, const Note& b) const {
        if (a.taken) return b.taken && a.values == b.values;
        // A hidden put can still be said to have happened, or to happen later.
        if (b.taken) return a.hidden && b.values.empty();
        if (b.hidden && !a.hidden) return false;
        return std::all_of(b.values.begin(), b.values.end(), [&](const Content& value) {
            return Contains(a.values, value) || (a.hidden && CanUse(value));
        });
    }

  private:
    // Whether it was left by an abandoned put that `a` can still say to have happened unseen.
    [[nodiscard]] bool CanUse(const Content& content) const {
        for (std::size_t kind = 0; kind < abandoned_.size(); ++kind) {
            const Abandoned& abandoned = abandoned_[kind];
            if (a_.used[kind] >= b_.used[kind] || abandoned.adds() || !content.known) continue;
            if (After({}, abandoned.operation) == content.value) return true;
        }
        return false;
    }

    const Possibility& a_;
    const Possibility& b_;
    const std::vector<Abandoned>& abandoned_;
};

}  // namespace

const Note* FindNote(const Possibility& possibility, OperationId id) {
    for (const Note& note : possibility.notes) {
        if (note.id == id) return &note;
    }
    return nullptr;
}

Note& NoteOf(Possibility& possibility, OperationId id) {
    auto& notes = possibility.notes;
    const auto place =
        std::lower_bound(notes.begin(), notes.end(), id,
                         [](const Note& note, OperationId i) { return note.id < i; });
    if (place != notes.end() && place->id == id) return *place;
    Note note;
    note.id = id;
    return *notes.insert(place, std::move(note));
}

void EraseNote(Possibility& possibility, OperationId id) {
    auto& notes = possibility.notes;
    const auto place =
        std::find_if(notes.begin(), notes.end(), [id](const Note& note) { return note.id == id; });
    if (place != notes.end()) notes.erase(place);
}

bool Fits(const Content& content, const Value& value) {
    return !content.known || content.value == value;
}

bool AnyFits(const std::vector<Content>& contents, const Value& value) {
    return std::any_of(contents.begin(), contents.end(),
                       [&value](const Content& content) { return Fits(content, value); });
}

bool Surpasses(const Possibility& a, const Possibility& b,
               const std::vector<Abandoned>& abandoned) {
    if (a.now != b.now) return false;
    for (std::size_t kind = 0; kind < a.used.size(); ++kind) {
        if (a.used[kind] > b.used[kind]) return false;
    }
    const Comparison comparison(a, b, abandoned);
    const Note nothing;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.notes.size() || j < b.notes.size()) {
        const bool first =
            j == b.notes.size() || (i < a.notes.size() && a.notes[i].id < b.notes[j].id);
        const bool second =
            i == a.notes.size() || (j < b.notes.size() && b.notes[j].id < a.notes[i].id);
        if (!comparison.NoteSurpasses(second ? nothing : a.notes[i],
                                      first ? nothing : b.notes[j])) {
            return false;
        }
        if (!second) i += 1;
        if (!first) j += 1;
    }
    return true;
}

void AddUnlessSurpassed(std::vector<Possibility>& possible, Possibility next,
                        const std::vector<Abandoned>& abandoned) {
    const bool surpassed = std::any_of(possible.begin(), possible.end(), [&](const Possibility& p) {
        return Surpasses(p, next, abandoned);
    });
    if (!surpassed) possible.push_back(std::move(next));
}

void Possibilities::Invoke(Invocation call) {
    Pending& pending = pending_.emplace_back();
    pending.call = std::move(call);
}

const Pending& Possibilities::At(OperationId id) const {
    const auto place = std::find_if(pending_.begin(), pending_.end(),
                                    [id](const Pending& p) { return p.call.id == id; });
    RAFT_CHECK(place != pending_.end());
    return *place;
}

void Possibilities::Remove(OperationId id) {
    std::erase_if(pending_, [id](const Pending& p) { return p.call.id == id; });
}

bool Possibilities::Return(OperationId id, const Value& answer) {
    const Pending& goal = At(id);
    if (hopeless_) {
        Remove(id);
        return true;
    }
    if (pending_.size() == 1 && abandoned_.empty() && possible_.size() == 1 && !goal.doubtful) {
        if (possible_[0].now.known && possible_[0].notes.empty()) {
            return ReturnAlone(goal, answer);
        }
    }
    AnswerSearch search(*this, goal, answer);
    const bool complete = search.Run();
    Remove(id);
    if (!complete) {
        StartAnew();
        return true;
    }
    possible_ = std::move(search.kept());
    if (possible_.empty()) {
        StartAnew();
        return false;
    }
    Drop();
    for (Pending& pending : pending_) {
        if (pending.read() && !pending.doubtful) TidyRead(pending);
    }
    TidyAbandoned();
    return true;
}

// Nothing else is under way, and the value is known: most answers.
bool Possibilities::ReturnAlone(const Pending& goal, const Value& answer) {
    Content& now = possible_[0].now;
    if (!goal.read()) now.value = After(now.value, *goal.call.operation);
    const bool fits = now.value == answer || (goal.read() && AnyFits(goal.values, answer));
    pending_.clear();
    if (!fits) StartAnew();
    return fits;
}

void Possibilities::Fail(OperationId id) {
    const auto needed = [id](const Possibility& possibility) {
        const Note* const note = FindNote(possibility, id);
        return note != nullptr && note->taken;
    };
    if (std::all_of(possible_.begin(), possible_.end(), needed)) return Abandon(id);
    std::erase_if(possible_, needed);
    for (Possibility& possibility : possible_) EraseNote(possibility, id);
    Remove(id);
    Drop();
}

// Its place among the abandoned, made if there is none.
std::size_t Possibilities::KindOf(const Operation& operation) {
    std::size_t kind = 0;
    while (kind < abandoned_.size() && abandoned_[kind].operation != operation) kind += 1;
    if (kind == abandoned_.size()) {
        abandoned_.push_back({operation, 0});
        for (Possibility& possibility : possible_) possibility.used.push_back(0);
    }
    return kind;
}

void Possibilities::Abandon(OperationId id) {
    const std::optional<Operation> operation = At(id).call.operation;
    Remove(id);
    if (hopeless_) return;
    std::size_t kind = 0;
    if (operation.has_value()) {
        kind = KindOf(*operation);
        abandoned_[kind].count += 1;
    }
    for (Possibility& possibility : possible_) {
        const Note* const note = FindNote(possibility, id);
        if (note == nullptr) continue;
        if (note->taken) possibility.used[kind] += 1;
        EraseNote(possibility, id);
    }
    Drop();
    TidyAbandoned();
}

void Possibilities::StartAnew() {
    // One of the answers was wrong: what was concluded from them falls with it.
    for (const Abandoned& spent : spent_) {
        Abandoned& again = abandoned_[KindOf(spent.operation)];
        const int count = again.count + spent.count;
        again.count = static_cast<std::uint16_t>(std::min<int>(count, kCountMax));
    }
    spent_.clear();
    Possibility anything;
    anything.now.known = false;
    anything.used.assign(abandoned_.size(), 0);
    possible_.assign(1, anything);
    for (Pending& pending : pending_) {
        pending.doubtful = true;
        pending.values.clear();
    }
}

void Possibilities::Drop() {
    if (possible_.size() < 2) return;
    std::vector<Possibility> kept;
    for (std::size_t i = 0; i < possible_.size(); ++i) {
        bool surpassed = false;
        for (std::size_t j = 0; j < possible_.size() && !surpassed; ++j) {
            // Of two that are worth the same, the first stays.
            surpassed = i != j && Surpasses(possible_[j], possible_[i], abandoned_) &&
                        (j < i || !Surpasses(possible_[i], possible_[j], abandoned_));
        }
        if (!surpassed) kept.push_back(possible_[i]);
    }
    possible_ = std::move(kept);
}

// What passed by a read in every possibility is told once.
void Possibilities::TidyRead(Pending& read) {
    const OperationId id = read.call.id;
    const Note* const first = FindNote(possible_[0], id);
    if (first == nullptr) return;
    std::vector<Content> shared = first->values;
    for (const Possibility& possibility : possible_) {
        const Note* const note = FindNote(possibility, id);
        if (note == nullptr) return;
        std::erase_if(shared, [&](const Content& c) { return !Contains(note->values, c); });
    }
    read.values.insert(read.values.end(), shared.begin(), shared.end());
    read.doubtful = read.values.size() > kPassedMax;
    for (Possibility& possibility : possible_) {
        Note& note = NoteOf(possibility, id);
        std::erase_if(note.values, [&](const Content& c) { return Contains(shared, c); });
        const bool said = !note.hidden && note.values.empty();
        if (said || read.doubtful) EraseNote(possibility, id);
    }
    if (read.doubtful) read.values.clear();
}

void Possibilities::Spend(const Operation& operation, std::uint16_t count) {
    for (Abandoned& spent : spent_) {
        if (spent.operation != operation) continue;
        spent.count = static_cast<std::uint16_t>(std::min<int>(spent.count + count, kCountMax));
        return;
    }
    if (spent_.size() == kSpentMax) spent_.erase(spent_.begin());
    spent_.push_back({operation, count});
}

// What every possibility has used up is no longer to come.
void Possibilities::TidyAbandoned() {
    for (std::size_t kind = abandoned_.size(); kind-- > 0;) {
        Abandoned& abandoned = abandoned_[kind];
        std::uint16_t least = abandoned.count;
        for (const Possibility& p : possible_) least = std::min(least, p.used[kind]);
        if (least != 0) Spend(abandoned.operation, least);
        abandoned.count = static_cast<std::uint16_t>(abandoned.count - least);
        for (Possibility& p : possible_) {
            p.used[kind] = static_cast<std::uint16_t>(p.used[kind] - least);
        }
        if (abandoned.count != 0) {
            hopeless_ = hopeless_ || abandoned.count == kCountMax;
            continue;
        }
        for (Possibility& p : possible_) {
            p.used.erase(p.used.begin() + static_cast<std::ptrdiff_t>(kind));
        }
        abandoned_.erase(abandoned_.begin() + static_cast<std::ptrdiff_t>(kind));
    }
    hopeless_ = hopeless_ || abandoned_.size() > kAbandonedMax;
    if (!hopeless_) return;
    abandoned_.clear();
    possible_.assign(1, Possibility{});
}

}  // namespace raft::sim
