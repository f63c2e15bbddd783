// Leadership transfer: bringing the target up to date, telling it to stand, giving it up.
//
// Goal:   §3.10, and what it must override (§4.2.3, §9.6).
// Method: a leader with a target, or a target with a leader; then three servers together.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Patient() {
    return {.election_timeout_min = 100, .election_timeout_max = 100, .heartbeat = 10'000};
}

// S1 of three leads term 1; all of its log is committed, and S2 is known to have it.
Server LeaderKnowingS2(const NodeOptions& options = Patient()) {
    Server server({.servers = 3,
                   .options = options,
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader});
    server.Step(Accept({S2, S1, 1}, 1));
    return server;
}

std::vector<TransferReason> ReasonsOf(const Server& server) {
    std::vector<TransferReason> reasons;
    for (const auto& note : server.Events<TransferNoted>()) reasons.push_back(note.reason);
    return reasons;
}

using Reasons = std::vector<TransferReason>;

// S2, a follower of S1 in term 1.
Server FollowerOfS1(NodeOptions options = Patient()) {
    Server server({.id = S2, .servers = 3, .options = options, .log = {1}, .term = 1});
    server.Step(Append({S1, S2, 1}, {.prev = {1, 1}}));
    return server;
}

}  // namespace

TEST_CASE("transfer: a target that has everything is told to stand at once") {
    Server server = LeaderKnowingS2();

    CHECK(server.Transfer(S2) == TransferReason::kStarted);

    CHECK(ReasonsOf(server) == Reasons{TransferReason::kStarted, TransferReason::kToldToGo});
    REQUIRE(server.out.size() == 1);
    CHECK(server.out[0].to == S2);
    CHECK(std::holds_alternative<TimeoutNow>(server.out[0].body));
    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("transfer: a target that lacks entries is told only when it has them") {
    Server server = LeaderKnowingS2();
    server.Propose(Put("x", "1"));
    server.Propose(Put("x", "2"));

    server.Transfer(S2);
    CHECK(BodiesOf<TimeoutNow>(server.out).empty());
    server.Step(Accept({S2, S1, 1}, 2));
    CHECK(BodiesOf<TimeoutNow>(server.out).empty());
    server.Step(Accept({S3, S1, 1}, 3));
    CHECK(BodiesOf<TimeoutNow>(server.out).empty());

    server.Step(Accept({S2, S1, 1}, 3));
    REQUIRE(BodiesTo<TimeoutNow>(S2, server.out).size() == 1);
}

TEST_CASE("transfer: meanwhile proposals are refused, and nobody is named") {
    Server server = LeaderKnowingS2();
    server.Transfer(S2);

    const ProposeResult result = server.Propose(Put("x", "1"));

    CHECK_FALSE(result.accepted);
    CHECK_FALSE(result.leader.has_value());
    CHECK(server.node.log().last_index() == 1);
    CHECK(server.Events<ProposalJudged>().at(0).transferring);
    CHECK(server.Change({ChangeKind::kRemove, S3, {}}) == ChangeVerdict::kTransferring);
}

TEST_CASE("transfer: only a leader hands over, to one other voter at a time") {
    const auto configuration = These({S1, S2, S3}, {}, {S4});
    Server leader({.options = Patient(),
                   .log = {1},
                   .term = 1,
                   .role = Role::kLeader,
                   .configuration = configuration});
    Server follower({.log = {1}, .term = 1, .configuration = configuration});

    CHECK(follower.Transfer(S2) == TransferReason::kNotLeader);
    CHECK(leader.Transfer(S1) == TransferReason::kToItself);
    CHECK(leader.Transfer(S4) == TransferReason::kNotAVoter);
    CHECK(leader.Transfer(S5) == TransferReason::kNotAVoter);
    CHECK(ReasonsOf(leader) == Reasons{TransferReason::kNotAVoter});
    CHECK_FALSE(leader.node.leading()->transfer.has_value());
    CHECK(leader.Transfer(S2) == TransferReason::kStarted);
    CHECK(leader.Transfer(S3) == TransferReason::kUnderWay);
    CHECK(leader.node.leading()->transfer->target == S2);
}

TEST_CASE("transfer: an election timeout without success ends it, and the leader goes on") {
    Server server = LeaderKnowingS2();
    server.Transfer(S2);
    CHECK(server.node.NextTimer()->timer == Timer::kTransfer);
    CHECK(server.node.NextTimer()->left == 100);
    server.Tick(99);
    CHECK(server.node.leading()->transfer.has_value());

    server.Tick(1);

    CHECK(ReasonsOf(server) == Reasons{TransferReason::kAborted});
    CHECK_FALSE(server.node.leading()->transfer.has_value());
    CHECK(server.Propose(Put("x", "1")).accepted);
}

TEST_CASE("transfer: the word to stand is repeated with every round, to the target alone") {
    Server server = LeaderKnowingS2();
    server.Step(Accept({S3, S1, 1}, 1));
    server.Transfer(S2);

    server.Heartbeat();

    CHECK(BodiesTo<TimeoutNow>(S2, server.out).size() == 1);
    CHECK(BodiesTo<TimeoutNow>(S3, server.out).empty());
}

TEST_CASE("transfer: before it was told, a round does not tell it either") {
    Server server = LeaderKnowingS2();
    server.Propose(Put("x", "1"));
    server.Transfer(S2);

    server.Heartbeat();

    CHECK(BodiesOf<TimeoutNow>(server.out).empty());
}

TEST_CASE("timeout now: its receiver stands at once, without asking, and says for whom") {
    NodeOptions options = Patient();
    options.prevote = PreVote::kOn;
    options.check_quorum = true;
    Server server = FollowerOfS1(options);

    server.Step({S1, S2, 1, TimeoutNow{}});

    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.current_term() == 2);
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kTransfer);
    const auto requests = BodiesOf<RequestVote>(server.out);
    REQUIRE(requests.size() == 2);
    CHECK(requests[0] == RequestVote{{1, 1}, false, true});
}

