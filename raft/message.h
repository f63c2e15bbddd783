// The RPCs of Raft as plain data (Fig. 3.1): what travels between servers, whole.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "raft/configuration.h"
#include "raft/entry.h"
#include "raft/types.h"

namespace raft {

// Asks for a vote (Fig. 3.1). `pre` is the question before the question (§9.6): nothing changes.
struct RequestVote {
    EntryId last_entry{};
    bool pre = false;
    bool transfer = false;  // Sent on behalf of a leader that hands over (§3.10).

    bool operator==(const RequestVote&) const = default;
};

struct RequestVoteReply {
    bool granted = false;
    bool pre = false;

    bool operator==(const RequestVoteReply&) const = default;
};

// Replicates entries; without entries it is a heartbeat (§3.5).
struct AppendEntries {
    EntryId prev{};  // The entry that must come right before the first of `entries`.
    Entries entries{};
    Index commit = 0;         // The leader's commitIndex.
    std::uint64_t round = 0;  // Counts the leader's rounds from 1 in each term; echoed in replies.
    // A follower lease of this length (0: none), counted from `lease_since` on the follower's own
    // clock: the moment that its last reply named. However late it arrives, it ends in time.
    Micros lease = 0;
    Micros lease_since = 0;
};

struct AppendEntriesReply {
    bool success = false;
    Index match = 0;           // On success: the follower's log agrees up to here.
    Index prev_index = 0;      // The request's prev.index; 0 in the answer to a stale leader.
    Term conflict_term = 0;    // On refusal: the follower's term at prev.index, 0 when it is too
    Index conflict_index = 0;  // short; and its first index of that term, or its last index + 1.
    Index last_index = 0;      // The follower's last index.
    std::uint64_t round = 0;   // The request's round; 0 in the answer to a stale leader.
    Micros clock = 0;          // The follower's own clock; a lease will be counted from here.

    bool operator==(const AppendEntriesReply&) const = default;
};

// Sends a snapshot, whole or in chunks (§5.1). A chunk belongs to a transfer: leader, term, index.
struct InstallSnapshot {
    EntryId last_included{};
    std::uint64_t offset = 0;                   // Of this chunk, in bytes of the whole.
    std::shared_ptr<const std::string> data{};  // The chunk; null is empty.
    bool done = false;                          // The last chunk.
    // The latest configuration in the snapshot; null: as the receiver knows it.
    std::shared_ptr<const Configuration> config{};
    std::uint64_t round = 0;
};

struct InstallSnapshotReply {
    bool success = false;      // The chunk was taken; false: go on from `stored`.
    Index snapshot_index = 0;  // The transfer that it answers; 0 in the answer to a stale leader.
    std::uint64_t stored = 0;  // Bytes that the follower has of it.
    bool done = false;         // All of it is installed, or was not needed.
    std::uint64_t round = 0;

    bool operator==(const InstallSnapshotReply&) const = default;
};

// Tells the target of a leadership transfer to start an election at once (§3.10).
struct TimeoutNow {
    bool operator==(const TimeoutNow&) const = default;
};

// A follower asks the leader for a read index (§6.4).
struct ReadIndex {
    std::uint64_t read = 0;  // The follower's own number for it.

    bool operator==(const ReadIndex&) const = default;
};

struct ReadIndexReply {
    std::uint64_t read = 0;
    Index index = 0;

    bool operator==(const ReadIndexReply&) const = default;
};

using MessageBody =
    std::variant<RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply, InstallSnapshot,
                 InstallSnapshotReply, TimeoutNow, ReadIndex, ReadIndexReply>;

// One message: every RPC carries its sender's term (§3.3).
struct Message {
    NodeId from{};
    NodeId to{};
    Term term = 0;
    MessageBody body{};
};

// The names that commands, JSON and pictures use.
enum class MessageType : std::uint8_t {
    kRequestVote,
    kRequestVoteReply,
    kPreVote,
    kPreVoteReply,
    kAppendEntries,
    kAppendEntriesReply,
    kInstallSnapshot,
    kInstallSnapshotReply,
    kTimeoutNow,
    kReadIndex,
    kReadIndexReply,
};

constexpr std::size_t kMessageTypes = 11;

[[nodiscard]] MessageType TypeOf(const Message& message);

// "AppendEntriesReply".
[[nodiscard]] const char* NameOf(MessageType type);

// A heartbeat is an AppendEntries that carries no entries (§3.5).
[[nodiscard]] bool IsHeartbeat(const Message& message);

// An answer to a request of the other side.
[[nodiscard]] bool IsReply(MessageType type);

}  // namespace raft
