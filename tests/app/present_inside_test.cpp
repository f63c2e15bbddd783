// The view inside a server: what each stage shows, and what can be done there.
//
// Goal:   stepping stage by stage shows every stage truly, in every state that a server can be in.
// Method: a cluster brought to a stage by script; then the view is read.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/present_parts.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using render::InsideBox;
using render::InsideInput;
using render::InsideView;

constexpr const char* kAsked =
    "cluster 3\nseed 21\nset election-timeout 20s..30s\nset heartbeat 400ms\n"
    "timeout S1\nrun until leader S1\nrun until commit 1\nrun 100ms\n"
    "put x 1 to S1 no-session\n";

InsideView Inside(Session& session, const render::UiState& ui = {}) {
    return PresentInside(session, ui);
}

InsideView After(const std::string& script, const render::UiState& ui = {}) {
    Session session(ScriptOf(script));
    session.FinishScript();
    REQUIRE_FALSE(session.problem().has_value());
    return Inside(session, ui);
}

std::string CurrentOf(const InsideView& view) {
    std::string current;
    for (const render::InsideStage& stage : view.stages) {
        if (stage.current) current += stage.name;
    }
    return current;
}

std::vector<std::string> LitIn(const InsideBox& box) {
    std::vector<std::string> lit;
    for (const render::InsideLine& line : box.lines) {
        if (line.lit) lit.push_back(line.label.empty() ? line.text : line.label);
    }
    return lit;
}

std::string TextOf(const InsideBox& box, const std::string& label) {
    for (const render::InsideLine& line : box.lines) {
        if (line.label == label) return line.text;
    }
    return "";
}

bool Has(const InsideBox& box, const std::string& text) {
    return std::any_of(box.lines.begin(), box.lines.end(),
                       [&](const auto& line) { return line.text == text; });
}

render::UiState Selecting(std::uint64_t slot) {
    render::UiState ui;
    ui.selected = {render::TargetKind::kServer, slot, 0};
    return ui;
}

}  // namespace

TEST_CASE("inside: step by step, each stage shows what is under work") {
    Session session(ScriptOf(kAsked));
    session.FinishScript();
    const auto step = [&] { session.Apply(render::RunCommandText{"step stage"}); };

    step();
    InsideView view = Inside(session);
    CHECK(view.title == "S1 inside");
    CHECK(view.status == "step 1 of 6: take");
    CHECK(view.chips.front().kind == InsideInput::kRequest);
    CHECK(view.chips.front().hint.back() == "C1: put x 1");
    CHECK_FALSE(view.chips.front().lit);

    step();
    view = Inside(session);
    CHECK(CurrentOf(view) == "step");
    CHECK(view.chips.front().lit);
    CHECK(view.node.lit);
    CHECK(TextOf(view.ready, "1 Entries") == "none");

    step();
    view = Inside(session);
    CHECK(CurrentOf(view) == "persist");
    CHECK(view.stages[0].done);
    CHECK(view.stages[1].done);
    CHECK_FALSE(view.stages[3].done);
    CHECK(LitIn(view.node) == std::vector<std::string>{"log 1 → 2 entries"});
    CHECK(LitIn(view.ready) == std::vector<std::string>{"1 Entries"});
    CHECK(TextOf(view.ready, "1 Entries") == "2: x=1 (t1)");
    CHECK(TextOf(view.ready, "2 Messages") == "AppendEntries → S2, AppendEntries → S3");
    CHECK(view.disk.lit);
    CHECK(Has(view.disk, "log 1..1"));
    CHECK(Has(view.client, "C1 waits: put x 1"));

    step();
    view = Inside(session);
    CHECK(CurrentOf(view) == "send");
    CHECK(view.network.lit);
    CHECK(view.disk.note == "writes: 1.0 ms left");
    CHECK(LitIn(view.ready) == std::vector<std::string>{"2 Messages"});

    step();
    CHECK(CurrentOf(Inside(session)) == "apply");
    CHECK(Inside(session).network.foot == "2 in flight");
    step();
    CHECK(CurrentOf(Inside(session)) == "advance");
    CHECK(Inside(session).ready.foot_lit);
    step();
    view = Inside(session);
    CHECK(view.chips.empty());
    CHECK(view.status == "rests: nothing is in its queue");
}

