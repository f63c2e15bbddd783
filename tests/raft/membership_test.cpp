// Changing the membership: which change is accepted, what it appends, and who leads meanwhile.
//
// Goal:   §4.1 (one at a time, the leader's own term first), §4.2.2 (removing the leader), §4.3
//         (joint consensus).
// Method: one leader or candidate; the test plays the other servers' answers.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Changing(Membership membership = Membership::kJoint) {
    return {.election_timeout_min = 100,
            .election_timeout_max = 100,
            .heartbeat = 10'000,
            .membership = membership};
}

// S1 leads term 1; its whole log, one entry, is committed.
Server LeaderOf(std::shared_ptr<const Configuration> configuration,
                Membership membership = Membership::kJoint) {
    return Server({.options = Changing(membership),
                   .log = {1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader,
                   .configuration = std::move(configuration)});
}

// These followers have all of the leader's log.
void HaveAll(Server& server, const std::vector<NodeId>& followers) {
    const Index last = server.node.log().last_index();
    for (const NodeId id : followers) {
        if (server.node.role() != Role::kLeader) return;
        server.Step(Accept({id, S1, server.node.current_term()}, last));
    }
}

Entry ConfigurationEntry(Term term, const std::shared_ptr<const Configuration>& configuration) {
    return {term, std::make_shared<const Payload>(*configuration)};
}

std::vector<NodeId> FollowersOf(const Server& server) {
    std::vector<NodeId> ids;
    for (const Progress& progress : server.node.leading()->progress) ids.push_back(progress.id);
    return ids;
}

}  // namespace

TEST_CASE("change: is judged by who asks, and by whether it makes sense") {
    using enum ChangeKind;
    using enum ChangeVerdict;
    struct Row {
        MembershipChange change{};
        ChangeVerdict verdict = kAccepted;
    };
    const std::vector<Row> rows = {
        {{kAdd, S4, {}}, kAccepted},
        {{kAdd, S3, {}}, kAccepted},  // A learner: it is promoted.
        {{kAdd, S2, {}}, kAlreadyVoter},
        {{kAddNow, S2, {}}, kAlreadyVoter},
        {{kAddLearner, S4, {}}, kAccepted},
        {{kAddLearner, S3, {}}, kAlreadyLearner},
        {{kAddLearner, S2, {}}, kAlreadyVoter},
        {{kPromote, S3, {}}, kAccepted},
        {{kPromote, S2, {}}, kAlreadyVoter},
        {{kPromote, S4, {}}, kNotALearner},
        {{kDemote, S2, {}}, kAccepted},
        {{kDemote, S3, {}}, kAlreadyLearner},
        {{kDemote, S4, {}}, kNotAMember},
        {{kRemove, S2, {}}, kAccepted},
        {{kRemove, S3, {}}, kAccepted},
        {{kRemove, S4, {}}, kNotAMember},
        {{kReplace, {}, {S1, S4}}, kAccepted},
        {{kReplace, {}, {S1, S2}}, kSameVoters},
        {{kReplace, {}, {}}, kLastVoter},
    };

    for (const Row& row : rows) {
        CAPTURE(static_cast<int>(row.change.kind));
        CAPTURE(Number(row.change.server));
        Server server = LeaderOf(These({S1, S2}, {}, {S3}));
        CHECK(server.Change(row.change) == row.verdict);
        CHECK(server.Events<ChangeJudged>().at(0).verdict == row.verdict);
        CHECK((server.node.log().last_index() > 1 || server.node.leading()->change.has_value()) ==
              (row.verdict == kAccepted));
    }
    Server alone = LeaderOf(VotersUpTo(1));
    CHECK(alone.Change({kRemove, S1, {}}) == kLastVoter);
    CHECK(alone.Change({kDemote, S1, {}}) == kLastVoter);
    Server follower({.log = {1}, .term = 1, .commit = 1});
    CHECK(follower.Change({kRemove, S2, {}}) == kNotLeader);
}

