// Scripts along a clock: what waits, what fails, and that pieces of time make no difference.
//
// Goal:   the same script goes through the same states, in one go or in crumbs of time.
// Method: run small scripts with limits of different lengths, and compare clusters.
#include "app/script_runner.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::sim::History;
using raft::sim::kMillisecond;
using raft::sim::Micros;
using Stop = ScriptRunner::Stop;

// Runs a script to its end, at most `piece` of time at once.
std::string StateAfter(std::string_view text, Micros piece) {
    History history;
    ScriptRunner runner(ScriptOf(text).script);
    auto stop = Stop::kWaits;
    while (stop == Stop::kWaits || stop == Stop::kPauseHere) {
        stop = runner.GoOn(history, history.now() + piece);
    }
    CHECK(stop == Stop::kFinished);
    return StateOf(history.cluster());
}

std::string ProblemOf(std::string_view text) {
    History history;
    ScriptRunner runner(ScriptOf(text).script);
    const auto stop = runner.GoOn(history, 100 * raft::sim::kSecond);
    if (stop != Stop::kProblem || !runner.problem()) return "";
    return runner.problem()->sentence;
}

}  // namespace

TEST_CASE("script runner: the same script ends in the same state, whatever the pieces of time") {
    const std::string script =
        "seed 3\nrun until leader\nput x 1\nrun 80ms\ncrash S1\nstep 5\nrun until not S2 "
        "candidate\n"
        "step message 3\nload 50/s for 200ms\nrun 300ms\n";
    const std::string whole = StateAfter(script, 10 * raft::sim::kSecond);
    for (const Micros piece : {Micros{137}, 4 * kMillisecond, 100 * kMillisecond}) {
        INFO(piece);
        CHECK(StateAfter(script, piece) == whole);
    }
}

TEST_CASE("script runner: a line that takes time waits for it") {
    History history;
    ScriptRunner runner(ScriptOf("run 300ms\ncrash S1\n").script);
    CHECK(runner.GoOn(history, 299 * kMillisecond) == Stop::kWaits);
    CHECK(history.now() == 299 * kMillisecond);
    CHECK(history.cluster().servers()[0].up());
    CHECK(runner.GoOn(history, 301 * kMillisecond) == Stop::kFinished);
    CHECK_FALSE(history.cluster().servers()[0].up());
    CHECK(history.now() == 300 * kMillisecond);
}

TEST_CASE("script runner: pause-here stops once, and the next call goes on behind it") {
    History history;
    ScriptRunner runner(ScriptOf("run 10ms\npause-here\ncrash S1\n").script);
    CHECK(runner.GoOn(history, raft::sim::kSecond) == Stop::kPauseHere);
    CHECK(history.now() == 10 * kMillisecond);
    CHECK(runner.GoOn(history, raft::sim::kSecond) == Stop::kFinished);
    CHECK_FALSE(history.cluster().servers()[0].up());
}

TEST_CASE("script runner: what fails names its line and says what was found instead") {
    CHECK(ProblemOf("run 10ms\nexpect leader\n").starts_with("line 2: expected \"leader\""));
    CHECK(ProblemOf("crash S1\n\ncrash S1\n").starts_with("line 3: "));
    CHECK(ProblemOf("run until S1 term 9 within 50ms\n") ==
          "line 1: \"S1 term 9\" did not come true within 50ms: S1 is in term 0");
    CHECK(ProblemOf("at 5ms restart S1\nrun 10ms\n") ==
          "line 2: \"at 5ms restart S1\": S1 is running; crash it first");
    CHECK(ProblemOf("set clock manual\nstep\n") == "line 2: nothing is left to happen");
    CHECK(ProblemOf("run 10ms\n").empty());
}

TEST_CASE("script runner: what has happened once is remembered, though its event is forgotten") {
    History history;
    ScriptRunner runner(
        ScriptOf("timeout S1\nrun until delivered RequestVote S1 S2 and S1 commit 1\n").script);
    // Piece by piece, and every event is thrown away as the window does.
    auto stop = Stop::kWaits;
    while (stop == Stop::kWaits && history.now() < raft::sim::kSecond) {
        stop = runner.GoOn(history, history.now() + kMillisecond);
        history.ClearEvents();
    }
    CHECK(stop == Stop::kFinished);
    CHECK(history.now() < 100 * kMillisecond);
}

TEST_CASE("script runner: a forgiving one passes over what is refused and goes on") {
    History history;
    ScriptRunner runner(ScriptOf("run 10ms\nexpect leader\ncrash S2\n").script);
    runner.Forgive(history.branch());
    CHECK(runner.GoOn(history, raft::sim::kSecond) == Stop::kFinished);
    CHECK_FALSE(runner.problem().has_value());
    CHECK_FALSE(history.cluster().servers()[1].up());
}

TEST_CASE("script runner: a single step is one event, or the line that comes before it") {
    History history;
    ScriptRunner runner(ScriptOf("set latency 10ms\ntimeout S1\nrun 5ms\ncrash S5\n").script);
    runner.GoOn(history, 0);
    REQUIRE(history.now() == 0);

    REQUIRE(runner.StepOne(history));  // The write of S1's vote reaches the disk.
    CHECK(history.now() == kMillisecond);
    REQUIRE(runner.StepOne(history));  // The script's line.
    CHECK(history.now() == 5 * kMillisecond);
    CHECK_FALSE(history.cluster().servers()[4].up());

    // Four requests left at once, one of them to S5; each step takes one that arrives.
    const std::size_t before = history.cluster().network().size();
    REQUIRE(runner.StepOne(history));
    CHECK(history.cluster().network().size() == before - 1);
    REQUIRE(runner.StepOne(history));
    CHECK(history.cluster().network().size() == before - 2);
    CHECK(history.now() == 11 * kMillisecond);
}

}  // namespace app
