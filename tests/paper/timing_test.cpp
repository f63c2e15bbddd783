// What the paper claims of time: how long a cluster is without a leader after a crash.
//
// Goal:   paper 5.6 and 9.3, Fig. 16; dissertation §3.9 and §9.3.
// Method: five simulated servers in virtual time; a leader crashes at a random moment between two
//         heartbeats, many times over. A vote takes about 5 ms from asking to counting (1 to 2 ms
//         on the way, 1 ms for the disk, each twice), so the paper's numbers hold in shape, not
//         exactly.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "raft/random.h"
#include "raft/sim/cluster.h"

namespace raft::sim {

namespace {

constexpr Micros kForever = 10 * kSecond;
constexpr std::size_t kRuns = 100;

ClusterOptions OptionsFor(Range timeout) {
    ClusterOptions options;
    options.node.election_timeout_min = timeout.low * kMillisecond;
    options.node.election_timeout_max = timeout.high * kMillisecond;
    options.node.heartbeat = options.node.election_timeout_min / 2;
    options.latency = {kMillisecond, 2 * kMillisecond};
    options.fsync = kMillisecond;
    return options;
}

// From the leader's crash to the next leader's election; kForever if there is none by then.
Micros TimeWithoutLeader(const ClusterOptions& options, std::uint64_t seed) {
    Cluster cluster({.voters = 5}, seed, options);
    cluster.SetRecording(false);
    REQUIRE_FALSE(cluster.Do(Given{.server = NodeId{1}, .term = 1, .role = Role::kLeader}));
    std::uint64_t random = seed;
    cluster.RunUntil(RandomIn(random, 10 * options.node.heartbeat, 11 * options.node.heartbeat));
    REQUIRE(cluster.leader() == NodeId{1});
    REQUIRE_FALSE(cluster.Do(Crash{.server = NodeId{1}}));
    const Micros crashed_at = cluster.now();
    while (!cluster.leader().has_value() && cluster.now() - crashed_at < kForever) {
        REQUIRE(cluster.StepEvent());
    }
    CHECK(cluster.violations().empty());
    return std::min(cluster.now() - crashed_at, kForever);
}

// Of many crashes, in rising order.
std::vector<Micros> Distribution(Range timeout, std::size_t runs = kRuns) {
    std::vector<Micros> times;
    for (std::size_t run = 0; run < runs; ++run) {
        times.push_back(TimeWithoutLeader(OptionsFor(timeout), 1 + run));
    }
    std::sort(times.begin(), times.end());
    return times;
}

Micros MedianOf(const std::vector<Micros>& times) {
    return times[times.size() / 2];
}

}  // namespace

// ---- Fig. 16, upper graph: how much randomness ----

TEST_CASE("paper 9.3, Fig. 16, §9.3: with equal timeouts votes split again and again") {
    const auto times = Distribution({150, 150});

    CHECK(MedianOf(times) == kForever);
}

TEST_CASE("paper 9.3, Fig. 16, §9.3: a spread of 1 ms elects somebody at last, after seconds") {
    const auto times = Distribution({150, 151});

    CHECK(times.front() < kForever);
    CHECK(MedianOf(times) > kSecond);
}

TEST_CASE("paper 9.3, Fig. 16, §9.3: a spread of 5 ms brings the median down to two timeouts") {
    const auto times = Distribution({150, 155});

    CHECK(MedianOf(times) > 150 * kMillisecond);
    CHECK(MedianOf(times) < 500 * kMillisecond);
    CHECK(times.back() < kForever);
}

TEST_CASE("paper 9.3, Fig. 16, §9.3: with a spread of 50 ms even the worst case is half a second") {
    for (const Range timeout : {Range{150, 175}, Range{150, 200}, Range{150, 300}}) {
        const auto times = Distribution(timeout);

        CHECK(MedianOf(times) < 250 * kMillisecond);
        CHECK(times.back() < 600 * kMillisecond);
    }
}

TEST_CASE("paper 9.3, Fig. 16, §9.3: the more randomness, the fewer crashes with split votes") {
    // Whoever needs more than one timeout needed a second election.
    const auto split = [](Range timeout) {
        const auto times = Distribution(timeout);
        return std::count_if(times.begin(), times.end(), [&](Micros time) {
            return time > (timeout.high + 20) * kMillisecond;
        });
    };

    const auto with_1_ms = split({150, 151});
    const auto with_5_ms = split({150, 155});
    const auto with_50_ms = split({150, 200});

    CHECK(with_1_ms > with_5_ms);
    CHECK(with_5_ms > with_50_ms);
}

// ---- Fig. 16, lower graph: how long a timeout ----

TEST_CASE("paper 9.3, Fig. 16, §9.3: shorter timeouts make a cluster available sooner") {
    Micros before = 0;
    for (const Range timeout :
         {Range{12, 24}, Range{25, 50}, Range{50, 100}, Range{100, 200}, Range{150, 300}}) {
        const auto times = Distribution(timeout);

        // Between half the shortest timeout, since heartbeats are that far apart, and the longest.
        CAPTURE(timeout.low);
        CHECK(times.front() > timeout.low / 2 * kMillisecond);
        CHECK(MedianOf(times) < timeout.high * kMillisecond);
        CHECK(times.back() < 5 * timeout.high * kMillisecond);
        CHECK(MedianOf(times) > before);
        before = MedianOf(times);
    }
}

TEST_CASE("paper 9.3, Fig. 16, §9.3: with 12 to 24 ms an election takes some 35 ms, 152 at most") {
    const auto times = Distribution({12, 24}, 10 * kRuns);

    CHECK(MedianOf(times) < 35 * kMillisecond);
    CHECK(times.back() < 152 * kMillisecond);
}

// ---- 5.6: the timing requirement ----

TEST_CASE("paper 5.6, §3.9: with timeouts far above the broadcast time one leader stays") {
    Cluster cluster({.voters = 5}, 3, OptionsFor({150, 300}));
    cluster.RunUntil(kSecond);
    const auto leader = cluster.leader();
    const Term term = cluster.highest_term();
    REQUIRE(leader.has_value());

    cluster.RunUntil(60 * kSecond);

    CHECK(cluster.leader() == leader);
    CHECK(cluster.highest_term() == term);
}

TEST_CASE("paper 5.6, §3.9: with timeouts below the broadcast time elections never end") {
    ClusterOptions options = OptionsFor({150, 300});
    options.latency = {200 * kMillisecond, 300 * kMillisecond};
    Cluster cluster({.voters = 5}, 3, options);
    cluster.SetRecording(false);

    cluster.RunUntil(60 * kSecond);

    // A term a second, and more, without any failure; yet nothing wrong is ever done (5.6, §3.9).
    CHECK(cluster.highest_term() > 60);
    CHECK(cluster.violations().empty());
}

TEST_CASE("paper 5.6, §3.9: after a crash a cluster is unavailable for about an election timeout") {
    const auto times = Distribution({150, 300});

    CHECK(MedianOf(times) > 75 * kMillisecond);
    CHECK(MedianOf(times) < 300 * kMillisecond);
}

}  // namespace raft::sim
