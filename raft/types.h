// The words of the protocol: server ids, terms, log positions and lengths of time.
#pragma once

#include <compare>
#include <cstdint>

namespace raft {

// A server of the cluster. S1 is NodeId{1}; the number never changes and is never reused.
enum class NodeId : std::uint32_t {};

// The number in the name: 3 for S3.
constexpr std::uint32_t Number(NodeId id) {
    return static_cast<std::uint32_t>(id);
}

// A client of the key-value machine. C1 is ClientId{1}; ClientId{0} is nobody.
enum class ClientId : std::uint32_t {};

constexpr std::uint32_t Number(ClientId id) {
    return static_cast<std::uint32_t>(id);
}

// Terms act as a logical clock (§3.3). Term 0 is before the first election.
using Term = std::uint64_t;

// A position in the log. The first entry is at index 1; index 0 is before it.
using Index = std::uint64_t;

// Microseconds. In raft/ always on one server's own clock, never on a clock that servers share.
using Micros = std::int64_t;

constexpr Micros kMillisecond = 1000;
constexpr Micros kSecond = 1'000'000;

// Ratios in millionths, so that they are exact: 1'500'000 is one and a half.
using Millionths = std::int64_t;
constexpr Millionths kWhole = 1'000'000;

// What no honest run reaches (and JSON still carries exactly). A message that claims more is
// refused, so that arithmetic on terms and indices can never wrap.
constexpr std::uint64_t kNumberMax = std::uint64_t{1} << 53U;

// Before any moment on any clock, and far from where differences wrap.
constexpr Micros kLongAgo = -(Micros{1} << 53U);

// Names one entry: an index holds different entries in different terms. Its order is the order of
// "up-to-date": the later last term wins, then the longer log (§3.6.1).
struct EntryId {
    Term term = 0;
    Index index = 0;

    auto operator<=>(const EntryId&) const = default;
};

static_assert(EntryId{2, 1} > EntryId{1, 9}, "a later term outweighs a longer log (§3.6.1)");
static_assert(EntryId{2, 3} > EntryId{2, 2}, "in the same term the longer log wins (§3.6.1)");

}  // namespace raft
