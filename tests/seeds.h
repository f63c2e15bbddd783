// How many random runs a test makes: RAFTARIUM_SEEDS in a hurry or at leisure.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>

// Nothing: a test has its own number.
inline std::optional<std::uint64_t> AskedSeeds() {
    const char* const asked = std::getenv("RAFTARIUM_SEEDS");
    if (asked == nullptr) return std::nullopt;
    return std::strtoull(asked, nullptr, 10);
}
