// Goal:   two futures of one past: where they part, what was done there, and how they differ now.
// Method: branch a small history in known places; compare logs by hand.
#include "raft/sim/branch_diff.h"

#include <doctest/doctest.h>

#include <string>

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

std::string TextOf(const std::optional<Act>& act) {
    return act.has_value() ? Print(act->command) : "";
}

BranchId Named(const History& history, const std::string& name) {
    const auto found = history.Find(name);
    REQUIRE(found.has_value());
    return *found;
}

Log LogOf(std::initializer_list<std::pair<Term, std::string>> entries) {
    Log log;
    for (const auto& [term, value] : entries) {
        raft::Command command{.operation = {.key = "x", .value = value}};
        log.Append({term, std::make_shared<const Payload>(std::move(command))});
    }
    return log;
}

// main: put x 1 and crash S2; what-if, instead of that: put y 2 and crash S5; third: what-if
// without the crash.
History Branched() {
    History history;
    for (const char* line :
         {"run until leader", "run 200ms", "put x 1", "run 300ms", "crash S2", "run 400ms"}) {
        Do(history, line);
    }
    const Place before = history.branches()[0].acts.at(0).place;
    history.Go({0, before});
    for (const char* line : {"branch what-if", "put y 2", "run 500ms", "crash S5", "run 100ms"}) {
        Do(history, line);
    }
    history.GoUntil(before.at + 200 * kMillisecond);
    for (const char* line : {"branch third", "run 200ms"}) Do(history, line);
    return history;
}

}  // namespace

TEST_CASE("branch diff: two branches part where the first of them leaves the way of the other") {
    const History history = Branched();
    const BranchId main = Named(history, "main");
    const BranchId what_if = Named(history, "what-if");
    const Parting parting = PartingOf(history, main, what_if);
    CHECK(parting.on == main);
    CHECK(parting.place == history.branches()[what_if].fork);
    CHECK(parting.place == history.branches()[main].acts[0].place);
    CHECK(TextOf(parting.left) == "put x 1");
    CHECK(TextOf(parting.right) == "put y 2");

    const Parting other = PartingOf(history, what_if, main);
    CHECK(other.place == parting.place);
    CHECK(TextOf(other.left) == "put y 2");
    CHECK(TextOf(other.right) == "put x 1");
}

TEST_CASE("branch diff: a branch and one that leaves it") {
    const History history = Branched();
    const BranchId what_if = Named(history, "what-if");
    const BranchId third = Named(history, "third");
    const Parting parting = PartingOf(history, what_if, third);
    CHECK(parting.on == what_if);
    CHECK(parting.place == history.branches()[third].fork);
    CHECK(TextOf(parting.left) == "crash S5");
    CHECK(!parting.right.has_value());

    const Parting far = PartingOf(history, Named(history, "main"), third);
    CHECK(far.place == history.branches()[what_if].fork);
    CHECK(TextOf(far.right) == "put y 2");
}

TEST_CASE("branch diff: a branch parts from itself at its end") {
    const History history = Branched();
    const BranchId third = Named(history, "third");
    const Parting parting = PartingOf(history, third, third);
    CHECK(parting.on == third);
    CHECK(parting.place == history.branches()[third].end);
    CHECK(!parting.left.has_value());
}

TEST_CASE("branch diff: servers that are alike do not differ") {
    const History history = Branched();
    for (const ServerDiff& diff : Differences(history.cluster(), history.cluster())) {
        CHECK(!diff.differs());
        CHECK(diff.left == diff.right);
    }
}

TEST_CASE("branch diff: role, term, commit and log of each server") {
    History history = Branched();
    const BranchId main = Named(history, "main");
    const Cluster left = history.At({main, history.branches()[main].end});
    const BranchId third = Named(history, "third");
    const Cluster right = history.At({third, history.branches()[third].end});
    const auto differences = Differences(left, right);
    REQUIRE(differences.size() == 5);
    CHECK(differences[1].id == kS2);
    CHECK(differences[1].role_differs);
    CHECK(!differences[1].left->up());
    // Both logs hold the leader's no-op and the client's session first, then another command each.
    CHECK(differences[0].logs_differ_from == 3);
    CHECK(differences[0].differs());
    CHECK(!differences[0].term_differs);
}

TEST_CASE("branch diff: a server that only one side has differs") {
    const Cluster three({.voters = 3, .learners = 0, .spare = 0});
    const Cluster five;
    const auto differences = Differences(three, five);
    REQUIRE(differences.size() == 5);
    CHECK(!differences[2].differs());
    CHECK(differences[3].left == nullptr);
    CHECK(differences[3].right != nullptr);
    CHECK(differences[3].differs());
}

TEST_CASE("branch diff: logs differ from the first index that is not the same in both") {
    const Log log = LogOf({{1, "a"}, {1, "b"}, {2, "c"}});
    CHECK(LogsDifferFrom(log, log) == 0);
    CHECK(LogsDifferFrom(log, LogOf({{1, "a"}, {1, "b"}, {2, "c"}})) == 0);
    CHECK(LogsDifferFrom(log, LogOf({{1, "a"}, {1, "b"}})) == 3);
    CHECK(LogsDifferFrom(LogOf({}), log) == 1);
    // Two branches can fill one place of one term in two ways.
    CHECK(LogsDifferFrom(log, LogOf({{1, "a"}, {1, "x"}, {2, "c"}})) == 2);
    CHECK(LogsDifferFrom(log, LogOf({{1, "a"}, {1, "b"}, {3, "c"}})) == 3);
}

TEST_CASE("branch diff: what a snapshot took the place of is taken as the same") {
    const Log log = LogOf({{1, "a"}, {1, "b"}, {2, "c"}});
    Log compacted = log;
    compacted.CompactTo(2);
    CHECK(LogsDifferFrom(log, compacted) == 0);
    CHECK(LogsDifferFrom(compacted, LogOf({{1, "a"}, {2, "b"}, {2, "c"}})) == 2);
    CHECK(LogsDifferFrom(compacted, LogOf({{1, "a"}})) == 2);
    CHECK(LogsDifferFrom(compacted, LogOf({{1, "a"}, {1, "b"}, {2, "d"}})) == 3);
}

}  // namespace raft::sim
