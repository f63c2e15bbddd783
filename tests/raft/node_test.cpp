// The rules for all servers: terms, restarts, refused nonsense, timers.
//
// Goal:   Fig. 3.1, "Rules for Servers: All Servers"; §3.3 (terms), §3.4 (what restarts the
//         election timer), §3.8 (what survives a restart).
// Method: one server in each role, one input, and what it is afterwards.
#include "raft/node.h"

#include <doctest/doctest.h>

#include "tests/raft/helpers.h"

namespace raft {

namespace {

constexpr Term kTerm = 3;

// S1 in term 3, with a log that ends in term 3.
Server In(Role role) {
    return Server({.log = {1, 3}, .term = kTerm, .vote = S1, .role = role});
}

// One message of each kind; the vote request will be refused, its sender's log is behind.
std::vector<Message> OneOfEach(Term term) {
    const Route route{S2, S1, term};
    return {AskVote(route, {1, 1}), AnswerVote(route, true), Append(route, {.prev = {2, 9}}),
            Accept(route, 1)};
}

const std::vector<Role> kRoles = {Role::kFollower, Role::kCandidate, Role::kLeader};

}  // namespace

TEST_CASE("higher term: any message brings it, forgets the vote, and makes a follower") {
    for (const Role role : kRoles) {
        for (const Message& message : OneOfEach(kTerm + 4)) {
            CAPTURE(NameOf(TypeOf(message)));
            Server server = In(role);

            server.Step(message);

            CHECK(server.node.current_term() == kTerm + 4);
            CHECK_FALSE(server.node.voted_for().has_value());
            CHECK(server.node.role() == Role::kFollower);
            CHECK(server.disk.hard == HardState{kTerm + 4, std::nullopt});
            const auto changes = server.Events<TermChanged>();
            REQUIRE(changes.size() == 1);
            CHECK(changes[0].from == kTerm);
            CHECK(changes[0].to == kTerm + 4);
            CHECK(changes[0].source == S2);
        }
    }
}

TEST_CASE("higher term: the message is judged after it was adopted") {
    Server leader = In(Role::kLeader);
    leader.Step(AskVote({S2, S1, kTerm + 1}, {3, 2}));
    CHECK(leader.node.voted_for() == S2);
    CHECK(leader.out.back().term == kTerm + 1);

    Server candidate = In(Role::kCandidate);
    candidate.Step(Append({S2, S1, kTerm + 1}, {.prev = {3, 2}, .entries = {4}}));
    CHECK(candidate.node.leader() == S2);
    CHECK(TermsOf(candidate.node.log()) == Terms{1, 3, 4});
}

TEST_CASE("earlier term: requests are answered with the newer one, answers mean nothing") {
    for (const Role role : kRoles) {
        for (const Message& message : OneOfEach(kTerm - 1)) {
            CAPTURE(NameOf(TypeOf(message)));
            Server server = In(role);

            server.Step(message);

            CHECK(server.node.current_term() == kTerm);
            CHECK(server.node.role() == role);
            CHECK(server.node.voted_for() == S1);
            if (IsReply(TypeOf(message))) {
                CHECK(server.out.empty());
                REQUIRE(server.Events<MessageIgnored>().size() == 1);
                CHECK(server.Events<MessageIgnored>()[0].reason == IgnoreReason::kStaleTerm);
            } else {
                REQUIRE(server.out.size() == 1);
                CHECK(server.out[0].term == kTerm);
                CHECK(server.out[0].to == S2);
            }
        }
    }
}

TEST_CASE("term: a follower forgets the leader of the term that has passed") {
    Server server({.log = {1}, .term = 1});
    server.Step(Append({S2, S1, 1}, {.prev = {1, 1}}));
    REQUIRE(server.node.leader() == S2);

    server.Step(AskVote({S3, S1, 2}, {}));

    CHECK_FALSE(server.node.leader().has_value());
}

TEST_CASE("restart: term, vote and log survive, all else starts over") {
    Server server({.log = {1, 3}, .term = kTerm, .vote = S1, .commit = 1, .role = Role::kLeader});
    server.Heartbeat();

    server.Restart();

    CHECK(server.node.current_term() == kTerm);
    CHECK(server.node.voted_for() == S1);
    CHECK(TermsOf(server.node.log()) == Terms{1, 3});
    CHECK(server.node.saved_index() == 2);
    CHECK(server.node.role() == Role::kFollower);
    CHECK_FALSE(server.node.leader().has_value());
    CHECK(server.node.commit_index() == 0);
    CHECK(server.node.last_applied() == 0);
    CHECK(server.node.election_elapsed() == 0);
    CHECK(server.out.empty());
}

TEST_CASE("restart: a server that voted does not vote again in that term") {
    Server server({.log = {1}, .term = 1});
    server.Step(AskVote({S2, S1, 2}, {1, 1}));
    REQUIRE(server.node.voted_for() == S2);

    server.Restart();
    server.Step(AskVote({S3, S1, 2}, {1, 1}));

    CHECK(server.Events<VoteJudged>().at(0).verdict == VoteVerdict::kAlreadyVoted);
    CHECK_FALSE(BodiesOf<RequestVoteReply>(server.out).at(0).granted);
}

TEST_CASE("message: one for another server, or from itself, changes nothing") {
    for (const Route route : {Route{S2, S3, 9}, Route{S1, S1, 9}}) {
        Server server = In(Role::kFollower);

        server.Step(AskVote(route, {9, 9}));

        CHECK(server.node.current_term() == kTerm);
        CHECK(server.out.empty());
        CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kNotForMe);
    }
}

