// Pre-votes: a server asks whether it could win before it raises its term.
//
// Goal:   §9.6, with the grant that echoes the term asked about and the refusal that brings one.
// Method: one server, asking or being asked; the test plays the others.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Asking(PreVote prevote = PreVote::kOn) {
    return {.election_timeout_min = 100, .election_timeout_max = 100, .prevote = prevote};
}

Message AskPreVote(Route route, EntryId last) {
    return {route.from, route.to, route.term, RequestVote{last, true, false}};
}

Message AnswerPreVote(Route route, bool granted) {
    return {route.from, route.to, route.term, RequestVoteReply{granted, true}};
}

// S1 of five in term 4, which has voted for S2 in it.
Server Voter(PreVote prevote = PreVote::kOn) {
    return Server({.options = Asking(prevote), .log = {1, 1}, .term = 4, .vote = S2});
}

// The same after its timer fired: it asks for term 5.
Server PreCandidateOfFive() {
    Server server = Voter();
    server.Campaign();
    return server;
}

VoteCounted LastCount(const Server& server) {
    return server.Events<VoteCounted>().back();
}

VoteVerdict VerdictOf(const Server& server) {
    return server.Events<VoteJudged>().at(0).verdict;
}

}  // namespace

TEST_CASE("pre-candidate: asks every other voter about the next term, and changes nothing") {
    Server server = Voter();

    server.Campaign();

    CHECK(server.node.role() == Role::kPreCandidate);
    CHECK(server.node.current_term() == 4);
    CHECK(server.node.voted_for() == S2);
    CHECK_FALSE(server.ready.must_save());
    REQUIRE(server.out.size() == 4);
    for (const Message& message : server.out) {
        CHECK(message.term == 5);
        CHECK(std::get<RequestVote>(message.body) == RequestVote{{1, 2}, true, false});
    }
    CHECK(server.node.precandidate()->granted == std::vector<NodeId>{S1});
    CHECK(LastCount(server).term == 5);
    CHECK(LastCount(server).pre);
}

TEST_CASE("pre-candidate: asks voters only") {
    Server server({.options = Asking(), .term = 1, .configuration = These({S1, S2}, {}, {S3})});

    server.Campaign();

    REQUIRE(server.out.size() == 1);
    CHECK(server.out[0].to == S2);
}

TEST_CASE("pre-candidate: its questions wait for no disk") {
    Server server = Voter();
    server.saves_at_once = false;
    server.Step(AskVote({S3, S1, 5}, {1, 2}));
    REQUIRE(server.out.empty());

    server.Campaign();

    CHECK(BodiesOf<RequestVote>(server.out).size() == 4);
}

TEST_CASE("pre-candidate: starts its timer over, and no longer counts on the leader") {
    Server server = Voter();
    server.Step(Append({S2, S1, 4}, {.prev = {1, 2}}));
    REQUIRE(server.node.leader() == S2);

    server.Tick(100);

    CHECK(server.node.role() == Role::kPreCandidate);
    CHECK_FALSE(server.node.leader().has_value());
    CHECK(server.node.election_elapsed() == 0);
    CHECK(server.Events<TimerRestarted>().at(0).reason == TimerReason::kPreVote);
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kElectionTimeout);
    server.Tick(100);
    CHECK(server.node.current_term() == 4);
    CHECK(BodiesOf<RequestVote>(server.out).size() == 4);
}

TEST_CASE("pre-candidate: stands once a majority would vote for it, not before") {
    Server server = PreCandidateOfFive();
    server.Step(AnswerPreVote({S2, S1, 5}, true));
    CHECK(server.node.role() == Role::kPreCandidate);

    server.Step(AnswerPreVote({S4, S1, 5}, true));

    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.current_term() == 5);
    CHECK(server.node.voted_for() == S1);
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kPreVoteWon);
    const auto requests = BodiesOf<RequestVote>(server.out);
    REQUIRE(requests.size() == 4);
    CHECK_FALSE(requests[0].pre);
}

TEST_CASE("pre-candidate: the only voter needs nobody's word") {
    Server server({.servers = 1, .options = Asking()});

    server.Campaign();

    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.node.current_term() == 1);
}

TEST_CASE("pre-candidate: goes back to following when a majority would not vote for it") {
    Server server = PreCandidateOfFive();
    server.Tick(30);
    for (const NodeId voter : {S2, S3}) server.Step(AnswerPreVote({voter, S1, 4}, false));
    CHECK(server.node.role() == Role::kPreCandidate);

    server.Step(AnswerPreVote({S4, S1, 4}, false));

    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.current_term() == 4);
    CHECK(server.node.election_elapsed() == 30);
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kPreVoteLost);
}

TEST_CASE("pre-candidate: counts each voter once, and no stranger") {
    Server server = PreCandidateOfFive();
    server.Step(AnswerPreVote({S2, S1, 5}, true));

    server.Step(AnswerPreVote({S2, S1, 5}, true));
    CHECK(LastCount(server).verdict == CountVerdict::kRepeated);
    server.Step(AnswerPreVote({S6, S1, 5}, true));
    CHECK(LastCount(server).verdict == CountVerdict::kNotAVoter);
    CHECK(LastCount(server).votes == 2);
    CHECK(server.node.role() == Role::kPreCandidate);
}

TEST_CASE("pre-candidate: a grant for another term says nothing") {
    for (const Term term : {4U, 6U, 9U}) {
        Server server = PreCandidateOfFive();

        for (const NodeId voter : {S2, S3, S4}) server.Step(AnswerPreVote({voter, S1, term}, true));

        CHECK(server.node.role() == Role::kPreCandidate);
        CHECK(server.node.current_term() == 4);
        CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNoPreVotes);
    }
}

