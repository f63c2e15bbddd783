// Goal:   §3.10, §4: a person asks for a transfer or a change of members, and is told at once why
//         it cannot be; whatever holds of options and broken rules holds for every server.
// Method: small clusters; the commands by their text.
#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster Running(std::uint32_t voters, std::uint32_t spare) {
    Cluster cluster({.voters = voters, .learners = 0, .spare = spare});
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms"});
    return cluster;
}

}  // namespace

TEST_CASE("add: a spare server catches up, and votes") {
    Cluster cluster = Running(3, 1);

    Do(cluster, {"put x 1", "add S4", "run 2s", "expect members S1 {S1 S2 S3 S4}",
                 "expect members S4 {S1 S2 S3 S4}", "expect state S4 x=1"});
    CHECK(cluster.violations().empty());
}

TEST_CASE("change: every kind comes to the configuration that it asks for") {
    Cluster cluster = Running(3, 2);

    // Removed servers do not know it, and would disturb the others otherwise (§4.2.3).
    Do(cluster, {"set checkquorum on"});
    Do(cluster,
       {"add S4 learner", "run 1s", "expect members S1 {S1 S2 S3}+{S4}", "promote S4", "run 2s",
        "expect members S1 {S1 S2 S3 S4}", "demote S3", "run 1s",
        "expect members S1 {S1 S2 S4}+{S3}", "remove S3", "run 1s", "expect members S1 {S1 S2 S4}",
        "change {S1 S4 S5}", "run 2s", "expect members S1 {S1 S4 S5}", "remove S1", "run 3s"});
    REQUIRE(cluster.leader().has_value());
    CHECK(cluster.leader() != kS1);
    CHECK(cluster.server(*cluster.leader()).node().configuration().voters ==
          std::vector<NodeId>{kS4, kS5});
    CHECK(cluster.violations().empty());
}

TEST_CASE("change: what cannot be done is refused with a sentence, and leaves no trace") {
    Cluster cluster = Running(3, 1);
    const EventId before = cluster.last_event();

    CHECK(RefusalOf(cluster, "add S2") == "S2 votes already");
    CHECK(RefusalOf(cluster, "add S2 learner") == "S2 votes already");
    CHECK(RefusalOf(cluster, "promote S4") == "S4 is no learner, so it cannot be promoted");
    CHECK(RefusalOf(cluster, "promote S2") == "S2 votes already");
    CHECK(RefusalOf(cluster, "remove S4") == "S4 is no member");
    CHECK(RefusalOf(cluster, "change {S1 S2 S3}") == "these are the voters already");
    CHECK(RefusalOf(cluster, "add S4 via S2") ==
          "S2 does not lead, and only a leader changes the members");
    CHECK(cluster.last_event() == before);
    Cluster nobody = ByHand(3);
    CHECK(RefusalOf(nobody, "remove S2") == "no server leads now");
}

TEST_CASE("change: one at a time") {
    Cluster cluster = Running(3, 2);

    Do(cluster, {"add S4 learner"});

    CHECK(RefusalOf(cluster, "add S5 learner") ==
          "another change of the members is under way on S1, and only one is made at a time");
}

TEST_CASE("transfer: the target leads, and the cluster goes on") {
    Cluster cluster = Running(3, 0);

    Do(cluster, {"transfer S3", "run 200ms", "expect leader S3", "put x 1", "run 500ms",
                 "expect state S3 x=1"});
    CHECK(cluster.violations().empty());
    CHECK(cluster.stalls().empty());
}

TEST_CASE("transfer: what cannot be done is refused with a sentence") {
    Cluster cluster({.voters = 3, .learners = 1, .spare = 0});
    CHECK(RefusalOf(cluster, "transfer S2") == "no server leads now");
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms"});

    CHECK(RefusalOf(cluster, "transfer S1") == "S1 leads already");
    CHECK(RefusalOf(cluster, "transfer S4") == "S4 does not vote, so it cannot lead");
    CHECK(RefusalOf(cluster, "transfer S2 via S3") ==
          "S3 does not lead, so it has nothing to hand over");
    Do(cluster, {"isolate S2", "transfer S2"});
    CHECK(RefusalOf(cluster, "transfer S3") == "S1 is handing over to S2 already");
    Do(cluster, {"run 1s", "expect leader S1", "transfer S3", "run 200ms", "expect leader S3"});
}

TEST_CASE("break: holds for every server, until it is mended") {
    Cluster cluster(ClusterShape{.voters = 3, .learners = 0, .spare = 0});

    Do(cluster, {"break G1", "break vote-without-log-check"});
    for (const Server& server : cluster.servers()) {
        CHECK(server.node().options().rules.Broken(Rule::kCommitOwnTermOnly));
    }
    CHECK(RefusalOf(cluster, "break G1").find("broken already") != std::string::npos);
    Do(cluster, {"mend G1"});
    CHECK_FALSE(cluster.options().node.rules.Broken(Rule::kCommitOwnTermOnly));
    CHECK(RefusalOf(cluster, "mend G1").find("not broken") != std::string::npos);
}

TEST_CASE("rule G14 broken: a client's commands carry no number") {
    Cluster cluster = Running(3, 0);

    Do(cluster, {"break G14", "increment n 5", "run 200ms", "retry C1", "run 200ms",
                 "expect state S1 n=10"});
    for (const Request& request : cluster.requests()) CHECK(request.serial == 0);
}

TEST_CASE(
    "options: the protocol's choices reach every server, and what makes no sense is refused") {
    Cluster cluster(ClusterShape{.voters = 3, .learners = 0, .spare = 0});

    Do(cluster,
       {"set prevote log-only", "set checkquorum on", "set membership single",
        "set snapshot-every 20", "set chunk 64", "set lease 40ms", "set clock-drift-bound 1.5"});
    const NodeOptions& node = cluster.server(kS2).node().options();
    CHECK(node.prevote == PreVote::kLogOnly);
    CHECK(node.check_quorum);
    CHECK(node.membership == Membership::kSingle);
    CHECK(cluster.options().snapshot_every == 20);
    CHECK(node.chunk == 64);
    CHECK(node.lease == 40 * kMillisecond);
    CHECK(node.clock_drift_bound == 1'500'000);
    SetOption slow;
    slow.name = OptionName::kClockDriftBound;
    slow.share = kWhole / 2;
    CHECK(cluster.Do(slow).has_value());
    Do(cluster, {"set lease 0ms", "set prevote off"});
    CHECK(cluster.server(kS2).node().options().lease == 0);
}

TEST_CASE("refused votes: a voter that hears its leader says so") {
    Cluster cluster = Running(3, 0);

    Do(cluster, {"set checkquorum on", "run 100ms", "timeout S2", "run 50ms",
                 "expect refused S3 S2 because lease"});
}

}  // namespace raft::sim
