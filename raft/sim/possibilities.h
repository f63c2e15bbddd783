// All that can be true of one key, after what its clients were answered so far.
//
// A possibility is a value that the key can have, with what must have happened for it. An answer
// keeps those that it fits; before that, each lets operations that are under way take effect, as
// far as the answer asks for it: no sooner than needed ("just in time": Lowe, Testing for
// linearizability; the search is Wing and Gong's, with equal and needless branches cut).
//
//   put 1 |-------|        after the read that said 2, put 2 has taken effect, and put 1
//   put 2    |-----------  before it or, its answer not being there yet, still will
//   read         |--| 2
//
// Three things keep the possibilities few.
// - A put (or delete) of which nobody saw anything can have been hidden by a later one, so whether
//   it was need not be decided: it is marked `hidden` and stays free.
// - A read is bound to no place: a possibility lists the values that passed while it was under way.
// - A possibility that another one surpasses is dropped: the same value, no more of the abandoned
//   operations used up, no less left to happen or to have been read.
//
// Rule:   §6.3, §6.4 (every operation appears to take effect at once, between asking and answer).
// Caller: LinearizabilityMonitor, one for each key.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "raft/sim/operations.h"

namespace raft::sim {

// The value of a key, or that anything can be its value.
struct Content {
    bool known = true;
    Value value{};

    bool operator==(const Content&) const = default;
};

// What a possibility holds about an operation that is under way. None is an empty one.
struct Note {
    OperationId id = 0;
    bool taken = false;   // It has taken effect.
    bool hidden = false;  // A put or delete came after its asking: it had room before that.
    // Of an increment that was taken: its answer. Of a read: the values that passed by.
    std::vector<Content> values{};

    bool operator==(const Note&) const = default;
};

struct Possibility {
    Content now{};
    std::vector<Note> notes{};          // By rising id.
    std::vector<std::uint16_t> used{};  // How many of each kind of abandoned ones took effect.

    bool operator==(const Possibility&) const = default;
};

// An operation that is under way.
struct Pending {
    Invocation call{};
    // Asked before the key started anew: any answer will do, and it can have had its effect then.
    bool doubtful = false;
    std::vector<Content> values{};  // Of a read: those that passed by in every possibility.

    [[nodiscard]] bool read() const { return !call.operation.has_value(); }
    // A put or delete: leaves the same value, whatever was there.
    [[nodiscard]] bool overwrites() const {
        return !read() && call.operation->kind != Operation::Kind::kIncrement;
    }
    [[nodiscard]] bool adds() const { return !read() && !overwrites(); }
};

// Operations that may take effect at any time or never; equal ones are one kind.
struct Abandoned {
    Operation operation{};
    std::uint16_t count = 0;

    [[nodiscard]] bool adds() const { return operation.kind == Operation::Kind::kIncrement; }
};

class Possibilities {
  public:
    // With more branches than this the key is given up: it starts anew.
    static constexpr std::size_t kBranchesMax = 1024;
    // With more kinds of abandoned operations than this the key is never judged again.
    static constexpr std::size_t kAbandonedMax = 128;
    // Of those whose effect was seen, so many kinds are kept for a doubt about what was seen.
    static constexpr std::size_t kSpentMax = 32;
    // A read by which more values passed than this may have seen anything.
    static constexpr std::size_t kPassedMax = 256;

    void Invoke(Invocation call);
    // Whether the answer fits at all; if not, the key starts anew. The operation is over.
    // REQUIRES for this and the next two: the operation is under way.
    [[nodiscard]] bool Return(OperationId id, const Value& answer);
    // It had no effect. If what was answered so far needs its effect, it is taken as abandoned.
    void Fail(OperationId id);
    void Abandon(OperationId id);

    [[nodiscard]] const Pending& At(OperationId id) const;
    [[nodiscard]] std::size_t size() const { return possible_.size(); }

  private:
    friend class AnswerSearch;

    void Remove(OperationId id);
    void StartAnew();
    void Drop();  // Those that others surpass.
    void TidyRead(Pending& read);
    void TidyAbandoned();
    void Spend(const Operation& operation, std::uint16_t count);
    [[nodiscard]] std::size_t KindOf(const Operation& operation);
    [[nodiscard]] bool ReturnAlone(const Pending& goal, const Value& answer);

    std::vector<Possibility> possible_{Possibility{}};
    std::vector<Pending> pending_{};
    std::vector<Abandoned> abandoned_{};
    std::vector<Abandoned> spent_{};  // Abandoned, and in effect if all answers were right.
    bool hopeless_ = false;           // Never judged again.
};

[[nodiscard]] const Note* FindNote(const Possibility& possibility, OperationId id);
// The one of this operation, made if there is none.
[[nodiscard]] Note& NoteOf(Possibility& possibility, OperationId id);
void EraseNote(Possibility& possibility, OperationId id);
// Whether `content`, or one of these, can be `value`.
[[nodiscard]] bool Fits(const Content& content, const Value& value);
[[nodiscard]] bool AnyFits(const std::vector<Content>& contents, const Value& value);
// Whether `a` leaves open all that `b` does. `abandoned` are the kinds that both count.
[[nodiscard]] bool Surpasses(const Possibility& a, const Possibility& b,
                             const std::vector<Abandoned>& abandoned);
// Adds `next` unless one that is there surpasses it.
void AddUnlessSurpassed(std::vector<Possibility>& possible, Possibility next,
                        const std::vector<Abandoned>& abandoned);

}  // namespace raft::sim
