// Goal:   asked why an election began, the chain of causes ends at what was done to the leader or
//         its messages; where nothing was, at the last thing that kept the timer from running out.
// Method: a cluster with a leader, one fault each; then back from the next timer that runs out.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "raft/sim/describe.h"
#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

// Three servers, S1 leading and nothing on its way; one of the others grows impatient first.
Cluster Led(NodeId impatient = kS2) {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0}, 7);
    Do(cluster, {"timeout S1", "run 100ms", "expect leader S1", "timer S2 10s", "timer S3 10s"});
    Do(cluster,
       {impatient == kS2 ? "timer S2 150ms" : "timer S3 150ms", "run 400ms", "run until idle"});
    return cluster;
}

// The word of an event for a chain: its kind, and a command's own.
std::string Word(const Event& event) {
    if (const auto* command = std::get_if<CommandEvent>(&event.body)) return command->text;
    if (const auto* message = std::get_if<MessageEvent>(&event.body)) {
        return std::string(KindName(event)) + " " + NameOf(TypeOf(message->message));
    }
    const bool noted = std::holds_alternative<raft::Event>(event.body);
    const bool restarted =
        noted && std::holds_alternative<TimerRestarted>(std::get<raft::Event>(event.body));
    return restarted ? "heard" : KindName(event);
}

// Runs until the election timer of `server` has run out, and says because of what, back to the
// root or to the first event that is about the time before.
std::string WhyTimedOut(Cluster& cluster, NodeId server, Micros within = 2 * kSecond) {
    const auto timed_out = [&](const Event& event) {
        const auto* fired = std::get_if<TimerFired>(&event.body);
        return fired != nullptr && fired->timer == Timer::kElection && event.server == server;
    };
    const EventId since = cluster.last_event();
    const Micros until = cluster.now() + within;
    while (cluster.now() < until && cluster.StepEvent()) {
        const auto found =
            std::find_if(cluster.events().begin(), cluster.events().end(),
                         [&](const Event& event) { return event.id > since && timed_out(event); });
        if (found == cluster.events().end()) continue;
        std::string chain;
        EventId cause = found->cause;
        for (auto at = found; at != cluster.events().begin();) {
            --at;
            if (at->id != cause) continue;
            chain += (chain.empty() ? "" : " < ") + Word(*at);
            if (Word(*at) == "heard") break;
            cause = at->cause;
        }
        return chain;
    }
    return "(it did not run out)";
}

}  // namespace

TEST_CASE("cause: a leader that stopped is why the election timer runs out") {
    Cluster crashed = Led();
    Do(crashed, {"crash S1"});
    CHECK(WhyTimedOut(crashed, kS2) == "crash < crash S1");
    Cluster paused = Led(kS3);
    Do(paused, {"pause S1"});
    CHECK(WhyTimedOut(paused, kS3) == "pause < pause S1");
    // At a stage: what made it crash is the input that it was at.
    Cluster at_stage = Led();
    Do(at_stage, {"crash S1 at send"});
    CHECK(WhyTimedOut(at_stage, kS2).substr(0, 7) == "crash <");
}

TEST_CASE("cause: a leader that is back too late was still the reason") {
    Cluster crashed = Led();
    Do(crashed, {"crash S1", "run 5ms", "restart S1"});
    CHECK(WhyTimedOut(crashed, kS2) == "crash < crash S1");
    Cluster slow = Led();
    Do(slow, {"pause S1", "run 80ms", "set latency 200ms", "resume S1"});
    CHECK(WhyTimedOut(slow, kS2) == "pause < pause S1");
    // But not once it has been heard again.
    Cluster heard = Led();
    Do(heard,
       {"pause S1", "run 10ms", "resume S1", "run 300ms", "expect leader S1", "hold S1 -> S2"});
    CHECK(WhyTimedOut(heard, kS2) == "heard");
}

