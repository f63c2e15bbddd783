// Time ran past the moment that it was told, after a crash in mid-input.
//
// The bug: while a person goes by stages, something is due at once. A crash of the one server that
// stood in mid-input left nothing unfinished, but the cluster still said so; then `run` did the
// next event, however late it was due. Found by the journal of a history, which came out elsewhere.
//
// Goal:   a command that ends what stood in mid-input ends the going by stages, too.
// Method: a server is crashed or paused in mid-input; what is due next lies ahead, and stays there.
#include <doctest/doctest.h>

#include <string>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

TEST_CASE("by hand: a crash or a pause in mid-input leaves nothing unfinished") {
    for (const std::string act : {"crash S1", "pause S1"}) {
        CAPTURE(act);
        Cluster cluster;
        for (const std::string& line : {std::string("cluster 3"), std::string("set latency 20ms"),
                                        std::string("timer S1 9ms"), std::string("run 8ms"),
                                        std::string("step stage 3"), act}) {
            const auto parsed = ParseLine(line, {3});
            REQUIRE(parsed.has_value());
            REQUIRE(!cluster.Do(std::get<Command>(*parsed)).has_value());
        }
        CHECK(cluster.now() == 9 * kMillisecond);
        CHECK(cluster.place().resting);
        REQUIRE(cluster.NextDue().has_value());
        CHECK(*cluster.NextDue() > cluster.now());
    }
}

}  // namespace raft::sim
