// A sitting: the same run at any frame rate, commands of the user, steps, and the script it leaves.
//
// Goal:   the clock that a person holds decides nothing but when they look.
// Method: play the same session at 10, 60 and 240 frames a second, and compare events and state.
#include "app/session.h"

#include <doctest/doctest.h>

#include <string>

#include "app/session_export.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::sim::kMillisecond;
using raft::sim::kSecond;
using raft::sim::Micros;

// Something that the user does after so many tenths of a real second.
struct Deed {
    int tenth = 0;
    render::Intent intent{};
};

const std::vector<Deed>& Deeds() {
    static const std::vector<Deed> deeds = {{30, render::RunCommandText{"put x 1"}},
                                            {40, render::RunCommandText{"crash S1"}},
                                            {55, render::SetSpeed{0.4}},
                                            {60, render::RunCommandText{"cut S2 S3"}},
                                            {64, render::Pause{}},
                                            {66, render::StepEvents{7}},
                                            {67, render::StepToNext{}},
                                            {70, render::Play{}},
                                            {75, render::RunCommandText{"restart S1"}},
                                            {80, render::RunCommandText{"back 400"}},
                                            {82, render::Play{}},
                                            {84, render::RunCommandText{"crash S4"}},
                                            {88, render::GoToMoment{150'000}},
                                            {90, render::StepToNext{render::StepGoal::kRole}},
                                            {91, render::RunCommandText{"undo"}},
                                            {92, render::Play{}},
                                            {95, render::RunCommandText{"switch main"}},
                                            {96, render::Play{}},
                                            {97, render::RunCommandText{"cut S1 S2"}}};
    return deeds;
}

// Ten real seconds of a session, with the user's deeds at the same real moments.
Session PlayAt(int frames_per_second) {
    Session session(ScriptOf("seed 5\nset loss 5%\nload 40/s\nrun until leader\nrun 100ms\n"));
    session.SetSpeed(SpeedFrom(0.1));
    session.Play();
    Micros before = 0;
    std::size_t next = 0;
    for (int frame = 1; frame <= 10 * frames_per_second; ++frame) {
        const Micros now = kSecond * frame / frames_per_second;
        session.Advance(now - before);
        before = now;
        while (next < Deeds().size() && Deeds()[next].tenth * 100 * kMillisecond <= now) {
            session.Apply(Deeds()[next].intent);
            next += 1;
        }
    }
    CHECK(next == Deeds().size());
    return session;
}

Session Started(std::string_view script) {
    Session session(ScriptOf(script));
    session.Play();
    session.SetSpeed(1000);
    return session;
}

}  // namespace

TEST_CASE("session: 10, 60 and 240 frames a second give the same events, byte for byte") {
    const Session slow = PlayAt(10);
    const Lines events = EventsOf(slow);
    CHECK(events.size() > 500);
    for (const int frames : {60, 240}) {
        INFO(frames);
        const Session other = PlayAt(frames);
        CHECK(EventsOf(other) == events);
        CHECK(StateOf(other.cluster()) == StateOf(slow.cluster()));
        CHECK(SessionText(other) == SessionText(slow));
    }
    CHECK(slow.history().branches().size() == 3);
}

TEST_CASE("session: the file that it leaves rebuilds the cluster, even between two events") {
    Session session = PlayAt(60);
    Session again(ScriptOf(SessionText(session)));
    CHECK_FALSE(again.problem().has_value());
    CHECK(StateOf(again.cluster()) == StateOf(session.cluster()));
    CHECK(EndsOf(again.history()) == EndsOf(session.history()));
    CHECK(SessionText(again) == SessionText(session));
}

TEST_CASE("session: a command that is refused changes nothing and says why") {
    Session session = Started("run 1s\n");
    session.Advance(10 * kMillisecond);
    const std::string before = StateOf(session.cluster());
    session.Apply(render::RunCommandText{"restart S1"});
    CHECK(StateOf(session.cluster()) == before);
    CHECK(session.notice().tone == render::Tone::kBad);
    CHECK_FALSE(session.modified());
    session.Apply(render::RunCommandText{"crsh S1"});
    CHECK(session.notice().text.english.find("crsh") != std::string::npos);
    session.Apply(render::RunCommandText{"run until S1 term 9 within 1s"});
    CHECK(StateOf(session.cluster()) == before);
    CHECK(session.last_command().empty());
}

TEST_CASE("session: what the user did is echoed as its command") {
    Session session = Started("run 1s\n");
    session.Apply(render::RunCommandText{"CRASH s2"});
    CHECK(session.last_command() == "crash S2");
    CHECK(session.modified());
    CHECK(session.notice().text.empty());
}

TEST_CASE("session: pause-here pauses play, and playing on goes behind it") {
    Session session = Started("run 20ms\npause-here\nrun 20ms\ncrash S1\n");
    session.Advance(kSecond);
    CHECK_FALSE(session.playback().playing());
    CHECK(session.cluster().now() == 20 * kMillisecond);
    session.Apply(render::Play{});
    session.Advance(kSecond);
    CHECK_FALSE(session.cluster().servers()[0].up());
    CHECK(session.cluster().now() == 20 * kMillisecond + kSecond);
}

TEST_CASE("session: an expectation that fails is shown, and time is the user's") {
    Session session = Started("run 5ms\nexpect leader\nrun 1s\n");
    session.Advance(10 * kMillisecond);
    CHECK_FALSE(session.playback().playing());
    REQUIRE(session.problem().has_value());
    CHECK(session.problem()->line == 2);
    CHECK(session.notice().text.english == session.problem()->sentence);
}

TEST_CASE("session: once the user has acted, the script expects nothing any more") {
    Session session = Started("run until leader\nrun 1s\nexpect leader S1\nrun 10ms\n");
    session.Apply(render::RunCommandText{"crash S1"});
    session.Advance(5 * kSecond);
    CHECK_FALSE(session.problem().has_value());
    CHECK(session.playback().playing());
}

TEST_CASE("session: stepping to the next message, role, commit or term stops right behind it") {
    Session session = Started("seed 2\nrun 1s\n");
    const auto step_to = [&](render::StepGoal goal) {
        session.Apply(render::StepToNext{goal});
        CHECK(session.notice().text.empty());
        const auto* last = session.story().Find(session.cluster().last_event());
        return last != nullptr;
    };
    CHECK(step_to(render::StepGoal::kTerm));
    CHECK(session.cluster().highest_term() == 1);
    CHECK(session.cluster().delivered() == 0);
    CHECK(step_to(render::StepGoal::kMessage));
    CHECK(session.cluster().delivered() == 1);
    CHECK(step_to(render::StepGoal::kCommit));
    REQUIRE(session.cluster().leader().has_value());
    CHECK(session.cluster().server(*session.cluster().leader()).node().commit_index() > 0);
}

TEST_CASE("session: stepping towards what never comes ends with a notice") {
    Session session = Started("set clock manual\n");
    session.Apply(render::StepToNext{render::StepGoal::kCommit});
    CHECK(session.notice().text.english == "no further commit came");
    CHECK(session.at_end());
}

TEST_CASE("session: beginning anew with `cluster` forgets all that was") {
    Session session = Started("run 1s\n");
    session.Advance(100 * kMillisecond);
    session.Apply(render::RunCommandText{"crash S1"});
    session.Apply(render::RunCommandText{"cluster 3"});
    CHECK(session.cluster().servers().size() == 3);
    CHECK(session.cluster().now() == 0);
    CHECK(session.sitting() == 2);
    CHECK_FALSE(session.trail().can_undo());
    session.Advance(2 * kSecond);
    CHECK(session.history().branches().size() == 1);
}

TEST_CASE("session: beginning anew and opening another scenario start from nothing") {
    Session session = Started("run 1s\n");
    session.Advance(500 * kMillisecond);
    session.Apply(render::RunCommandText{"crash S1"});
    const std::size_t sitting = session.sitting();
    session.Apply(render::Restart{});
    CHECK(session.cluster().now() == 0);
    CHECK(session.cluster().servers()[0].up());
    CHECK_FALSE(session.modified());
    CHECK(session.sitting() == sitting + 1);
    session.Apply(render::OpenScenario{"leader-crash"});
    CHECK(session.script().source == "leader-crash");
    session.Apply(render::OpenScenario{"no-such-scenario"});
    CHECK(session.script().source == "leader-crash");
    CHECK(session.notice().tone == render::Tone::kBad);
}

}  // namespace app