TEST_CASE("change: one at a time, until the last is committed") {
    for (const Membership membership : {Membership::kJoint, Membership::kSingle}) {
        Server server = LeaderOf(VotersUpTo(3), membership);
        REQUIRE(server.Change({ChangeKind::kAddNow, S4, {}}) == ChangeVerdict::kAccepted);

        CHECK(server.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kUnderWay);
        HaveAll(server, {S2, S3});
        if (membership == Membership::kJoint) {
            CHECK(server.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kUnderWay);
        }
        HaveAll(server, {S2, S3, S4});
        CHECK(server.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kAccepted);
    }
}

TEST_CASE("change: not while newcomers catch up, nor in a joint configuration of before") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Change({ChangeKind::kAdd, S4, {}});
    HaveAll(server, {S2, S3});
    REQUIRE(server.node.commit_index() == 2);
    CHECK(server.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kUnderWay);

    Server joint = LeaderOf(These({S1, S2}, {S1, S2, S3}));
    CHECK(joint.Change({ChangeKind::kRemove, S2, {}}) == ChangeVerdict::kUnderWay);
}

TEST_CASE("change: not before an entry of the leader's own term is committed") {
    Server server({.servers = 3, .options = Changing(), .log = {1}, .term = 1, .commit = 1});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));

    CHECK(server.Change({ChangeKind::kRemove, S3, {}}) == ChangeVerdict::kNoOwnCommit);
    server.Step(Accept({S2, S1, 2}, 2));
    CHECK(server.Change({ChangeKind::kRemove, S3, {}}) == ChangeVerdict::kAccepted);
}

TEST_CASE("joint: a change of the voters goes through the old and the new together") {
    Server server = LeaderOf(VotersUpTo(3));

    server.Change({ChangeKind::kAddNow, S4, {}});

    CHECK(server.node.configuration() == *These({S1, S2, S3, S4}, {S1, S2, S3}));
    CHECK(server.Events<LogChanged>().at(0).reason == LogReason::kConfiguration);
    CHECK(server.Events<ConfigurationChanged>().at(0).outgoing == 3);
    CHECK(FollowersOf(server) == std::vector<NodeId>{S2, S3, S4});

    HaveAll(server, {S2, S4});
    CHECK(server.node.configuration() == *VotersUpTo(4));
    CHECK(server.node.log().last_index() == 3);
    CHECK(server.node.commit_index() == 2);
    HaveAll(server, {S2, S4});
    CHECK(server.node.commit_index() == 3);
    CHECK(server.node.log().last_index() == 3);
}

TEST_CASE("single: a change of one voter is one entry, a replacement is joint all the same") {
    Server server = LeaderOf(VotersUpTo(3), Membership::kSingle);
    server.Change({ChangeKind::kRemove, S3, {}});
    CHECK(server.node.configuration() == *VotersUpTo(2));

    Server replacing = LeaderOf(VotersUpTo(3), Membership::kSingle);
    replacing.Change({ChangeKind::kReplace, {}, {S1, S2}});
    CHECK(replacing.node.configuration() == *These({S1, S2}, {S1, S2, S3}));
}

TEST_CASE("change: a voter becomes a learner, a learner leaves, without more ado") {
    Server demoting = LeaderOf(VotersUpTo(3));
    demoting.Change({ChangeKind::kDemote, S3, {}});
    CHECK(demoting.node.configuration() == *These({S1, S2}, {S1, S2, S3}, {S3}));
    HaveAll(demoting, {S2});
    CHECK(demoting.node.configuration() == *These({S1, S2}, {}, {S3}));

    Server removing = LeaderOf(These({S1, S2}, {}, {S3, S4}));
    removing.Change({ChangeKind::kRemove, S4, {}});
    CHECK(removing.node.configuration() == *These({S1, S2}, {}, {S3}));
    CHECK(FollowersOf(removing) == std::vector<NodeId>{S2, S3});

    Server adding = LeaderOf(VotersUpTo(2));
    adding.Change({ChangeKind::kAddLearner, S5, {}});
    CHECK(adding.node.configuration() == *These({S1, S2}, {}, {S5}));
    CHECK_FALSE(adding.node.leading()->change.has_value());
}

TEST_CASE("change: a removed server that was promoted is no learner any more") {
    Server server = LeaderOf(These({S1, S2}, {}, {S3}));

    server.Change({ChangeKind::kAddNow, S3, {}});

    CHECK(server.node.configuration() == *These({S1, S2, S3}, {S1, S2}));
}

