// Goal:   a cluster is a value: the same seed and commands give the same events, a copy goes on to
//         the same future, and how time is cut into pieces changes nothing. Every event has a
//         cause.
// Method: run two clusters that should agree and compare everything that happened.
#include "raft/sim/cluster.h"

#include <doctest/doctest.h>

#include <map>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

// Everything that can go wrong does, from one seed.
void Stir(Cluster& cluster) {
    Do(cluster, {"set loss 5%", "set duplicate 5%", "load 50/s", "at 700ms crash S1",
                 "at 1100ms partition {S1 S2} {S3 S4 S5}", "at 1300ms restart S1", "at 1800ms heal",
                 "at 2s clock S2 1.5", "at 2s put x 1", "at 2500ms pause S3", "at 3s resume S3",
                 "at 3s set reorder off"});
}

}  // namespace

TEST_CASE("cluster: the same seed and the same commands give the same events") {
    Cluster one({}, 42);
    Cluster two({}, 42);
    Cluster other({}, 43);
    for (Cluster* cluster : {&one, &two, &other}) {
        Stir(*cluster);
        cluster->RunUntil(4 * kSecond);
    }
    CHECK(one.last_event() > 5000);
    CHECK(Trace(one) == Trace(two));
    CHECK(Trace(one) != Trace(other));
}

TEST_CASE("cluster: a copy goes on to the same future, and leaves the original alone") {
    Cluster original({}, 42);
    Stir(original);
    for (const Micros moment : {100'000, 777'777, 1'234'567, 2'600'000}) {
        original.RunUntil(moment);
        original.ClearEvents();
        Cluster copy = original;
        copy.RunUntil(moment + kSecond);
        CHECK(original.now() == moment);
        Cluster again = original;
        again.RunUntil(moment + kSecond);
        CHECK(Trace(copy) == Trace(again));
        // The copy's own history must not show through the blocks that logs share.
        Cluster elsewhere = original;
        Do(elsewhere, {"put x elsewhere no-session", "run 500ms"});
        Cluster last = original;
        last.RunUntil(moment + kSecond);
        CHECK(Trace(copy) == Trace(last));
    }
}

TEST_CASE("cluster: into how many pieces time is cut changes nothing") {
    Cluster whole({}, 5);
    Stir(whole);
    whole.RunUntil(4 * kSecond);
    for (const Micros piece : {Micros{333}, Micros{4167}, Micros{16'667}, Micros{100'000}}) {
        Cluster pieces({}, 5);
        Stir(pieces);
        for (Micros t = 0; t < 4 * kSecond; t += piece) pieces.RunUntil(t);
        pieces.RunUntil(4 * kSecond);
        CHECK(Trace(pieces) == Trace(whole));
    }
    Cluster steps({}, 5);
    Stir(steps);
    while (steps.NextDue().has_value() && *steps.NextDue() <= 4 * kSecond) steps.StepEvent();
    steps.RunUntil(4 * kSecond);
    CHECK(Trace(steps) == Trace(whole));
    Cluster stages({}, 5);
    Stir(stages);
    while (stages.NextDue().has_value() && *stages.NextDue() <= 4 * kSecond) stages.StepStage();
    stages.RunUntil(4 * kSecond);
    CHECK(Trace(stages) == Trace(whole));
}

TEST_CASE("cluster: with recording off the same happens, under the same numbers") {
    Cluster loud({}, 9);
    Cluster quiet({}, 9);
    quiet.SetRecording(false);
    quiet.ClearEvents();
    for (Cluster* cluster : {&loud, &quiet}) {
        Stir(*cluster);
        cluster->RunUntil(3 * kSecond);
    }
    CHECK(quiet.events().empty());
    CHECK(quiet.last_event() == loud.last_event());
    loud.ClearEvents();
    CHECK(Trace(quiet) == Trace(loud));
}

