// Branches, bookmarks, comparisons and chains of causes, as the screen is told about them.
//
// Goal:   what is listed, compared and told is what is in the history, in words.
// Method: sessions with a few branches, brought there by commands as a person types them.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/json_history.h"
#include "app/present.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

void Type(Session& session, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        session.Apply(render::RunCommandText{line});
        CHECK_MESSAGE(session.notice().tone != render::Tone::kBad, session.notice().text.english);
    }
}

// main: S1 crashes after 300 ms; what-if: at 300 ms S2 is paused instead.
Session Branched() {
    Session session(ScriptOf("run until leader\nrun 100ms\n"));
    session.FinishScript();
    Type(session,
         {"goto end", "put x 1", "run 100ms", "bookmark \"before\"", "crash S1", "run 600ms",
          "bookmark \"after\"", "goto \"before\"", "branch what-if", "pause S2", "run 200ms"});
    return session;
}

render::SceneView ViewOf(Session& session, const render::UiState& ui) {
    return Present(session, ui);
}

}  // namespace

TEST_CASE("present history: the branch, where one stands on it, and what can be taken back") {
    Session session(ScriptOf("run until leader\nrun 100ms\n"));
    session.FinishScript();
    auto view = ViewOf(session, {}).history;
    CHECK(view.branch == "main");
    CHECK(view.at_end);
    CHECK(!view.can_undo);
    CHECK(view.undo_tip.empty());
    CHECK(view.branches.empty());  // Its menu is closed.

    Type(session, {"crash S1"});
    view = ViewOf(session, {}).history;
    CHECK(view.can_undo);
    CHECK(view.undo_tip == "take back: crash S1");
    Type(session, {"undo"});
    view = ViewOf(session, {}).history;
    CHECK(!view.at_end);
    CHECK(view.can_redo);
    CHECK(view.redo_tip == "do again: crash S1");
}

TEST_CASE("present history: branches stand as a tree, bookmarks of the way to here first") {
    Session session = Branched();
    render::UiState ui;
    ui.branches_open = true;
    const auto view = ViewOf(session, ui).history;
    REQUIRE(view.branches.size() == 2);
    CHECK(view.branches[0].name == "main");
    CHECK(view.branches[0].depth == 0);
    CHECK(!view.branches[0].current);
    CHECK(!view.branches[0].can_prune);
    CHECK(view.branches[0].summary.find("where everything begins · ") == 0);
    CHECK(view.branches[1].name == "what-if");
    CHECK(view.branches[1].depth == 1);
    CHECK(view.branches[1].current);
    CHECK(!view.branches[1].can_prune);  // One stands on it.
    CHECK(view.branches[1].summary.find("leaves main at ") == 0);
    CHECK(view.branches[1].summary.find(" · 200 ms long") != std::string::npos);

    REQUIRE(view.bookmarks.size() == 2);
    CHECK(view.bookmarks[0].text == "before");
    CHECK(view.bookmarks[0].branch.empty());
    CHECK(view.bookmarks[0].command == "goto \"before\"");
    CHECK(view.bookmarks[1].text == "after");
    CHECK(view.bookmarks[1].branch == "main");

    Type(session, {"switch main"});
    CHECK(ViewOf(session, ui).history.branches[1].can_prune);
    Type(session, {"prune what-if"});
    CHECK(ViewOf(session, ui).history.branches.size() == 1);
}

TEST_CASE("present history: two branches beside each other") {
    Session session = Branched();
    render::UiState ui;
    CHECK(!ViewOf(session, ui).compare);
    ui.compare_with = "nobody";
    CHECK(!ViewOf(session, ui).compare);
    ui.compare_with = "main";
    const auto compare = ViewOf(session, ui).compare;
    REQUIRE(compare);
    CHECK(compare->left == "what-if");
    CHECK(compare->right == "main");
    CHECK(compare->parted.find("They part at ") == 0);
    CHECK(compare->parted.find(": on what-if you did pause S2, on main you did crash S1.") !=
          std::string::npos);
    CHECK(compare->at_left == compare->at_right);
    REQUIRE(compare->rows.size() == 5);
    CHECK(compare->rows[0].name == "S1");
    CHECK(compare->rows[0].role_differs);
    CHECK(compare->rows[0].right.role_text == "Crashed");
    CHECK(compare->rows[1].left.role == render::RoleMark::kPaused);
    CHECK(compare->verdict.find(" of 5 servers differ") != std::string::npos);
    REQUIRE(!compare->rows[0].left.cells.empty());
    CHECK(compare->rows[0].left.cells.size() <= 6);
    CHECK(compare->rows[0].left.cells.back().label == "x=1");
}

