// The only randomness of the simulation: a number sequence that is part of the cluster's value.
//
// Each part of a cluster (the network, the clients, every server) draws from a stream of its own,
// so that what one of them draws never shifts what another will draw.
#pragma once

#include <cstdint>

#include "raft/random.h"
#include "raft/sim/time.h"

namespace raft::sim {

// Names a stream of a seed. A server's stream is kServers plus its number.
enum class Stream : std::uint64_t { kNetwork = 1, kClients = 2, kServers = 1000 };

// Where a stream begins. Different streams of one seed have nothing visible in common.
constexpr std::uint64_t SeedOf(std::uint64_t seed, Stream stream, std::uint64_t number = 0) {
    std::uint64_t state = seed;
    state = NextRandom(state) + static_cast<std::uint64_t>(stream) + number;
    return NextRandom(state);
}

class Rng {
  public:
    Rng() = default;
    Rng(std::uint64_t seed, Stream stream) : state_(SeedOf(seed, stream)) {}

    // REQUIRES: 0 <= range.low <= range.high.
    Micros In(Range range) {
        return range.low == range.high ? range.low : RandomIn(state_, range.low, range.high);
    }
    // True with this share. Shares of nothing and of all draw no number.
    bool Chance(Millionths share) {
        if (share <= 0) return false;
        return share >= kWhole || RandomIn(state_, 0, kWhole - 1) < share;
    }

    bool operator==(const Rng&) const = default;

  private:
    std::uint64_t state_ = 0;
};

}  // namespace raft::sim
