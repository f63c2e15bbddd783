// A server that joined late sent snapshots which nobody took.
//
// The bug: compacted before the first configuration in its log, the snapshot said that nobody votes
// at all, since the server had begun without a configuration; the receiver refused that as a
// contradiction, for ever. Found by random runs (check --seeds 94), shrunk.
//
// Goal:   §5.1, a follower that is behind catches up through a snapshot, whoever took it.
// Method: the shrunk run; S2, cut off until the log was compacted, must have applied everything.
#include <doctest/doctest.h>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

TEST_CASE("snapshots: one from before the first configuration in a log is taken") {
    Cluster cluster;
    for (const char* line : {"cluster 1 spare 2",
                             "set latency 5ms",
                             "set backoff naive",
                             "set max-entries 1",
                             "set checkquorum on",
                             "increment n 7 as C3",
                             "put y 2 as C3",
                             "run 1s",
                             "change {S1 S3}",
                             "run 50ms",
                             "snapshot S3",
                             "pause S2",
                             "run 1s",
                             "change {S2}",
                             "run 1s",
                             "partition {S3} {S1 S2}",
                             "run 1s",
                             "heal",
                             "resume S2",
                             "put calm yes",
                             "run 7s",
                             "expect leader",
                             "expect state S2 calm=yes"}) {
        CAPTURE(line);
        const auto parsed = ParseLine(line, {3});
        REQUIRE(parsed.has_value());
        const Outcome outcome = cluster.Do(std::get<Command>(*parsed));
        CHECK(!outcome.has_value());
    }
    CHECK(cluster.server(NodeId{2}).node().snapshot() != nullptr);
}

}  // namespace raft::sim
