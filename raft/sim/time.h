// Virtual time: microseconds since the cluster's beginning, and what lies between two of them.
#pragma once

#include <cstdint>

#include "raft/types.h"

namespace raft::sim {

using raft::kMillisecond;
using raft::kSecond;
using raft::kWhole;
using raft::Micros;      // Here also a moment of virtual time, counted from 0.
using raft::Millionths;  // Shares, and rates of clocks: 5 % is 50'000.

// A length drawn evenly from [low, high]. Invariant: 0 <= low <= high.
struct Range {
    Micros low = 0;
    Micros high = 0;

    bool operator==(const Range&) const = default;
};

}  // namespace raft::sim
