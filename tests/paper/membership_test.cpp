// What the dissertation claims of changing one server at a time, and of any change's dangers.
//
// Goal:   §4.1 (safety, with its correction of 2015), §4.2.2 (the leader that goes), §4.2.3
//         (disruptive servers), §4.4; paper 6. Catching up (§4.2.1) has a file of its own.
// Method: a few servers and one spare; the test decides who can hear whom and when time passes.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions OneByOne() {
    NodeOptions options;
    options.membership = Membership::kSingle;
    return options;
}

Configuration VotersFrom(const Configuration& all, std::uint32_t mask) {
    Configuration some;
    for (const NodeId id : all.voters) {
        if ((mask >> Number(id) & 1U) != 0) some.voters.push_back(id);
    }
    return some;
}

bool Decides(const Configuration& configuration, const Configuration& yes) {
    return Count(configuration, [&](NodeId id) {
               return yes.IsVoter(id) ? Answer::kYes : Answer::kNo;
           }) == Tally::kWon;
}

// Whether two groups without a common server can decide, one under each configuration.
bool CanSplit(const Configuration& old_one, const Configuration& new_one) {
    const auto all = VotersUpTo(8);
    for (std::uint32_t mask = 0; mask < (1U << 9U); mask += 2) {
        const Configuration group = VotersFrom(*all, mask);
        const Configuration others = VotersFrom(*all, ~mask);
        if (Decides(old_one, group) && Decides(new_one, others)) return true;
    }
    return false;
}

// S1 leads S1 to S<voters>; S<voters + 1> waits outside.
Network UnderS1(std::uint32_t voters, const NodeOptions& options) {
    Network network(voters, options, 1);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    return network;
}

bool Leads(Network& network, NodeId id) {
    return network[id].node.role() == Role::kLeader;
}

// S1 to S4; S1 leads term 1 and adds S5, which only S1 and S5 learn. S2, elected in term 2 by S3
// and S4, is asked to remove S1.
ChangeVerdict TwoChangesInARow(Network& network) {
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);
    network.cut_off = {S2, S3, S4};
    network[S1].Change({ChangeKind::kAddNow, S5});
    network.DeliverAll();
    network.cut_off = {S1, S5};
    network.Elect(S2);
    network.cut_off = {S1, S4, S5};
    const ChangeVerdict verdict = network[S2].Change({ChangeKind::kRemove, S1});
    network.DeliverAll();
    return verdict;
}

}  // namespace

// ---- §4.1 ----

TEST_CASE("§4.1, Fig. 4.3: majorities before and after one added or removed server overlap") {
    for (std::uint32_t voters = 1; voters <= 7; ++voters) {
        CHECK_FALSE(CanSplit(*VotersUpTo(voters), *VotersUpTo(voters + 1)));
        CHECK_FALSE(CanSplit(*VotersUpTo(voters + 1), *VotersUpTo(voters)));
    }
}

TEST_CASE("paper 6, §4, Fig. 4.2: majorities before and after two added servers need not overlap") {
    CHECK(CanSplit(*VotersUpTo(3), *VotersUpTo(5)));
    CHECK_FALSE(CanSplit(*VotersUpTo(2), *VotersUpTo(4)));  // Two of two against three of four.
    CHECK(CanSplit(*VotersUpTo(4), *VotersUpTo(7)));
}

TEST_CASE("§4.1: a new configuration holds as soon as it is in a log") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S2, S3, S4};

    REQUIRE(network[S1].Change({ChangeKind::kAddNow, S4}) == ChangeVerdict::kAccepted);
    network.DeliverAll();

    CHECK(network[S1].node.configuration().voters.size() == 4);
    CHECK(network[S1].node.configuration_index() > network[S1].node.commit_index());
    CHECK(network[S2].node.configuration().voters.size() == 3);
}