TEST_CASE("newcomer: its progress begins at the end of the log, and who left has none") {
    Server server = LeaderOf(VotersUpTo(3));
    HaveAll(server, {S2});
    server.Change({ChangeKind::kAddLearner, S4, {}});

    CHECK(server.ProgressOf(S4).next == 2);
    CHECK(server.ProgressOf(S4).match == 0);
    CHECK(server.ProgressOf(S2).match == 1);
    REQUIRE(BodiesTo<AppendEntries>(S4, server.out).size() == 1);
    CHECK(BodiesTo<AppendEntries>(S4, server.out)[0].prev == EntryId{1, 1});
}

TEST_CASE("learner: gets the log and counts for nothing") {
    Server server = LeaderOf(These({S1, S2, S3}, {}, {S4, S5}));
    server.Propose(Put("x", "1"));

    HaveAll(server, {S4, S5});
    CHECK(server.node.commit_index() == 1);
    HaveAll(server, {S2});
    CHECK(server.node.commit_index() == 2);
}

TEST_CASE("commit: while joint, a majority of the old and one of the new must have it") {
    for (const auto& [followers, committed] : std::vector<std::pair<std::vector<NodeId>, bool>>{
             {{S2, S3}, false}, {{S4, S5}, false}, {{S2, S4}, true}, {{S3, S5}, true}}) {
        Server server = LeaderOf(These({S1, S4, S5}, {S1, S2, S3}));
        server.Propose(Put("x", "1"));
        HaveAll(server, followers);
        CHECK((server.node.commit_index() >= 2) == committed);
        if (committed) CHECK(server.Events<CommitAdvanced>().at(0).joint);
    }
}

TEST_CASE("election: while joint, a majority of the old and one of the new must vote for it") {
    for (const auto& [voters, won] : std::vector<std::pair<std::vector<NodeId>, bool>>{
             {{S2, S3}, false}, {{S4, S5}, false}, {{S2, S4}, true}, {{S3, S5}, true}}) {
        Server server({.log = {1}, .term = 1, .configuration = These({S1, S4, S5}, {S1, S2, S3})});
        server.Campaign();
        CHECK(BodiesOf<RequestVote>(server.out).size() == 4);
        for (const NodeId id : voters) server.Step(AnswerVote({id, S1, 2}, true));
        const VoteCounted counted = server.Events<VoteCounted>().back();
        CHECK(counted.needed == 2);
        CHECK(counted.needed_outgoing == 2);
        CHECK((server.node.role() == Role::kLeader) == won);
    }
}

TEST_CASE("joint: whoever leads when it is committed appends the new configuration") {
    Server server({.options = Changing(), .log = {1}, .term = 1, .configuration = VotersUpTo(3)});
    server.Step(
        AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, These({S1, S2}, {S1, S2, S3}))));
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));
    REQUIRE(server.node.role() == Role::kLeader);

    server.Step(Accept({S2, S1, 2}, 3));

    CHECK(server.node.commit_index() == 3);
    CHECK(server.node.configuration() == *These({S1, S2}));
    CHECK(server.node.configuration_index() == 4);
}

TEST_CASE("joint: a new leader appends it only after an entry of its own term is committed") {
    Server server({.options = Changing(), .log = {1}, .term = 1, .configuration = VotersUpTo(3)});
    server.Step(
        AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, These({S1, S2}, {S1, S2, S3}))));
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));

    server.Step(Accept({S2, S1, 2}, 2));

    CHECK(server.node.configuration().joint());
}

TEST_CASE("joint: the new configuration waits until the joint one itself is committed") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Propose(Put("x", "1"));
    server.Change({ChangeKind::kRemove, S3, {}});

    server.Step(Accept({S2, S1, 1}, 2));

    CHECK(server.node.commit_index() == 2);
    CHECK(server.node.configuration().joint());
}

