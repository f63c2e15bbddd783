// Reads that touch no log: who may answer, when, and as of which index.
//
// Goal:   §6.4 (readIndex, a round that begins after the request, the own term first), and what
//         becomes of reads when leadership ends.
// Method: one server; the test plays the answers to its rounds.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions Quiet() {
    return {.heartbeat = 100 * kSecond};
}

// S1 leads term 1 and has committed its first entry.
Server LeaderOf(std::shared_ptr<const Configuration> configuration) {
    return Server({.options = Quiet(),
                   .log = {1, 1},
                   .term = 1,
                   .commit = 1,
                   .role = Role::kLeader,
                   .configuration = std::move(configuration)});
}

Message AnswerRound(NodeId from, std::uint64_t round) {
    return AcceptRound({from, S1, 1}, {.match = 0, .round = round});
}

std::vector<ReadReason> ReasonsOf(const Server& server) {
    std::vector<ReadReason> reasons;
    for (const auto& read : server.Events<ReadJudged>()) reasons.push_back(read.reason);
    return reasons;
}

using Reasons = std::vector<ReadReason>;

// S2 in term 1, which follows S1.
Server FollowerOfS1() {
    Server server({.id = S2, .servers = 3, .options = Quiet(), .log = {1}, .term = 1});
    server.Step(Append({S1, S2, 1}, {.prev = {1, 1}, .commit = 1}));
    return server;
}

}  // namespace

TEST_CASE("read index: is commitIndex, once a round begun after the request is answered") {
    Server server = LeaderOf(VotersUpTo(3));
    const std::uint64_t before = server.node.leading()->round;

    server.Read(ReadMode::kReadIndex, 7);

    CHECK(server.reads.empty());
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kRoundBegun});
    const auto sent = BodiesOf<AppendEntries>(server.out);
    REQUIRE(sent.size() == 2);
    CHECK(sent[0].round == before + 1);

    server.Step(AnswerRound(S2, before + 1));

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].read == 7);
    CHECK_FALSE(server.reads[0].failed);
    CHECK(server.reads[0].index == 1);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kConfirmed});
}

TEST_CASE("read index: an answer to a round begun before the request confirms nothing") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Heartbeat();
    const std::uint64_t earlier = server.node.leading()->round;

    server.Read(ReadMode::kReadIndex, 7);
    server.Step(AnswerRound(S2, earlier));
    server.Step(AnswerRound(S3, earlier));
    CHECK(server.reads.empty());

    server.Step(AnswerRound(S3, earlier + 1));
    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: answers to rounds that never began count for nothing") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 7);

    server.Step(AnswerRound(S2, server.node.leading()->round + 9));

    CHECK(server.reads.empty());
}

TEST_CASE("read index: a later round confirms as well, and a refusal shows as much") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 7);
    server.Heartbeat();
    AppendEntriesReply refusal;
    refusal.prev_index = 2;
    refusal.round = server.node.leading()->round;

    server.Step({S2, S1, 1, refusal});

    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: an answer about a snapshot confirms as well") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 7);
    InstallSnapshotReply reply;
    reply.round = server.node.leading()->round;

    server.Step({S2, S1, 1, reply});

    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: a majority of the voters must answer, learners aside") {
    Server server = LeaderOf(These({S1, S2, S3, S4, S5}, {}, {S6}));
    server.Read(ReadMode::kReadIndex, 7);
    const std::uint64_t round = server.node.leading()->round;

    for (const NodeId id : {S2, S6, S2}) server.Step(AnswerRound(id, round));
    CHECK(server.reads.empty());
    server.Step(AnswerRound(S3, round));
    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: while joint, a majority of each half must answer") {
    Server server = LeaderOf(These({S1, S4, S5}, {S1, S2, S3}));
    server.Read(ReadMode::kReadIndex, 7);
    const std::uint64_t round = server.node.leading()->round;

    for (const NodeId id : {S4, S5}) server.Step(AnswerRound(id, round));
    CHECK(server.reads.empty());
    server.Step(AnswerRound(S2, round));
    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: the only voter answers at once") {
    Server server = LeaderOf(VotersUpTo(1));

    server.Read(ReadMode::kReadIndex, 7);

    CHECK(server.reads.size() == 1);
}

TEST_CASE("read index: stays what it was when the request came") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 7);

    server.Step(AcceptRound({S2, S1, 1}, {.match = 2, .round = 1}));
    REQUIRE(server.node.commit_index() == 2);
    server.Step(AnswerRound(S2, server.node.leading()->round));

    CHECK(server.reads.at(0).index == 1);
}

TEST_CASE("read index: those that come while a round is out share the next one") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 1);
    const std::uint64_t first = server.node.leading()->round;
    for (const std::uint64_t read : {2U, 3U}) {
        server.Read(ReadMode::kReadIndex, read);
        CHECK(ReasonsOf(server) == Reasons{ReadReason::kJoinedRound});
        CHECK(server.out.empty());
    }

    // An answer that confirms none of them begins no round.
    server.Step(AnswerRound(S3, first - 1));
    CHECK(server.node.leading()->round == first);

    server.Step(AnswerRound(S2, first));
    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].read == 1);
    CHECK(server.node.leading()->round == first + 1);
    CHECK(BodiesTo<AppendEntries>(S3, server.out).size() == 1);

    server.Step(AnswerRound(S3, first + 1));
    REQUIRE(server.reads.size() == 2);
    CHECK(server.reads[1].read == 3);
    CHECK(server.node.leading()->round == first + 1);
}

