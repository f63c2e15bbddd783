// Clients of the key-value machine, what they asked, and what became of it.
//
// A client asks whom it takes for the leader, follows redirects, and asks again after a while
// without an answer; the serial number of its session lets the state machine tell a repetition from
// a new command (§6.3). The asking itself is in cluster_clients.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "raft/entry.h"
#include "raft/sim/event.h"
#include "raft/sim/time.h"

namespace raft::sim {

// One command of a client, from its first asking to its end.
struct Request {
    RequestId id = 0;
    ClientId client{};
    NodeId server{};                           // Asked last.
    std::string command{};                     // "put x 1", "register C1".
    std::shared_ptr<const Payload> payload{};  // Null for a read.
    std::optional<ReadMode> read{};            // How it reads; nothing for a command.
    std::string key{};                         // Of a read.
    std::uint64_t serial = 0;                  // 0: outside of any session.
    EntryId entry{};                           // Where a leader appended it, last.
    RequestStatus status = RequestStatus::kWaiting;
    std::optional<std::string> value{};  // The machine's answer.
    Micros asked_at = 0;                 // First.

    bool asked = false;       // It has been sent to a server; else it waits for its turn.
    bool once = false;        // One server only: no redirect, no retry.
    bool opens = false;       // Carries the opening of its session along, ahead of itself.
    bool load = false;        // Of a steady stream.
    bool exact = false;       // A command that its client means to be done exactly once.
    bool repeats = false;     // Of a command that has been answered: it asks for nothing new.
    bool shared = false;      // Other requests are about the same operation.
    RequestId operation = 0;  // What it is in the history: the request that asked for it first; 0:
                              // nothing, or nothing that still waits for its answer.
    std::uint32_t attempt = 0;  // How often it was sent.
    std::uint32_t hops = 0;     // Redirects in a row.
    NodeId turn{};              // Whom it asked by itself last, without being sent there.
    EventId cause = 0;          // The last event about it.

    [[nodiscard]] bool waiting() const { return status == RequestStatus::kWaiting; }
};

struct Client {
    enum class Session : std::uint8_t { kNone, kOpening, kOpen, kExpired };

    ClientId id{};
    Session session = Session::kNone;
    std::uint64_t serial = 0;        // Of its last command.
    std::optional<NodeId> leader{};  // Whom it takes for the leader.
    RequestId last = 0;              // Its last command, for `retry`; 0: none yet.
    RequestId open = 0;              // That one's operation, when it ended without anyone knowing
                                     // whether it was done: a repetition can still tell.
    std::uint64_t answered_serial = 0;  // The last one that was answered as done.
    EntryId seen{};                     // The newest state that it was shown, for validated reads.
    // The last answer to a read of each key, for `expect read`; nothing: the key was absent.
    std::map<std::string, std::optional<std::string>> reads{};
    std::vector<RequestId> queue{};  // Commands of its session, one after the other; the first is
                                     // under way or waits for the session to open.
};

// An answer on its way back to a client.
struct Reply {
    RequestId request = 0;
    std::uint32_t attempt = 0;
    NodeId server{};
    RequestStatus status = RequestStatus::kWaiting;
    std::optional<NodeId> leader{};  // kRefused: whom to ask instead.
    std::optional<std::string> value{};
    EntryId entry{};
    EntryId state{};  // Of a read: the last entry that the answering state holds.
    EventId cause = 0;
};

// A steady stream of commands, on so many keys in turn: "a" to "j".
constexpr char kFirstLoadKey = 'a';
constexpr char kLoadKeys = 10;

struct LoadState {
    std::uint32_t per_second = 0;  // 0: none.
    Micros began_at = 0;
    std::optional<Micros> ends_at{};
    std::uint64_t sent = 0;   // Commands so far.
    std::uint64_t ticks = 0;  // Their moments so far, the left out ones included.
    std::uint64_t generation =
        0;  // Rises with every `load`, so that an older one's ticks are stale.
    EventId cause = 0;
};

}  // namespace raft::sim
