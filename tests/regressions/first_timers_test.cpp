// The first election timers kept the length of the default range when the range was set.
//
// Goal:   "set election-timeout" before the first event means the first timers, too, wherever
//         "seed" stands: a script that asked for 20 s had its first election after 0.2 s.
// Method: the script as it was found, and the same with "seed" at its end.
#include <doctest/doctest.h>

#include <string>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

Cluster After(const std::string& text) {
    Cluster cluster;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find('\n', begin);
        const Names names{static_cast<std::uint32_t>(cluster.servers().size())};
        const auto parsed = ParseLine(text.substr(begin, end - begin), names);
        REQUIRE(parsed.has_value());
        REQUIRE(!cluster.Do(std::get<Command>(*parsed)).has_value());
        begin = end + 1;
    }
    return cluster;
}

}  // namespace

TEST_CASE("first timers: an election timeout that is set before the first event holds for them") {
    for (const char* text : {"seed 3\ncluster 3\nset election-timeout 20s..30s\nrun 1s\n",
                             "cluster 3\nset election-timeout 20s..30s\nseed 3\nrun 1s\n"}) {
        const Cluster cluster = After(text);
        CHECK(!cluster.leader().has_value());
        CHECK(cluster.highest_term() == 0);
        for (const Server& server : cluster.servers()) {
            CHECK(server.node().election_timeout() >= 20 * kSecond);
            CHECK(server.node().election_timeout() <= 30 * kSecond);
        }
    }
}

}  // namespace raft::sim
