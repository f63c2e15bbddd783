// The leader's side of replication: what it sends, what answers tell it, when it commits.
//
// Goal:   §3.5 (replication and repair), §3.6.2 (commitment), §6.4 (the no-op), §10.2.1
// (pipelines). Method: one leader; the test plays the followers' answers.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1, elected in a term above all of its log by the votes of S2 and S3.
Server Elected(const Terms& log, const NodeOptions& options = {}) {
    Server server({.options = options, .log = log});
    server.Campaign();
    for (const NodeId voter : {S2, S3}) {
        server.Step(AnswerVote({voter, S1, server.node.current_term()}, true));
    }
    return server;
}

// The AppendEntries that went to one follower.
std::vector<AppendEntries> SentTo(const Server& server, NodeId follower) {
    std::vector<Message> messages;
    for (const Message& message : server.out) {
        if (message.to == follower) messages.push_back(message);
    }
    return BodiesOf<AppendEntries>(messages);
}

ProgressReason ReasonOf(const Server& server) {
    return server.Events<ProgressJudged>().at(0).reason;
}

// A leader in term 2 that is still probing S2: its next index is after all of its log.
Server Probing(const Terms& log, const NodeOptions& options = {}) {
    return Server({.options = options, .log = log, .term = 9, .role = Role::kLeader});
}

}  // namespace

TEST_CASE("new leader: appends a no-op of its term") {
    const Server server = Elected({1, 1});

    CHECK(TermsOf(server.node.log()) == Terms{1, 1, 2});
    CHECK(server.node.log().At(3).noop());
    CHECK(server.Events<LogChanged>().at(0).reason == LogReason::kNoop);
    CHECK(server.node.commit_index() == 0);
}

TEST_CASE("new leader: its first message to each is anchored before the no-op") {
    const Server server = Elected({1, 1});

    REQUIRE(server.out.size() == 4);
    for (const NodeId follower : {S2, S3, S4, S5}) {
        REQUIRE(SentTo(server, follower).size() == 1);
        CHECK(SentTo(server, follower)[0].prev == EntryId{1, 2});
        CHECK(SentTo(server, follower)[0].entries.size() == 1);
        CHECK(SentTo(server, follower)[0].round == 1);
        CHECK(server.ProgressOf(follower).next == 3);
        CHECK(server.ProgressOf(follower).match == 0);
    }
}

TEST_CASE("new leader: without the no-op it begins with a heartbeat") {
    const Server server = Elected({1, 1}, {.noop = false});

    CHECK(server.node.log().last_index() == 2);
    REQUIRE(server.out.size() == 4);
    CHECK(IsHeartbeat(server.out[0]));
    CHECK(SentTo(server, S2)[0].prev == EntryId{1, 2});
}

TEST_CASE("no-op: once it is committed, what came before it is committed too") {
    Server server = Elected({1, 1});

    server.Step(Accept({S2, S1, 2}, 3));
    CHECK(server.node.commit_index() == 0);
    server.Step(Accept({S3, S1, 2}, 3));

    CHECK(server.node.commit_index() == 3);
    CHECK(server.machine.values().size() == 2);
}

TEST_CASE("commit: entries of earlier terms are held back however many hold them") {
    Server server = Elected({1, 1}, {.noop = false});
    REQUIRE(server.node.current_term() == 2);

    for (const NodeId follower : {S2, S3, S4, S5}) server.Step(Accept({follower, S1, 2}, 2));
    CHECK(server.node.commit_index() == 0);

    server.Propose(Put("x", "1"));
    server.Step(Accept({S2, S1, 2}, 3));
    CHECK(server.node.commit_index() == 0);
    server.Step(Accept({S3, S1, 2}, 3));
    CHECK(server.node.commit_index() == 3);
}

TEST_CASE("commit: being held back is said once for an index") {
    Server server = Elected({1, 1}, {.noop = false});
    server.Step(Accept({S2, S1, 2}, 2));
    server.Step(Accept({S3, S1, 2}, 2));
    REQUIRE(server.Events<CommitHeldBack>().size() == 1);
    CHECK(server.Events<CommitHeldBack>()[0].index == 2);
    CHECK(server.Events<CommitHeldBack>()[0].entry_term == 1);

    server.Step(Accept({S4, S1, 2}, 2));

    CHECK(server.Events<CommitHeldBack>().empty());
}

TEST_CASE("commit: needs a majority, not all and not fewer") {
    Server server = Elected({});
    server.Step(Accept({S2, S1, 1}, 1));
    CHECK(server.node.commit_index() == 0);

    server.Step(Accept({S5, S1, 1}, 1));

    CHECK(server.node.commit_index() == 1);
    const auto commits = server.Events<CommitAdvanced>();
    REQUIRE(commits.size() == 1);
    CHECK(commits[0].reason == CommitReason::kMajority);
}

TEST_CASE("commit: an answer from outside of the cluster does not count") {
    Server server = Elected({});
    server.Step(Accept({S2, S1, 1}, 1));

    server.Step(Accept({S6, S1, 1}, 1));

    CHECK(ReasonOf(server) == ProgressReason::kStranger);
    CHECK(server.node.commit_index() == 0);
}

