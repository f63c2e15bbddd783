// The rules that can be broken: each changes one thing at its one place, and nothing else.
//
// Goal:   rows G1 to G13, G15 and G16: the wrong behaviour with the rule broken, the right one
//         without. (G14 is the clients' rule, not a server's.)
// Method: the same inputs into two servers that differ in the one rule.
#include "raft/rules.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

NodeOptions With(Rule rule, bool broken) {
    NodeOptions options;
    options.election_timeout_min = 1000;
    options.election_timeout_max = 2000;
    options.heartbeat = 100'000;
    options.rules.Set(rule, broken);
    return options;
}

constexpr bool kBoth[] = {false, true};

// S1 of three, elected in term 2 after a log of term 1, by S2's vote.
Server Elected(const NodeOptions& options, const Terms& log = {1, 1}) {
    Server server({.servers = 3, .options = options, .log = log, .term = 1});
    server.Campaign();
    server.Step(AnswerVote({S2, S1, 2}, true));
    return server;
}

}  // namespace

TEST_CASE("rules: each has a row and a name, by which it is found whatever the letters' case") {
    std::set<std::string> names;
    for (std::size_t i = 0; i < kRules; ++i) {
        const Rule rule = static_cast<Rule>(i);
        CHECK(std::string(RowOf(rule)) == "G" + std::to_string(i + 1));
        CHECK(RuleNamed(RowOf(rule)) == rule);
        CHECK(RuleNamed(NameOf(rule)) == rule);
        names.insert(NameOf(rule));
    }
    CHECK(names.size() == kRules);
    CHECK(RuleNamed("g10") == Rule::kConfirmLeadership);
    CHECK(RuleNamed("Count-Old-TERMS") == Rule::kCommitOwnTermOnly);
    CHECK_FALSE(RuleNamed("G17").has_value());
    CHECK_FALSE(RuleNamed("G").has_value());
    CHECK_FALSE(RuleNamed("").has_value());
    CHECK_FALSE(RuleNamed("count-old").has_value());
}

TEST_CASE("rules: none is broken to begin with, and each is broken and mended alone") {
    Rules rules;
    CHECK_FALSE(rules.AnyBroken());
    rules.Set(Rule::kVoteOnDisk, true);
    rules.Set(Rule::kReadAfterOwnCommit, true);
    rules.Set(Rule::kVoteOnDisk, false);
    for (std::size_t i = 0; i < kRules; ++i) {
        CHECK(rules.Broken(static_cast<Rule>(i)) ==
              (static_cast<Rule>(i) == Rule::kReadAfterOwnCommit));
    }
    CHECK(rules.AnyBroken());
}

TEST_CASE("rules: three of them guard progress, the others answers") {
    std::vector<std::string> liveness;
    for (std::size_t i = 0; i < kRules; ++i) {
        const Rule rule = static_cast<Rule>(i);
        if (GuardsLiveness(rule)) liveness.emplace_back(RowOf(rule));
    }
    CHECK(liveness == std::vector<std::string>{"G6", "G7", "G8"});
}

TEST_CASE("G1: broken, entries of earlier terms are committed by counting") {
    for (const bool broken : kBoth) {
        NodeOptions options = With(Rule::kCommitOwnTermOnly, broken);
        options.noop = false;
        Server server = Elected(options);
        server.Step(Accept({S2, S1, 2}, 2));
        CHECK(server.node.commit_index() == (broken ? 2 : 0));
        if (broken) {
            CHECK(server.Events<CommitAdvanced>().at(0).reason == CommitReason::kAnyTerm);
        }
    }
}

TEST_CASE("G2: broken, a log that is behind gets a vote, of either kind") {
    for (const bool broken : kBoth) {
        for (const bool pre : kBoth) {
            Server server({.options = With(Rule::kVoteForUpToDateLog, broken), .log = {1, 1}});
            server.Step({S2, S1, 2, RequestVote{{}, pre, false}});
            CHECK(BodiesOf<RequestVoteReply>(server.out).at(0).granted == broken);
        }
        // One vote a term it remains.
        Server spent({.options = With(Rule::kVoteForUpToDateLog, broken), .term = 2, .vote = S3});
        spent.Step(AskVote({S2, S1, 2}, {1, 1}));
        CHECK_FALSE(BodiesOf<RequestVoteReply>(spent.out).at(0).granted);
    }
}

