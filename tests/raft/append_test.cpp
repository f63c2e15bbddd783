// The follower's side of AppendEntries: what is accepted, refused, removed and committed.
//
// Goal:   §3.5, Fig. 3.1 ("AppendEntries RPC: Receiver implementation"), §3.4 (the timer).
// Method: one follower with a log, one message, and what its log and its answer are.
#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

// S1, a follower in term 5 whose leader is S2.
Server FollowerWith(const Terms& log, Index commit = 0) {
    return Server({.log = log, .term = 5, .commit = commit});
}

const Route kFromLeader{S2, S1, 5};

AppendEntriesReply AnswerOf(const Server& server) {
    const auto replies = BodiesOf<AppendEntriesReply>(server.out);
    return replies.size() == 1 ? replies[0] : AppendEntriesReply{};
}

AppendJudged JudgementOf(const Server& server) {
    return server.Events<AppendJudged>().at(0);
}

}  // namespace

TEST_CASE("append: what matches at prev is taken, and acknowledged as far as it reaches") {
    Server server = FollowerWith({1, 4});

    server.Step(Append(kFromLeader, {.prev = {4, 2}, .entries = {4, 5}, .round = 7}));

    CHECK(TermsOf(server.node.log()) == Terms{1, 4, 4, 5});
    CHECK(JudgementOf(server).verdict == AppendVerdict::kAccepted);
    CHECK(JudgementOf(server).appended == 2);
    CHECK(AnswerOf(server).success);
    CHECK(AnswerOf(server).match == 4);
    CHECK(AnswerOf(server).prev_index == 2);
    CHECK(AnswerOf(server).round == 7);
    CHECK(server.out[0].to == S2);
    CHECK(server.out[0].term == 5);
    CHECK(server.node.leader() == S2);
}

TEST_CASE("append: the first entries of an empty log match at index 0") {
    Server server = FollowerWith({});

    server.Step(Append(kFromLeader, {.entries = {1, 5}}));

    CHECK(TermsOf(server.node.log()) == Terms{1, 5});
    CHECK(AnswerOf(server).match == 2);
}

TEST_CASE("append: a heartbeat acknowledges only what matches, not what lies beyond") {
    Server server = FollowerWith({1, 4, 4, 4});

    server.Step(Append(kFromLeader, {.prev = {4, 2}}));

    CHECK(AnswerOf(server).success);
    CHECK(AnswerOf(server).match == 2);
    CHECK(AnswerOf(server).last_index == 4);
    CHECK(server.node.log().last_index() == 4);
}

TEST_CASE("append: only from the first entry that differs is anything removed") {
    Server server = FollowerWith({1, 1, 2, 2, 2});

    server.Step(Append(kFromLeader, {.prev = {1, 1}, .entries = {1, 2, 5}}));

    CHECK(TermsOf(server.node.log()) == Terms{1, 1, 2, 5});
    CHECK(JudgementOf(server).appended == 1);
    const auto changes = server.Events<LogChanged>();
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].reason == LogReason::kConflict);
    CHECK(changes[0].first_changed == 4);
    CHECK(changes[0].last_changed == 5);
    CHECK(changes[1].reason == LogReason::kReplicated);
    CHECK(changes[1].first_changed == 4);
}

TEST_CASE("append: a late, shorter message removes nothing that came after it") {
    Server server = FollowerWith({1, 4});
    const Message shorter = Append(kFromLeader, {.prev = {4, 2}, .entries = {5}});
    server.Step(Append(kFromLeader, {.prev = {4, 2}, .entries = {5, 5, 5}}));

    server.Step(shorter);

    CHECK(TermsOf(server.node.log()) == Terms{1, 4, 5, 5, 5});
    CHECK(server.Events<LogChanged>().empty());
    CHECK_FALSE(server.ready.must_save());
    CHECK(AnswerOf(server).match == 3);
}

TEST_CASE("append: a heartbeat removes nothing that lies beyond its prev") {
    Server server = FollowerWith({1, 2, 2});

    server.Step(Append(kFromLeader, {.prev = {1, 1}}));

    CHECK(TermsOf(server.node.log()) == Terms{1, 2, 2});
}