TEST_CASE("inside: what is committed is applied at its stage, and the client is answered") {
    Session session(ScriptOf(std::string(kAsked) + "run until S1 commit 2\n"));
    session.FinishScript();
    InsideView view = Inside(session, Selecting(0));
    CHECK(view.machine.note == "applied to 2");
    CHECK(Has(view.machine, "x = 1"));
    CHECK(view.client.lines.empty());
    CHECK(view.client.note == "nobody waits here");
    CHECK(Has(After(std::string(kAsked) + "set apply manual\nrun 100ms\n", Selecting(0)).apply,
              "2: x=1"));
}

TEST_CASE("inside: a promise is held until the write is done") {
    const InsideView view = After(
        "cluster 3\nset clock manual\nset delivery manual\nset persist manual\n"
        "timeout S2\npersist S2\ndeliver RequestVote S2 -> S1\n",
        Selecting(0));
    CHECK(view.network.note == "held until the disk is done");
    CHECK(Has(view.network, "RequestVoteReply → S2"));
    CHECK(view.disk.note == "1 wait for persist");
    CHECK(Has(view.disk, "term 0"));
    CHECK(Has(view.node, "term 1 · votedFor S2"));
}

TEST_CASE("inside: crashed, paused, idle, and a learner") {
    const auto action = [](const InsideView& view, std::size_t i) {
        return view.actions.at(i).command;
    };
    const InsideView down = After("cluster 3\ncrash S2\n", Selecting(1));
    CHECK(down.status == "crashed: only its disk is left");
    CHECK(action(down, 2) == "restart S2");
    const InsideView paused = After("cluster 3\npause S2\n", Selecting(1));
    CHECK(paused.status == "paused: its process stands still");
    CHECK(action(paused, 2) == "resume S2");
    const InsideView idle = After("cluster 3\n", Selecting(1));
    CHECK(action(idle, 0) == "step stage");
    CHECK(action(idle, 1) == "step");
    CHECK(action(idle, 2) == "crash S2 at persist");
    CHECK(action(idle, 3) == "break G4");
    CHECK(Has(After("cluster 2 learners 1\n", Selecting(2)).node, "Learner, knows no leader"));
    CHECK(After("cluster 3\ncrash S2 at send\n", Selecting(1)).status ==
          "rests: nothing is in its queue; crashes at send");
}

TEST_CASE("inside: every button's command is done by the cluster") {
    Session session(ScriptOf(kAsked));
    session.FinishScript();
    for (int i = 0; i < 12; ++i) {
        session.Apply(render::RunCommandText{"step stage"});
        for (const render::InsideAction& action : Inside(session).actions) {
            CAPTURE(action.command);
            raft::sim::Cluster cluster = session.cluster();
            const auto parsed = raft::sim::ParseLine(action.command, {3});
            REQUIRE(parsed.has_value());
            CHECK_FALSE(cluster.Do(std::get<raft::sim::Command>(*parsed)).has_value());
        }
    }
}

TEST_CASE("inside: nothing is due where all is by hand") {
    const InsideView view =
        After("cluster 3\nset clock manual\nset delivery manual\nset persist manual\n");
    CHECK_FALSE(view.actions.at(0).enabled);
    CHECK_FALSE(view.actions.at(0).tip.empty());
}

TEST_CASE("inside: in Chinese, and by a class") {
    render::UiState ui = Selecting(0);
    ui.language = render::Language::kChinese;
    const InsideView view = After(kAsked, ui);
    CHECK(view.title == "S1 的内部");
    CHECK(view.why_text.find("六个阶段") != std::string::npos);
    ui.class_names = true;
    CHECK(After(kAsked, ui).title == "爱丽丝的内部");
}

}  // namespace app
