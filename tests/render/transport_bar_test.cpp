// Goal:   the clock's row moves the clock on and back, and fits into the smallest window.
// Method: rectangles of its layout; frames of ImGui without a window for the clicks.
#include "render/transport_bar.h"

#include <doctest/doctest.h>

#include <string>

#include "render/words.h"
#include "tests/render/find_item.h"
#include "tests/render/recording_canvas.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

TransportLayout LayOut(float width, const std::string& time, float scale = 1) {
    RecordingCanvas canvas;
    TransportView view;
    view.time = time;
    view.speed_text = "1/1000×";
    return LayOutTransport(MakeTheme(ThemeKind::kLight, scale), view, Language::kEnglish, canvas,
                           {{0, 600}, {width * scale, 600 + 58 * scale}});
}

std::vector<Rect> ItemsOf(const TransportLayout& bar) {
    std::vector<Rect> items;
    const auto add = [&](const Rect& item) {
        if (item.width() > 0) items.push_back(item);
    };
    for (const Rect& item :
         {bar.start, bar.back, bar.play, bar.step, bar.end, bar.restart, bar.timeline, bar.clock,
          bar.speed_word, bar.slider, bar.speed_text, bar.step_word, bar.command}) {
        add(item);
    }
    for (const TransportLayout::Goal& goal : bar.goals) {
        add(goal.back);
        add(goal.on);
    }
    return items;
}

Intents ClickOnBar(HeadlessScreen& screen, std::initializer_list<const char*> id) {
    return ClickItem(screen, screen.Layout().transport, id);
}

}  // namespace

TEST_CASE("transport: nothing overlaps, nothing leaves the row, the command line keeps its width") {
    for (const float scale : {1.0F, 1.25F, 2.0F}) {
        for (const float width : {1024.0F, 1280.0F, 1536.0F, 1920.0F}) {
            for (const char* time : {"0 us", "412.6 ms", "1:12:30.123 456"}) {
                CAPTURE(scale);
                CAPTURE(width);
                CAPTURE(time);
                const TransportLayout bar = LayOut(width, time, scale);
                const std::vector<Rect> items = ItemsOf(bar);
                CHECK(items.size() >= 11);
                for (std::size_t i = 0; i < items.size(); ++i) {
                    CHECK(items[i].min.x >= 0);
                    CHECK(items[i].max.x <= width * scale);
                    CHECK(items[i].min.y >= 600);
                    CHECK(items[i].max.y <= 600 + 58 * scale);
                    for (std::size_t j = i + 1; j < items.size(); ++j) {
                        CHECK_FALSE(items[i].Overlaps(items[j]));
                    }
                }
                CHECK(bar.command.width() >= 160 * scale);
            }
        }
    }
}

TEST_CASE("transport: a wide window shows every goal, a narrow one the first of them") {
    CHECK(LayOut(1920, "412.6 ms").goals.size() == 6);
    CHECK(LayOut(1920, "412.6 ms").step_word.width() > 0);
    CHECK(LayOut(1280, "412.6 ms").goals.size() >= 4);
    const TransportLayout narrow = LayOut(1024, "412.6 ms");
    CHECK(narrow.goals.size() >= 2);
    CHECK(narrow.step_word.width() <= 0);
    CHECK(narrow.goals[0].goal == StepGoal::kMessage);
    CHECK(narrow.goals[1].goal == StepGoal::kRole);
    CHECK(narrow.speed_word.width() > 0);
    // Links give way before the word does.
    const TransportLayout tight = LayOut(800, "412.6 ms");
    CHECK(tight.goals.empty());
    CHECK(LayOut(690, "412.6 ms").speed_word.width() <= 0);
}

TEST_CASE("transport: to the beginning, back, on, to the end, and the scenario anew") {
    HeadlessScreen screen;
    screen.scene = SampleScene();
    CHECK(ClickOnBar(screen, {"###start"}) == Intents{RunCommandText{"goto start"}});
    CHECK(ClickOnBar(screen, {"###back"}) == Intents{RunCommandText{"back"}});
    CHECK(ClickOnBar(screen, {"###play"}) == Intents{Play{}});
    CHECK(ClickOnBar(screen, {"###step"}) == Intents{StepEvents{1}});
    CHECK(ClickOnBar(screen, {"###end"}) == Intents{RunCommandText{"goto end"}});
    CHECK(ClickOnBar(screen, {"###restart"}) == Intents{Restart{}});
    const bool open = screen.ui.timeline_open;
    CHECK(ClickOnBar(screen, {"###timeline-open"}).empty());
    CHECK(screen.ui.timeline_open != open);
    screen.scene.transport.playing = true;
    CHECK(ClickOnBar(screen, {"###play"}) == Intents{Pause{}});
}

TEST_CASE("transport: every goal has its way on and its way back") {
    struct Goal {
        const char* name;
        StepGoal goal;
    };
    HeadlessScreen screen({1920, 1080});
    screen.scene = SampleScene();
    for (const Goal& goal :
         {Goal{"message", StepGoal::kMessage}, Goal{"role", StepGoal::kRole},
          Goal{"commit", StepGoal::kCommit}, Goal{"term", StepGoal::kTerm},
          Goal{"bookmark", StepGoal::kBookmark}, Goal{"violation", StepGoal::kViolation}}) {
        const std::string command = std::string("back ") + goal.name;
        CHECK(ClickOnBar(screen, {command.c_str(), "###next"}) == Intents{StepToNext{goal.goal}});
        CHECK(ClickOnBar(screen, {command.c_str(), "###last"}) == Intents{RunCommandText{command}});
    }
}

}  // namespace render
