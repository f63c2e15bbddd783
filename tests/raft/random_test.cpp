// The numbers that election timeouts are drawn from: the same on every machine, and spread out.
//
// Goal:   §3.4 (randomized timeouts) and that a run depends on its seed alone.
// Method: published values of the generator, then the range that numbers fall into.
#include "raft/random.h"

#include <doctest/doctest.h>

#include <array>

namespace raft {

TEST_CASE("random: the sequence is SplitMix64's") {
    std::uint64_t state = 1234567;

    // The first numbers for this seed, as listed wherever the generator is tested.
    CHECK(NextRandom(state) == 6457827717110365317U);
    CHECK(NextRandom(state) == 3203168211198807973U);
    CHECK(NextRandom(state) == 9817491932198370423U);
}

TEST_CASE("random: a range is filled from end to end, and never left") {
    std::uint64_t state = 5;
    std::array<int, 6> seen{};
    for (int i = 0; i < 6'000; ++i) {
        const std::int64_t number = RandomIn(state, 10, 15);
        REQUIRE(number >= 10);
        REQUIRE(number <= 15);
        seen[static_cast<std::size_t>(number - 10)] += 1;
    }

    for (const int times : seen) CHECK(times > 800);
    CHECK(RandomIn(state, 7, 7) == 7);
}

}  // namespace raft
