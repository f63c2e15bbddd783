// What survives a crash, and the writes under way to it.
//
// One write to the medium (an fsync) is under way at a time; what is handed over meanwhile waits
// and is covered, all together, by the next one. The server goes on with its work while it waits.
//
// Rule: §3.8 (term, vote and log are on stable storage before a promise leaves), §10.2.1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "raft/node.h"
#include "raft/ready.h"
#include "raft/sim/event.h"
#include "raft/sim/time.h"
#include "raft/snapshot.h"

namespace raft::sim {

// What one Ready asks to save.
struct Write {
    std::uint64_t number = 0;
    std::optional<HardState> hard{};
    std::shared_ptr<const Snapshot> snapshot{};  // Comes before what follows; null: none.
    std::optional<Index> first_changed{};
    Entries entries{};
    EventId cause = 0;  // The event that the write began with.
};

class Disk {
  public:
    Disk() = default;
    explicit Disk(DiskState durable) : durable_(std::move(durable)) {}

    // What a crash leaves.
    [[nodiscard]] const DiskState& durable() const { return durable_; }
    // What the disk will hold once every waiting write is done.
    [[nodiscard]] HardState HardAfter() const;
    [[nodiscard]] Index LastIndexAfter() const;

    // Writes handed over and not yet durable, in order.
    [[nodiscard]] const std::vector<Write>& waiting() const { return waiting_; }
    [[nodiscard]] bool outstanding() const { return !waiting_.empty(); }
    // The number of the last write handed over.
    [[nodiscard]] std::uint64_t last_number() const { return last_number_; }

    void Add(Write write);
    // The event that the last write handed over began with. REQUIRES: outstanding().
    void SetLastCause(EventId cause) { waiting_.back().cause = cause; }
    // An fsync begins: it covers all that waits now. REQUIRES: outstanding(), none under way.
    void Begin(Micros now, Micros length);
    [[nodiscard]] bool under_way() const { return covered_ != 0; }
    [[nodiscard]] Micros began_at() const { return began_at_; }
    [[nodiscard]] Micros done_at() const { return done_at_; }
    // Rises with every Begin, so that an abandoned fsync's end is recognized.
    [[nodiscard]] std::uint64_t generation() const { return generation_; }

    // The fsync under way is done: what it covers is durable. Returns the last write of it, with
    // the latest snapshot among all that it covers. REQUIRES: under_way().
    Write Finish();
    // Everything that waits is durable, under way or not. REQUIRES: outstanding().
    Write FinishAll();

    // A crash: what is not durable is gone.
    void LoseWaiting();
    // The disk is lost.
    void Wipe();
    // By hand: from now on it holds this, and nothing waits.
    void Replace(DiskState durable);

  private:
    Write Finish(std::size_t count);
    void Store(const Write& write);
    // The log's last index, and the term at an index, once the first `writes` of those that wait
    // are done.
    [[nodiscard]] Index LastIndexAfter(std::size_t writes) const;
    [[nodiscard]] std::optional<Term> TermAfter(std::size_t writes, Index index) const;

    DiskState durable_{};
    std::vector<Write> waiting_{};
    std::size_t covered_ = 0;  // So many of the waiting ones the fsync under way covers.
    Micros began_at_ = 0;
    Micros done_at_ = 0;
    std::uint64_t generation_ = 0;
    std::uint64_t last_number_ = 0;
};

}  // namespace raft::sim