TEST_CASE("G3: broken, a restart forgets the vote, and nothing else does") {
    for (const bool broken : kBoth) {
        Server server({.options = With(Rule::kVoteOnDisk, broken), .log = {1}, .term = 1});
        server.Step(AskVote({S2, S1, 2}, {1, 1}));
        CHECK(server.node.voted_for() == S2);
        server.Restart();
        CHECK(server.node.current_term() == 2);
        CHECK(server.node.voted_for().has_value() == !broken);
    }
}

TEST_CASE("G4: broken, an acknowledgement leaves before its write, a vote does not") {
    for (const bool broken : kBoth) {
        Server server({.options = With(Rule::kAnswerAfterDisk, broken), .log = {1}, .term = 1});
        server.saves_at_once = false;
        server.Step(Append({S2, S1, 1}, {.prev = {1, 1}, .entries = {1}}));
        CHECK(BodiesOf<AppendEntriesReply>(server.out).size() == (broken ? 1 : 0));
        server.Step(Chunk({S2, S1, 1}, {.last = {1, 9}, .config = VotersUpTo(5)}));
        CHECK(BodiesOf<InstallSnapshotReply>(server.out).size() == (broken ? 1 : 0));
        server.Step(AskVote({S3, S1, 2}, {1, 9}));
        CHECK(BodiesOf<RequestVoteReply>(server.out).empty());
    }
}

TEST_CASE("G5: broken, a late and shorter message removes what came after it") {
    for (const bool broken : kBoth) {
        Server server(
            {.options = With(Rule::kTruncateOnConflict, broken), .log = {1, 1, 1}, .term = 1});
        server.Step(Append({S2, S1, 1}, {.prev = {1, 1}, .entries = {1}}));
        CHECK(server.node.log().last_index() == (broken ? 2 : 3));
        if (broken) CHECK(server.Events<LogChanged>().at(0).reason == LogReason::kDropped);
        CHECK(BodiesOf<AppendEntriesReply>(server.out).at(0).match == 2);
        CHECK(server.disk.log.SameAs(server.node.log()));
    }
}

TEST_CASE("G6: broken, the leader's word does not restart the timer, a granted vote does") {
    for (const bool broken : kBoth) {
        Server server(
            {.options = With(Rule::kHeartbeatResetsTimer, broken), .log = {1}, .term = 1});
        server.Tick(10);
        server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));
        CHECK(server.node.election_elapsed() == (broken ? 10 : 0));
        CHECK(server.node.leader() == S2);
        server.Step(AskVote({S2, S1, 2}, {1, 1}));
        CHECK(server.node.election_elapsed() == 0);
    }
}

TEST_CASE("G7: broken, every election timeout is the same") {
    for (const bool broken : kBoth) {
        Server server({.options = With(Rule::kRandomTimeouts, broken), .log = {1}, .term = 1});
        std::set<Micros> lengths;
        for (int i = 0; i < 20; ++i) {
            server.Campaign();
            lengths.insert(server.node.election_timeout());
        }
        CHECK((lengths == std::set<Micros>{1000}) == broken);
        if (!broken) CHECK(lengths.size() > 10);
    }
}

TEST_CASE("G8: broken, a new leader's no-op is a heartbeat, not an entry") {
    for (const bool broken : kBoth) {
        const Server server = Elected(With(Rule::kNoopIsAnEntry, broken));
        CHECK(server.node.log().last_index() == (broken ? 2 : 3));
        CHECK(IsHeartbeat(server.out.at(0)) == broken);
    }
}

TEST_CASE("G9: broken, the configuration is switched in one step") {
    for (const bool broken : kBoth) {
        Server server({.servers = 3,
                       .options = With(Rule::kJointConsensus, broken),
                       .log = {1},
                       .term = 1,
                       .commit = 1,
                       .role = Role::kLeader});
        server.Change({ChangeKind::kReplace, {}, {S1}});
        CHECK(server.node.configuration().joint() == !broken);
        CHECK(server.node.configuration().voters == std::vector<NodeId>{S1});
    }
}