TEST_CASE("removed leader: leads until it is committed, without counting itself") {
    Server server = LeaderOf(VotersUpTo(3), Membership::kSingle);
    server.Change({ChangeKind::kRemove, S1, {}});
    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.Propose(Put("x", "1")).accepted);

    // Itself and S2 are no majority of S2 and S3.
    server.Step(Accept({S2, S1, 1}, 2));
    CHECK(server.node.commit_index() == 1);
    CHECK(server.node.role() == Role::kLeader);

    server.Step(Accept({S3, S1, 1}, 2));
    CHECK(server.node.commit_index() == 2);
    CHECK(server.node.role() == Role::kFollower);
    CHECK_FALSE(server.node.leader().has_value());
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kRemoved);
}

TEST_CASE("removed leader: through a joint configuration it appends the new one first") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Change({ChangeKind::kRemove, S1, {}});

    HaveAll(server, {S2, S3});
    REQUIRE(server.node.role() == Role::kLeader);
    CHECK(server.node.configuration() == *These({S2, S3}));
    HaveAll(server, {S2, S3});
    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.commit_index() == 3);
}

TEST_CASE("removed server: never stands once that is committed") {
    Server server({.options = Changing(), .log = {1}, .term = 1, .configuration = VotersUpTo(3)});
    server.Step(AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, These({S2, S3}))));
    CHECK(server.node.election_timer_runs());

    server.Step(Append({S2, S1, 1}, {.prev = {1, 2}, .commit = 2}));

    CHECK_FALSE(server.node.election_timer_runs());
    server.Tick(10'000);
    server.Campaign();
    CHECK(server.node.role() == Role::kFollower);
    CHECK_FALSE(server.node.UntilTimer().has_value());
}

TEST_CASE("removed server: until then it may stand, and its own vote does not count") {
    for (const PreVote prevote : {PreVote::kOff, PreVote::kOn}) {
        NodeOptions options = Changing();
        options.prevote = prevote;
        Server server({.options = options, .log = {1}, .term = 1, .configuration = VotersUpTo(3)});
        server.Step(AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, These({S2, S3}))));
        const RequestVoteReply yes{true, prevote == PreVote::kOn};

        server.Campaign();
        CHECK(server.Events<VoteCounted>().back().verdict == CountVerdict::kNotAVoter);
        server.Step({S2, S1, 2, yes});
        CHECK(server.node.role() != Role::kLeader);
        CHECK(server.node.role() != Role::kFollower);
        server.Step({S3, S1, 2, yes});
        CHECK(server.node.role() == (prevote == PreVote::kOn ? Role::kCandidate : Role::kLeader));
    }
}

TEST_CASE("learner: never stands, though an uncommitted configuration made it one") {
    Server server(
        {.options = Changing(), .log = {1}, .term = 1, .configuration = These({S2, S3}, {}, {S1})});
    server.Step(AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, These({S2}, {}, {S1}))));

    CHECK_FALSE(server.node.election_timer_runs());
}

TEST_CASE("voters: learners and strangers answer vote requests by log and term") {
    for (const auto& configuration : {These({S2, S3}, {}, {S1}), These({S2, S3})}) {
        Server server({.log = {1}, .term = 1, .configuration = configuration});

        server.Step(AskVote({S2, S1, 2}, {1, 1}));

        CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    }
}

TEST_CASE("configuration: the one before holds again when its entry is removed, step by step") {
    Server server({.options = Changing(), .log = {1}, .term = 1, .configuration = VotersUpTo(3)});
    server.Step(AppendOne({S2, S1, 1}, {1, 1}, ConfigurationEntry(1, VotersUpTo(4))));
    server.Step(AppendOne({S2, S1, 1}, {1, 2}, ConfigurationEntry(1, VotersUpTo(5))));
    REQUIRE(server.node.configuration() == *VotersUpTo(5));
    Server at_once = server;
    at_once.Step(Append({S3, S1, 2}, {.prev = {1, 1}, .entries = {2}}));
    CHECK(at_once.node.configuration() == *VotersUpTo(3));

    server.Step(Append({S3, S1, 2}, {.prev = {1, 2}, .entries = {2}}));
    CHECK(server.node.configuration() == *VotersUpTo(4));
    CHECK(server.Events<ConfigurationChanged>().at(0).reason == ConfigurationReason::kReturned);
    server.Step(Append({S4, S1, 3}, {.prev = {1, 1}, .entries = {3}}));
    CHECK(server.node.configuration() == *VotersUpTo(3));
    CHECK(server.node.configuration_index() == 0);
}

}  // namespace raft
