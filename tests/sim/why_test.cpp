// Goal:   from an election back through votes, requests and timers to what silenced the leader.
// Method: five servers elect, their leader is silenced in each of the ways there are, another one
//         is elected; the chain of its election must end at what was done.
#include "raft/sim/why.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "raft/sim/describe.h"
#include "tests/sim/helpers.h"

namespace raft::sim {

namespace {

void Do(History& history, const std::string& line) {
    const auto parsed = ParseLine(line);
    REQUIRE(parsed.has_value());
    REQUIRE_MESSAGE(std::holds_alternative<Command>(*parsed), line);
    const Outcome outcome = history.Do(std::get<Command>(*parsed));
    const std::string error = outcome.has_value() ? outcome->error : "";
    REQUIRE_MESSAGE(error.empty(), line << ": " << error);
}

// The last event of this kind.
EventId LastOf(History& history, NoteKind kind, std::uint8_t detail) {
    for (EventId id = history.cluster().last_event(); id > 0; --id) {
        const auto noted = history.Noted(history.branch(), id);
        if (noted && noted->note.kind == kind && noted->note.detail == detail) return id;
    }
    return 0;
}

EventId LastElection(History& history) {
    return LastOf(history, NoteKind::kRole, static_cast<std::uint8_t>(Role::kLeader));
}

Event EventOf(History& history, EventId id) {
    const auto events = history.Events(history.branch(), id, id);
    REQUIRE(events.size() == 1);
    return events[0];
}

std::vector<NoteKind> KindsOf(const std::vector<WhyStep>& steps) {
    std::vector<NoteKind> kinds;
    for (const WhyStep& step : steps) kinds.push_back(step.event.note.kind);
    return kinds;
}

// Five servers with a leader.
struct Led {
    History history{};
    std::string leader{};

    Led() {
        Do(history, "run until leader");
        leader = PrintServer(*history.cluster().leader());
        Do(history, "run 100ms");
    }