TEST_CASE("timeout now: an election that follows on its own is nobody's errand") {
    Server server = FollowerOfS1();
    server.Step({S1, S2, 1, TimeoutNow{}});

    server.Tick(100);

    CHECK(server.node.current_term() == 3);
    CHECK_FALSE(BodiesOf<RequestVote>(server.out).at(0).transfer);
}

TEST_CASE("timeout now: only from the leader that this server follows") {
    Server server = FollowerOfS1();
    server.Step({S3, S2, 1, TimeoutNow{}});
    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotMyLeader);

    for (const Role role : {Role::kCandidate, Role::kLeader}) {
        Server busy({.log = {1}, .term = 1, .role = role});
        busy.Step({S2, S1, 1, TimeoutNow{}});
        CHECK(busy.node.current_term() == 1);
        CHECK(busy.node.role() == role);
        CHECK(busy.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotMyLeader);
    }
}

TEST_CASE("timeout now: a pre-candidate obeys, and so does who knows no leader yet") {
    NodeOptions options = Patient();
    options.prevote = PreVote::kOn;
    Server asking({.servers = 3, .options = options, .log = {1}, .term = 1});
    asking.Campaign();
    REQUIRE(asking.node.role() == Role::kPreCandidate);

    asking.Step({S2, S1, 1, TimeoutNow{}});

    CHECK(asking.node.role() == Role::kCandidate);
}

TEST_CASE("timeout now: means nothing to who may not vote, nor in a later term") {
    Server learner({.id = S4, .log = {1}, .term = 1, .configuration = These({S1}, {}, {S4})});
    learner.Step({S1, S4, 1, TimeoutNow{}});
    CHECK(learner.node.role() == Role::kFollower);
    CHECK(learner.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotAVoter);

    Server later({.id = S2, .servers = 3, .log = {1}, .term = 2});
    later.Step({S1, S2, 1, TimeoutNow{}});
    CHECK(later.node.current_term() == 2);
    CHECK(later.Events<MessageIgnored>().at(0).reason == IgnoreReason::kStaleTerm);
}

TEST_CASE("transfer: succeeds though everybody hears the old leader") {
    NodeOptions options = Patient();
    options.prevote = PreVote::kOn;
    options.check_quorum = true;
    Network network(3, options);
    network.Elect(S1);
    network.Propose(S1, "x", "1");
    network.Heartbeat(S1);

    network[S1].Transfer(S2);
    network.DeliverAll();

    CHECK(network[S2].node.role() == Role::kLeader);
    CHECK(network[S2].node.current_term() == 2);
    CHECK(network[S1].node.role() == Role::kFollower);
    CHECK(network[S1].node.leader() == S2);
    CHECK(network.monitor.violations().empty());
}

}  // namespace raft
