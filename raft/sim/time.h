// Virtual time: microseconds since the cluster's beginning, and what lies between two of them.
#pragma once

#include <cstdint>

#include "raft/types.h"

namespace raft::sim {

using raft::kMillisecond;
using raft::kSecond;
using raft::Micros;  // Here also a moment of virtual time, counted from 0.

// A length drawn evenly from [low, high]. Invariant: 0 <= low <= high.
struct Range {
    Micros low = 0;
    Micros high = 0;

    bool operator==(const Range&) const = default;
};

// Shares and rates in millionths, so that they are exact: 5 % is 50'000, 1.5 times 1'500'000.
using Millionths = std::int64_t;
constexpr Millionths kWhole = 1'000'000;

}  // namespace raft::sim
