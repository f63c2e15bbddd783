// The strip of terms as the screen is told about it.
//
// Goal:   each term is there from its first candidate on, with its leader or as one that had none.
// Method: runs whose terms are known from the cluster itself.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/present.h"
#include "raft/sim/time.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using render::RoleMark;
using render::TermsView;

TermsView Terms(Session& session, render::UiState ui = {}) {
    ui.dock_view = render::ViewKind::kTerms;
    const render::SceneView scene = Present(session, ui);
    REQUIRE(scene.terms);
    return *scene.terms;
}

bool Says(const std::vector<std::string>& lines, const std::string& text) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.find(text) != std::string::npos;
    });
}

// S1 and S3 stand at once and split the votes of four; then S2 wins.
constexpr const char* kSplit =
    "cluster 4\nset election-timeout 20s..30s\ncut S1 S2\ncut S3 S4\ncut S1 S3\ncut S2 S4\n"
    "run 10ms\ntimeout S1\ntimeout S3\nrun 100ms\nheal\ntimeout S2\nrun until leader S2\n"
    "run 100ms\n";

}  // namespace

TEST_CASE("present terms: an election, a normal part, and the time before them") {
    Session session = Lived("cluster 3\nrun 20ms\ntimeout S1\nrun until leader S1\nrun 100ms\n");
    const TermsView view = Terms(session);
    REQUIRE(view.blocks.size() == 2);
    CHECK(view.blocks[0].before);
    CHECK(view.blocks[0].from == 0);
    CHECK(view.blocks[0].to == 20'000);
    CHECK(view.blocks[1].term == 1);
    CHECK(view.blocks[1].leader == "S1");
    CHECK(view.blocks[1].from == 20'000);
    CHECK(view.blocks[1].elected > view.blocks[1].from);
    CHECK(view.blocks[1].elected < view.blocks[1].to);
    CHECK(view.blocks[1].to == static_cast<double>(session.cluster().now()));
    CHECK(view.now);
}

TEST_CASE("present terms: a split vote is a term without a leader") {
    Session session = Lived(kSplit);
    const TermsView view = Terms(session);
    REQUIRE(view.blocks.size() == 3);
    CHECK(view.blocks[1].leader.empty());
    CHECK(view.blocks[1].no_leader == "no leader");
    CHECK(view.blocks[1].elected == view.blocks[1].to);
    CHECK(view.blocks[2].leader == "S2");
    CHECK(view.blocks[2].from == view.blocks[1].to);
}

TEST_CASE("present terms: an election under way has not ended without a leader") {
    Session session = Lived("cluster 3\nrun 10ms\ntimeout S1\nrun 1ms\n");
    const TermsView view = Terms(session);
    REQUIRE(view.blocks.size() == 2);
    CHECK(view.blocks[1].no_leader == "election");
}

TEST_CASE("present terms: who points at a term is told who, when and with how many votes") {
    Session session = Lived("cluster 3\nrun 20ms\ntimeout S1\nrun until leader S1\nrun 100ms\n");
    render::UiState ui;
    CHECK(Terms(session, ui).hint.empty());
    ui.terms_hovered = 1;
    const std::vector<std::string> hint = Terms(session, ui).hint;
    REQUIRE(!hint.empty());
    CHECK(hint.front() == "term 1");
    CHECK(Says(hint, "Began at 20.0 ms, with 1 candidate."));
    CHECK(Says(hint, "S1 was elected at"));
    CHECK(Says(hint, "Votes for it: 2, 2 were needed."));

    Session split = Lived(kSplit);
    CHECK(Says(Terms(split, ui).hint, "with 2 candidates"));
    CHECK(Says(Terms(split, ui).hint, "It ended without a leader"));
}

TEST_CASE("present terms: who is cut off lives on in its term, and the strip says so below") {
    Session session =
        Lived("cluster 3\ntimeout S1\nrun until leader S1\nrun 100ms\nisolate S1\nrun 2s\n");
    const TermsView view = Terms(session);
    REQUIRE(view.rows.size() == 3);
    CHECK(view.rows[0].pieces.back().role == RoleMark::kLeader);
    CHECK(view.rows[0].pieces.back().term == "1");
    CHECK(view.rows[1].pieces.back().term != "1");
    CHECK(view.rows[0].pieces.back().to == view.to);
    for (const auto& row : view.rows) {
        for (std::size_t i = 1; i < row.pieces.size(); ++i) {
            CHECK(row.pieces[i - 1].to <= row.pieces[i].from);
        }
    }
}

TEST_CASE("present terms: in the past the future is not there, and on a branch its own terms") {
    Session session = Lived(
        "cluster 3\ntimeout S1\nrun until leader S1\nrun 100ms\ntimeout S2\nrun until leader S2\n");
    REQUIRE(Terms(session).blocks.back().term == 2);
    session.Apply(render::GoToMoment{50'000});
    CHECK(Terms(session).blocks.back().term == 1);
    CHECK(Terms(session).to == 50'000);
    session.Apply(render::RunCommandText{"timeout S3"});
    session.Apply(render::RunCommandText{"run until leader S3"});
    const TermsView view = Terms(session);
    CHECK(view.blocks.back().term == 2);
    CHECK(view.blocks.back().leader == "S3");
}

TEST_CASE("present terms: thousands of them are as few blocks as there are pixels for") {
    std::string script =
        "cluster 3\nset election-timeout 20s..30s\ncut S1 S2\ncut S1 S3\ncut S2 S3\n";
    for (int i = 0; i < 1500; ++i) script += "run 1ms\ntimeout S1\n";
    Session session = Lived(script);
    render::UiState ui;
    ui.terms_pixels = 300;
    const TermsView near = Terms(session, ui);
    CHECK(near.blocks.size() <= 48);
    CHECK(near.blocks.back().term == 1500);
    CHECK(near.earlier > 1400);
    ui.terms_until = 700;
    CHECK(Terms(session, ui).blocks.back().term == 700);
    CHECK(!Terms(session, ui).now);
    ui.terms_whole = true;
    const TermsView whole = Terms(session, ui);
    CHECK(whole.blocks.size() < 100);
    std::size_t terms = 0;
    for (const auto& block : whole.blocks) terms += block.merged;
    CHECK(terms == 1501);
    CHECK(whole.rows[0].pieces.size() < 200);
}

}  // namespace app