TEST_CASE("cause: a cut is why the election timer runs out behind it") {
    Cluster cut = Led();
    Do(cut, {"cut S1 -> S2"});
    CHECK(WhyTimedOut(cut, kS2) == "lost AppendEntries < cut < cut S1 -> S2");
    Cluster isolated = Led(kS3);
    Do(isolated, {"isolate S1"});
    CHECK(WhyTimedOut(isolated, kS3) == "lost AppendEntries < cut < isolate S1");
    Cluster parted = Led(kS3);
    Do(parted, {"partition {S1 S2} {S3}"});
    CHECK(WhyTimedOut(parted, kS3) == "lost AppendEntries < cut < partition {S1 S2} {S3}");
    // Mended and cut again: the second one.
    Cluster twice = Led();
    Do(twice, {"cut S1 S2", "heal", "cut S1 -> S2"});
    CHECK(WhyTimedOut(twice, kS2) == "lost AppendEntries < cut < cut S1 -> S2");
}

TEST_CASE("cause: losses by chance and by hand are, too, from the first one on") {
    Cluster lossy = Led();
    Do(lossy, {"loss S1 S2 100%"});
    const std::string why = WhyTimedOut(lossy, kS2);
    CHECK(why.substr(0, 44) == "lost AppendEntries < sent AppendEntries < ti");
    Cluster dropped = Led();
    Do(dropped, {"set delivery manual", "run 60ms", "drop AppendEntries S1 -> S2"});
    CHECK(WhyTimedOut(dropped, kS2) == "dropped AppendEntries < drop AppendEntries S1 -> S2");
    // The first of two, and of one receiver only.
    Cluster both = Led();
    Do(both, {"set delivery manual", "run 60ms", "drop AppendEntries S1 -> S2", "isolate S1"});
    CHECK(WhyTimedOut(both, kS2) == "dropped AppendEntries < drop AppendEntries S1 -> S2");
    // What others send is not missed, and what is held is not lost.
    Cluster other = Led(kS3);
    Do(other, {"hold S1 -> S3", "drop S2 -> S1 all", "cut S2 -> S3"});
    CHECK(WhyTimedOut(other, kS3) == "heard");
}

TEST_CASE("cause: a loss is forgotten once the leader is heard, or the server itself restarts") {
    Cluster heard = Led();
    Do(heard,
       {"cut S1 -> S2", "run 60ms", "heal", "run 200ms", "expect leader S1", "hold S1 -> S2"});
    CHECK(WhyTimedOut(heard, kS2) == "heard");
    Cluster restarted = Led();
    Do(restarted, {"cut S1 -> S2", "run 60ms", "crash S2", "restart S2"});
    const std::string why = WhyTimedOut(restarted, kS2);
    CHECK(why == "heard");
}

TEST_CASE("cause: what arrives at a stopped server is lost because it stopped") {
    Cluster cluster = Led();
    Do(cluster, {"crash S3", "run 60ms"});
    std::map<EventId, const Event*> by_id;
    std::size_t lost = 0;
    for (const Event& event : cluster.events()) {
        by_id[event.id] = &event;
        const auto* message = std::get_if<MessageEvent>(&event.body);
        if (message == nullptr || message->fate != MessageFate::kLost) continue;
        REQUIRE(by_id.contains(event.cause));
        CHECK(Word(*by_id.at(event.cause)) == "crash");
        lost += 1;
    }
    CHECK(lost >= 1);
}

TEST_CASE("cause: without a leader to miss, it is the timer's last restart") {
    Cluster fresh({.voters = 3, .learners = 0, .spare = 0});
    fresh.StepEvent();
    std::string causes;
    for (const Event& event : fresh.events()) {
        const auto* fired = std::get_if<TimerFired>(&event.body);
        if (fired != nullptr) causes += Word(fresh.events().at(event.cause - 1)) + ";";
    }
    CHECK(causes == "heard;");
}

}  // namespace raft::sim
