// What one step asks of the world, in order: save, send, apply.
//
// Rule:   §3.8 (what must be on disk before answering), §10.2.1 (what need not wait).
// Caller: sim::Server takes it after every input, and reports back through Node::Saved and
//         Node::Applied (the two halves of RawNode's Advance).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "raft/entry.h"
#include "raft/event.h"
#include "raft/message.h"
#include "raft/snapshot.h"
#include "raft/types.h"

namespace raft {

// What must survive a crash beside the log (Fig. 3.1, "Persistent state").
struct HardState {
    Term term = 0;
    std::optional<NodeId> vote{};

    bool operator==(const HardState&) const = default;
};

// What became of a read (Node::Read): it may be answered, or it failed.
struct ReadState {
    std::uint64_t read = 0;
    bool failed = false;
    Index index = 0;                 // The machine must have applied so far; its state is current.
    std::optional<NodeId> leader{};  // When failed: whom to ask, if known.
};

struct Ready {
    // Rises by one with every write. What was numbered earlier must be durable no later.
    std::uint64_t write_number = 0;  // 0: nothing to save.

    // 1. To save. With `first_changed` set, the saved log ends before that index and continues with
    //    `entries` (which can be none: a pure removal). A snapshot is saved first, in one piece
    //    with them: where the saved log holds its last entry what follows stays, else all of it
    //    goes.
    std::optional<HardState> hard_state{};
    std::shared_ptr<const Snapshot> snapshot{};
    std::optional<Index> first_changed{};
    Entries entries{};

    // 2. To send at once: these promise nothing about the own disk. A leader's AppendEntries are
    //    among them, it writes in parallel (§10.2.1).
    std::vector<Message> messages{};

    // 3. To send once every write up to here is durable: votes, acknowledgements, vote requests.
    std::vector<Message> promises{};

    // 4. To apply: with `restore`, first the machine is made anew from `snapshot`. Then, in order,
    //    the log's entries [apply_first, apply_last]; none when 0.
    bool restore = false;
    Index apply_first = 0;
    Index apply_last = 0;

    // 5. Reads whose index is known: to be answered once the machine has applied so far.
    std::vector<ReadState> reads{};

    // What was decided on the way, in order.
    std::vector<Event> events{};

    [[nodiscard]] bool must_save() const { return write_number != 0; }
    // Forgets the contents and keeps the memory.
    void Clear();
    // Exchanges the contents, moving no message and no event.
    void Swap(Ready& other);
};

}  // namespace raft
