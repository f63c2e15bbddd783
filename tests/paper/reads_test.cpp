// What the paper claims of reads that touch no log: current, whoever else may lead by now.
//
// Goal:   paper 8 (read-only operations); dissertation §6.4, Fig. 6.3 in its steps, and §6.4.1.
// Method: a few servers; the test decides when heartbeats and their answers arrive.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1 leads and has committed x = 1, which all have applied.
Network UnderS1(const NodeOptions& options = {}) {
    Network network(3, options);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);
    return network;
}

// Everything arrives; what became of the reads of one server.
std::vector<ReadState> ReadsOf(Network& network, NodeId id) {
    std::vector<ReadState> reads = network[id].reads;
    network.Collect();
    while (!network.flying.empty()) {
        const Message message = network.flying.front();
        network.flying.erase(network.flying.begin());
        const auto cut = [&](NodeId end) {
            return std::find(network.cut_off.begin(), network.cut_off.end(), end) !=
                   network.cut_off.end();
        };
        if (cut(message.from) || cut(message.to)) continue;
        network.Deliver(message);
        if (message.to != id) continue;
        reads.insert(reads.end(), network[id].reads.begin(), network[id].reads.end());
    }
    return reads;
}

}  // namespace

TEST_CASE("paper 8, §6.4: a read leaves no entry in the log") {
    Network network = UnderS1();
    const Index last = network[S1].node.log().last_index();

    network[S1].Read(ReadMode::kReadIndex, 1);
    const auto reads = ReadsOf(network, S1);

    REQUIRE(reads.size() == 1);
    CHECK_FALSE(reads[0].failed);
    CHECK(reads[0].index == last);
    CHECK(network[S1].node.log().last_index() == last);
}

TEST_CASE("paper 8, §6.4 (1): a new leader reads nothing before it has committed in its term") {
    Network waiting = UnderS1();
    waiting[S2].Campaign();
    waiting.Collect();
    const Message request = waiting.flying.back();
    waiting.Deliver(request);
    const Message vote = waiting.flying.back();
    waiting.Deliver(vote);
    REQUIRE(waiting[S2].node.role() == Role::kLeader);

    waiting[S2].Read(ReadMode::kReadIndex, 1);
    CHECK(waiting[S2].reads.empty());
    const auto reads = ReadsOf(waiting, S2);

    REQUIRE(reads.size() == 1);
    CHECK(reads[0].index == waiting[S2].node.log().last_index());
}

TEST_CASE("paper 8, §6.4: the no-op of a new leader tells it which entries are committed") {
    Network network = UnderS1();
    // S1 commits once more, and crashes before anybody hears of it.
    network[S1].Propose(Put("x", "2"));
    network.Collect();
    const std::vector<Message> appends = std::exchange(network.flying, {});
    for (const Message& append : appends) network.Deliver(append);
    network.Drop();
    network.cut_off = {S1};
    REQUIRE(network[S2].node.commit_index() == 2);

    network.Elect(S2);

    CHECK(network[S2].node.commit_index() == 4);
    CHECK(network[S2].machine.values().at("x") == "2");
}

TEST_CASE("paper 8, §6.4 (2): a read must see all that was committed when it came") {
    Network network = UnderS1();
    network[S1].Read(ReadMode::kReadIndex, 1);
    const Index noted = network[S1].node.commit_index();
    network.Collect();

    // A command that is committed meanwhile need not be seen.
    network[S1].Propose(Put("x", "2"));
    const auto reads = ReadsOf(network, S1);

    REQUIRE(reads.size() == 1);
    CHECK(reads[0].index == noted);
    CHECK(network[S1].node.commit_index() == noted + 1);
}

TEST_CASE("paper 8, §6.4 (3): a leader asks a majority before it answers; deposed, it does not") {
    Network network = UnderS1();
    network.cut_off = {S1};
    network.Elect(S2);
    network.Propose(S2, "x", "2");
    REQUIRE(network[S1].node.role() == Role::kLeader);

    network[S1].Read(ReadMode::kReadIndex, 1);
    CHECK(ReadsOf(network, S1).empty());
    network.cut_off = {};
    network[S1].Heartbeat();
    const auto reads = ReadsOf(network, S1);

    REQUIRE(reads.size() == 1);
    CHECK(reads[0].failed);
    CHECK(network[S1].node.role() == Role::kFollower);
}

