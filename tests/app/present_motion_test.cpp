// Goal:   motions last as long in the user's time at any speed, mark the present moment of a clock
//         that stands, and are none where motion is unwelcome; broken rules are named.
// Method: small clusters brought to a moment by script, played on by microseconds.
#include "app/present_motion.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/present.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

Session Elected() {
    Session session(ScriptOf("cluster 3\nseed 1\nrun until leader\n"));
    session.FinishScript();
    return session;
}

const render::NodeView* Crowned(const render::SceneView& scene) {
    const auto found = std::find_if(scene.servers.begin(), scene.servers.end(),
                                    [](const auto& server) { return server.crowned.has_value(); });
    return found == scene.servers.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("motion: a new leader is felt for 0.8 s of the user's time, at any speed") {
    for (const double speed : {0.01, 0.05, 1.0}) {
        CAPTURE(speed);
        Session session = Elected();
        session.SetSpeed(SpeedFrom(speed));
        session.Play();
        const auto scene = Present(session, {});
        const render::NodeView* leader = Crowned(scene);
        REQUIRE(leader != nullptr);
        CHECK(leader->role == render::RoleMark::kLeader);
        CHECK(*leader->crowned < 0.05F);

        session.Advance(400'000);
        const auto later = Present(session, {});
        REQUIRE(Crowned(later) != nullptr);
        CHECK(*Crowned(later)->crowned == doctest::Approx(0.5F).epsilon(0.05));

        session.Advance(450'000);
        CHECK(Crowned(Present(session, {})) == nullptr);
    }
}

TEST_CASE("motion: on a clock that stands the present moment stays marked, and only that") {
    Session session = Elected();
    const auto first = Present(session, {});
    REQUIRE(Crowned(first) != nullptr);
    const float mark = *Crowned(first)->crowned;
    session.Advance(5'000'000);
    CHECK(*Crowned(Present(session, {}))->crowned == mark);

    session.Apply(render::RunCommandText{"run 1ms"});
    CHECK(Crowned(Present(session, {})) == nullptr);
}

TEST_CASE("motion: a commit sweeps, a crash drains, and none of it where motion is unwelcome") {
    Session session = Elected();
    session.Apply(render::RunCommandText{"put x 1"});
    session.Apply(render::StepToNext{render::StepGoal::kCommit});
    const auto commits = [](const render::SceneView& scene) {
        return std::count_if(scene.logs.rows.begin(), scene.logs.rows.end(),
                             [](const auto& row) { return row.committing.has_value(); });
    };
    CHECK(commits(Present(session, {})) >= 1);

    session.Apply(render::RunCommandText{"crash S2"});
    CHECK(Present(session, {}).servers[1].crashed.has_value());
    render::UiState calm;
    calm.reduced_motion = true;
    const auto still = Present(session, calm);
    CHECK_FALSE(still.servers[1].crashed.has_value());
    CHECK(commits(still) == 0);
}

TEST_CASE("motion: a vote that has just arrived is the one that fills") {
    Session session(ScriptOf("cluster 5\nseed 1\n"));
    session.FinishScript();
    session.SetSpeed(SpeedFrom(0.05));
    session.Play();
    bool seen = false;
    for (int i = 0; i < 600 && !seen; ++i) {
        session.Advance(16'000);
        for (const auto& server : Present(session, {}).servers) {
            if (!server.votes || !server.votes->filling) continue;
            seen = true;
            REQUIRE(server.votes->newest < server.votes->marks.size());
            CHECK(server.votes->marks[server.votes->newest] == render::Mark::kYes);
        }
    }
    CHECK(seen);
}

TEST_CASE("stamp: broken rules are named, up to three of them, in either language") {
    Session whole = Elected();
    CHECK(Present(whole, {}).stamp.title.empty());

    Session one(ScriptOf("cluster 3\nbreak G1\n"));
    one.FinishScript();
    CHECK(Present(one, {}).stamp.title == "RULE BROKEN");
    CHECK(Present(one, {}).stamp.rules == "G1 count-old-terms");
    render::UiState chinese;
    chinese.language = render::Language::kChinese;
    CHECK(Present(one, chinese).stamp.title == "规则已被破坏");

    Session many(ScriptOf("cluster 3\nbreak G1\nbreak G2\nbreak G3\nbreak G4\nbreak G5\n"));
    many.FinishScript();
    const std::string rules = Present(many, {}).stamp.rules;
    CHECK(rules.find("G3") != std::string::npos);
    CHECK(rules.find("G4") == std::string::npos);
    CHECK(rules.find("2 more") != std::string::npos);
}

TEST_CASE("caption: the last turning point, while the caption is open") {
    Session session = Elected();
    render::UiState ui;
    CHECK(Present(session, ui).caption.empty());
    ui.caption_open = true;
    const std::string caption = Present(session, ui).caption;
    CHECK_FALSE(caption.empty());
    CHECK(caption.back() == '.');
}

}  // namespace app
