// A client never found the leader, because servers that were left out sent it round among them.
//
// The bug: after a while without an answer it asked the next server in turn; but the turn went on
// from wherever it had been sent last. S3 knew of no leader, S4 named S2, S2 knew of none, then S3
// was next again: S1, which alone was left in the cluster, was never asked. Found by random runs
// (check --seeds 39926), shrunk.
//
// Goal:   §6.2, a client finds the leader in the end, wherever it begins.
// Method: the shrunk run; the command must be done.
#include <doctest/doctest.h>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

TEST_CASE("clients: the leader is found in the end, whomever other servers name") {
    Cluster cluster;
    for (const char* line :
         {"cluster 3 learners 1", "set checkquorum on", "run 1s", "remove S4", "run 1s",
          "change {S1}", "crash S1", "run 1s", "set latency 3ms", "restart S1", "put calm yes",
          "run 7s", "expect leader S1", "expect state S1 calm=yes"}) {
        CAPTURE(line);
        const auto parsed = ParseLine(line, {4});
        REQUIRE(parsed.has_value());
        const Outcome outcome = cluster.Do(std::get<Command>(*parsed));
        CHECK(!outcome.has_value());
    }
}

}  // namespace raft::sim