TEST_CASE("present history: a branch that does not reach the moment is compared at its end") {
    Session session = Branched();
    Type(session, {"switch main", "goto end"});
    render::UiState ui;
    ui.compare_with = "what-if";
    const auto compare = ViewOf(session, ui).compare;
    REQUIRE(compare);
    CHECK(compare->at_right.find(", its end") != std::string::npos);
    CHECK(compare->at_left.find(", its end") == std::string::npos);

    ui.compare_with = "main";
    const auto same = ViewOf(session, ui).compare;
    REQUIRE(same);
    CHECK(same->verdict == "All 5 servers are alike.");
}

TEST_CASE("present history: why, back over vote, request and timer to what was done") {
    Session session(ScriptOf("run until leader\nrun 100ms\n"));
    session.FinishScript();
    const std::string leader = raft::sim::PrintServer(*session.cluster().leader());
    Type(session, {"crash " + leader, "run until leader"});
    render::UiState ui;
    for (auto id = session.cluster().last_event(); !ui.asked_event; --id) {
        const auto noted = session.history().Noted(0, id);
        REQUIRE(noted);
        const bool leads = noted->note.kind == raft::sim::NoteKind::kRole &&
                           noted->note.detail == static_cast<std::uint8_t>(raft::Role::kLeader);
        if (leads) ui.asked_event = id;
    }
    const auto why = ViewOf(session, ui).why;
    REQUIRE(why);
    CHECK(why->left_out == 0);
    REQUIRE(why->chain.size() == 5);
    CHECK(why->chain[0].event_id == why->cause_id);
    CHECK(why->chain[0].text.find("received RequestVoteReply") != std::string::npos);
    CHECK(why->chain[1].text.find("received RequestVote ") != std::string::npos);
    CHECK(why->chain[2].text.find("election timer ran out") != std::string::npos);
    CHECK(why->chain[3].text == leader + " crashed.");
    CHECK(why->chain[4].text == "Command: crash " + leader);
    CHECK(why->chain[4].root);
    CHECK(!why->chain[3].root);
}

TEST_CASE("present history: an event of the past or the future can be asked about as well") {
    Session session = Branched();
    Type(session, {"goto start"});
    render::UiState ui;
    ui.asked_event = session.history().branches()[session.history().branch()].end_event;
    const auto why = ViewOf(session, ui).why;
    REQUIRE(why);
    CHECK(!why->text.empty());
}

TEST_CASE("present history: the timeline knows where branches leave") {
    Session session = Branched();
    render::UiState ui;
    ui.timeline_to = 1'000'000;
    ui.timeline_follows = false;
    const auto timeline = ViewOf(session, ui).timeline;
    CHECK(timeline.lanes.size() == 5);
    CHECK(std::any_of(timeline.marks.begin(), timeline.marks.end(), [](const auto& mark) {
        return mark.shape == render::MarkShape::kBranch && mark.command == "switch main";
    }));
}

TEST_CASE("present history: why and compare in JSON") {
    Session session = Branched();
    raft::sim::History& history = session.history();
    const auto main = history.Find("main");
    REQUIRE(main);
    const Json compare = CompareJson(history, *main, history.branch());
    CHECK(compare["ok"] == true);
    CHECK(compare["left"]["branch"] == "main");
    CHECK(compare["right"]["branch"] == "what-if");
    CHECK(compare["parted"]["left"] == "crash S1");
    CHECK(compare["parted"]["right"] == "pause S2");
    CHECK(compare["servers"].size() == 5);
    CHECK(compare["servers"][0]["left"]["up"] == false);
    CHECK(compare["servers"][0]["differs"] == true);

    const auto last = history.branches()[history.branch()].end_event;
    const Json why = WhyJson(history, last);
    CHECK(why["ok"] == true);
    CHECK(why["event"]["id"] == last);
    REQUIRE(!why["chain"].empty());
    CHECK(why["chain"][0]["id"] == why["event"]["cause"]);
    CHECK(why["chain"].back()["cause"].is_null());
    CHECK(why["chain"].back().contains("text"));
}

}  // namespace app