TEST_CASE("append: the same message twice does what it does once") {
    Server server = FollowerWith({1, 2, 2});
    const Message message = Append(kFromLeader, {.prev = {1, 1}, .entries = {5, 5}, .commit = 1});
    server.Step(message);
    const AppendEntriesReply first = AnswerOf(server);

    server.Step(message);

    CHECK(AnswerOf(server) == first);
    CHECK(TermsOf(server.node.log()) == Terms{1, 5, 5});
    CHECK(server.node.commit_index() == 1);
}

TEST_CASE("append: a log that ends before prev refuses, and says where it ends") {
    Server server = FollowerWith({1, 4});

    server.Step(Append(kFromLeader, {.prev = {5, 7}, .entries = {5}, .commit = 7, .round = 3}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kTooShort);
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).prev_index == 7);
    CHECK(AnswerOf(server).conflict_term == 0);
    CHECK(AnswerOf(server).conflict_index == 3);
    CHECK(AnswerOf(server).round == 3);
    CHECK(TermsOf(server.node.log()) == Terms{1, 4});
    CHECK(server.node.commit_index() == 0);
}

TEST_CASE("append: another entry at prev refuses, and names its term and where that begins") {
    Server server = FollowerWith({1, 2, 2, 2, 3});

    server.Step(Append(kFromLeader, {.prev = {4, 4}, .entries = {5}}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kConflict);
    CHECK(JudgementOf(server).own_term_at_prev == 2);
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).conflict_term == 2);
    CHECK(AnswerOf(server).conflict_index == 2);
    CHECK(TermsOf(server.node.log()) == Terms{1, 2, 2, 2, 3});
}