TEST_CASE("events: ids rise by one, and every cause is an earlier event") {
    Cluster cluster({}, 3);
    Stir(cluster);
    cluster.RunUntil(4 * kSecond);
    EventId id = 0;
    Micros at = 0;
    for (const Event& event : cluster.events()) {
        id += 1;
        CHECK(event.id == id);
        CHECK(event.cause < event.id);
        CHECK(event.at >= at);
        at = event.at;
        // Only a start or a command has no cause.
        if (event.cause != 0) continue;
        const bool command = std::holds_alternative<CommandEvent>(event.body);
        const auto* noted = std::get_if<raft::Event>(&event.body);
        const bool start =
            noted != nullptr && event.at == 0 && std::holds_alternative<TimerRestarted>(*noted);
        CHECK((command || start));
    }
    CHECK(id == cluster.last_event());
}

TEST_CASE("events: a leader's election leads back to the timer that ran out, step by step") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run until leader"});
    std::map<EventId, const Event*> by_id;
    for (const Event& event : cluster.events()) by_id[event.id] = &event;
    const Event* at = nullptr;
    for (const Event& event : cluster.events()) {
        const auto* noted = std::get_if<raft::Event>(&event.body);
        if (noted == nullptr) continue;
        const auto* role = std::get_if<RoleChanged>(noted);
        if (role != nullptr && role->to == Role::kLeader) at = &event;
    }
    REQUIRE(at != nullptr);
    std::string path;
    for (EventId id = at->cause; id != 0; id = by_id.at(id)->cause) {
        const EventBody& body = by_id.at(id)->body;
        if (const auto* message = std::get_if<MessageEvent>(&body)) {
            path += message->fate == MessageFate::kSent ? "sent " : "delivered ";
            path += NameOf(TypeOf(message->message));
        }
        if (const auto* persist = std::get_if<PersistEvent>(&body)) {
            path += persist->durable ? "durable" : "writing";
        }
        if (std::holds_alternative<TimerFired>(body)) path += "timer fired";
        if (std::holds_alternative<raft::Event>(body)) path += "timer set";
        path += "; ";
    }
    CHECK(path ==
          "delivered RequestVoteReply; sent RequestVoteReply; durable; writing; "
          "delivered RequestVote; sent RequestVote; durable; writing; timer fired; timer set; ");
}

TEST_CASE("events: what a command does at once has the command as its cause") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    cluster.ClearEvents();
    Do(cluster, {"cut S1 S2"});
    REQUIRE(cluster.events().size() == 3);
    CHECK(std::get<CommandEvent>(cluster.events()[0].body).text == "cut S1 S2");
    CHECK(cluster.events()[1].cause == cluster.events()[0].id);
    CHECK(cluster.events()[2].cause == cluster.events()[0].id);
}

TEST_CASE("cluster: begins anew with \"cluster\", but for its seed and the numbers of its events") {
    Cluster cluster({}, 11);
    Do(cluster, {"set latency 50ms", "run 2s", "put x 1", "at 3s crash S1"});
    const EventId last = cluster.last_event();
    cluster.ClearEvents();
    Do(cluster, {"cluster 3 learners 1 spare 1"});
    CHECK(cluster.now() == 0);
    CHECK(cluster.servers().size() == 5);
    CHECK(cluster.options() == ClusterOptions{});
    CHECK(cluster.seed() == 11);
    CHECK(cluster.requests().empty());
    CHECK(cluster.events().front().id == last + 1);
    Do(cluster, {"run 5s", "expect S4 learner", "expect S4 commit 1", "expect S5 follower",
                 "expect log S5 []", "expect members S5 {}"});
    CHECK(cluster.server(NodeId{5}).node().current_term() == 0);
}

TEST_CASE("seed: decides every timeout, and is set before the first event only") {
    Cluster cluster({}, 1);
    Do(cluster, {"set latency 50ms", "given S1 term 3 log [1:x=1 3:y=2] commit 1", "seed 77"});
    Cluster other({}, 77);
    Do(other, {"set latency 50ms", "given S1 term 3 log [1:x=1 3:y=2] commit 1"});
    CHECK(cluster.server(kS2).node().election_timeout() ==
          other.server(kS2).node().election_timeout());
    Do(cluster, {"expect log S1 [1 3]", "run 1ms"});
    CHECK(RefusalOf(cluster, "seed 5").find("before the first event") != std::string::npos);
    CHECK(RefusalOf(cluster, "given S2 term 1").find("before the first event") !=
          std::string::npos);
}

