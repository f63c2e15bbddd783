// Going back in a sitting: what is told, what comes again, and what a person can take back.
//
// Goal:   looking at the past changes nothing, acting in it begins a branch, and nothing is lost.
// Method: play scripts, go elsewhere by every way there is, and compare clusters and stories.
#include <doctest/doctest.h>

#include <string>

#include "app/session_export.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::sim::kMillisecond;
using raft::sim::kSecond;
using raft::sim::Micros;

Session Playing(std::string_view script) {
    Session session(ScriptOf(script));
    session.Play();
    session.SetSpeed(1000);
    return session;
}

void Type(Session& session, const std::string& text) {
    session.Apply(render::RunCommandText{text});
    INFO(text);
    const bool refused = session.notice().tone == render::Tone::kBad;
    CHECK_MESSAGE(!refused, session.notice().text.english);
}

// Plays on, in frames of a sixtieth of a second.
void PlayFor(Session& session, Micros length) {
    session.Apply(render::Play{});
    for (Micros passed = 0; passed < length; passed += 16'666) {
        session.Advance(std::min<Micros>(16'666, length - passed));
    }
}

std::string BranchOf(const Session& session) {
    return session.history().branches()[session.history().branch()].name;
}

Lines Sentences(Session& session) {
    Lines lines;
    for (const auto& line : session.story().Lines(true)) lines.push_back(line.sentence);
    return lines;
}

}  // namespace

TEST_CASE("session: in the past playing lives the known future again, then new time") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 300 * kMillisecond);
    Type(session, "crash S2");
    PlayFor(session, 300 * kMillisecond);
    const std::string there = StateOf(session.cluster());
    const Lines told = Sentences(session);

    Type(session, "goto 150ms");
    CHECK_FALSE(session.playback().playing());
    CHECK(session.cluster().servers()[1].up());
    CHECK_FALSE(session.history().at_end());
    PlayFor(session, 450 * kMillisecond);
    CHECK(StateOf(session.cluster()) == there);
    CHECK(Sentences(session) == told);
    CHECK(session.history().branches().size() == 1);
    PlayFor(session, 100 * kMillisecond);
    CHECK(session.history().branches().front().end.at == 700 * kMillisecond);
}

