// What the paper claims of log replication.
//
// Goal:   paper 5.3 (log replication) and 5.5 (crashes of followers), one test for each claim.
// Method: a few servers; the test decides which messages arrive and who crashes.
#include <doctest/doctest.h>

#include "raft/random.h"
#include "tests/raft/helpers.h"

namespace raft {

namespace {

// A follower of S1, a leader of three, that has missed what S1 and S2 have committed since.
Network WithLaggingS3() {
    Network network(3);
    network.Elect(S1);
    network.cut_off = {S3};
    for (const char* value : {"1", "2", "3"}) network.Propose(S1, "x", value);
    network.cut_off = {};
    return network;
}

}  // namespace

TEST_CASE("paper 5.3, §3.5: an entry is committed and applied once a majority stores it") {
    Network network(5);
    network.Elect(S1);
    const ProposeResult proposed = network[S1].Propose(Put("x", "1"));
    network.Collect();
    REQUIRE(proposed.accepted);
    CHECK(network[S1].node.commit_index() < proposed.entry.index);

    const std::vector<Message> appends = std::exchange(network.flying, {});
    REQUIRE(appends.size() == 4);
    network.Deliver(appends[0]);
    network.Deliver(network.flying.back());
    CHECK(network[S1].node.commit_index() < proposed.entry.index);
    network.Deliver(appends[1]);
    network.Deliver(network.flying.back());

    CHECK(network[S1].node.commit_index() == proposed.entry.index);
    CHECK(network[S1].machine.values().at("x") == "1");
}

TEST_CASE("paper 5.3, §3.5: committing an entry commits all before it, other leaders' included") {
    Network network(5);
    network.Elect(S1);
    // An entry of S1 reaches S2 and no majority.
    network.cut_off = {S3, S4, S5};
    network.Propose(S1, "x", "old");
    network.cut_off = {S1};
    network.Elect(S2);

    CHECK(network[S2].node.commit_index() == network[S2].node.log().last_index());
    CHECK(network[S2].machine.values().at("x") == "old");
}

TEST_CASE(
    "paper 5.3, §3.5: followers learn of a commit from the leader's next message and apply it") {
    Network network(3);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    REQUIRE_FALSE(network[S2].machine.values().contains("x"));

    network.Heartbeat(S1);

    for (const NodeId id : {S2, S3}) {
        CHECK(network[id].node.commit_index() == network[S1].node.commit_index());
        CHECK(network[id].machine == network[S1].machine);
    }
}

TEST_CASE("paper 5.3, §3.5: the leader retries until every follower has every entry") {
    Network network = WithLaggingS3();
    REQUIRE(network[S3].node.log().last_index() == 1);
    REQUIRE(network[S1].node.commit_index() == 4);

    // Committed and applied long ago, and still sent.
    network.Heartbeat(S1);

    CHECK(network[S3].node.log().SameAs(network[S1].node.log()));
}

TEST_CASE("paper 5.3, §3.5: a slow follower does not keep a majority from committing") {
    Network network(5);
    network.Elect(S1);
    network.cut_off = {S4, S5};

    network.Propose(S1, "x", "1");

    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
}

TEST_CASE("paper 5.3, §3.5: a minority commits nothing") {
    Network network(5);
    network.Elect(S1);
    const Index committed = network[S1].node.commit_index();
    network.cut_off = {S3, S4, S5};

    for (int i = 0; i < 5; ++i) {
        network.Propose(S1, "x", "lost");
        network.Heartbeat(S1);
    }

    CHECK(network[S1].node.commit_index() == committed);
    CHECK_FALSE(network[S2].machine.values().contains("x"));
}

TEST_CASE(
    "paper 5.3, §3.5: a message says which entry comes before its own, and must match there") {
    Network network(3);
    network.Elect(S1);
    network.Drop();

    // S3 never gets the second entry, so that the third does not match.
    network[S1].Propose(Put("x", "1"));
    network.Drop();
    network[S1].Propose(Put("x", "2"));
    network.Collect();
    for (const Message& message : std::exchange(network.flying, {})) {
        if (message.to == S3) network.Deliver(message);
    }

    CHECK(network[S3].node.log().last_index() == 1);
    const auto replies = BodiesOf<AppendEntriesReply>(network.flying);
    REQUIRE(replies.size() == 1);
    CHECK_FALSE(replies[0].success);
}

TEST_CASE(
    "paper 5.3, §3.5: a new leader starts each nextIndex after its last entry, as it was elected") {
    Network network = WithLaggingS3();
    network.cut_off = {S3};

    network[S2].Campaign();
    network.Collect();
    network.Deliver(network.flying.front());
    network.Deliver(network.flying.back());

    REQUIRE(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].ProgressOf(S1).next == 5);
    CHECK(network[S2].ProgressOf(S3).next == 5);
    CHECK(network[S2].ProgressOf(S1).match == 0);
}

