// What real systems let their users choose about a server, and the switches of "break this rule".
#pragma once

#include <cstdint>

#include "raft/rules.h"
#include "raft/types.h"

namespace raft {

// How a leader finds where a follower's log and its own meet (§3.5).
enum class Backoff : std::uint8_t {
    kNaive,  // One index back at every refusal.
    kFast,   // One term back at every refusal.
};

// Whether a server asks if it could win before it raises its term (§9.6).
enum class PreVote : std::uint8_t {
    kOff,
    kOn,       // A voter also says no while it hears a leader.
    kLogOnly,  // A voter looks at term and log alone.
};

// How voters are changed (§4).
enum class Membership : std::uint8_t {
    kJoint,   // Through C_old,new (§4.3).
    kSingle,  // One server at a time (§4.1).
};

// Lengths of time are on the server's own clock. Where a rule says "an election timeout" it is the
// lower end of the range.
struct NodeOptions {
    Micros election_timeout_min = 150 * kMillisecond;
    Micros election_timeout_max = 300 * kMillisecond;
    Micros heartbeat = 50 * kMillisecond;
    bool noop = true;  // A new leader appends an empty entry of its term (§6.4).
    Backoff backoff = Backoff::kFast;
    std::uint32_t max_entries = 0;  // At most so many in one AppendEntries; 0 is no limit.
    std::uint32_t inflight = 0;     // At most so many unanswered appends a follower; 0 is no limit.
    PreVote prevote = PreVote::kOff;
    // A leader that hears no majority for an election timeout steps down (§6.2), and while a leader
    // is heard, votes are refused (§4.2.3): each needs the other.
    bool check_quorum = false;
    Membership membership = Membership::kJoint;
    std::uint32_t chunk = 0;  // At most so many bytes of a snapshot in one message; 0: whole.
    // Leases need check_quorum. A leader's lasts an election timeout divided by the bound on how
    // much faster one clock may run than another (§6.4.1); a follower's lasts `lease`, 0: none.
    Micros lease = 0;
    Millionths clock_drift_bound = 1'250'000;  // At least 1.
    Rules rules{};

    bool operator==(const NodeOptions&) const = default;
};

}  // namespace raft
