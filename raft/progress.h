// What a leader knows of one follower: nextIndex, matchIndex, and how eagerly it may send.
//
// Rule:   Fig. 3.1 (volatile state on leaders), §3.5 (repair), §10.2.1 (pipelining).
// Invariant: 0 <= match < next. Matching never falls; next never falls to match or below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

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
};

}  // namespace raft