TEST_CASE("paper 8, §6.4 (3): without that question a deposed leader answers with an old value") {
    NodeOptions options;
    options.rules.Set(Rule::kConfirmLeadership, true);
    Network network = UnderS1(options);
    network.cut_off = {S1};
    network.Elect(S2);
    network.Propose(S2, "x", "2");

    network[S1].Read(ReadMode::kReadIndex, 1);

    REQUIRE(network[S1].reads.size() == 1);
    CHECK_FALSE(network[S1].reads[0].failed);
    CHECK(network[S1].machine.values().at("x") == "1");
    CHECK(network[S2].machine.values().at("x") == "2");
}

TEST_CASE("paper 8, §6.4 (3): answers to heartbeats from before the read confirm nothing") {
    Network network = UnderS1();
    network[S1].Heartbeat();
    network.Collect();
    const std::vector<Message> beats = std::exchange(network.flying, {});
    for (const Message& beat : beats) network.Deliver(beat);
    const std::vector<Message> answers = std::exchange(network.flying, {});

    network[S1].Read(ReadMode::kReadIndex, 1);
    network.Drop();
    for (const Message& answer : answers) {
        network.Deliver(answer);
        CHECK(network[S1].reads.empty());
    }
    network[S1].Heartbeat();
    const auto reads = ReadsOf(network, S1);

    CHECK(reads.size() == 1);
}

TEST_CASE("§6.4: one round of heartbeats confirms all reads that came before it") {
    Network network = UnderS1();
    network[S1].Read(ReadMode::kReadIndex, 1);
    network.Collect();
    const std::uint64_t round = network[S1].node.leading()->round;
    for (std::uint64_t read = 2; read <= 10; ++read) {
        network[S1].Read(ReadMode::kReadIndex, read);
        network.Collect();
    }

    const auto reads = ReadsOf(network, S1);

    CHECK(reads.size() == 10);
    CHECK(network[S1].node.leading()->round == round + 1);
}

TEST_CASE("§6.4: a follower answers a read by the index that it asks its leader for") {
    Network network = UnderS1();
    network.cut_off = {S2};
    network.Propose(S1, "x", "2");
    network.cut_off = {};
    const Index committed = network[S1].node.commit_index();
    REQUIRE(network[S2].node.last_applied() < committed);

    network[S2].Read(ReadMode::kReadIndex, 1);
    const auto reads = ReadsOf(network, S2);

    REQUIRE(reads.size() == 1);
    // It waits until it has applied so far; then its own machine answers.
    CHECK(reads[0].index == committed);
    for (int round = 0; round < 2; ++round) network.Heartbeat(S1);
    CHECK(network[S2].node.last_applied() >= committed);
    CHECK(network[S2].machine.values().at("x") == "2");
}

// ---- §6.4.1: leases ----

TEST_CASE("paper 8, §6.4.1: with a lease a leader answers at once, and only until it ends") {
    NodeOptions options;
    options.check_quorum = true;
    options.heartbeat = kSecond;
    Network network = UnderS1(options);
    const Micros lease = options.election_timeout_min * kWhole / options.clock_drift_bound;

    network[S1].Tick(lease - 1);
    network[S1].Read(ReadMode::kLease, 1);
    REQUIRE(network[S1].reads.size() == 1);
    CHECK_FALSE(network[S1].reads[0].failed);

    network.Drop();
    network[S1].Tick(1);
    network[S1].Read(ReadMode::kLease, 2);
    CHECK(network[S1].reads.empty());
    CHECK(ReadsOf(network, S1).size() == 1);
}

TEST_CASE("§6.4.1: nobody else is elected while a lease holds, if clocks keep to their bound") {
    NodeOptions options;
    options.check_quorum = true;
    options.heartbeat = kSecond;
    const Micros lease = options.election_timeout_min * kWhole / options.clock_drift_bound;
    for (const bool within_bound : {true, false}) {
        Network network = UnderS1(options);
        network.cut_off = {S1};
        // Until the lease's last moment on S1's clock, so much passes on those of the others.
        const Micros theirs =
            within_bound ? (lease - 1) * options.clock_drift_bound / kWhole : (lease - 1) * 2;
        network[S1].Tick(lease - 1);
        for (const NodeId id : {S2, S3}) network[id].Tick(theirs);
        network.Drop();

        for (int attempt = 0; attempt < 2; ++attempt) network.Elect(S2);

        CHECK(network[S1].node.LeaseLeft().has_value());
        CHECK((network[S2].node.role() == Role::kLeader) == !within_bound);
    }
}

TEST_CASE("§6.4.1, §3.10: a leader that hands over has no lease any more") {
    NodeOptions options;
    options.check_quorum = true;
    Network network = UnderS1(options);
    REQUIRE(network[S1].node.LeaseLeft().has_value());

    network[S1].Transfer(S2);

    CHECK_FALSE(network[S1].node.LeaseLeft().has_value());
}

}  // namespace raft
