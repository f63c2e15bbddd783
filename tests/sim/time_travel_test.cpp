// History: going anywhere finds the very same cluster; acting in the past begins a branch.
//
// Goal:   nothing that was lived is ever changed or lost by going about in it.
// Method: pictures of the whole state are taken while a run is lived; then one goes back to their
//         places, in any order, and compares.
#include "raft/sim/history.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "raft/random.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"
#include "tests/chinese.h"

namespace raft::sim {

namespace {

Outcome Try(History& history, std::string_view line) {
    const auto servers = static_cast<std::uint32_t>(history.cluster().servers().size());
    const auto parsed = ParseLine(line, {servers});
    REQUIRE(parsed.has_value());
    REQUIRE_MESSAGE(std::holds_alternative<Command>(*parsed), line);
    const Outcome outcome = history.Do(std::get<Command>(*parsed));
    if (outcome.has_value()) CheckChinese(outcome->error, outcome->chinese);
    return outcome;
}

void Do(History& history, const std::vector<std::string_view>& lines) {
    for (const std::string_view line : lines) {
        const Outcome outcome = Try(history, line);
        CHECK_MESSAGE(!outcome.has_value(), line << ": " << outcome->error);
    }
}

std::string RefusalOf(History& history, std::string_view line) {
    const Outcome outcome = Try(history, line);
    return outcome.has_value() ? outcome->error : "";
}

// What can be seen of a cluster, and what follows from the rest: a second of its future.
std::string PictureOf(const Cluster& original) {
    Cluster cluster = original;
    cluster.ClearEvents();
    std::string picture =
        std::to_string(cluster.now()) + "/" + std::to_string(cluster.last_event()) + "/" +
        std::to_string(cluster.place().steps) + "/" + std::to_string(cluster.place().stages) + "\n";
    for (const Server& server : cluster.servers()) {
        picture += PrintServer(server.id()) + (server.up() ? " up " : " down ") +
                   std::to_string(server.node().current_term()) + " " +
                   std::to_string(server.node().commit_index()) + " " +
                   std::to_string(server.node().log().last_index()) + " " +
                   std::to_string(server.machine().last_applied()) + " " +
                   std::to_string(server.queued()) + "\n";
    }
    for (const Flight* flight : cluster.network().InFlight()) {
        picture += "#" + std::to_string(flight->id) + "@" + std::to_string(flight->due_at) + " ";
    }
    cluster.RunUntil(cluster.now() + kSecond);
    for (const Event& event : cluster.events()) {
        picture += std::to_string(event.id) + "<" + std::to_string(event.cause) + "@" +
                   std::to_string(event.at) + Describe(event).text + "\n";
    }
    return picture;
}

// A run with faults and a load, and a few thousand events.
const std::vector<std::string_view>& Busy() {
    static const std::vector<std::string_view> lines = {
        "set loss 3%",  "load 100/s",      "run until leader",
        "put x 1",      "run 200ms",       "crash S1",
        "run 400ms",    "at 2s cut S2 S3", "run 900ms",
        "restart S1",   "step 7",          "put y 2",
        "step stage 4", "put z 3",         "step stage 3",
        "isolate S4",   "run 1s",          "heal",
        "run 700ms",    "pause S2",        "run 300ms",
        "resume S2",    "run 2s"};
    return lines;
}

struct Seen {
    Spot spot{};
    std::string picture{};
};

}  // namespace

TEST_CASE("time travel: every place that was lived is found again, bit for bit, in any order") {
    History history;
    std::vector<Seen> seen;
    const auto look = [&] { seen.push_back({history.spot(), PictureOf(history.cluster())}); };
    look();
    for (const std::string_view line : Busy()) {
        Do(history, {line});
        look();
        for (int i = 0; i < 3; ++i) {
            history.StepEvent();
            look();
        }
        history.StepStage();
        look();
    }
    CHECK(history.cluster().last_event() > 5'000);
    const Place end = history.place();
    std::uint64_t random = 5;
    for (int i = 0; i < 200; ++i) {
        const Seen& one = seen[NextRandom(random) % seen.size()];
        history.Go(one.spot);
        CHECK(history.place() == one.spot.place);
        CHECK(PictureOf(history.cluster()) == one.picture);
    }
    CHECK(history.branches().size() == 1);
    CHECK(history.branches()[0].end == end);
}

TEST_CASE("time travel: time that passes in the past lives the same future, then new time") {
    History straight;
    History wandering;
    for (const std::string_view line : Busy()) {
        Do(straight, {line});
        Do(wandering, {line});
        if (straight.now() == 0) continue;
        Do(wandering, {"goto start"});
        wandering.RunUntil(straight.now() / 2);
        CHECK(!wandering.at_end());
        wandering.RunUntil(straight.now() - 1);
        const std::uint64_t moves = straight.place().moves();
        while (wandering.place().moves() < moves) REQUIRE(wandering.StepEvent());
        Do(wandering, {"goto end"});
        REQUIRE(wandering.place() == straight.place());
    }
    CHECK(PictureOf(wandering.cluster()) == PictureOf(straight.cluster()));
    CHECK(wandering.branches().size() == 1);
}

TEST_CASE("time travel: acting in the past begins a branch, and the old future stays") {
    History history;
    Do(history, {"run until leader", "run 300ms", "put x 1", "run 300ms"});
    const std::string future = PictureOf(history.cluster());
    const Spot end = history.spot();
    Do(history, {"goto 400ms"});
    CHECK(!history.at_end());
    CHECK(history.now() == 400 * kMillisecond);
    Do(history, {"crash S2"});
    CHECK(history.at_end());
    CHECK(history.branches().size() == 2);
    CHECK(history.branches()[1].name == "branch-2");
    CHECK(history.branches()[1].parent == BranchId{0});
    CHECK(!history.cluster().server(NodeId{2}).up());
    Do(history, {"run 500ms"});
    const std::string other = PictureOf(history.cluster());
    Do(history, {"switch main", "goto end"});
    CHECK(history.spot().place == end.place);
    CHECK(PictureOf(history.cluster()) == future);
    Do(history, {"switch branch-2"});
    CHECK(PictureOf(history.cluster()) == other);
    // Asking changes nothing, wherever one is.
    Do(history, {"goto 450ms", "expect S2 crashed"});
    CHECK(history.branches().size() == 2);
    // What is refused begins no branch.
    CHECK(RefusalOf(history, "crash S2") == "S2 is not running; restart it first");
    CHECK(history.branches().size() == 2);
    CHECK(!history.at_end());
}

TEST_CASE("time travel: a branch of a branch, and one that leaves its grandparent") {
    History history;
    Do(history, {"run 500ms", "branch first", "run 500ms", "branch second", "run 500ms"});
    REQUIRE(history.branches().size() == 3);
    CHECK(history.branches()[2].parent == BranchId{1});
    Do(history, {"goto 200ms", "crash S1"});
    REQUIRE(history.branches().size() == 4);
    CHECK(history.branches()[3].parent == BranchId{0});
    CHECK(history.PathTo(2) == std::vector<BranchId>{0, 1, 2});
    CHECK(RefusalOf(history, "prune first") == "the branch second leaves first; prune that first");
    CHECK(RefusalOf(history, "prune main") ==
          "main is where everything began; it cannot be pruned");
    CHECK(RefusalOf(history, "prune branch-4") == "you are on branch-4; switch to another first");
    Do(history, {"prune second", "prune first", "rename other", "switch main", "prune other"});
    CHECK(RefusalOf(history, "switch other") == "no branch other");
    CHECK(history.Unprune(3));
    Do(history, {"switch other"});
    CHECK(!history.cluster().server(NodeId{1}).up());
}

TEST_CASE("time travel: back by events, stages, roles, commits, terms, messages") {
    History history;
    Do(history, {"run until leader", "put x 1", "run until commit 2", "run 100ms"});
    const std::uint64_t moves = history.place().moves();
    Do(history, {"back"});
    CHECK(history.place().moves() == moves - 1);
    Do(history, {"back 10"});
    CHECK(history.place().moves() == moves - 11);
    Do(history, {"step 11"});
    CHECK(history.place().moves() == moves);

    // Right before a change of role: the next event brings it.
    Do(history, {"goto end", "back role", "step"});
    CHECK(std::any_of(history.cluster().events().begin(), history.cluster().events().end(),
                      [](const Event& event) {
                          const auto* inner = std::get_if<raft::Event>(&event.body);
                          return inner != nullptr && std::holds_alternative<RoleChanged>(*inner);
                      }));
    Do(history, {"back role 20"});
    CHECK(!history.cluster().leader().has_value());
    for (int i = 0; i < 20 && !history.cluster().leader().has_value(); ++i) {
        Do(history, {"step role"});
    }
    CHECK(history.cluster().leader().has_value());
    Do(history, {"goto end"});
    const Index committed =
        history.cluster().server(*history.cluster().leader()).node().commit_index();
    const std::uint64_t delivered = history.cluster().delivered();
    Do(history, {"back message"});
    CHECK(history.cluster().delivered() == delivered - 1);
    Do(history, {"back commit 20"});
    CHECK(history.cluster().servers()[0].node().commit_index() < committed);
    Do(history, {"goto end", "back term 50"});
    CHECK(history.cluster().highest_term() == 0);
    CHECK(RefusalOf(history, "back violation") == "no violation lies before here");
    Do(history, {"goto start"});
    CHECK(RefusalOf(history, "back") == "this is the beginning");

    // Into the middle of a step, and out of it again.
    Do(history, {"goto end", "back 5"});
    const Place whole = history.place();
    const std::string picture = PictureOf(history.cluster());
    Do(history, {"back stage"});
    CHECK(history.place().stages == whole.stages - 1);
    Do(history, {"step stage"});
    CHECK(history.place() == whole);
    CHECK(PictureOf(history.cluster()) == picture);
}

TEST_CASE("time travel: acts count as moves, and two at one moment are two") {
    History history;
    Do(history, {"run 100ms", "crash S1", "crash S2", "run 100ms", "goto 100ms"});
    CHECK(!history.cluster().server(NodeId{2}).up());
    Do(history, {"back"});
    CHECK(history.cluster().server(NodeId{2}).up());
    CHECK(!history.cluster().server(NodeId{1}).up());
    Do(history, {"back"});
    CHECK(history.cluster().server(NodeId{1}).up());
    Do(history, {"step", "step"});
    CHECK(!history.cluster().server(NodeId{2}).up());
    CHECK(history.branches().size() == 1);
}

TEST_CASE("time travel: bookmarks are gone to, stepped to, taken away") {
    History history;
    Do(history, {"run 100ms", "bookmark \"one\"", "run 100ms", "bookmark \"two\"", "run 100ms"});
    CHECK(RefusalOf(history, "bookmark \"one\"") ==
          "there is a bookmark \"one\" already, at 100ms");
    Do(history, {"back bookmark"});
    CHECK(history.now() == 200 * kMillisecond);
    Do(history, {"back bookmark"});
    CHECK(history.now() == 100 * kMillisecond);
    CHECK(RefusalOf(history, "back bookmark") == "no bookmark lies before here");
    Do(history, {"step bookmark"});
    CHECK(history.now() == 200 * kMillisecond);
    // From a branch that lacks it, one goes to the branch that has it.
    Do(history, {"goto 150ms", "branch aside", "goto \"two\""});
    CHECK(history.branch() == 0);
    Do(history, {"unmark \"two\""});
    CHECK(RefusalOf(history, "goto \"two\"") == "no bookmark \"two\"");
}

TEST_CASE("time travel: a command for later that fails leaves nothing but its own taking back") {
    History history;
    Do(history, {"run 100ms", "at 250ms restart S1", "run 100ms"});
    const std::string error = RefusalOf(history, "run 500ms");
    CHECK(error.find("S1 is running") != std::string::npos);
    CHECK(history.now() == 200 * kMillisecond);
    Do(history, {"run 500ms"});
    const std::string picture = PictureOf(history.cluster());
    Do(history, {"goto 230ms", "goto end"});
    CHECK(PictureOf(history.cluster()) == picture);
}

TEST_CASE("time travel: a command for later that fails while time flows is taken back by an act") {
    History history;
    Do(history, {"run 100ms", "at 250ms restart S1", "at 250ms crash S2"});
    history.RunUntil(300 * kMillisecond);
    const Outcome failure = history.TakeFailure();
    REQUIRE(failure.has_value());
    CHECK(failure->error.find("S1 is running") != std::string::npos);
    CHECK(!history.TakeFailure().has_value());
    CHECK(history.branches().size() == 1);
    CHECK(std::holds_alternative<Cancel>(history.branches()[0].acts.back().command));
    CHECK(!history.cluster().server(NodeId{2}).up());
    const std::string picture = PictureOf(history.cluster());
    Do(history, {"goto 200ms", "run 100ms"});
    CHECK(PictureOf(history.cluster()) == picture);
    CHECK(!history.TakeFailure().has_value());
}

TEST_CASE("time travel: a branch that leaves in the middle of the set-up has its own start") {
    History history;
    Do(history, {"set loss 1%", "branch other", "switch main", "set latency 5ms", "run 300ms",
                 "switch other", "run 200ms", "goto start", "step 3", "goto 100ms", "back"});
    CHECK(history.branch() == 1);
    CHECK(history.branches().size() == 2);
}

TEST_CASE("time travel: what waits in vain was never lived") {
    History history;
    Do(history, {"run until leader", "run 50ms"});
    const std::string picture = PictureOf(history.cluster());
    const Place end = history.place();
    CHECK(RefusalOf(history, "run until term 99 within 2s").find("did not come true") !=
          std::string::npos);
    CHECK(history.place() == end);
    CHECK(history.branches()[0].end == end);
    CHECK(history.branches()[0].chronicle.last() == history.cluster().last_event());
    CHECK(PictureOf(history.cluster()) == picture);
    Do(history, {"run 300ms", "goto start", "goto end"});
    CHECK(history.branches()[0].chronicle.last() == history.cluster().last_event());
}

TEST_CASE("time travel: events come again as they were, and the notes agree with them") {
    History history;
    std::vector<Event> lived(history.cluster().events());
    for (const std::string_view line : Busy()) {
        history.ClearEvents();
        Do(history, {line});
        lived.insert(lived.end(), history.cluster().events().begin(),
                     history.cluster().events().end());
    }
    const EventId last = history.cluster().last_event();
    REQUIRE(lived.size() == last);
    const std::vector<Event> again = history.Events(0, 1, last);
    REQUIRE(again.size() == lived.size());
    for (std::size_t i = 0; i < lived.size(); ++i) {
        CHECK(again[i].id == lived[i].id);
        CHECK(Describe(again[i]).text == Describe(lived[i]).text);
        const auto noted = history.Noted(0, lived[i].id);
        REQUIRE(noted.has_value());
        CHECK(noted->at == lived[i].at);
        CHECK(noted->cause == lived[i].cause);
        const auto* message = std::get_if<MessageEvent>(&lived[i].body);
        if (message == nullptr || message->fate != MessageFate::kDelivered) continue;
        const auto sent = history.Noted(0, noted->origin);
        REQUIRE(sent.has_value());
        CHECK(sent->note.kind == NoteKind::kSent);
        CHECK(sent->at == message->sent_at);
    }
    CHECK(!history.Noted(0, last + 1).has_value());
    // Notes that were let go are made again, the same.
    const Chronicle& chronicle = history.branches()[0].chronicle;
    const auto before = chronicle.Find(chronicle.pages()[0].first + 77);
    Chronicle copy = chronicle;
    copy.DropNotes(0);
    CHECK(!copy.Find(chronicle.pages()[0].first + 77).has_value());
    copy.RestoreNotes(0, lived, {});
    const auto after = copy.Find(chronicle.pages()[0].first + 77);
    REQUIRE(before.has_value());
    REQUIRE(after.has_value());
    CHECK(after->origin == before->origin);
    CHECK(after->cause == before->cause);
}

TEST_CASE("time travel: an event is gone to, right behind the step in which it happened") {
    History history;
    Do(history, {"run until leader", "put x 1", "run 2s"});
    const EventId last = history.cluster().last_event();
    for (EventId id = 40; id < last; id += 97) {
        Do(history, {std::string_view("goto event " + std::to_string(id))});
        CHECK(history.cluster().last_event() >= id);
        Do(history, {"back"});
        CHECK(history.cluster().last_event() < id);
    }
    CHECK(RefusalOf(history, "goto event 99999999").find("no event 99999999") == 0);
}

}  // namespace raft::sim
