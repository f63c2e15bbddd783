// What commands speak about: facts and conditions about a cluster, and which messages are meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raft/message.h"
#include "raft/sim/event.h"
#include "raft/types.h"

namespace raft::sim {

// One fact about a cluster; which fields count depends on the kind.
struct Fact {
    enum class Kind : std::uint8_t {
        kLeader,        // "leader": some live server leads.
        kLeaderIs,      // "leader S1".
        kRole,          // "S1 follower|candidate|leader|learner|crashed|precandidate".
        kTerm,          // "term 4": some server has reached it.
        kServerTerm,    // "S1 term 4": exactly.
        kServerCommit,  // "S1 commit 3": at least.
        kServerApplied,
        kCommit,  // "commit 3": at least, on every live member.
        kIdle,    // Nothing in flight.
        kSent,    // "sent TYPE [S1 [S2]]": since the condition began to be watched.
        kDelivered,
        kViolation,  // "violation ["NAME"]".
    };
    enum class RoleWord : std::uint8_t {
        kFollower,
        kPreCandidate,
        kCandidate,
        kLeader,
        kLearner,
        kCrashed
    };

    Kind kind = Kind::kLeader;
    bool negated = false;
    NodeId server{};
    RoleWord role = RoleWord::kFollower;
    std::uint64_t number = 0;
    MessageType type = MessageType::kRequestVote;
    std::optional<NodeId> from{};
    std::optional<NodeId> to{};
    std::string name{};

    bool operator==(const Fact&) const = default;
};

// All of them at once ("A and B"). Never empty.
struct Condition {
    std::vector<Fact> facts{};

    bool operator==(const Condition&) const = default;
};

// Which messages: "AppendEntries S1 -> S3", "S1 -> S3", "-> S3", "AppendEntries", or any.
struct MessageFilter {
    std::optional<MessageType> type{};
    std::optional<NodeId> from{};
    std::optional<NodeId> to{};

    bool operator==(const MessageFilter&) const = default;
};

struct MessageSelector {
    enum class Which : std::uint8_t { kFirst, kLast, kAll };

    std::optional<MessageId> id{};  // "#17"; else the filter.
    MessageFilter filter{};
    Which which = Which::kFirst;

    bool operator==(const MessageSelector&) const = default;
};

}  // namespace raft::sim
