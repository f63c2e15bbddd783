// What a leader knows of one follower: nextIndex, matchIndex, and how eagerly it may send.
//
// Rule:   Fig. 3.1 (volatile state on leaders), §3.5 (repair), §10.2.1 (pipelining), §5.1
//         (snapshots in chunks).
// Invariant: 0 <= match < next. Matching never falls; next never falls to match or below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "raft/snapshot.h"
#include "raft/types.h"

namespace raft {

enum class ProgressState : std::uint8_t {
    kProbe,      // Where the logs meet is unknown: one message at a time.
    kReplicate,  // The logs meet at match: entries are sent as they come, up to a window.
    kSnapshot,   // The follower needs what the log no longer holds.
};

struct Progress {
    NodeId id{};
    ProgressState state = ProgressState::kProbe;
    Index next = 1;                 // The next entry to send.
    Index match = 0;                // The follower is known to agree up to here, on its disk.
    bool probe_out = false;         // kProbe: a message is out and unanswered.
    std::vector<Index> inflight{};  // kReplicate: the last index of each unanswered append, rising.

    // kReplicate: some append in flight was refused, and nothing has been accepted since.
    bool doubted = false;

    // kSnapshot: what is being sent, and how much of it the follower has stored.
    std::shared_ptr<const Snapshot> sending{};
    std::uint64_t stored = 0;
    bool chunk_out = false;  // A chunk was sent since the last round of heartbeats.

    // When the follower was last heard of, and the latest round that it has answered, with the
    // moment when that round began. All on the leader's own clock, since it leads.
    Micros heard_at = 0;
    std::uint64_t acked_round = 0;
    Micros acked_since = kLongAgo;

    // Follower lease: counted from here on the follower's clock (its last reply's; 0 when it has
    // not replied since the last grant), and over, on the leader's clock, at `lease_until`; 0 when
    // none was granted.
    Micros lease_since = 0;
    Micros lease_until = 0;

    // Whether entries may be sent now; `window` is the most appends in flight, 0 for no limit.
    [[nodiscard]] bool MaySend(std::size_t window) const;

    // An append that ends at `last` has been sent.
    void OnSent(Index last);
    // The follower agrees up to `index`.
    void OnAccepted(Index index);
    // The follower refused at next - 1. Probing goes on from `candidate`, kept inside (match,
    // next); or from match + 1, when the logs were known to meet there and messages were merely
    // lost.
    void OnRefused(Index candidate);
    // kReplicate: what is in flight is given up; probing goes on from match + 1.
    void SendAgain();
    // The follower needs what the log no longer holds.
    void BeginSnapshot(std::shared_ptr<const Snapshot> snapshot);
    // All of it is installed, or was not needed: probing goes on behind it.
    void EndSnapshot();
};

}  // namespace raft