TEST_CASE("pre-candidate: learns a higher term from a refusal, and follows") {
    Server server = PreCandidateOfFive();

    server.Step(AnswerPreVote({S2, S1, 8}, false));

    CHECK(server.node.current_term() == 8);
    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.Events<TermChanged>().at(0).source == S2);
}

TEST_CASE("pre-candidate: gives way to the leader of its term") {
    Server server = PreCandidateOfFive();

    server.Step(Append({S3, S1, 4}, {.prev = {1, 2}}));

    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.leader() == S3);
}

TEST_CASE("pre-vote: is never a vote, nor a vote one") {
    Server candidate = PreCandidateOfFive();
    for (const NodeId voter : {S2, S3}) candidate.Step(AnswerPreVote({voter, S1, 5}, true));
    REQUIRE(candidate.node.role() == Role::kCandidate);
    for (const NodeId voter : {S4, S5}) candidate.Step(AnswerPreVote({voter, S1, 6}, true));
    CHECK(candidate.node.candidate()->granted == std::vector<NodeId>{S1});

    Server asking = PreCandidateOfFive();
    for (const NodeId voter : {S2, S3}) asking.Step(AnswerVote({voter, S1, 4}, true));
    CHECK(asking.node.role() == Role::kPreCandidate);
    CHECK(LastCount(asking).verdict == CountVerdict::kNotCandidate);
}

TEST_CASE("pre-vote: a grant names the term asked about, and nothing changes") {
    Server server = Voter();
    server.Tick(40);

    server.Step(AskPreVote({S3, S1, 9}, {1, 2}));

    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
    REQUIRE(server.out.size() == 1);
    CHECK(server.out[0].term == 9);
    CHECK(std::get<RequestVoteReply>(server.out[0].body) == RequestVoteReply{true, true});
    CHECK(server.node.current_term() == 4);
    CHECK(server.node.voted_for() == S2);
    CHECK(server.node.election_elapsed() == 40);
    CHECK_FALSE(server.ready.must_save());
}

TEST_CASE("pre-vote: a refusal brings the own term") {
    for (const Message& message :
         {AskPreVote({S3, S1, 2}, {1, 2}), AskPreVote({S3, S1, 9}, {1, 1})}) {
        Server server = Voter();

        server.Step(message);

        CHECK(VerdictOf(server) != VoteVerdict::kGranted);
        REQUIRE(server.out.size() == 1);
        CHECK(server.out[0].term == 4);
        CHECK(std::get<RequestVoteReply>(server.out[0].body) == RequestVoteReply{false, true});
    }
}

TEST_CASE("pre-vote: is granted by log and term, and by a vote of that very term") {
    struct Row {
        const char* what = "";
        Term term = 5;
        EntryId last{};
        VoteVerdict verdict = VoteVerdict::kGranted;
    };
    const std::vector<Row> rows = {
        {"the next term", 5, {1, 2}, VoteVerdict::kGranted},
        {"log behind", 5, {1, 1}, VoteVerdict::kLogBehind},
        {"a term that is over", 3, {1, 2}, VoteVerdict::kStaleTerm},
        {"the own term, voted for another", 4, {1, 2}, VoteVerdict::kAlreadyVoted},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        Server server = Voter();
        server.Step(AskPreVote({S3, S1, row.term}, row.last));
        CHECK(VerdictOf(server) == row.verdict);
        CHECK(server.Events<VoteJudged>().at(0).pre);
    }
}

TEST_CASE("pre-vote: is refused while a leader is heard, and until a timeout after") {
    Server server = Voter();
    server.Step(Append({S2, S1, 4}, {.prev = {1, 2}}));
    server.node.FixElectionTimeout(1000);
    server.Tick(99);

    server.Step(AskPreVote({S3, S1, 5}, {1, 2}));
    CHECK(VerdictOf(server) == VoteVerdict::kLeaderHeard);
    CHECK(server.Events<VoteJudged>().at(0).heard_ago == 99);

    server.Tick(1);
    server.Step(AskPreVote({S3, S1, 5}, {1, 2}));
    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
}

TEST_CASE("pre-vote: by log only is granted while a leader is heard") {
    Server server = Voter(PreVote::kLogOnly);
    server.Step(Append({S2, S1, 4}, {.prev = {1, 2}}));

    server.Step(AskPreVote({S3, S1, 5}, {1, 2}));

    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
}

TEST_CASE("pre-vote: a leader refuses, it hears itself") {
    Server server({.options = Asking(), .log = {1}, .term = 4, .role = Role::kLeader});
    server.Tick(30);

    server.Step(AskPreVote({S3, S1, 5}, {4, 9}));

    CHECK(VerdictOf(server) == VoteVerdict::kLeaderHeard);
    CHECK(server.Events<VoteJudged>().at(0).heard_ago == 0);
    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("pre-vote: who has given up on its leader hears none any more") {
    Server server = Voter();
    server.Step(Append({S2, S1, 4}, {.prev = {1, 2}}));
    server.Campaign();

    server.Step(AskPreVote({S3, S1, 5}, {1, 2}));

    CHECK(VerdictOf(server) == VoteVerdict::kGranted);
}

TEST_CASE("pre-vote: a server back from behind a cut raises nobody's term") {
    Network network(3, Asking());
    network.Elect(S1);
    network.cut_off = {S3};
    for (int i = 0; i < 5; ++i) network.Elect(S3);
    CHECK(network[S3].node.current_term() == 1);
    network.cut_off = {};
    network.Heartbeat(S1);

    network.Elect(S3);

    CHECK(network[S1].node.role() == Role::kLeader);
    CHECK(network[S1].node.current_term() == 1);
    CHECK(network[S3].node.role() == Role::kFollower);
}

}  // namespace raft