TEST_CASE("§4.1: a new configuration is committed by its own majority") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S3, S4};
    network[S1].Change({ChangeKind::kAddNow, S4});
    network.DeliverAll();
    // Two of three was enough before; now it takes three of four.
    CHECK(network[S1].node.configuration_index() > network[S1].node.commit_index());

    network.cut_off = {S3};
    network.Heartbeat(S1);

    CHECK(network[S1].node.configuration_index() == network[S1].node.commit_index());
}

TEST_CASE("§4.1: the next change waits until the one before is committed") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S2, S3, S4};
    network[S1].Change({ChangeKind::kAddNow, S4});
    network.DeliverAll();

    CHECK(network[S1].Change({ChangeKind::kRemove, S2}) == ChangeVerdict::kUnderWay);

    network.cut_off = {};
    network.Heartbeat(S1);
    CHECK(network[S1].Change({ChangeKind::kRemove, S2}) == ChangeVerdict::kAccepted);
}

TEST_CASE("§4.1: a configuration whose entry is removed gives way to the one before it") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S1, S4};
    network[S1].Change({ChangeKind::kAddNow, S4});
    network.Drop();
    REQUIRE(network[S1].node.configuration().voters.size() == 4);
    network.Elect(S2);
    network.cut_off = {};

    network.Heartbeat(S2);

    CHECK(network[S1].node.configuration() == *VotersUpTo(3));
    CHECK(network[S1].node.log().SameAs(network[S2].node.log()));
}

TEST_CASE("§4.1: a server takes entries from a leader outside of its own configuration") {
    Server newcomer(S4, std::make_shared<const Configuration>(), {});

    newcomer.Step(Append({S1, S4, 1}, {.entries = {1, 1}}));

    CHECK(newcomer.node.leader() == S1);
    CHECK(TermsOf(newcomer.node.log()) == Terms{1, 1});
}

TEST_CASE("§4.1: a server votes for a candidate outside of its own configuration") {
    Server server({.servers = 3, .log = {1}, .term = 1});

    server.Step(AskVote({S5, S1, 2}, {1, 4}));

    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    CHECK(server.node.voted_for() == S5);
}

TEST_CASE("§4.1, corrected 2015: no change before the leader has committed in its own term") {
    NodeOptions options = OneByOne();
    options.noop = false;
    Network network(4, options, 1);

    CHECK(TwoChangesInARow(network) == ChangeVerdict::kNoOwnCommit);

    network.Propose(S2, "x", "1");
    network.cut_off = {S1, S5};
    network.Heartbeat(S2);
    CHECK(network[S2].Change({ChangeKind::kRemove, S1}) == ChangeVerdict::kAccepted);
}

TEST_CASE("§4.1, corrected 2015: without that, two changes of two leaders undo what is committed") {
    NodeOptions options = OneByOne();
    options.noop = false;
    options.rules.Set(Rule::kChangeAfterOwnCommit, true);
    Network network(4, options, 1);
    REQUIRE(TwoChangesInARow(network) == ChangeVerdict::kAccepted);
    REQUIRE(network[S2].node.commit_index() == 2);
    REQUIRE(network.monitor.violations().empty());

    // S1 has its own change of term 1, and wins by it: three of five, S2 and S3 not among them.
    network[S1].Restart();
    network.cut_off = {S2, S3};
    for (int attempt = 0; attempt < 2; ++attempt) network.Elect(S1);

    CHECK(Leads(network, S1));
    CHECK(network[S1].node.current_term() == 3);
    REQUIRE_FALSE(network.monitor.violations().empty());
    CHECK(network.monitor.violations()[0].property == Property::kLeaderCompleteness);
}

// ---- §4.2.2: removing the leader ----