TEST_CASE("commit: the leader's next messages carry it") {
    Server server = Elected({});
    server.Step(Accept({S2, S1, 1}, 1));
    server.Step(Accept({S3, S1, 1}, 1));

    server.Heartbeat();
    CHECK(SentTo(server, S2).at(0).commit == 1);
    server.Propose(Put("x", "1"));
    CHECK(SentTo(server, S2).at(0).commit == 1);
}

TEST_CASE("proposal: gets the next index in the leader's term, and goes out at once") {
    Server server = Elected({});
    server.Step(Accept({S2, S1, 1}, 1));

    const ProposeResult result = server.Propose(Put("x", "1"));

    CHECK(result.accepted);
    CHECK(result.entry == EntryId{1, 2});
    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].prev == EntryId{1, 1});
    CHECK(SentTo(server, S2)[0].entries.size() == 1);
    CHECK(SentTo(server, S3).empty());  // Still probing: its first message is unanswered.
    CHECK(server.Events<ProposalJudged>().at(0).accepted);
}

TEST_CASE("heartbeat: every interval, to all, empty, and anchored where the next entry would be") {
    Server server = Elected({}, {.heartbeat = 50});
    server.Step(Accept({S2, S1, 1}, 1));

    server.Tick(49);
    CHECK(server.out.empty());
    server.Tick(1);

    REQUIRE(server.out.size() == 4);
    for (const Message& message : server.out) CHECK(IsHeartbeat(message));
    CHECK(SentTo(server, S2).at(0).prev == EntryId{1, 1});
    CHECK(SentTo(server, S3).at(0).prev == EntryId{0, 0});
    CHECK(SentTo(server, S2).at(0).round == 2);
    server.Tick(49);
    CHECK(server.out.empty());
}

TEST_CASE("heartbeat: its answer brings a lost entry on its way again") {
    Server server = Elected({1});
    REQUIRE(server.node.log().last_index() == 2);

    // The first append to S2 was lost; it answers a heartbeat.
    server.Heartbeat();
    server.Step(Accept({S2, S1, 2}, 1));

    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].prev == EntryId{1, 1});
    CHECK(SentTo(server, S2)[0].entries.size() == 1);
}

TEST_CASE("limits: at most so many entries in a message, and so many messages unanswered") {
    Server server = Elected({1, 1, 1, 1, 1}, {.max_entries = 2, .inflight = 2});

    server.Step(Refuse({S2, S1, 2}, {.prev_index = 5, .conflict_index = 1}));
    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].entries.size() == 2);

    // The probe was answered: now two messages of two entries each may be out.
    server.Step(Accept({S2, S1, 2}, 1));
    REQUIRE(SentTo(server, S2).size() == 2);
    CHECK(SentTo(server, S2)[0].prev.index == 1);
    CHECK(SentTo(server, S2)[1].prev.index == 3);

    server.Step(Accept({S2, S1, 2}, 3));
    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].prev.index == 5);
}

TEST_CASE("refusal: naive back-off goes one index back at a time") {
    Server server = Probing({1, 1, 4, 4}, {.backoff = Backoff::kNaive});

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 4, .conflict_index = 1}));
    CHECK(server.ProgressOf(S2).next == 4);
    CHECK_FALSE(server.Events<ProgressJudged>().at(0).fast);
    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].prev == EntryId{4, 3});

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 3, .conflict_index = 1}));
    CHECK(server.ProgressOf(S2).next == 3);
}

TEST_CASE("refusal: fast back-off goes to the leader's last entry of the conflicting term") {
    Server server = Probing({1, 2, 2, 4, 4, 4});

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 6, .conflict_term = 2, .conflict_index = 2}));

    CHECK(server.ProgressOf(S2).next == 4);
    CHECK(server.Events<ProgressJudged>().at(0).fast);
    CHECK(SentTo(server, S2).at(0).prev == EntryId{2, 3});
}

TEST_CASE("refusal: fast back-off skips a term that the leader does not have") {
    Server server = Probing({1, 1, 1, 4, 4, 4});

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 6, .conflict_term = 2, .conflict_index = 3}));

    CHECK(server.ProgressOf(S2).next == 3);
    CHECK(SentTo(server, S2).at(0).prev == EntryId{1, 2});
}

TEST_CASE("refusal: fast back-off goes to the end of a log that is too short") {
    Server server = Probing({1, 1, 1, 4, 4, 4});

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 6, .conflict_index = 3}));

    CHECK(server.ProgressOf(S2).next == 3);
    CHECK(SentTo(server, S2).at(0).entries.size() == 4);
}

TEST_CASE("refusal: counts only when it is about the message before nextIndex") {
    Server server = Probing({1, 1, 4, 4});

    for (const Index prev : {0U, 2U, 3U, 5U}) {
        server.Step(Refuse({S2, S1, 9}, {.prev_index = prev, .conflict_index = 1}));
        CHECK(ReasonOf(server) == ProgressReason::kRefusalOutOfDate);
        CHECK(server.ProgressOf(S2).next == 5);
        CHECK(server.out.empty());
    }
    server.Step(Refuse({S2, S1, 9}, {.prev_index = 4, .conflict_index = 1}));
    CHECK(ReasonOf(server) == ProgressReason::kBackedOff);

    // The same refusal, delivered twice.
    server.Step(Refuse({S2, S1, 9}, {.prev_index = 4, .conflict_index = 1}));
    CHECK(ReasonOf(server) == ProgressReason::kRefusalOutOfDate);
}