TEST_CASE("session: after every jump the story is the one that was told on the way there") {
    Session session = Playing("seed 4\nload 100/s\nrun 1s\n");
    PlayFor(session, 2 * kSecond);
    for (const Micros at : {1'500, 300, 1'900, 700, 1, 2'000}) {
        session.Apply(render::GoToMoment{at * kMillisecond});
        INFO(at);
        Session fresh = Playing("seed 4\nload 100/s\nrun 1s\n");
        fresh.SkipTo(at * kMillisecond);
        CHECK(StateOf(session.cluster()) == StateOf(fresh.cluster()));
        CHECK(Sentences(session) == Sentences(fresh));
        CHECK(session.story().deaths().size() == fresh.story().deaths().size());
    }
}

TEST_CASE("session: what the story has forgotten, and what comes again, is found in history") {
    Session session = Playing("seed 4\nload 500/s\n");
    PlayFor(session, 6 * kSecond);
    const raft::sim::EventId last = session.cluster().last_event();
    REQUIRE(last > 80'000);
    CHECK(session.story().Find(100) == nullptr);
    REQUIRE(session.Find(100) != nullptr);
    CHECK(session.Find(100)->id == 100);
    Type(session, "goto 100ms");
    REQUIRE(session.Find(last) != nullptr);
    CHECK(session.Find(last)->id == last);
    CHECK(session.Find(last + 1) == nullptr);
    CHECK(session.Find(0) == nullptr);
}

TEST_CASE("session: acting in the past begins a branch, where the script goes on from there") {
    const char* const script = "seed 2\nrun 200ms\ncrash S5\nrun 200ms\ncut S1 S2\nrun 1s\n";
    Session session = Playing(script);
    PlayFor(session, 500 * kMillisecond);
    REQUIRE(session.cluster().network().cuts().size() == 2);
    Type(session, "goto 100ms");
    Type(session, "pause S4");
    CHECK(BranchOf(session) != "main");
    PlayFor(session, 200 * kMillisecond);
    // Its own crash of S5, at 200 ms; the cut is still to come.
    CHECK_FALSE(session.cluster().servers()[4].up());
    CHECK(session.cluster().network().cuts().empty());
    PlayFor(session, 200 * kMillisecond);
    CHECK(session.cluster().network().cuts().size() == 2);
    CHECK(session.cluster().now() == 500 * kMillisecond);

    // On main the script stands where it stood, and passes over nothing.
    Type(session, "switch main");
    CHECK(session.cluster().now() == 100 * kMillisecond);
    PlayFor(session, 1'400 * kMillisecond);
    Session undisturbed = Playing(script);
    PlayFor(undisturbed, 1'500 * kMillisecond);
    CHECK(StateOf(session.cluster()) == StateOf(undisturbed.cluster()));
}

TEST_CASE("session: going to the past and back in the middle of a script changes nothing") {
    const char* const script =
        "seed 9\nrun until leader\nput x 1\nstep 7\nrun until S1 commit 2 within 5s\n"
        "crash S1\nstep message 3\nrun 100ms\nput x 2\nrun 10s\n";
    Session straight = Playing(script);
    PlayFor(straight, kSecond);
    Session session = Playing(script);
    for (int i = 0; i < 20; ++i) {
        PlayFor(session, 50 * kMillisecond);
        session.Apply(render::GoToMoment{i * 13 * kMillisecond});
        // Back to the end, on foot or at once.
        if (i % 2 == 0) {
            PlayFor(session, session.history().branches().front().end.at - session.cluster().now());
        }
        Type(session, "goto end");
    }
    CHECK(StateOf(session.cluster()) == StateOf(straight.cluster()));
    CHECK(SessionText(session) == SessionText(straight));
}

TEST_CASE("session: what was done is taken back and done again, and nothing is lost") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 200 * kMillisecond);
    CHECK_FALSE(session.trail().can_undo());
    Type(session, "crash S1");
    PlayFor(session, 100 * kMillisecond);
    const std::string crashed = StateOf(session.cluster());
    CHECK(session.trail().undo_text() == "crash S1");

    Type(session, "undo");
    CHECK(session.cluster().now() == 200 * kMillisecond);
    CHECK(session.cluster().servers()[0].up());
    CHECK(session.last_command() == "undo");
    CHECK_FALSE(session.trail().can_undo());
    CHECK(session.trail().redo_text() == "crash S1");
    Type(session, "redo");
    CHECK(StateOf(session.cluster()) == crashed);

    // Acting after undoing begins a branch; what was undone stays on main.
    Type(session, "undo");
    Type(session, "crash S2");
    CHECK_FALSE(session.trail().can_redo());
    Type(session, "switch main");
    Type(session, "goto end");
    CHECK(StateOf(session.cluster()) == crashed);
    // The two jumps, then the crash.
    for (int i = 0; i < 3; ++i) Type(session, "undo");
    CHECK(BranchOf(session) == "main");
    CHECK(session.cluster().servers()[1].up());
    for (int i = 0; i < 3; ++i) Type(session, "redo");
    CHECK(StateOf(session.cluster()) == crashed);
    session.Apply(render::RunCommandText{"redo"});
    CHECK(session.notice().text.english == "there is nothing to do again");
}

TEST_CASE("session: names, bookmarks and branches are taken back by their opposite") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 200 * kMillisecond);
    const auto shape = [&] { return Line(BranchesJson(session.history())); };
    std::vector<std::string> shapes = {shape()};
    for (const char* text : {"bookmark \"here\"", "branch what-if", "rename other", "crash S1",
                             "switch main", "prune other", "unmark \"here\""}) {
        Type(session, text);
        shapes.push_back(shape());
    }
    const std::size_t deeds = shapes.size() - 1;
    for (std::size_t i = deeds; i > 0; --i) {
        Type(session, "undo");
        INFO(i);
        // A branch on which something was done stays when the act is taken back.
        if (i > 4) CHECK(shape() == shapes[i - 1]);
    }
    CHECK_FALSE(session.trail().can_undo());
    CHECK(BranchesJson(session.history()).at("bookmarks").empty());
    CHECK(session.history().Find("what-if").has_value());
    for (std::size_t i = 1; i <= deeds; ++i) {
        Type(session, "redo");
        INFO(i);
        if (i > 4) CHECK(shape() == shapes[i]);
    }
}

