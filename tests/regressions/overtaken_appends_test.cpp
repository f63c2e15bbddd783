// A leader that pipelines must not stall when appends overtake each other.
//
// The bug: under a steady stream of commands nextIndex ran ahead, so that no refusal was ever about
// nextIndex - 1, every refusal counted as out of date, and nothing was committed for ever.
//
// Goal:   §3.5, a leader sends again without end; §10.2.1, pipelining.
// Method: a reordering network and 1,000 commands a second; the commit index must follow the log.
#include <doctest/doctest.h>

#include "raft/sim/cluster.h"

namespace raft::sim {

TEST_CASE("pipelining: commands commit although appends overtake each other all the time") {
    Cluster cluster(ClusterShape{}, 1);
    cluster.SetRecording(false);
    SetOption reorder;
    reorder.name = OptionName::kReorder;
    reorder.on = true;
    REQUIRE_FALSE(cluster.Do(reorder).has_value());
    cluster.RunUntil(2 * kSecond);
    Load load;
    load.per_second = 1000;
    REQUIRE_FALSE(cluster.Do(load).has_value());

    cluster.RunUntil(4 * kSecond);

    REQUIRE(cluster.leader().has_value());
    const Node& leader = cluster.server(*cluster.leader()).node();
    CHECK(leader.commit_index() > 1500);
    CHECK(leader.commit_index() + 500 > leader.log().last_index());
}

}  // namespace raft::sim
