// Goal:   an idle cluster, which only beats its heart, uses no fresh memory once it has run a
// while. Method: this program's operator new counts; run with recording off, count over ten
// seconds.
#include <doctest/doctest.h>

#include <cstdlib>
#include <new>

#include "raft/sim/cluster.h"

namespace {

std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t size) {
    allocations += 1;
    void* const memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) std::abort();
    return memory;
}

// Standard algorithms ask for a buffer like this, and give it back to the plain operator delete.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept {
    allocations += 1;
    return std::malloc(size == 0 ? 1 : size);
}

void operator delete(void* memory) noexcept {
    std::free(memory);
}

void operator delete(void* memory, std::size_t /*size*/) noexcept {
    std::free(memory);
}

namespace raft::sim {

TEST_CASE("heartbeats: take no memory once the cluster has warmed up") {
    Cluster cluster;
    cluster.SetRecording(false);
    cluster.RunUntil(2 * kSecond);
    REQUIRE(cluster.leader().has_value());
    const std::size_t before = allocations;
    const std::uint64_t delivered = cluster.delivered();

    cluster.RunUntil(12 * kSecond);

    CHECK(allocations == before);
    CHECK(cluster.delivered() - delivered > 1500);
}

}  // namespace raft::sim
