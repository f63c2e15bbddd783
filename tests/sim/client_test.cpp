// Goal:   §6.2, §6.3: a client finds the leader, asks again when it must, and its command is
//         executed once; outside of a session it can be executed twice.
// Method: clusters of three, by hand where the order matters.
#include "raft/sim/client.h"

#include <doctest/doctest.h>

#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

Cluster Led() {
    Cluster cluster = ByHand(3);
    Do(cluster, {"timeout S1", "deliver all"});
    return cluster;
}

const Request& Last(const Cluster& cluster) {
    return cluster.requests().back();
}

const Request& First(const Cluster& cluster) {
    return cluster.requests().front();
}

}  // namespace

TEST_CASE("client: its first command opens a session, and is done in it") {
    Cluster cluster = Led();
    Do(cluster, {"put x 1"});
    REQUIRE(cluster.requests().size() == 2);
    CHECK(First(cluster).command == "put x 1");
    CHECK(Last(cluster).command == "register C1");
    CHECK_FALSE(First(cluster).asked);

    Do(cluster, {"deliver all", "expect state S1 x=1"});
    CHECK(First(cluster).status == RequestStatus::kDone);
    CHECK(First(cluster).serial == 1);
    CHECK(First(cluster).value == "1");
    const Log& log = cluster.server(kS1).node().log();
    CHECK(log.At(2).session() != nullptr);
    CHECK(log.At(3).command()->serial == 1);
    Do(cluster, {"put y 2", "deliver all"});
    CHECK(cluster.requests().size() == 3);  // The session is open.
}

TEST_CASE("client: commands of a session are done one after the other, in order") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run until leader", "put x 1", "increment x 5", "put y 2", "run 2s"});
    const StateMachine& machine = cluster.server(*cluster.leader()).machine();
    CHECK(machine.values().at("x") == "6");
    for (const Request& request : cluster.requests()) {
        CHECK(request.status == RequestStatus::kDone);
    }
    CHECK(cluster.requests()[1].command == "register C1");
    CHECK(cluster.requests()[1].entry < cluster.requests()[0].entry);
    CHECK(cluster.requests()[0].entry < cluster.requests()[2].entry);
    CHECK(cluster.requests()[2].entry < cluster.requests()[3].entry);
}

TEST_CASE("client: a follower names the leader, and the client goes there") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster,
       {"timeout S1", "run until leader S1", "run 200ms", "put x 1 no-session", "run 200ms"});
    CHECK(cluster.clients()[0].leader == kS1);
    // Another leads now; the old one is a follower that knows it.
    Do(cluster, {"timeout S2", "run until leader S2", "run 200ms"});
    cluster.ClearEvents();
    Do(cluster, {"put x 2 no-session", "run 300ms"});
    bool redirected = false;
    for (const RequestEvent& event : All<RequestEvent>(cluster)) {
        if (event.step == RequestStep::kRedirected) {
            redirected = true;
            CHECK(event.leader == kS2);
        }
    }
    CHECK(redirected);
    CHECK(Last(cluster).status == RequestStatus::kDone);
    CHECK(cluster.clients()[0].leader == kS2);
}

TEST_CASE("client: without an answer it asks again, and the command is executed once") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"timeout S1", "run until leader S1", "run 200ms", "register C1", "run 200ms"});
    // The leader appends and replicates, and dies before it can answer.
    Do(cluster, {"increment n 5", "crash S1 at apply", "run 5s"});
    CHECK_FALSE(cluster.server(kS1).up());
    CHECK(Last(cluster).status == RequestStatus::kDone);
    CHECK(Last(cluster).attempt > 1);
    CHECK(Last(cluster).value == "5");
    const NodeId leader = *cluster.leader();
    CHECK(cluster.server(leader).machine().values().at("n") == "5");
    int entries = 0;
    const Log& log = cluster.server(leader).node().log();
    for (Index index = 1; index <= log.last_index(); ++index) {
        if (log.At(index).command() != nullptr) entries += 1;
    }
    CHECK(entries == 2);  // It is in the log twice, and still counted once.
}

TEST_CASE("client: outside of a session a repetition is a second execution") {
    Cluster cluster = Led();
    Do(cluster, {"increment n 5 no-session", "deliver all", "retry C1", "deliver all",
                 "expect state S1 n=10"});
    Cluster session = Led();
    Do(session, {"increment n 5", "deliver all", "retry C1", "deliver all", "expect state S1 n=5"});
    CHECK(Last(session).status == RequestStatus::kDone);
    CHECK(Last(session).value == "5");  // The answer of then.
}

