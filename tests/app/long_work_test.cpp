// Work beside the window: it goes on slice by slice, says how far it is, and ends when told.
//
// Goal:   nothing blocks the window, and what is cancelled leaves the sitting as it was.
// Method: slices of no length, so that each Advance does as little as it can.
#include "app/long_work.h"

#include <filesystem>
#include <fstream>

#include "app/present.h"
#include "app/session_export.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

constexpr std::chrono::milliseconds kNothing{0};
constexpr std::chrono::milliseconds kLong{2000};

}  // namespace

TEST_CASE("random check: each slice does at least one run, and it ends with the last one") {
    RandomCheck check(3, {}, 5);
    for (std::uint32_t i = 1; i <= 5; ++i) {
        CHECK_FALSE(check.done());
        check.GoOn(Slice(kNothing));
        CHECK(check.runs_done() == i);
    }
    CHECK(check.done());
    CHECK(check.events() > 1000);
    CHECK(check.failure().empty());
}

TEST_CASE("random check: with a rule broken it finds a script that shows the harm") {
    raft::Rules broken;
    broken.Set(raft::Rule::kVoteForUpToDateLog, true);
    RandomCheck check(5, broken, 3000);
    while (check.GoOn(Slice(kLong))) continue;
    REQUIRE_FALSE(check.failure().empty());

    auto loaded = UnderstandScript("found.raft", check.script());
    REQUIRE(loaded.ok());
    Session session(std::move(loaded.value()));
    session.FinishScript();
    CHECK_FALSE(session.problem().has_value());
}

TEST_CASE("session: a check is told while it goes on, can be cancelled, and changes nothing") {
    Session session(ScriptOf("cluster 3\nrun 300ms\n"));
    session.FinishScript();
    const std::string before = StateOf(session.cluster());
    CHECK_FALSE(Present(session, {}).work.has_value());

    session.Apply(render::CheckRuns{100'000});
    session.Advance(16'000);
    render::SceneView scene = Present(session, {});
    REQUIRE(scene.work.has_value());
    CHECK_FALSE(scene.work->done);
    CHECK(scene.work->share > 0);

    session.Apply(render::CancelWork{});
    scene = Present(session, {});
    REQUIRE(scene.work.has_value());
    CHECK(scene.work->done);
    CHECK_FALSE(scene.work->can_open);

    session.Apply(render::CancelWork{});
    CHECK_FALSE(Present(session, {}).work.has_value());
    CHECK(StateOf(session.cluster()) == before);
}

TEST_CASE(
    "session: a long sitting is lived again while one looks on, or not at all when cancelled") {
    const auto path = std::filesystem::temp_directory_path() / "raftarium-long-work-test.raft";
    {
        Session long_one(ScriptOf("cluster 7\nload 200/s\n"));
        long_one.SkipTo(120 * raft::sim::kSecond);
        std::ofstream(path, std::ios::binary) << SessionText(long_one);
    }
    Session session(ScriptOf("cluster 3\nrun 300ms\n"));
    session.FinishScript();
    const std::string before = StateOf(session.cluster());
    const std::size_t sitting = session.sitting();

    session.Apply(render::OpenScenario{path.string()});
    REQUIRE(session.reviving() != nullptr);
    REQUIRE(Present(session, {}).work.has_value());
    CHECK(StateOf(session.cluster()) == before);
    session.Apply(render::CancelWork{});
    CHECK(session.reviving() == nullptr);
    CHECK(StateOf(session.cluster()) == before);

    session.Apply(render::OpenScenario{path.string()});
    int pictures = 0;
    while (session.reviving() != nullptr && pictures < 100'000) {
        session.Advance(16'000);
        pictures += 1;
    }
    std::filesystem::remove(path);
    CHECK(pictures > 1);
    CHECK(session.sitting() == sitting + 1);
    CHECK(session.continued());
    CHECK(session.cluster().now() == 120 * raft::sim::kSecond);
}

}  // namespace app
