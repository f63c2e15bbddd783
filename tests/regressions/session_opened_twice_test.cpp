// A repeated command was executed twice, because its repetition opened the session again.
//
// The bug: asked of one server, a client's first command carries the opening of its session along;
// so did its repetition. With few sessions kept, the first one had expired in between, unseen, and
// with it the memory of the serial number. Found by `raftarium check` (seed 12529), shrunk.
//
// Goal:   §6.3, a command is executed at most once, whatever became of its session.
// Method: the shrunk run; the repetition must be answered as expired.
#include <doctest/doctest.h>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

TEST_CASE("sessions: a repetition does not open a session that may have expired unseen") {
    Cluster cluster;
    for (const char* line :
         {"cluster 3", "seed 1", "set sessions 1", "timeout S1", "run until leader S1", "run 100ms",
          // Committed, but its answer never comes.
          "increment n 8 to S1 as C1", "run 10ms", "crash S1 at apply", "run 3s", "restart S1",
          // C2's session takes the place of C1's.
          "run 1s", "put y 1 as C2", "run 1s", "retry C1", "run 1s", "expect state S2 n=8"}) {
        CAPTURE(line);
        const auto parsed = ParseLine(line, {3});
        REQUIRE(parsed.has_value());
        const Outcome outcome = cluster.Do(std::get<Command>(*parsed));
        CHECK(!outcome.has_value());
    }
    CHECK(cluster.requests().back().status == RequestStatus::kExpired);
}

}  // namespace raft::sim