TEST_CASE("client: a server that is asked once refuses when it does not lead, and that is all") {
    Cluster cluster = Led();
    Do(cluster, {"put x 1 to S2"});
    REQUIRE(cluster.requests().size() == 1);
    CHECK(Last(cluster).status == RequestStatus::kRefused);
    CHECK(Last(cluster).server == kS2);
    Do(cluster, {"deliver all"});
    CHECK(cluster.requests().size() == 1);
    CHECK(cluster.server(kS1).node().log().last_index() == 1);
}

TEST_CASE("client: asked once, the first command carries the opening of the session along") {
    Cluster cluster = Led();
    Do(cluster, {"put x 1 to S1", "expect log S1 [1 1 1]"});
    CHECK(Last(cluster).entry == EntryId{1, 3});
    Do(cluster, {"deliver all", "expect state S1 x=1", "put x 2 to S1", "expect log S1 [1 1 1 1]"});
}

TEST_CASE("client: a retry after a crash that nobody can judge is safe by its serial") {
    Cluster cluster = Led();
    // Appended and replicated, but the answer never comes.
    Do(cluster, {"increment n 5 to S1", "deliver AppendEntries S1 -> S2 all", "crash S1"});
    CHECK(Last(cluster).status == RequestStatus::kFailed);
    Do(cluster,
       {"timeout S2", "deliver all", "retry C1 to S2", "deliver all", "expect state S2 n=5"});
    CHECK(Last(cluster).status == RequestStatus::kDone);
}

TEST_CASE("client: an entry that another leader overwrites is lost") {
    Cluster cluster = Led();
    Do(cluster, {"isolate S1", "put x lost to S1 no-session", "deliver all", "timeout S2",
                 "deliver all", "put x kept to S2 no-session", "deliver all"});
    REQUIRE(cluster.requests().size() == 2);
    CHECK(First(cluster).status == RequestStatus::kWaiting);
    CHECK(Last(cluster).status == RequestStatus::kDone);
    Do(cluster, {"heal", "heartbeat S2", "deliver all", "expect log S1 [1 2 2]"});
    CHECK(First(cluster).status == RequestStatus::kLost);
    CHECK(cluster.violations().empty());
}

TEST_CASE(
    "client: a session that gave way to others is expired, and its commands are not executed") {
    Cluster cluster = Led();
    Do(cluster, {"set sessions 2", "increment n 1 as C1", "deliver all", "increment n 1 as C2",
                 "deliver all", "increment n 1 as C3", "deliver all", "retry C1", "deliver all"});
    CHECK(Last(cluster).status == RequestStatus::kExpired);
    Do(cluster,
       {"expect state S1 n=3", "increment n 1 as C1", "deliver all", "expect state S1 n=4"});
}

TEST_CASE("client: servers that point at each other do not keep it busy for ever") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster,
       {"set latency 0ms", "set fsync 0ms", "run until leader", "run 100ms", "put x 1", "run 1s"});
    CHECK(First(cluster).status == RequestStatus::kDone);
}

TEST_CASE("client: a made-up leader that does not exist is nobody to go to") {
    Cluster cluster = ByHand(3);
    Do(cluster, {"inject AppendEntries S9 -> S1 term=2", "deliver #1"});
    CHECK(cluster.server(kS1).node().leader() == NodeId{9});
    Do(cluster, {"put x 1 no-session"});
    CHECK(Last(cluster).status == RequestStatus::kWaiting);
    CHECK_FALSE(cluster.clients()[0].leader.has_value());
}

TEST_CASE("load: comes at its rate, and ends when it should") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    Do(cluster, {"run until leader", "run 200ms", "load 200/s for 2s", "run 4s"});
    CHECK(cluster.load().sent == 400);
    CHECK(cluster.requests().size() == 400);
    for (const Request& request : cluster.requests()) {
        CHECK(request.status == RequestStatus::kDone);
    }
}

TEST_CASE("load: in a long one only the last ended requests are kept") {
    Cluster cluster({.voters = 3, .learners = 0, .spare = 0});
    cluster.SetRecording(false);
    Do(cluster, {"run until leader", "run 200ms", "load 1000/s", "run 5s"});
    CHECK(cluster.load().sent >= 5000);
    CHECK(cluster.requests().size() < 2300);
    CHECK(cluster.requests().size() >= 1000);
}

}  // namespace raft::sim
