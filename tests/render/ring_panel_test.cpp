// Goal:   what a drag on the stage means: moving a server, taking it to the other side of a
//         partition, dropping a message; and the way back from an arrangement by hand.
// Method: frames of ImGui without a window; the mouse goes to where the layout put things.
#include "render/ring_panel.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/ring_pointer.h"
#include "render/words_stage.h"
#include "tests/render/find_item.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

void Ready(HeadlessScreen& screen) {
    screen.scene = SampleScene();
    screen.Frame();
    screen.Frame();
}

std::vector<std::string> CommandsOf(const std::vector<Intent>& intents) {
    std::vector<std::string> texts;
    for (const Intent& intent : intents) {
        if (const auto* run = std::get_if<RunCommandText>(&intent)) texts.push_back(run->text);
    }
    return texts;
}

// S1 and S2 on one side, S3, S4 and S5 on the other.
void CutInTwo(SceneView& scene) {
    scene.partition = {0, 0, 1, 1, 1};
    scene.links.clear();
    for (const Slot a : {0U, 1U}) {
        for (const Slot b : {2U, 3U, 4U}) scene.links.push_back({a, b, true, true, false, ""});
    }
}

}  // namespace

TEST_CASE("stage: dragging a server moves it by hand, without a command, and there is a way back") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();
    const Vec2 to = ring.center;
    CHECK(CommandsOf(screen.Drag(ring.nodes[2], to)).empty());
    REQUIRE(screen.ui.arrangement == Arrangement::kByHand);
    screen.Frame();
    const RingLayout moved =
        RingOf(screen.scene, screen.ui, screen.Layout().ring, screen.ui.scale, true);
    CHECK(Distance(moved.nodes[2], to) < 2);
    CHECK(Distance(moved.nodes[0], ring.nodes[0]) < 2);
    CHECK_FALSE(screen.ui.dragged.has_value());

    ClickItem(
        screen,
        {screen.Layout().stage.min, {screen.Layout().stage.max.x, screen.Layout().ring.min.y}},
        {"###as-ring"});
    CHECK(screen.ui.arrangement == Arrangement::kRing);
}

TEST_CASE("stage: a server dropped across a partition's line changes sides and goes back home") {
    HeadlessScreen screen;
    Ready(screen);
    CutInTwo(screen.scene);
    screen.Frame();
    const RingLayout ring = screen.Ring();
    const std::vector<std::string> commands =
        CommandsOf(screen.Drag(ring.nodes[2], Mix(ring.nodes[1], ring.nodes[0], 0.3F)));
    CHECK(commands ==
          std::vector<std::string>{"heal S1 S3", "heal S2 S3", "partition {S1 S2 S3} {S4 S5}"});
    CHECK(screen.ui.arrangement == Arrangement::kRing);

    // On its own side it only moves.
    CHECK(CommandsOf(screen.Drag(ring.nodes[2], ring.nodes[2] + Vec2{-40, -10})).empty());
    CHECK(screen.ui.arrangement == Arrangement::kByHand);
}

TEST_CASE("stage: the last of a part to leave it ends the partition") {
    SceneView scene = SampleScene();
    scene.partition = {0, 1, 1, 1, 1};
    scene.links = {{0, 1, true, true, false, ""}, {0, 2, true, false, false, ""}};
    CHECK(CommandsToMove(scene, 0, 1) == std::vector<std::string>{"heal S1 S2", "heal S1 S3"});
}

TEST_CASE("stage: a message pulled off its way is dropped, one pulled along it is not") {
    HeadlessScreen screen;
    Ready(screen);
    const RingLayout ring = screen.Ring();
    const MessageView message = screen.scene.messages[1];
    const Vec2 at = PositionOf(ring, message);
    const Vec2 along = DirectionOn(LaneOf(ring, message.from, message.to), 0.5F);
    const Vec2 aside{-along.y, along.x};

    CHECK(CommandsOf(screen.Drag(at, at + along * 50)).empty());
    CHECK(CommandsOf(screen.Drag(at, at + aside * 50)) == std::vector<std::string>{"drop #11"});
    CHECK_FALSE(screen.ui.dragged_message.has_value());
    CHECK(screen.ui.arrangement == Arrangement::kRing);
}