TEST_CASE("paper 5.3, §3.5: a leader overwrites what conflicts with its log, and its own never") {
    Network network(5);
    network.Elect(S1);
    network.cut_off = {S2, S3, S4, S5};
    for (const char* value : {"a", "b", "c"}) network.Propose(S1, "x", value);
    network.cut_off = {S1};
    network.Elect(S2);
    network.Propose(S2, "x", "kept");
    const Terms before = TermsOf(network[S2].node.log());
    network.cut_off = {};

    network.Heartbeat(S2);
    network.Heartbeat(S2);

    CHECK(TermsOf(network[S2].node.log()) == before);
    CHECK(network[S1].node.log().SameAs(network[S2].node.log()));
    CHECK(network[S1].machine.values().at("x") == "kept");
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("paper 5.3, §3.5: logs agree up to their last common entry, whatever is lost or late") {
    std::uint64_t random = 17;
    for (int run = 0; run < 60; ++run) {
        Network network(3, {.backoff = run % 2 == 0 ? Backoff::kFast : Backoff::kNaive});
        for (int step = 0; step < 250; ++step) {
            const NodeId id{static_cast<std::uint32_t>(1 + NextRandom(random) % 3)};
            const std::uint64_t what = NextRandom(random) % 20;
            if (what == 0) network[id].Campaign();
            if (what == 1) network[id].Restart();
            if (what == 2) network[id].Heartbeat();
            if (what < 6) network[id].Propose(Put("x", std::to_string(step)));
            network.Collect();
            if (what < 6 || network.flying.empty()) continue;
            const std::size_t which = NextRandom(random) % network.flying.size();
            const Message message = network.flying[which];
            // Some stay, to arrive again; some never arrive.
            if (what < 18) {
                network.flying.erase(network.flying.begin() + static_cast<std::ptrdiff_t>(which));
            }
            if (what != 19) network.Deliver(message);
            REQUIRE(network.monitor.violations().empty());
        }
        // Once messages arrive, one leader brings all logs together.
        network.Drop();
        while (network[S1].node.role() != Role::kLeader) {
            network.Elect(S1);
            if (network[S1].node.role() != Role::kLeader) network.Elect(S2);
            if (network[S2].node.role() == Role::kLeader) network.Heartbeat(S2);
        }
        for (int i = 0; i < 3; ++i) network.Heartbeat(S1);
        for (const Server& server : network.servers()) {
            REQUIRE(server.node.log().SameAs(network[S1].node.log()));
            REQUIRE(server.node.commit_index() == network[S1].node.commit_index());
            REQUIRE(server.machine == network[S1].machine);
        }
    }
}

TEST_CASE(
    "paper 5.5, §3.7: a follower that crashed before it answered takes the same message again") {
    Network network(3);
    network.Elect(S1);
    network[S1].Propose(Put("x", "1"));
    network.Collect();
    const Message append = network.flying.front();
    network.Deliver(append);
    const Terms stored = TermsOf(network[S2].node.log());

    network[S2].Restart();
    network.Deliver(append);

    CHECK(TermsOf(network[S2].node.log()) == stored);
    CHECK(BodiesOf<AppendEntriesReply>(network.flying).back().success);
}

TEST_CASE("paper 5.5, §3.7: entries that a crash kept from the disk are asked for again") {
    Network network(3);
    network.Elect(S1);
    network[S2].saves_at_once = false;
    network.Propose(S1, "x", "1");
    REQUIRE(network[S2].node.log().last_index() == 2);

    network[S2].Restart();
    CHECK(network[S2].node.log().last_index() == 1);
    network[S2].saves_at_once = true;
    network.Heartbeat(S1);

    CHECK(network[S2].node.log().SameAs(network[S1].node.log()));
}

}  // namespace raft