TEST_CASE("append: a message of an earlier term is answered with the newer one, and is all") {
    Server server = FollowerWith({1, 4});

    server.Step(Append({S3, S1, 4}, {.prev = {4, 2}, .entries = {4}, .commit = 2, .round = 9}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kStaleTerm);
    CHECK(server.out.at(0).term == 5);
    CHECK_FALSE(AnswerOf(server).success);
    CHECK(AnswerOf(server).prev_index == 0);
    CHECK(AnswerOf(server).round == 0);
    CHECK(TermsOf(server.node.log()) == Terms{1, 4});
    CHECK(server.node.commit_index() == 0);
    CHECK_FALSE(server.node.leader().has_value());
}

TEST_CASE("append: a prev below commitIndex is acknowledged at commitIndex, and changes nothing") {
    Server server = FollowerWith({1, 4, 4, 4}, 3);

    // Entries that differ from the committed ones, as only a broken rule could send them.
    server.Step(Append(kFromLeader, {.prev = {1, 1}, .entries = {5, 5, 5}, .commit = 4}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kBelowCommit);
    CHECK(AnswerOf(server).success);
    CHECK(AnswerOf(server).match == 3);
    CHECK(TermsOf(server.node.log()) == Terms{1, 4, 4, 4});
    CHECK(server.node.commit_index() == 3);
}

TEST_CASE("append: a sender that contradicts what is committed gets no answer") {
    Server server = FollowerWith({1, 4, 4}, 2);
    server.Tick(kMillisecond);

    server.Step(Append(kFromLeader, {.prev = {5, 2}, .entries = {5}}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kContradicts);
    CHECK(server.out.empty());
    CHECK(TermsOf(server.node.log()) == Terms{1, 4, 4});
    CHECK(server.node.election_elapsed() == kMillisecond);
}

TEST_CASE("append: terms that no log can hold are refused whole") {
    const std::vector<AppendParts> wrong = {
        {.prev = {4, 2}, .entries = {5, 4}},  // Falling.
        {.prev = {4, 2}, .entries = {3}},     // Below prev's.
        {.prev = {4, 2}, .entries = {6}},     // Of a term to come.
        {.prev = {6, 2}},                     // The same, for prev.
        {.prev = {0, 0}, .entries = {0}},     // Before the first election.
        {.prev = {4, 0}, .entries = {4}},     // An entry before the first.
        {.prev = {0, 2}, .entries = {4}},     // A term before the first.
    };

    for (const AppendParts& parts : wrong) {
        Server server = FollowerWith({1, 4});
        server.Step(Append(kFromLeader, parts));
        CHECK(JudgementOf(server).verdict == AppendVerdict::kContradicts);
        CHECK(server.out.empty());
        CHECK(TermsOf(server.node.log()) == Terms{1, 4});
    }
}

TEST_CASE("append: a leader takes nothing from somebody else who claims to lead its term") {
    Server server({.log = {1, 4}, .term = 5, .role = Role::kLeader});

    server.Step(Append(kFromLeader, {.prev = {1, 1}, .entries = {5}}));

    CHECK(JudgementOf(server).verdict == AppendVerdict::kFromOwnTerm);
    CHECK(server.node.role() == Role::kLeader);
    CHECK(TermsOf(server.node.log()) == Terms{1, 4});
    CHECK(server.out.empty());
}

TEST_CASE("follower's commit: leaderCommit, as far as the message shows that the logs agree") {
    struct Row {
        const char* what = "";
        AppendParts parts{};
        Index commit = 0;
    };
    const std::vector<Row> rows = {
        {"all of it", {.prev = {4, 2}, .entries = {5, 5}, .commit = 4}, 4},
        {"less than was sent", {.prev = {4, 2}, .entries = {5, 5}, .commit = 3}, 3},
        {"more than was sent", {.prev = {4, 2}, .entries = {5}, .commit = 9}, 3},
        {"a heartbeat, with a tail of another leader beyond", {.prev = {4, 2}, .commit = 4}, 2},
        {"entries already here, a tail beyond", {.prev = {1, 1}, .entries = {4}, .commit = 4}, 2},
        {"nothing committed yet", {.prev = {4, 2}, .entries = {5}}, 0},
        {"refused", {.prev = {5, 3}, .entries = {5}, .commit = 4}, 0},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        Server server = FollowerWith({1, 4, 4, 4});
        server.Step(Append(kFromLeader, row.parts));
        CHECK(server.node.commit_index() == row.commit);
        CHECK(server.machine.last_applied() == row.commit);
    }
}

TEST_CASE("follower's commit: never falls") {
    Server server = FollowerWith({1, 4, 5}, 3);

    server.Step(Append(kFromLeader, {.prev = {5, 3}, .commit = 1}));

    CHECK(server.node.commit_index() == 3);
    CHECK(server.Events<CommitAdvanced>().empty());
}

TEST_CASE("timer: the leader of the term restarts it, even when refused; others do not") {
    struct Row {
        const char* what = "";
        Message message{};
        bool restarts = false;
    };
    const std::vector<Row> rows = {
        {"heartbeat", Append(kFromLeader, {.prev = {4, 2}}), true},
        {"entries", Append(kFromLeader, {.prev = {4, 2}, .entries = {5}}), true},
        {"too short", Append(kFromLeader, {.prev = {5, 9}}), true},
        {"conflict", Append(kFromLeader, {.prev = {5, 2}}), true},
        {"below commit", Append(kFromLeader, {}), true},
        {"a new leader", Append({S3, S1, 6}, {.prev = {4, 2}}), true},
        {"earlier term", Append({S3, S1, 4}, {.prev = {4, 2}}), false},
        {"an answer", Accept(kFromLeader, 1), false},
        {"a vote", AnswerVote(kFromLeader, true), false},
    };

    for (const Row& row : rows) {
        CAPTURE(row.what);
        Server server = FollowerWith({1, 4}, 1);
        server.Tick(kMillisecond);
        server.Step(row.message);
        CHECK((server.node.election_elapsed() == 0) == row.restarts);
    }
}

TEST_CASE("proposal: one who does not lead refuses it and says who does") {
    Server server = FollowerWith({1, 4});
    CHECK_FALSE(server.Propose(Put("x", "1")).leader.has_value());
    server.Step(Append(kFromLeader, {.prev = {4, 2}}));

    const ProposeResult result = server.Propose(Put("x", "1"));

    CHECK_FALSE(result.accepted);
    CHECK(result.leader == S2);
    CHECK(server.node.log().last_index() == 2);
    CHECK_FALSE(server.Events<ProposalJudged>().at(0).accepted);
}

}  // namespace raft