TEST_CASE("stage: a message that arrives in the hand is let go of") {
    HeadlessScreen screen;
    Ready(screen);
    const Vec2 at = PositionOf(screen.Ring(), screen.scene.messages[1]);
    screen.MoveTo(at);
    screen.Frame();
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    screen.Frame();
    screen.MoveTo(at + Vec2{60, 60});
    screen.Frame();
    screen.Frame();
    REQUIRE(screen.ui.dragged_message.has_value());
    screen.scene.messages.clear();
    screen.Frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    CHECK(CommandsOf(screen.Frame()).empty());
    screen.Frame();
    CHECK_FALSE(screen.ui.dragged_message.has_value());
}

TEST_CASE("stage: what is in the hand says what letting go would do") {
    SceneView scene = SampleScene();
    CutInTwo(scene);
    UiState ui;
    const Theme theme = MakeTheme(ThemeKind::kLight);
    const Rect area{{0, 0}, {600, 400}};
    const RingLayout home = RingOf(scene, ui, area, 1, false);
    const auto draw = [&](RecordingCanvas& canvas) {
        DrawRingScene(canvas, theme, scene, ui, RingOf(scene, ui, area, 1, true), home);
    };
    ui.dragged = 2;
    ui.dragged_to = Mix(home.nodes[0], home.nodes[1], 0.7F);
    RecordingCanvas across;
    draw(across);
    CHECK(across.HasText(words::kOtherSide.english));
    ui.dragged_to = home.nodes[2] + Vec2{-20, 0};
    RecordingCanvas here;
    draw(here);
    CHECK_FALSE(here.HasText(words::kOtherSide.english));

    ui.dragged.reset();
    ui.dragged_message = scene.messages[1].id;
    ui.dragged_to = PositionOf(home, scene.messages[1]) + Vec2{80, -80};
    ui.language = Language::kChinese;
    RecordingCanvas off;
    draw(off);
    CHECK(off.HasText(words::kDropHere.chinese));
}

TEST_CASE("stage: a crowd shows the links of those who talk, and names where there is room") {
    SceneView scene = CrowdedScene(51, 0);
    UiState ui;
    const Theme theme = MakeTheme(ThemeKind::kLight);
    const RingLayout ring = RingOf(scene, ui, {{0, 0}, {567, 340}}, 1, false);
    REQUIRE(ring.detail == Detail::kSmall);
    RecordingCanvas canvas;
    DrawRingScene(canvas, theme, scene, ui, ring, ring);
    // The leader's fifty, not all 1275.
    CHECK(canvas.Count(ShapeKind::kLine) < 80);
    CHECK(canvas.HasText("S1"));
    std::vector<Rect> names;
    for (const Shape& shape : canvas.shapes()) {
        if (shape.kind != ShapeKind::kText) continue;
        for (const Rect& other : names) CHECK_FALSE(other.Inset(1).Overlaps(shape.bounds.Inset(2)));
        names.push_back(shape.bounds);
    }
    CHECK(names.size() > 12);

    ui.hovered = {TargetKind::kServer, 30, 0};
    RecordingCanvas looked_at;
    DrawRingScene(looked_at, theme, scene, ui, ring, ring);
    CHECK(looked_at.HasText("S31"));
    CHECK(looked_at.Count(ShapeKind::kLine) > canvas.Count(ShapeKind::kLine) + 40);
}

TEST_CASE("stage: every arrangement of every number of servers is drawn, with a partition, too") {
    for (const Arrangement arrangement :
         {Arrangement::kRing, Arrangement::kLine, Arrangement::kSites, Arrangement::kByHand}) {
        for (const std::size_t servers : {0U, 1U, 2U, 5U, 15U, 51U}) {
            HeadlessScreen screen;
            screen.ui.arrangement = arrangement;
            screen.scene = CrowdedScene(servers, 60);
            for (Slot i = 0; i < servers; ++i) screen.scene.partition.push_back(i % 3);
            screen.Frame();
            screen.Frame();
            CHECK(screen.Vertices() > 1000);
        }
    }
}

}  // namespace render
