// What clients ask of one key and are answered, and the words for an answer that cannot be.
//
// Rule:   §2.1 (what a command does to the machine is fixed: state_machine.h).
// Caller: LinearizabilityMonitor (linearizability.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/entry.h"
#include "raft/sim/event.h"
#include "raft/sim/time.h"

namespace raft::sim {

using OperationId = RequestId;             // A request of a client is one operation.
using Value = std::optional<std::string>;  // Of a key; nothing: the key is absent.

// A client asks for the first time.
struct Invocation {
    OperationId id = 0;
    ClientId client{};
    std::string key{};
    std::optional<Operation> operation{};  // Nothing for a read.
    Micros at = 0;
    EventId event = 0;
    NodeId server{};  // Asked first.
};

// An answer that no order of the operations explains.
struct Clash {
    std::string detail{};          // One sentence: who clashes with whom, and about what.
    EventId event = 0;             // The answer.
    EventId other = 0;             // The answer of the operation that it clashes with, or 0.
    std::string chinese_detail{};  // The same sentence as `detail`.
};

// The number that a value stands for; a value that is none counts as 0, as does an absent one.
[[nodiscard]] std::int64_t NumberIn(const Value& value);
// The key's value after the operation, which does to it what the machine does.
[[nodiscard]] Value After(const Value& value, const Operation& operation);

// An operation that was answered.
struct Completed {
    ClientId client{};
    std::optional<Operation::Kind> kind{};  // Nothing for a read.
    std::string argument{};                 // "2" of `put x 2`, "5" of `increment n 5`.
    Value value{};                          // The answer.
    NodeId answered_by{};
    Micros asked_at = 0;
    Micros answered_at = 0;
    EventId event = 0;  // Of the answer.
};

// The last operations on a key that were answered: enough to name the one that a clash is with.
class RecentOperations {
  public:
    static constexpr std::size_t kKept = 32;

    // A command is asked for; it counts even if nobody hears of it again.
    void CountAsked(const Operation& operation);
    // It certainly had no effect.
    void CountFailed(const Operation& operation);
    void Add(Completed completed);
    // After a clash, what the key's operations add up to is not known any more.
    void LoseCount() { total_ = std::nullopt; }

    // Why `answer`, of an operation on `key`, cannot be.
    [[nodiscard]] Clash Explain(const std::string& key, const Completed& answer) const;

  private:
    [[nodiscard]] const Completed* Contradicting(const Completed& answer) const;

    std::vector<Completed> kept_{};  // A ring once it is full.
    std::size_t oldest_ = 0;
    // Everything that was ever asked to be added; nothing once the key was put or deleted.
    std::optional<std::int64_t> total_ = 0;
};

// What is to be remembered of an operation that was answered.
[[nodiscard]] Completed CompletedFrom(const Invocation& call, const Value& value, Micros at,
                                      EventId event, NodeId answered_by);

}  // namespace raft::sim
