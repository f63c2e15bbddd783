// Elections: who stands, who votes, how votes are counted, and what restarts the timer.
//
// Goal:   §3.4 (elections), §3.6.1 (the election restriction), §3.8 (votes are durable first).
// Method: one server at a time; the test plays all the others.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1 of five, a candidate of term 2 whose own vote is counted.
Server CandidateOf(std::uint32_t servers) {
    Server server({.servers = servers, .log = {1}, .term = 1});
    server.Campaign();
    return server;
}

VoteCounted LastCount(const Server& server) {
    return server.Events<VoteCounted>().back();
}

}  // namespace

TEST_CASE("candidate: takes the next term, votes for itself, and asks every other voter") {
    Server server({.log = {1, 1}, .term = 4});

    server.Campaign();

    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.current_term() == 5);
    CHECK(server.node.voted_for() == S1);
    CHECK(server.disk.hard == HardState{5, S1});
    REQUIRE(server.out.size() == 4);
    std::vector<NodeId> asked;
    for (const Message& message : server.out) {
        asked.push_back(message.to);
        CHECK(message.term == 5);
        CHECK(std::get<RequestVote>(message.body) == RequestVote{{1, 2}});
    }
    CHECK(asked == std::vector<NodeId>{S2, S3, S4, S5});
}

TEST_CASE("candidate: asks voters only") {
    const auto configuration =
        std::make_shared<const Configuration>(Configuration{{S1, S2, S3}, {}, {S4}});
    Server server(S1, configuration, {});

    server.Campaign();

    REQUIRE(server.out.size() == 2);
    CHECK(server.out[0].to == S2);
    CHECK(server.out[1].to == S3);
}

TEST_CASE("candidate: its requests and its own vote wait for the disk") {
    Server server({.servers = 3, .log = {1}, .term = 1});
    server.saves_at_once = false;

    server.Campaign();
    CHECK(server.out.empty());
    CHECK(server.node.candidate()->granted.empty());

    server.Step(AnswerVote({S2, S1, 2}, true));
    CHECK(server.node.role() == Role::kCandidate);

    server.SaveAll();
    CHECK(server.node.role() == Role::kLeader);
    CHECK(BodiesOf<RequestVote>(server.out).size() == 2);
}

TEST_CASE("candidate: the only server elects itself once its vote is durable") {
    Server server({.servers = 1});
    server.saves_at_once = false;

    server.Campaign();
    CHECK(server.node.role() == Role::kCandidate);

    server.SaveAll();
    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.node.commit_index() == 1);
}

TEST_CASE("candidate: leads with a majority, not before") {
    Server server = CandidateOf(5);

    server.Step(AnswerVote({S2, S1, 2}, true));
    CHECK(server.node.role() == Role::kCandidate);
    CHECK(LastCount(server).votes == 2);
    CHECK(LastCount(server).needed == 3);

    server.Step(AnswerVote({S4, S1, 2}, true));
    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.node.leader() == S1);
    CHECK(server.node.leading()->votes == std::vector<NodeId>{S1, S2, S4});
}

TEST_CASE("candidate: half of an even number is no majority") {
    Server server = CandidateOf(4);

    server.Step(AnswerVote({S2, S1, 2}, true));
    CHECK(server.node.role() == Role::kCandidate);
    CHECK(LastCount(server).needed == 3);

    server.Step(AnswerVote({S3, S1, 2}, true));
    CHECK(server.node.role() == Role::kLeader);
}

TEST_CASE("candidate: each voter counts once") {
    Server server = CandidateOf(5);
    server.Step(AnswerVote({S2, S1, 2}, true));

    server.Step(AnswerVote({S2, S1, 2}, true));
    CHECK(LastCount(server).verdict == CountVerdict::kRepeated);
    CHECK(LastCount(server).votes == 2);

    server.Step(AnswerVote({S3, S1, 2}, false));
    server.Step(AnswerVote({S3, S1, 2}, true));
    CHECK(LastCount(server).verdict == CountVerdict::kRepeated);
    CHECK(server.node.role() == Role::kCandidate);
}

TEST_CASE("candidate: a vote from outside of the voters does not count") {
    const auto configuration =
        std::make_shared<const Configuration>(Configuration{{S1, S2, S3}, {}, {S4}});
    Server server(S1, configuration, {});
    server.Campaign();

    for (const NodeId outsider : {S4, S5}) {
        server.Step(AnswerVote({outsider, S1, 1}, true));
        CHECK(LastCount(server).verdict == CountVerdict::kNotAVoter);
        CHECK(server.node.role() == Role::kCandidate);
    }
}

TEST_CASE("candidate: a vote of an earlier term does not count") {
    Server server = CandidateOf(3);
    server.Campaign();
    REQUIRE(server.node.current_term() == 3);

    server.Step(AnswerVote({S2, S1, 2}, true));

    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.candidate()->granted == std::vector<NodeId>{S1});
}

TEST_CASE("candidate: votes mean nothing to a follower or a leader") {
    for (const Role role : {Role::kFollower, Role::kLeader}) {
        Server server({.log = {1}, .term = 2, .vote = S1, .role = role});

        for (const NodeId voter : {S2, S3, S4}) server.Step(AnswerVote({voter, S1, 2}, true));

        CHECK(server.node.role() == role);
        CHECK(LastCount(server).verdict == CountVerdict::kNotCandidate);
    }
}

