// Configurations and quorums as the screen is told about them.
//
// Goal:   what is counted, how many are missing and what changes is what the cluster itself says.
// Method: changes of the membership, stopped in their middle.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/member_notes.h"
#include "app/present.h"
#include "tests/app/helpers.h"

namespace app {

namespace {

using raft::NodeId;
using render::MembersView;
using render::Said;

MembersView Members(Session& session, render::UiState ui = {}) {
    ui.dock_view = render::ViewKind::kMembers;
    const render::SceneView scene = Present(session, ui);
    REQUIRE(scene.members);
    return *scene.members;
}

const render::MemberNote* NoteWith(const MembersView& view, const std::string& text) {
    const auto found = std::find_if(
        view.notes.begin(), view.notes.end(),
        [&](const render::MemberNote& note) { return note.text.find(text) != std::string::npos; });
    return found == view.notes.end() ? nullptr : &*found;
}

// S1 leads {S1 S2 S3} and goes over to {S1 S4 S5}, whom it does not reach.
constexpr const char* kJoint =
    "seed 41\ncluster 3 spare 2\nset election-timeout 20s..30s\nlatency S1 S4 100ms\n"
    "latency S1 S5 100ms\ntimeout S1\nrun until leader S1\nrun until commit 1\n"
    "change {S1 S4 S5}\nrun 500ms\npartition {S1 S2 S3} {S4 S5}\nput x 1 no-session\nrun 300ms\n";

}  // namespace

TEST_CASE("present members: one quorum counts who stores the newest entry") {
    Session session = Lived(
        "cluster 3\ntimeout S1\nrun until leader S1\nrun 200ms\nisolate S3\nput x 1 no-session\n"
        "run 100ms\n");
    const MembersView view = Members(session);
    CHECK(!view.joint);
    CHECK(view.new_quorum.full);
    CHECK(view.new_quorum.text == "2 of 3 · majority");
    CHECK(view.members[2].said == Said::kNothing);
    CHECK(view.members[0].said == Said::kYes);
    CHECK(view.notes.empty());
}

TEST_CASE("present members: while it stands, the votes for a candidate are counted") {
    Session session = Lived(
        "cluster 5\nset election-timeout 20s..30s\nrun 10ms\nisolate S1\ntimeout S1\nrun 50ms\n");
    const MembersView view = Members(session);
    CHECK(view.counted == "Counted: votes for S1 in term 1");
    CHECK(view.new_quorum.text == "1 of 5 · 2 more");
    CHECK(!view.new_quorum.full);
}

TEST_CASE("present members: while joint two majorities are counted, each on its own") {
    Session session = Lived(kJoint);
    const MembersView view = Members(session);
    REQUIRE(view.joint);
    CHECK(view.old_quorum.full);
    CHECK(view.old_quorum.text == "3 of 3 · majority");
    CHECK(!view.new_quorum.full);
    CHECK(view.new_quorum.text == "1 of 3 · 1 more");
    CHECK(view.members[0].in_old);
    CHECK(view.members[0].in_new);
    CHECK(!view.members[1].in_new);
    CHECK(!view.members[3].in_old);
    CHECK(view.title.find("not committed") != std::string::npos);
    CHECK(NoteWith(view, "Both majorities are needed") != nullptr);
    // S4 and S5 have not heard of it.
    CHECK(NoteWith(view, "S4 still uses {S1 S2 S3} + {S4 S5}") != nullptr);
}

TEST_CASE("present members: a newcomer catches up in rounds") {
    Session session = Lived(
        "cluster 3 spare 1\nset election-timeout 20s..30s\nlatency S1 S4 100ms\ntimeout S1\n"
        "run until leader S1\nrun 100ms\nadd S4\nrun 50ms\n");
    const MembersView view = Members(session);
    CHECK(view.members[3].learner);
    const auto* const note = NoteWith(view, "S4 catches up: round 1");
    REQUIRE(note != nullptr);
    CHECK(note->progress >= 0);
    CHECK(note->progress < 1);
}

TEST_CASE("present members: a transfer under way, and a leader that removes itself") {
    Session session = Lived(
        "cluster 3\nset election-timeout 20s..30s\ntimeout S1\nrun until leader S1\nrun 200ms\n"
        "isolate S3\nput x 1 no-session\nrun 50ms\ntransfer S3\nrun 10ms\n");
    const MembersView view = Members(session);
    const auto* const note = NoteWith(view, "Leadership goes to S3");
    REQUIRE(note != nullptr);
    CHECK(note->progress < 1);

    Session leaving = Lived(
        "cluster 3\nset election-timeout 20s..30s\nset membership single\ntimeout S1\n"
        "run until leader S1\nrun 200ms\nisolate S1\nremove S1\nrun 10ms\n");
    CHECK(NoteWith(Members(leaving), "S1 leads without a vote of its own") != nullptr);
    CHECK(Members(leaving).new_quorum.text == "0 of 2 · 2 more");
}

TEST_CASE("present members: a removed server that does not know it, and what keeps it quiet") {
    const std::string start =
        "set election-timeout 20s..30s\nset membership single\ntimeout S1\n"
        "run until leader S1\nrun 200ms\nisolate S4\nremove S4\nrun 500ms\n";
    Session session = Lived("cluster 4\n" + start);
    const auto view = Members(session);
    const auto* note = NoteWith(view, "S4 is removed and does not know it");
    REQUIRE(note != nullptr);
    CHECK(note->tone == render::Tone::kBad);
    Session quiet = Lived("cluster 4\nset prevote on\n" + start);
    const auto quiet_view = Members(quiet);
    note = NoteWith(quiet_view, "S4 is removed and does not know it");
    REQUIRE(note != nullptr);
    CHECK(note->tone == render::Tone::kNotable);
    CHECK(note->hint.back().find("PreVote") != std::string::npos);
}

TEST_CASE("present members: which majorities need not meet") {
    const auto ids = [](std::initializer_list<int> numbers) {
        std::vector<NodeId> all;
        for (const int number : numbers) all.push_back(static_cast<NodeId>(number));
        return all;
    };
    CHECK(CanDecideApart(ids({1, 2, 3}), ids({1, 2, 3, 4, 5})));
    CHECK(CanDecideApart(ids({1, 2, 3}), ids({3, 4, 5})));
    CHECK(!CanDecideApart(ids({1, 2, 3}), ids({1, 2, 3, 4})));
    CHECK(!CanDecideApart(ids({1, 2, 3, 4}), ids({1, 2, 3})));
    CHECK(!CanDecideApart(ids({1, 2, 3}), ids({1, 2, 3})));
    CHECK(CanDecideApart(ids({1}), ids({2})));
}

}  // namespace app