TEST_CASE("refusal: never takes nextIndex to what the follower has acknowledged") {
    Server server = Probing({1, 1, 4, 4});
    server.Step(Accept({S2, S1, 9}, 4));
    REQUIRE(server.ProgressOf(S2).next == 5);

    server.Step(Refuse({S2, S1, 9}, {.prev_index = 4, .conflict_index = 1}));
    CHECK(ReasonOf(server) == ProgressReason::kRefusalOutOfDate);
    CHECK(server.ProgressOf(S2).next == 5);
    CHECK(server.ProgressOf(S2).match == 4);

    server.Propose(Put("x", "1"));
    server.Step(Refuse({S2, S1, 9}, {.prev_index = 5, .conflict_index = 1}));
    CHECK(ReasonOf(server) == ProgressReason::kBackedOff);
    CHECK(server.ProgressOf(S2).next == 5);
}

TEST_CASE("refusal: an answer to an earlier leadership of this server moves nothing") {
    // S1 led term 1, and leads again in term 3. Its old message meets S2 only now, in term 3, so
    // that the answer comes with the current term.
    Server follower({.id = S2, .log = {1}, .term = 3});
    follower.Step(Append({S1, S2, 1}, {.prev = {1, 4}, .round = 8}));
    REQUIRE(follower.out.size() == 1);
    for (const Terms& log : {Terms{}, Terms{1}, Terms{1, 1, 1, 1}}) {
        Server leader({.log = log, .term = 3, .role = Role::kLeader});
        const Index next = leader.ProgressOf(S2).next;

        leader.Step(follower.out[0]);

        CHECK(ReasonOf(leader) == ProgressReason::kRefusalOutOfDate);
        CHECK(leader.ProgressOf(S2).next == next);
        CHECK(leader.out.empty());
    }
}

TEST_CASE("refusal: while more has been sent since, it is taken up with the next heartbeat") {
    Server server = Probing({1, 1, 4, 4});
    server.Step(Accept({S2, S1, 9}, 4));
    for (const char* value : {"1", "2", "3"}) server.Propose(Put("x", value));
    REQUIRE(server.ProgressOf(S2).next == 8);

    // The first of the three was lost, the second is refused.
    server.Step(Refuse({S2, S1, 9}, {.prev_index = 5, .conflict_index = 5}));
    CHECK(ReasonOf(server) == ProgressReason::kRefusalOutOfDate);
    CHECK(server.out.empty());

    server.Heartbeat();

    const auto sent = SentTo(server, S2);
    REQUIRE(sent.size() == 2);
    CHECK(sent[0].entries.empty());
    CHECK(sent[1].prev == EntryId{4, 4});
    CHECK(sent[1].entries.size() == 3);
    CHECK(ReasonOf(server) == ProgressReason::kSentAgain);
}

TEST_CASE("refusal: while more has been sent since, an acknowledgement settles it") {
    Server server = Probing({1, 1, 4, 4});
    server.Step(Accept({S2, S1, 9}, 4));
    for (const char* value : {"1", "2", "3"}) server.Propose(Put("x", value));
    // The second overtook the first; then both are there.
    server.Step(Refuse({S2, S1, 9}, {.prev_index = 5, .conflict_index = 5}));
    server.Step(Accept({S2, S1, 9}, 7));

    server.Heartbeat();

    CHECK(server.ProgressOf(S2).state == ProgressState::kReplicate);
    REQUIRE(SentTo(server, S2).size() == 1);
    CHECK(SentTo(server, S2)[0].entries.empty());
}

TEST_CASE("acknowledgement: matchIndex never falls, and an old one says nothing new") {
    Server server = Probing({1, 1, 4, 4});
    server.Step(Accept({S2, S1, 9}, 4));

    server.Step(Accept({S2, S1, 9}, 2));

    CHECK(ReasonOf(server) == ProgressReason::kAlreadyKnown);
    CHECK(server.ProgressOf(S2).match == 4);
    CHECK(server.ProgressOf(S2).next == 5);
}

TEST_CASE("acknowledgement: of more than the leader has, it is not believed") {
    Server server = Probing({1, 1, 4, 4});

    server.Step(Accept({S2, S1, 9}, 5));

    CHECK(ReasonOf(server) == ProgressReason::kImplausible);
    CHECK(server.ProgressOf(S2).match == 0);
}

TEST_CASE("acknowledgement: means nothing to one who does not lead") {
    for (const Role role : {Role::kFollower, Role::kCandidate}) {
        Server server({.log = {1}, .term = 1, .role = role});

        server.Step(Accept({S2, S1, 1}, 1));

        CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotLeader);
        CHECK(server.node.commit_index() == 0);
    }
}

}  // namespace raft