TEST_CASE("session: a branch that was begun and left empty goes when that is taken back") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 200 * kMillisecond);
    Type(session, "branch what-if");
    Type(session, "undo");
    CHECK(BranchOf(session) == "main");
    CHECK_FALSE(session.history().Find("what-if").has_value());
    Type(session, "redo");
    CHECK(BranchOf(session) == "what-if");
}

TEST_CASE("session: a drag of the playhead is taken back at once, however many pictures it took") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 300 * kMillisecond);
    for (int i = 0; i < 30; ++i) {
        session.Apply(render::GoToMoment{(300 - 5 * i) * kMillisecond});
        session.Advance(16'666);
    }
    CHECK_FALSE(session.playback().playing());
    Type(session, "undo");
    CHECK(session.cluster().now() == 300 * kMillisecond);
    CHECK_FALSE(session.trail().can_undo());
    session.Apply(render::GoToMoment{50 * kMillisecond});
    session.Advance(2 * kSecond);
    session.Apply(render::GoToMoment{90 * kMillisecond});
    Type(session, "undo");
    CHECK(session.cluster().now() == 50 * kMillisecond);
    session.Apply(render::GoToMoment{-5});
    CHECK(session.cluster().now() == 0);
    session.Apply(render::GoToMoment{kSecond});
    CHECK(session.cluster().now() == 300 * kMillisecond);
}

TEST_CASE("session: an event is gone to, and steps lead to bookmarks and roles in the past") {
    Session session = Playing("seed 3\nrun 100ms\n");
    PlayFor(session, 100 * kMillisecond);
    Type(session, "bookmark \"early\"");
    PlayFor(session, 400 * kMillisecond);
    REQUIRE(session.cluster().leader().has_value());
    const std::string end = StateOf(session.cluster());
    session.Apply(render::GoToEvent{40});
    CHECK(session.cluster().last_event() >= 40);
    CHECK(session.last_command() == "goto event 40");
    session.Apply(render::GoToEvent{999'999});
    CHECK(session.notice().tone == render::Tone::kBad);

    Type(session, "goto start");
    session.Apply(render::StepToNext{render::StepGoal::kBookmark});
    CHECK(session.cluster().now() == 100 * kMillisecond);
    session.Apply(render::StepToNext{render::StepGoal::kBookmark});
    CHECK(session.notice().tone == render::Tone::kBad);
    session.Apply(render::StepToNext{render::StepGoal::kRole});
    CHECK(session.last_command() == "step role");
    CHECK(session.cluster().now() < 500 * kMillisecond);
    Type(session, "back role");
    Type(session, "goto end");
    CHECK(StateOf(session.cluster()) == end);
    CHECK_FALSE(session.modified());
}

TEST_CASE("session: a script goes back by itself, and goes on from there on a new branch") {
    Session session(
        ScriptOf("seed 3\nrun 300ms\nbookmark \"here\"\nrun 200ms\ngoto \"here\"\n"
                 "crash S1\nrun 100ms\nswitch main\ngoto end\nput x 1\nrun 10ms\n"));
    session.FinishScript();
    CHECK_FALSE(session.problem().has_value());
    CHECK(BranchOf(session) == "main");
    CHECK(session.cluster().now() == 510 * kMillisecond);
    CHECK(session.cluster().servers()[0].up());
    REQUIRE(session.history().branches().size() == 2);
    CHECK(session.history().branches()[1].end.at == 400 * kMillisecond);
    CHECK(session.cluster().requests().size() >= 1);
}

TEST_CASE("session: what is left of a script goes on after the sitting was opened again") {
    const char* const script =
        "seed 2\nrun until leader\nrun 200ms\ncrash S5\nrun until not leader and S1 term 9 "
        "within 60s\nput x 1\n";
    for (const Micros at : {40, 250, 900}) {
        INFO(at);
        Session straight = Playing(script);
        PlayFor(straight, 3 * kSecond);
        Session first = Playing(script);
        PlayFor(first, at * kMillisecond);
        Session second(ScriptOf(SessionText(first)));
        CHECK_FALSE(second.problem().has_value());
        CHECK(second.continued());
        CHECK_FALSE(second.playback().playing());
        second.SetSpeed(1000);
        PlayFor(second, 3 * kSecond - at * kMillisecond);
        CHECK(StateOf(second.cluster()) == StateOf(straight.cluster()));
    }
}

}  // namespace app