TEST_CASE("message: numbers that no run reaches change nothing") {
    const Term huge = kNumberMax + 1;
    const Route route{S2, S1, 9};
    AppendEntriesReply reply;
    reply.success = true;
    std::vector<AppendEntriesReply> replies(4, reply);
    replies[0].match = huge;
    replies[1].prev_index = huge;
    replies[2].conflict_index = huge;
    replies[3].last_index = huge;
    std::vector<Message> messages = {
        AskVote({S2, S1, huge}, {}),        AskVote(route, {huge, 1}),
        AskVote(route, {1, huge}),          Append(route, {.prev = {huge, 1}}),
        Append(route, {.prev = {1, huge}}), Append(route, {.prev = {1, 1}, .commit = huge}),
    };
    for (const auto& each : replies) messages.push_back({S2, S1, 9, each});
    messages.push_back({S2, S1, 9, InstallSnapshotReply{true, huge, 0, false, 0}});
    messages.push_back({S2, S1, 9, InstallSnapshotReply{true, 0, huge, false, 0}});
    messages.push_back({S2, S1, 9, ReadIndexReply{1, huge}});
    messages.push_back(Chunk(route, {.last = {1, huge}}));
    messages.push_back(Chunk(route, {.last = {1, 1}, .offset = huge}));

    for (const Message& message : messages) {
        Server server = In(Role::kLeader);
        server.Step(message);
        CHECK(server.node.current_term() == kTerm);
        CHECK(server.out.empty());
        CHECK(server.Events<MessageIgnored>().at(0).reason == IgnoreReason::kImplausible);
    }
}

TEST_CASE("message: a pre-vote of a higher term, asked or granted, changes no term") {
    RequestVote asked{{9, 9}};
    asked.pre = true;
    const RequestVoteReply granted{true, true};
    for (const MessageBody& body : {MessageBody(asked), MessageBody(granted)}) {
        Server server = In(Role::kFollower);

        server.Step({S2, S1, 9, body});

        CHECK(server.node.current_term() == kTerm);
        CHECK(server.node.election_elapsed() == 0);
    }
}