TEST_CASE("given: a server stands in the state that was asked for, disk and machine included") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"given S1 term 4 log [1:x=1 2:x=2 4:n+=5] commit 2 role leader",
                 "given S2 term 3 vote S3 log [1:x=1]"});
    CHECK(cluster.leader() == kS1);
    CHECK(cluster.server(kS1).node().voted_for() == kS1);
    CHECK(cluster.server(kS1).disk().durable().log.last() == EntryId{4, 3});
    CHECK(cluster.server(kS2).disk().durable().hard == HardState{3, kS3});
    Do(cluster, {"expect state S1 x=2", "expect S1 applied 2", "heartbeat S1", "deliver all",
                 "expect log S2 [1 2 4]", "heartbeat S1", "deliver all", "expect commit 3",
                 "expect state S3 n=5"});
    CHECK(cluster.violations().empty());

    Cluster fresh = ByHand(3);
    CHECK(RefusalOf(fresh, "given S1 term 1 log [2:x=1]").find("reached at least that term") !=
          std::string::npos);
    CHECK(RefusalOf(fresh, "given S1 term 3 log [2:x=1 1:x=2]").find("terms never fall") !=
          std::string::npos);
    CHECK(RefusalOf(fresh, "given S1 term 3 log [2:x=1] commit 2").find("beyond the log") !=
          std::string::npos);
}

TEST_CASE("time: run, step and at move it exactly, and refuse when nothing is left") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run 12500us"});
    CHECK(cluster.now() == 12'500);
    const Micros due = *cluster.NextDue();
    Do(cluster, {"step"});
    CHECK(cluster.now() == due);
    Do(cluster, {"step role", "step message", "step commit"});
    CHECK(AllNoted<CommitAdvanced>(cluster).size() == 1);
    Do(cluster, {"step 10", "at 5s crash S1", "run 10s"});
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(All<LifeEvent>(cluster).size() == 1);
    Cluster still = ByHand(3);
    CHECK(RefusalOf(still, "step") == "nothing is due");
    CHECK(RefusalOf(still, "step stage") == "nothing is due");
    const auto run_later = std::make_shared<const At>(At{kSecond, RunFor{kSecond}});
    CHECK(still.Do(run_later)->error.find("cannot wait") != std::string::npos);
}

TEST_CASE("at: a command that cannot be done at its time fails the run, which leaves no trace") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run 100ms", "at 250ms restart S1"});
    const std::string before = Trace(cluster);
    CHECK(RefusalOf(cluster, "run 1s") == "\"at 250ms restart S1\": S1 is running; crash it first");
    CHECK(Trace(cluster) == before);
    Do(cluster, {"run 1s"});  // It is not asked for again.
    CHECK(RefusalOf(cluster, "at 250ms crash S1") == "250ms has passed; it is 1.1s");
}

TEST_CASE("stages: an input goes through all six, in order, one at a time") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"step stage"});
    std::vector<Stage> stages;
    const Server* busy = nullptr;
    for (const Server& server : cluster.servers()) {
        if (server.stage().has_value()) busy = &server;
    }
    REQUIRE(busy != nullptr);
    CHECK(busy->current() == nullptr);
    while (busy->stage().has_value()) {
        stages.push_back(*busy->stage());
        CHECK(cluster.NextDue() == cluster.now());
        Do(cluster, {"step stage"});
    }
    CHECK(stages == std::vector<Stage>{Stage::kTake, Stage::kStep, Stage::kPersist, Stage::kSend,
                                       Stage::kApply, Stage::kAdvance});
    CHECK(busy->node().role() == Role::kCandidate);
}

}  // namespace raft::sim