    // Does this to the leader, and waits for another one.
    ToldChain After(const std::string& line) {
        const Term before = history.cluster().highest_term();
        Do(history, line);
        for (int i = 0; i < 200; ++i) {
            const auto next = history.cluster().leader();
            const bool other =
                next && history.cluster().server(*next).node().current_term() > before;
            if (other) break;
            Do(history, "run 10ms");
        }
        REQUIRE(history.cluster().highest_term() > before);
        return TellChain(ChainOf(history, history.branch(), LastElection(history)));
    }
};

// The told chain of an election that this command led to, from the election back to the command.
void CheckRoot(Led& led, const ToldChain& told, const std::string& command) {
    REQUIRE(told.steps.size() >= 2);
    CHECK(told.left_out == 0);
    CHECK(told.steps.front().event.note.kind == NoteKind::kRole);
    CHECK(told.steps.back().event.cause == 0);
    const Event root = EventOf(led.history, told.steps.back().event.id);
    const auto* const done = std::get_if<CommandEvent>(&root.body);
    REQUIRE_MESSAGE(done != nullptr, Describe(root).text);
    CHECK(done->text == command);
}

}  // namespace

TEST_CASE("why: S2 became leader, a vote, its request, its timer, S1 crashed, you") {
    Led led;
    const ToldChain told = led.After("crash " + led.leader);
    CheckRoot(led, told, "crash " + led.leader);
    using Kind = NoteKind;
    CHECK(KindsOf(told.steps) == std::vector{Kind::kRole, Kind::kDelivered, Kind::kDelivered,
                                             Kind::kTimer, Kind::kCrash, Kind::kCommand});
    // The sendings are told with the arrivals.
    CHECK(told.steps[1].sent != 0);
    CHECK(told.steps[1].sent_at < told.steps[1].event.at);
    CHECK(EventOf(led.history, told.steps[1].sent).id == told.steps[1].event.cause);
    CHECK(told.steps[0].sent == 0);
}

TEST_CASE("why: a chain has no gaps and ends where there is no cause") {
    Led led;
    (void)led.After("crash " + led.leader);
    const auto chain = ChainOf(led.history, led.history.branch(), LastElection(led.history));
    for (std::size_t i = 0; i + 1 < chain.size(); ++i) CHECK(chain[i].cause == chain[i + 1].id);
    CHECK(chain.back().cause == 0);
    CHECK(ChainOf(led.history, led.history.branch(), 0).empty());
    CHECK(ChainOf(led.history, led.history.branch(), 1'000'000).empty());
}

TEST_CASE("why: a leader that was paused") {
    Led led;
    const ToldChain told = led.After("pause " + led.leader);
    CheckRoot(led, told, "pause " + led.leader);
    CHECK(told.steps[told.steps.size() - 2].event.note.kind == NoteKind::kPause);
}

TEST_CASE("why: a leader that was cut off") {
    Led led;
    const ToldChain told = led.After("isolate " + led.leader);
    CheckRoot(led, told, "isolate " + led.leader);
    const auto kinds = KindsOf(told.steps);
    CHECK(std::count(kinds.begin(), kinds.end(), NoteKind::kCut) == 1);
    CHECK(std::count(kinds.begin(), kinds.end(), NoteKind::kLost) == 1);
}

TEST_CASE("why: heartbeats that chance lost") {
    Led led;
    for (const Server& server : led.history.cluster().servers()) {
        const std::string name = PrintServer(server.id());
        if (name != led.leader) Do(led.history, "loss " + led.leader + " " + name + " 100%");
    }
    const ToldChain told = led.After("run 10ms");
    const auto kinds = KindsOf(told.steps);
    CHECK(std::count(kinds.begin(), kinds.end(), NoteKind::kLost) == 1);
    CHECK(told.steps.back().event.cause == 0);
}

TEST_CASE("why: heartbeats that were dropped") {
    Led led;
    Do(led.history, "hold " + led.leader + " ->");
    Do(led.history, "run 60ms");
    const ToldChain told = led.After("drop " + led.leader + " -> all");
    CheckRoot(led, told, "drop " + led.leader + " -> all");
}

TEST_CASE("why: an election that nobody brought about begins with the first timer") {
    History history;
    Do(history, "run until leader");
    const ToldChain told = TellChain(ChainOf(history, history.branch(), LastElection(history)));
    const WhyStep& root = told.steps.back();
    CHECK(root.event.cause == 0);
    const Event event = EventOf(history, root.event.id);
    const auto* const inside = std::get_if<raft::Event>(&event.body);
    REQUIRE(inside != nullptr);
    CHECK(std::holds_alternative<TimerRestarted>(*inside));
    CHECK(told.steps[told.steps.size() - 2].event.note.kind == NoteKind::kTimer);
}

TEST_CASE("why: the direct cause of an arrival is its sending, a step of its own") {
    Led led;
    (void)led.After("crash " + led.leader);
    const auto chain = ChainOf(led.history, led.history.branch(), LastElection(led.history));
    REQUIRE(chain.size() > 3);
    REQUIRE(chain[1].note.kind == NoteKind::kDelivered);
    const ToldChain told = TellChain({chain.begin() + 1, chain.end()});
    CHECK(told.steps[0].event.id == chain[1].id);
    CHECK(told.steps[0].sent == 0);
    CHECK(told.steps[1].event.id == chain[2].id);
    CHECK(told.steps[1].event.note.kind == NoteKind::kSent);
}

TEST_CASE("why: of a long chain the first and the last steps are told, the rest is counted") {
    std::vector<NotedEvent> chain;
    for (EventId id = 30; id > 0; --id) {
        chain.push_back({.id = id, .at = static_cast<Micros>(id), .cause = id - 1});
        chain.back().note.kind = NoteKind::kVote;
    }
    ToldChain told = TellChain(chain);
    REQUIRE(told.steps.size() == 10);
    CHECK(told.gap == 7);
    CHECK(told.left_out == 20);
    CHECK(told.steps[6].event.id == 24);
    CHECK(told.steps[7].event.id == 3);
    told = TellChain(chain, 4, 1);
    CHECK(told.steps.size() == 5);
    CHECK(told.left_out == 25);
    CHECK(told.steps[4].event.id == 1);
}

TEST_CASE("why: a long chain is told without its bookkeeping, but for the cause and the root") {
    std::vector<NotedEvent> chain;
    for (EventId id = 12; id > 0; --id) chain.push_back({.id = id, .cause = id - 1});
    chain[0].note.kind = NoteKind::kCommit;
    chain[5].note.kind = NoteKind::kTimer;
    const ToldChain told = TellChain(chain);
    CHECK(KindsOf(told.steps) ==
          std::vector{NoteKind::kCommit, NoteKind::kOther, NoteKind::kTimer, NoteKind::kOther});
    chain.resize(6);
    CHECK(TellChain(chain).steps.size() == 6);
}

}  // namespace raft::sim
