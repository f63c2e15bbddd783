// Whether what clients were answered can be the work of one machine, one operation at a time.
//
// Every operation must appear to take effect at one moment between its asking and its answer. The
// monitor judges each answer when it comes, key by key, since an operation touches one key only
// (a history is linearizable if it is so for each key). It is a value, and looks only at what is
// under way, so neither its size nor its cost grows with the run.
//
// It never cries wolf: where too much is open (the bounds are in possibilities.h: 1,024 branches,
// 128 different operations of unknown fate) it lets an answer pass.
//
// Rule:   §6.3, §6.4.
// Caller: sim::Cluster, with everything that clients ask and hear.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "raft/sim/operations.h"
#include "raft/sim/possibilities.h"

namespace raft::sim {

class LinearizabilityMonitor {
  public:
    // REQUIRES: the id is new.
    void Invoke(Invocation call);

    // The answer came. `value` is the key's value after a command (nothing after a delete), or what
    // a read returned (nothing: no such key). After a clash the key starts anew, with any value, so
    // that one fault is said once. An operation that is not under way is passed over, here and
    // below.
    [[nodiscard]] std::optional<Clash> Return(OperationId id, const Value& value, Micros at,
                                              EventId event, NodeId answered_by);
    // It certainly had no effect (refused).
    void Fail(OperationId id);
    // Nobody will ever say whether it took effect: it may at any time from its asking on, or never.
    void Abandon(OperationId id);

    [[nodiscard]] std::size_t pending() const { return pending_.size(); }
    // Of a key; 0 if nothing was ever asked of it.
    [[nodiscard]] std::size_t possibilities(const std::string& key) const;

  private:
    struct Key {
        std::string name{};
        Possibilities possibilities{};
        RecentOperations recent{};
    };
    struct Place {
        OperationId id = 0;
        std::size_t key = 0;  // Into keys_.
    };

    [[nodiscard]] std::size_t KeyOf(const std::string& name);
    // Where the operation is under way, which it is no longer; null if it was not.
    [[nodiscard]] Key* TakePlace(OperationId id);

    std::vector<Key> keys_{};             // In order of first use.
    std::vector<std::size_t> by_name_{};  // Into keys_, in order of name.
    std::vector<Place> pending_{};
};

}  // namespace raft::sim
