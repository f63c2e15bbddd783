// Goal:   from the answer to "why?" one gets to every cause of the chain, and to their moments.
// Method: frames of ImGui without a window; the pointer clicks its way down through the card.
#include "render/why_card.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/render/find_item.h"
#include "tests/render/sample_history.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

using Intents = std::vector<Intent>;

void Open(HeadlessScreen& screen, std::size_t links) {
    screen.scene = SampleScene();
    screen.scene.inspector = {};
    AddChain(*screen.scene.why, links);
    screen.ui.timeline_open = false;
    screen.Frame();
    screen.Frame();
}

// The events that these intents ask about, or go to, in the order in which they were met.
template <typename T>
std::vector<std::uint64_t> EventsOf(const Intents& intents) {
    std::vector<std::uint64_t> events;
    for (const Intent& intent : intents) {
        const T* found = std::get_if<T>(&intent);
        if (found != nullptr && (events.empty() || events.back() != found->event_id)) {
            events.push_back(found->event_id);
        }
    }
    return events;
}

// Clicks every few pixels downwards, so far from the panel's right edge.
Intents ClicksDown(HeadlessScreen& screen, float from_right) {
    Intents all;
    const Rect rect = screen.Layout().inspector;
    for (float y = rect.min.y + 4; y < rect.max.y; y += 5) {
        for (const Intent& intent : screen.Click({rect.max.x - from_right, y})) {
            all.push_back(intent);
        }
    }
    return all;
}

}  // namespace

TEST_CASE("why card: every link of the chain asks on, from the cause to the root") {
    HeadlessScreen screen;
    Open(screen, 4);
    const Rect rect = screen.Layout().inspector;
    CHECK(EventsOf<AskWhy>(ClicksDown(screen, rect.width() - 135)) ==
          std::vector<std::uint64_t>{106, 105, 104, 103});
}

TEST_CASE("why card: one goes to every link's moment, and to the event's own") {
    HeadlessScreen screen;
    Open(screen, 4);
    CHECK(EventsOf<GoToEvent>(ClicksDown(screen, 12 + 16 + 9)) ==
          std::vector<std::uint64_t>{106, 105, 104, 103});
    Open(screen, 4);
    CHECK(ClickItem(screen, screen.Layout().inspector, {"###go-there"}) == Intents{GoToEvent{107}});
}

TEST_CASE("why card: its cross ends the question") {
    HeadlessScreen screen;
    Open(screen, 4);
    screen.ui.asked_event = 107;
    CHECK(ClickItem(screen, screen.Layout().inspector, {"###why-cross"}).empty());
    CHECK_FALSE(screen.ui.asked_event.has_value());
}

TEST_CASE("why card: without a chain its one cause leads on") {
    HeadlessScreen screen;
    Open(screen, 0);
    const Rect rect = screen.Layout().inspector;
    CHECK(EventsOf<AskWhy>(ClicksDown(screen, rect.width() - 80)) ==
          std::vector<std::uint64_t>{104});
}

TEST_CASE("why card: what is left out is told in a line before the root") {
    HeadlessScreen screen;
    Open(screen, 4);
    const std::uint64_t with = screen.PictureHash();
    const int vertices = screen.Vertices();
    screen.scene.why->left_out = 0;
    screen.Frame();
    CHECK(screen.PictureHash() != with);
    CHECK(screen.Vertices() < vertices);
}

TEST_CASE("why card: a long chain scrolls, and another answer is read from its beginning") {
    HeadlessScreen screen;
    Open(screen, 40);
    const std::uint64_t top = screen.PictureHash();
    const Rect rect = screen.Layout().inspector;
    screen.MoveTo({rect.min.x + 30, rect.max.y - 60});
    screen.Frame();
    const std::uint64_t pointed = screen.PictureHash();
    ImGui::GetIO().AddMouseWheelEvent(0, -3);
    screen.Frame();
    screen.Frame();
    CHECK(screen.PictureHash() != pointed);
    screen.scene.why->event_id = 300;
    screen.Frame();
    screen.Frame();
    screen.MoveTo({5, 5});
    screen.Frame();
    screen.Frame();
    CHECK(screen.PictureHash() == top);
}

}  // namespace render
