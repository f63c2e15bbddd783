// The commands that do harm to servers and links, and those that mend it. The others, and the
// variant of all, are in command.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "raft/sim/event.h"
#include "raft/sim/time.h"
#include "raft/types.h"

namespace raft::sim {

struct Crash {
    NodeId server{};
    std::optional<Stage> at{};

    bool operator==(const Crash&) const = default;
};
struct Restart {
    NodeId server{};
    bool operator==(const Restart&) const = default;
};
struct Pause {
    NodeId server{};
    bool operator==(const Pause&) const = default;
};
struct Resume {
    NodeId server{};
    bool operator==(const Resume&) const = default;
};
struct Wipe {
    NodeId server{};
    bool operator==(const Wipe&) const = default;
};

// "cut S1 S2" both ways, "cut S1 -> S2" one way.
struct Cut {
    NodeId from{};
    NodeId to{};
    bool one_way = false;

    bool operator==(const Cut&) const = default;
};

// Without a link: all of them.
struct Heal {
    std::optional<Cut> link{};

    bool operator==(const Heal&) const = default;
};

// Cuts every link between servers of different sides; a server in no side is cut from all others.
struct Partition {
    std::vector<std::vector<NodeId>> sides{};

    bool operator==(const Partition&) const = default;
};
struct Isolate {
    NodeId server{};
    bool operator==(const Isolate&) const = default;
};

// Both ways; stays until set again.
struct SetLinkLatency {
    NodeId from{};
    NodeId to{};
    Range latency{};

    bool operator==(const SetLinkLatency&) const = default;
};
struct SetLinkLoss {
    NodeId from{};
    NodeId to{};
    Millionths loss = 0;

    bool operator==(const SetLinkLoss&) const = default;
};
struct SetClockRate {
    NodeId server{};
    Millionths rate = kWhole;

    bool operator==(const SetClockRate&) const = default;
};
struct SetServerFsync {
    NodeId server{};
    Micros fsync = 0;

    bool operator==(const SetServerFsync&) const = default;
};

}  // namespace raft::sim
