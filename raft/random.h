// The next number of a sequence that its state alone decides: the same on every machine.
//
// Node draws its election timeouts from such a state, which the simulation seeds; so a server holds
// no hidden randomness, and a copy of it goes on drawing the same numbers.
#pragma once

#include <cstdint>

namespace raft {

// SplitMix64 (Steele, Lea, Flood 2014): moves the state, returns 64 well-mixed bits.
constexpr std::uint64_t NextRandom(std::uint64_t& state) {
    state += 0x9E3779B97F4A7C15U;
    std::uint64_t bits = state;
    bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9U;
    bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBU;
    return bits ^ (bits >> 31U);
}

// A number in [low, high], evenly but for a bias below 2^-32 for ranges under 2^32.
// REQUIRES: low <= high.
constexpr std::int64_t RandomIn(std::uint64_t& state, std::int64_t low, std::int64_t high) {
    const auto span = static_cast<std::uint64_t>(high - low) + 1;
    const std::uint64_t bits = NextRandom(state);
    return low + static_cast<std::int64_t>(span == 0 ? bits : bits % span);
}

}  // namespace raft
