// Goal:   the sheet that edits a disk begins with what is there, and its buttons and keys do what
//         they say.
// Method: the sheet drawn headless with a view as the app gives it, typed into and clicked.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/render/find_item.h"
#include "tests/render/headless.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

constexpr Rect kScreen{{0, 0}, {1280, 720}};

void Open(HeadlessScreen& screen) {
    EditView view;
    view.title = "Edit the disk of S3";
    view.about = "It stands still.";
    view.term = "4";
    view.vote = 1;
    view.log = "1:x=1 4:y=2";
    view.votes = {{"nobody", 0}, {"S1", 1}, {"S2", 2}};
    view.cells = {{.index = 1, .term_hue = 1, .label = "x=1", .sublabel = "t1"}};
    view.note = "Nothing is changed yet.";
    screen.scene.edit = view;
    screen.ui.editing = 2;
    screen.Frame();
    screen.Frame();
}

}  // namespace

TEST_CASE("edit sheet: the fields begin with what is on the disk") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(std::string(screen.ui.edit_term.data()) == "4");
    CHECK(std::string(screen.ui.edit_log.data()) == "1:x=1 4:y=2");
    CHECK(screen.ui.edit_vote == 1);
    ClickItem(screen, kScreen, {"###vote-2"});
    CHECK(screen.ui.edit_vote == 2);
    // What was chosen stays while the view is made anew.
    screen.Frame();
    CHECK(screen.ui.edit_vote == 2);
}

TEST_CASE("edit sheet: Apply runs the command once it can be done, and closes") {
    HeadlessScreen screen;
    Open(screen);
    CHECK(ClickItem(screen, kScreen, {"###edit-apply"}).empty());
    CHECK(screen.ui.editing.has_value());
    screen.scene.edit->command = "edit S3 term 7";
    screen.scene.edit->ready = true;
    CHECK(ClickItem(screen, kScreen, {"###edit-apply"}) ==
          Intents{RunCommandText{"edit S3 term 7"}});
    CHECK_FALSE(screen.ui.editing.has_value());
}

TEST_CASE("edit sheet: Enter applies, Escape and Cancel leave") {
    HeadlessScreen screen;
    Open(screen);
    screen.scene.edit->command = "edit S3 vote none";
    screen.scene.edit->ready = true;
    ClickItem(screen, kScreen, {"###edit-term"});
    CHECK(screen.Press(ImGuiKey_Enter) == Intents{RunCommandText{"edit S3 vote none"}});
    CHECK_FALSE(screen.ui.editing.has_value());

    Open(screen);
    ClickItem(screen, kScreen, {"###edit-cancel"});
    CHECK_FALSE(screen.ui.editing.has_value());
    Open(screen);
    CHECK(screen.Press(ImGuiKey_Escape).empty());
    CHECK_FALSE(screen.ui.editing.has_value());
}

TEST_CASE("edit sheet: the inspector of a stopped server opens it") {
    HeadlessScreen screen;
    screen.scene.inspector.title = "S3 · paused";
    screen.scene.inspector.rows = {{"currentTerm", "4", "disk"}};
    screen.scene.inspector.edits = 2;
    screen.Frame();
    ClickItem(screen, screen.Layout().inspector, {"###edit-disk"});
    CHECK(screen.ui.editing == std::optional<Slot>(2));
}

}  // namespace render
