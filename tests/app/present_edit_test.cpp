// The sheet that edits a stopped server's disk: what it begins with, and what becomes of typing.
//
// Goal:   the command names what was changed and nothing else, and what cannot be is told before.
// Method: the fields are filled as the sheet fills them, then changed; the view is read.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/present_parts.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

constexpr const char* kStopped = "cluster 3\ngiven S3 term 4 vote S1 log [1:x=1 4:y=2]\npause S3\n";

template <std::size_t kSize>
void Put(std::array<char, kSize>& field, const std::string& text) {
    field.fill('\0');
    std::copy(text.begin(), text.end(), field.begin());
}

render::UiState Opened(Session& session, std::size_t slot) {
    render::UiState ui;
    ui.editing = slot;
    const render::EditView view = PresentEdit(session, ui);
    Put(ui.edit_term, view.term);
    Put(ui.edit_log, view.log);
    ui.edit_vote = view.vote;
    ui.edit_filled = slot;
    return ui;
}

}  // namespace

TEST_CASE("edit sheet: it begins with what is on the disk, and nothing to do") {
    Session session(ScriptOf(kStopped));
    session.FinishScript();
    const render::UiState ui = Opened(session, 2);
    const render::EditView view = PresentEdit(session, ui);
    CHECK(view.title == "Edit the disk of S3");
    CHECK(view.term == "4");
    CHECK(view.vote == 1);
    CHECK(view.log == "1:x=1 4:y=2");
    CHECK(view.votes.size() == 4);
    CHECK(view.command.empty());
    CHECK_FALSE(view.ready);
    REQUIRE(view.cells.size() == 2);
    CHECK(view.cells[1].label == "y=2");
    CHECK(view.cells[1].sublabel == "t4");
}

TEST_CASE("edit sheet: the command names what was changed, and the session does it") {
    Session session(ScriptOf(kStopped));
    session.FinishScript();
    render::UiState ui = Opened(session, 2);
    ui.edit_vote = 0;
    CHECK(PresentEdit(session, ui).command == "edit S3 vote none");
    Put(ui.edit_term, "7");
    Put(ui.edit_log, "1:x=1 7:noop 7:z=3");
    const render::EditView view = PresentEdit(session, ui);
    CHECK(view.command == "edit S3 term 7 vote none log [1:x=1 7:noop 7:z=3]");
    CHECK(view.problem.empty());
    CHECK(view.ready);
    CHECK(view.cells.size() == 3);
    session.Apply(render::RunCommandText{view.command});
    CHECK(session.notice().text.empty());
    CHECK(session.cluster().server(raft::NodeId{3}).node().current_term() == 7);
}

TEST_CASE("edit sheet: what cannot be is told in place, in the language of the screen") {
    Session session(ScriptOf(kStopped));
    session.FinishScript();
    render::UiState ui = Opened(session, 2);
    Put(ui.edit_term, "2");
    CHECK(PresentEdit(session, ui).problem ==
          "the disk of S3 cannot hold this: the log holds term 4, so the server has reached at "
          "least that term");
    CHECK_FALSE(PresentEdit(session, ui).ready);
    ui.language = render::Language::kChinese;
    CHECK(PresentEdit(session, ui).problem.find("日志中有任期 4") != std::string::npos);
    Put(ui.edit_log, "1:x=1 oops");
    CHECK_FALSE(PresentEdit(session, ui).problem.empty());
    CHECK(PresentEdit(session, ui).cells.empty());
}

TEST_CASE("edit sheet: a server that runs, and one that is not there") {
    Session session(ScriptOf(kStopped));
    session.FinishScript();
    render::UiState ui = Opened(session, 0);
    ui.edit_vote = 2;
    CHECK(PresentEdit(session, ui).problem == "S1 runs; pause or crash it first");
    ui.editing = 9;
    CHECK(PresentEdit(session, ui).title.empty());
}

}  // namespace app