TEST_CASE("read: waits until an entry of the own term is committed") {
    Server server({.servers = 3, .options = Quiet(), .log = {1}});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));
    REQUIRE(server.node.role() == Role::kLeader);

    server.Read(ReadMode::kReadIndex, 7);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kWaitsForOwnTerm});
    CHECK(server.out.empty());
    server.Step(AcceptRound({S2, S1, 2}, {.match = 1}));
    CHECK(server.reads.empty());

    server.Step(AcceptRound({S2, S1, 2}, {.match = 2}));
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kRoundBegun});
    CHECK(server.reads.empty());

    const std::uint64_t round = server.node.leading()->round;
    server.Step(AcceptRound({S2, S1, 2}, {.match = 2, .round = round}));
    CHECK(server.reads.at(0).index == 2);
}

TEST_CASE("read: fails when its leader steps down, and says whom to ask") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Read(ReadMode::kReadIndex, 7);

    server.Step(Append({S2, S1, 3}, {.prev = {1, 2}}));

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].read == 7);
    CHECK(server.reads[0].failed);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kSteppedDown});
    CHECK(server.node.leader() == S2);
}

TEST_CASE("read: a follower asks its leader, and answers as of the index that it learns") {
    Server server = FollowerOfS1();

    server.Read(ReadMode::kReadIndex, 7);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kForwarded});
    REQUIRE(server.out.size() == 1);
    CHECK(server.out[0].to == S1);
    CHECK(std::get<ReadIndex>(server.out[0].body).read == 7);

    server.Step({S1, S2, 1, ReadIndexReply{7, 5}});
    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].read == 7);
    CHECK(server.reads[0].index == 5);
    CHECK(ReasonsOf(server) == Reasons{ReadReason::kIndexLearned});

    server.Step({S1, S2, 1, ReadIndexReply{7, 5}});
    CHECK(server.reads.empty());
    CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kUnknownRead);
}

TEST_CASE("read: an index from somebody else, or for nobody's question, means nothing") {
    Server server = FollowerOfS1();
    server.Read(ReadMode::kReadIndex, 7);

    server.Step({S3, S2, 1, ReadIndexReply{7, 5}});
    CHECK(server.reads.empty());
    server.Step({S1, S2, 1, ReadIndexReply{8, 5}});
    CHECK(server.reads.empty());
    CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kUnknownRead);
}

TEST_CASE("read: who knows no leader cannot answer, and a leader's lease is the leader's alone") {
    Server lost({.log = {1}, .term = 1});
    lost.Read(ReadMode::kReadIndex, 7);
    CHECK(lost.reads.at(0).failed);
    CHECK_FALSE(lost.reads[0].leader.has_value());
    CHECK(ReasonsOf(lost) == Reasons{ReadReason::kNoLeader});

    Server follower = FollowerOfS1();
    follower.Read(ReadMode::kLease, 7);
    CHECK(follower.reads.at(0).failed);
    CHECK(follower.reads[0].leader == S1);
    CHECK(follower.out.empty());
}

TEST_CASE("read: what a follower has asked fails when its leader changes") {
    Server server = FollowerOfS1();
    server.Read(ReadMode::kReadIndex, 7);

    server.Step(Append({S3, S2, 2}, {.prev = {1, 1}}));

    REQUIRE(server.reads.size() == 1);
    CHECK(server.reads[0].failed);
    server.Step({S3, S2, 2, ReadIndexReply{7, 5}});
    CHECK(server.reads.empty());
}

TEST_CASE("read: a restart forgets what was asked") {
    Server server = FollowerOfS1();
    server.Read(ReadMode::kReadIndex, 7);

    server.Restart();
    server.Step(Append({S1, S2, 1}, {.prev = {1, 1}}));
    CHECK(server.reads.empty());
    server.Step({S1, S2, 1, ReadIndexReply{7, 5}});
    CHECK(server.reads.empty());
}

TEST_CASE("read: a leader answers a follower's question once it is confirmed") {
    Server server = LeaderOf(VotersUpTo(3));

    server.Step({S3, S1, 1, ReadIndex{9}});
    CHECK(server.Events<ReadJudged>().at(0).other == S3);
    server.Step(AnswerRound(S2, server.node.leading()->round));

    CHECK(server.reads.empty());
    const auto answers = BodiesTo<ReadIndexReply>(S3, server.out);
    REQUIRE(answers.size() == 1);
    CHECK(answers[0] == ReadIndexReply{9, 1});
}

TEST_CASE("read: a follower's question is not the failed leader's own read") {
    Server server = LeaderOf(VotersUpTo(3));
    server.Step({S3, S1, 1, ReadIndex{9}});

    server.Step(Append({S2, S1, 3}, {.prev = {1, 2}}));

    CHECK(server.reads.empty());
}

TEST_CASE("read: a question to one who does not lead gets no answer") {
    Server server = FollowerOfS1();

    server.Step({S3, S2, 1, ReadIndex{9}});

    CHECK(server.out.empty());
    CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotLeader);
}

}  // namespace raft