TEST_CASE("candidate: refused by a majority, it still waits for its timer") {
    Server server = CandidateOf(5);
    for (const NodeId voter : {S2, S3, S4}) server.Step(AnswerVote({voter, S1, 2}, false));
    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.candidate()->refused == std::vector<NodeId>{S2, S3, S4});

    server.Tick(server.node.election_timeout());

    CHECK(server.node.current_term() == 3);
    CHECK(server.node.candidate()->refused.empty());
    CHECK(server.node.candidate()->granted == std::vector<NodeId>{S1});
    CHECK(BodiesOf<RequestVote>(server.out).size() == 4);
}

TEST_CASE("candidate: gives way to the leader of its own term, and keeps its vote") {
    Server server = CandidateOf(5);

    server.Step(Append({S2, S1, 2}, {.prev = {1, 1}}));
    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.leader() == S2);
    CHECK(server.node.voted_for() == S1);

    server.Step(AskVote({S3, S1, 2}, {2, 9}));
    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kAlreadyVoted);
    CHECK(server.node.voted_for() == S1);
}

TEST_CASE("candidate: no longer counts on the leader that it gave up") {
    Server server({.log = {1}, .term = 1});
    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));
    REQUIRE(server.node.leader() == S2);

    server.Tick(server.node.election_timeout());

    CHECK(server.node.role() == Role::kCandidate);
    CHECK_FALSE(server.node.leader().has_value());
    CHECK_FALSE(server.Propose(Put("x", "1")).leader.has_value());
}

TEST_CASE("candidate: gives way even to a leader whose entries it must refuse") {
    Server server = CandidateOf(5);

    server.Step(Append({S2, S1, 2}, {.prev = {1, 7}}));

    CHECK(server.node.role() == Role::kFollower);
    CHECK_FALSE(BodiesOf<AppendEntriesReply>(server.out).at(0).success);
}

TEST_CASE("candidate: a leader of an earlier term does not stop it") {
    Server server = CandidateOf(5);

    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));

    CHECK(server.node.role() == Role::kCandidate);
}

TEST_CASE("voter: one vote a term, to the first who asks, and the same again when asked again") {
    Server server({.log = {1}, .term = 1});

    server.Step(AskVote({S2, S1, 2}, {1, 1}));
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    server.Step(AskVote({S3, S1, 2}, {1, 1}));
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    server.Step(AskVote({S2, S1, 2}, {1, 1}));
    CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
    CHECK(server.node.voted_for() == S2);
}

TEST_CASE("voter: in a new term it is free again") {
    Server server({.log = {1}, .term = 2, .vote = S2});

    server.Step(AskVote({S3, S1, 3}, {1, 1}));

    CHECK(server.node.voted_for() == S3);
    CHECK(server.disk.hard == HardState{3, S3});
}

TEST_CASE("voter: a vote in the term that it is in already is saved, too") {
    Server server({.log = {1}, .term = 2});

    server.Step(AskVote({S3, S1, 2}, {1, 1}));

    CHECK(server.disk.hard == HardState{2, S3});
    server.Restart();
    CHECK(server.node.voted_for() == S3);
}

TEST_CASE("voter: refuses a log behind its own, by last term and then by length") {
    for (const EntryId last : {EntryId{}, EntryId{1, 9}, EntryId{2, 2}}) {
        Server server({.log = {1, 2, 2}, .term = 2});

        server.Step(AskVote({S2, S1, 3}, last));

        CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
        CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kLogBehind);
        CHECK_FALSE(server.node.voted_for().has_value());
    }
}

TEST_CASE("timer: a granted vote restarts it, a refused one does not") {
    struct Row {
        const char* what = "";
        Message request{};
        bool restarts = false;
    };
    const std::vector<Row> rows = {
        {"granted", AskVote({S2, S1, 3}, {2, 3}), true},
        {"granted again", AskVote({S4, S1, 2}, {2, 3}), true},
        {"log behind", AskVote({S2, S1, 3}, {1, 9}), false},
        {"vote spent", AskVote({S2, S1, 2}, {2, 9}), false},
        {"earlier term", AskVote({S2, S1, 1}, {2, 9}), false},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        Server server({.log = {1, 2, 2}, .term = 2, .vote = S4});
        server.Tick(kMillisecond);
        server.Step(row.request);
        CHECK((server.node.election_elapsed() == 0) == row.restarts);
    }
}

TEST_CASE("timer: when it has run out, a follower stands, and the timer starts over") {
    Server server({.options = {.election_timeout_min = 100, .election_timeout_max = 100}});

    server.Tick(99);
    CHECK(server.node.role() == Role::kFollower);
    server.Tick(1);
    CHECK(server.node.role() == Role::kCandidate);
    CHECK(server.node.election_elapsed() == 0);
    CHECK(server.Events<RoleChanged>().at(0).reason == RoleReason::kElectionTimeout);
}

TEST_CASE("timer: a leader has none, and who may not vote never stands") {
    Server leader({.log = {1}, .term = 1, .role = Role::kLeader});
    leader.Tick(100 * kSecond);
    leader.Campaign();
    CHECK(leader.node.role() == Role::kLeader);
    CHECK(leader.node.current_term() == 1);

    Server stranger({.id = S6, .servers = 5});
    stranger.Tick(100 * kSecond);
    stranger.Campaign();
    CHECK(stranger.node.role() == Role::kFollower);
    CHECK(stranger.node.current_term() == 0);
}

TEST_CASE("term: at the last number that messages can carry nobody stands any more") {
    Server server({.term = kNumberMax});

    server.Tick(server.node.election_timeout());

    CHECK(server.node.current_term() == kNumberMax);
    CHECK(server.node.role() == Role::kFollower);
    CHECK(server.node.election_elapsed() == 0);
}

}  // namespace raft
