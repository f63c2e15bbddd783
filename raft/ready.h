// What one step asks of the world, in order: save, send, apply.
//
// Rule:   §3.8 (what must be on disk before answering), §10.2.1 (what need not wait).
// Caller: sim::Server takes it after every input, and reports back through Node::Saved and
//         Node::Applied (the two halves of RawNode's Advance).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/entry.h"
#include "raft/event.h"
#include "raft/message.h"
#include "raft/types.h"

namespace raft {

// What must survive a crash beside the log (Fig. 3.1, "Persistent state").
struct HardState {
    Term term = 0;
    std::optional<NodeId> vote{};

    bool operator==(const HardState&) const = default;
};

struct Ready {
    // Rises by one with every write. What was numbered earlier must be durable no later.
    std::uint64_t write_number = 0;  // 0: nothing to save.

    // 1. To save. With `first_changed` set, the saved log ends before that index and continues with
    //    `entries` (which can be none: a pure removal).
    std::optional<HardState> hard_state{};
    std::optional<Index> first_changed{};
    Entries entries{};

    // 2. To send at once: these promise nothing about the own disk. A leader's AppendEntries are
    //    among them, it writes in parallel (§10.2.1).
    std::vector<Message> messages{};

    // 3. To send once every write up to here is durable: votes, acknowledgements, vote requests.
    std::vector<Message> promises{};

    // 4. To apply, in order: the log's entries [apply_first, apply_last]; none when 0.
    Index apply_first = 0;
    Index apply_last = 0;

    // What was decided on the way, in order.
    std::vector<Event> events{};

    [[nodiscard]] bool must_save() const { return write_number != 0; }
    // Forgets the contents and keeps the memory.
    void Clear();
    // Exchanges the contents, moving no message and no event.
    void Swap(Ready& other);
};

}  // namespace raft