TEST_CASE("timer: a follower's runs on when it merely adopts a higher term") {
    for (const Message& message : OneOfEach(kTerm + 1)) {
        if (std::holds_alternative<AppendEntries>(message.body)) continue;
        CAPTURE(NameOf(TypeOf(message)));
        Server server = In(Role::kFollower);
        server.Tick(5 * kMillisecond);
        const Micros length = server.node.election_timeout();

        server.Step(message);

        CHECK(server.node.current_term() == kTerm + 1);
        CHECK(server.node.election_elapsed() == 5 * kMillisecond);
        CHECK(server.node.election_timeout() == length);
        CHECK(server.Events<TimerRestarted>().empty());
    }
}

TEST_CASE("timer: a leader that steps down starts its election timer") {
    Server server = In(Role::kFollower);
    server.Tick(100 * kMillisecond);
    server = In(Role::kLeader);
    CHECK_FALSE(server.node.election_timer_runs());

    server.Step(AnswerVote({S2, S1, kTerm + 1}, false));

    CHECK(server.node.election_timer_runs());
    CHECK(server.node.election_elapsed() == 0);
    CHECK(server.Events<TimerRestarted>().at(0).reason == TimerReason::kSteppedDown);
}

TEST_CASE("timer: each start draws a new length from the range") {
    Server server({.options = {.election_timeout_min = 100, .election_timeout_max = 200}});
    std::vector<Micros> lengths;
    for (int i = 0; i < 200; ++i) {
        server.Step(Append({S2, S1, 1}, {}));
        lengths.push_back(server.node.election_timeout());
    }
    const auto [least, most] = std::minmax_element(lengths.begin(), lengths.end());

    CHECK(*least >= 100);
    CHECK(*least < 110);
    CHECK(*most <= 200);
    CHECK(*most > 190);
}

TEST_CASE("timer: servers with other seeds draw other lengths, a copy draws the same") {
    Server one({.id = S1});
    Server two({.id = S2});
    Server copy = one;

    one.Campaign();
    two.Campaign();
    copy.Campaign();

    CHECK(one.node.election_timeout() != two.node.election_timeout());
    CHECK(one.node.election_timeout() == copy.node.election_timeout());
}

TEST_CASE("timer: its length can be fixed, and freed again, without a new start") {
    Server server({.options = {.election_timeout_min = 100, .election_timeout_max = 200}});
    server.Tick(40);

    server.node.FixElectionTimeout(5000);

    CHECK(server.node.election_timeout() == 5000);
    CHECK(server.node.election_elapsed() == 40);
    server.Step(Append({S2, S1, 1}, {}));
    CHECK(server.node.election_timeout() == 5000);

    server.node.FixElectionTimeout(std::nullopt);

    CHECK(server.node.election_timeout() <= 200);
}

TEST_CASE("timer: says how long until there is something to do") {
    Server follower({.options = {.election_timeout_min = 100, .election_timeout_max = 100}});
    follower.Tick(30);
    CHECK(follower.node.UntilTimer() == Micros{70});

    Server leader({.options = {.heartbeat = 50}, .term = 1, .role = Role::kLeader});
    leader.Tick(20);
    CHECK(leader.node.UntilTimer() == Micros{30});

    Server stranger({.id = S6, .servers = 5});
    CHECK_FALSE(stranger.node.UntilTimer().has_value());
}

TEST_CASE("given state: is taken as saved, committed and applied, and no answer hangs on it") {
    Server server({.servers = 3, .log = {1, 1, 2}, .term = 2, .commit = 2, .role = Role::kLeader});

    CHECK(server.node.role() == Role::kLeader);
    CHECK(server.node.leader() == S1);
    CHECK(server.node.saved_index() == 3);
    CHECK(server.node.commit_index() == 2);
    CHECK(server.node.last_applied() == 2);
    CHECK_FALSE(server.ready.must_save());
    REQUIRE(server.node.leading()->progress.size() == 2);
    CHECK(server.ProgressOf(S2).next == 4);
    CHECK(server.ProgressOf(S2).match == 0);
    CHECK(Server({.term = 1, .role = Role::kCandidate}).node.candidate()->granted ==
          std::vector<NodeId>{S1});
}

}  // namespace raft