TEST_CASE("G10: broken, a leader answers reads from its own state at once") {
    for (const bool broken : kBoth) {
        Server server = Elected(With(Rule::kConfirmLeadership, broken));
        server.Read(ReadMode::kReadIndex, 7);
        CHECK(server.reads.size() == (broken ? 1 : 0));
        if (broken) {
            CHECK(server.reads[0].index == server.node.last_applied());
            CHECK(server.Events<ReadJudged>().at(0).reason == ReadReason::kOwnState);
            CHECK(server.out.empty());
        }
        server.Step({S2, S1, 2, ReadIndex{9}});
        CHECK(BodiesOf<ReadIndexReply>(server.out).size() == (broken ? 1 : 0));
    }
}

TEST_CASE("G11: broken, a lease lasts a whole election timeout") {
    for (const bool broken : kBoth) {
        NodeOptions options = With(Rule::kBoundClockDrift, broken);
        options.check_quorum = true;
        Server server({.servers = 3,
                       .options = options,
                       .log = {1},
                       .term = 1,
                       .commit = 1,
                       .role = Role::kLeader});
        server.Step(AcceptRound({S2, S1, 1}, {.match = 1, .round = 1}));
        CHECK(server.node.LeaseLeft() == Micros{broken ? 1000 : 800});
    }
}

TEST_CASE("G12: broken, the membership changes before the leader has committed anything") {
    for (const bool broken : kBoth) {
        Server server = Elected(With(Rule::kChangeAfterOwnCommit, broken));
        CHECK(server.Change({ChangeKind::kRemove, S3, {}}) ==
              (broken ? ChangeVerdict::kAccepted : ChangeVerdict::kNoOwnCommit));
        CHECK(server.Events<ChangeJudged>().at(0).early == broken);
        // Two at a time they are not even so.
        CHECK(server.Change({ChangeKind::kRemove, S3, {}}) ==
              (broken ? ChangeVerdict::kUnderWay : ChangeVerdict::kNoOwnCommit));
    }
}

TEST_CASE("G13: broken, entries are applied as soon as they are in the log") {
    for (const bool broken : kBoth) {
        Server server({.options = With(Rule::kApplyCommittedOnly, broken), .log = {1}, .term = 1});
        server.Step(Append({S2, S1, 1}, {.prev = {1, 1}, .entries = {1}}));
        CHECK(server.machine.last_applied() == (broken ? 2 : 0));
        CHECK(server.node.commit_index() == 0);
        // Applied once, and what takes its place is not applied there.
        server.Step(Append({S3, S1, 2}, {.prev = {1, 1}, .entries = {2, 2}, .commit = 3}));
        CHECK(server.node.commit_index() == 3);
        CHECK(server.machine.last_applied() == 3);
    }
}

TEST_CASE("G15: broken, a follower commits as far as its own log reaches") {
    for (const bool broken : kBoth) {
        Server server({.options = With(Rule::kCommitOnlyMatched, broken), .log = {1, 1}});
        server.Step(Append({S2, S1, 2}, {.prev = {1, 1}, .commit = 2}));
        CHECK(server.node.commit_index() == (broken ? 2 : 1));
        CHECK(server.Events<CommitAdvanced>().at(0).reason ==
              (broken ? CommitReason::kOwnLog : CommitReason::kLeaderSaid));
    }
}

TEST_CASE("G16: broken, a new leader answers reads before anything of its term is committed") {
    for (const bool broken : kBoth) {
        Server server = Elected(With(Rule::kReadAfterOwnCommit, broken));
        server.Read(ReadMode::kReadIndex, 7);
        CHECK(server.Events<ReadJudged>().at(0).reason ==
              (broken ? ReadReason::kTooEarly : ReadReason::kWaitsForOwnTerm));
        CHECK(BodiesOf<AppendEntries>(server.out).size() == (broken ? 2 : 0));
        // Its leadership is confirmed all the same.
        CHECK(server.reads.empty());
    }
}

}  // namespace raft