TEST_CASE("paper 6, §4.2.2: a leader that removes itself goes on until that is committed") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S2, S3};
    REQUIRE(network[S1].Change({ChangeKind::kRemove, S1}) == ChangeVerdict::kAccepted);
    network.DeliverAll();
    CHECK(Leads(network, S1));
    CHECK_FALSE(network[S1].node.configuration().IsVoter(S1));

    // It leads a cluster that it is not a part of, and does not count itself.
    network.cut_off = {S3};
    network.Heartbeat(S1);
    CHECK(Leads(network, S1));
    CHECK(network[S1].node.commit_index() < network[S1].node.log().last_index());

    network.cut_off = {};
    network.Heartbeat(S1);
    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
    network.Elect(S2);
    CHECK(Leads(network, S2));
    CHECK(network.monitor.violations().empty());
}

TEST_CASE("§4.2.2: a server that its log removes may still stand, without its own vote") {
    Network network = UnderS1(3, OneByOne());
    network.cut_off = {S2, S3};
    network[S1].Change({ChangeKind::kRemove, S1});
    network.DeliverAll();
    network[S1].Restart();
    network.cut_off = {S3};

    // Its log alone has the change. One vote of the two others is no majority of them.
    network.Elect(S1);
    CHECK(network[S1].node.role() == Role::kCandidate);
    network.cut_off = {};
    network.Elect(S1);

    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S2].node.configuration().voters == std::vector<NodeId>{S2, S3});
}

// ---- §4.2.3: disruptive servers ----

TEST_CASE("paper 6, §4.2.3: without protection a removed server deposes a leader that works") {
    Network network = UnderS1(4, OneByOne());
    network.cut_off = {S4};
    network[S1].Change({ChangeKind::kRemove, S4});
    network.DeliverAll();
    REQUIRE(network[S1].node.configuration_index() == network[S1].node.commit_index());
    network.cut_off = {};

    network.Elect(S4);

    CHECK_FALSE(Leads(network, S1));
    CHECK_FALSE(Leads(network, S4));
}

TEST_CASE("paper 6, §4.2.3: who hears a leader gives a removed server neither vote nor its term") {
    NodeOptions options = OneByOne();
    options.check_quorum = true;
    Network network = UnderS1(4, options);
    network.cut_off = {S4};
    network[S1].Change({ChangeKind::kRemove, S4});
    network.DeliverAll();
    network.Heartbeat(S1);
    network.cut_off = {};

    for (int attempt = 0; attempt < 5; ++attempt) network.Elect(S4);

    CHECK(Leads(network, S1));
    for (const NodeId id : {S1, S2, S3}) CHECK(network[id].node.current_term() == 1);
}

TEST_CASE("paper 6, §4.2.3: refusing for a heard leader's sake ends with the minimum timeout") {
    NodeOptions options = OneByOne();
    options.check_quorum = true;
    Network network = UnderS1(3, options);
    network.Heartbeat(S1);
    network.cut_off = {S1};

    for (const NodeId id : {S2, S3}) network[id].Tick(options.election_timeout_min - 1);
    network.DeliverAll();
    network[S2].Campaign();
    network.DeliverAll();
    CHECK_FALSE(Leads(network, S2));
    network[S3].Tick(1);
    network.Elect(S2);

    CHECK(Leads(network, S2));
}

// ---- §4.4 ----

TEST_CASE("§4.4: adding before removing keeps a cluster able to lose a server all the while") {
    Network network = UnderS1(3, OneByOne());
    network[S1].Change({ChangeKind::kAdd, S4});
    network.DeliverAll();
    network.Heartbeat(S1);
    REQUIRE(network[S1].node.configuration() == *VotersUpTo(4));

    // S3 is the one to go, and has failed already.
    network.cut_off = {S3};
    REQUIRE(network[S1].Change({ChangeKind::kRemove, S3}) == ChangeVerdict::kAccepted);
    network.DeliverAll();
    CHECK(network[S1].node.configuration_index() == network[S1].node.commit_index());
    network.cut_off = {S2, S3};
    network.Propose(S1, "x", "2");

    CHECK(network[S1].node.commit_index() == network[S1].node.log().last_index());
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
