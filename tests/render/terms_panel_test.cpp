// Goal:   the strip of terms shows the newest terms wide enough to read, and leads back in time.
// Method: its scale alone; then frames of ImGui without a window.
#include "render/terms_panel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "render/terms_layout.h"
#include "tests/render/find_item.h"
#include "tests/render/sample_scene.h"

namespace render {

namespace {

constexpr TermWidths kWidths{.election = 16, .normal = 50, .no_leader = 60, .before = 40};

// Terms of a second each, every third one without a leader; elections take ten milliseconds.
TermsView Sample(std::size_t count) {
    TermsView view;
    for (std::size_t i = 0; i < count; ++i) {
        TermBlockView block{.term = i + 1, .label = "term " + std::to_string(i + 1)};
        block.from = static_cast<double>(i) * 1e6;
        block.to = block.from + 1e6;
        const bool led = i % 3 != 2;
        block.elected = led ? block.from + 1e4 : block.to;
        (led ? block.leader : block.no_leader) = led ? "S2" : "no leader";
        block.term_hue = i;
        view.blocks.push_back(block);
        view.terms.push_back(i + 1);
    }
    view.to = view.blocks.back().to;
    for (int i = 1; i <= 5; ++i) {
        view.rows.push_back({"S" + std::to_string(i), {{0, view.to, 0, RoleMark::kFollower, "1"}}});
    }
    return view;
}

void Open(HeadlessScreen& screen, std::size_t terms) {
    screen.scene = SampleScene();
    screen.scene.terms = Sample(terms);
    screen.ui.dock_view = ViewKind::kTerms;
    screen.Frame();
    screen.Frame();
}

std::optional<std::int64_t> WentTo(const std::vector<Intent>& intents) {
    for (const Intent& intent : intents) {
        if (const auto* go = std::get_if<GoToMoment>(&intent)) return go->at_us;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("terms scale: the last terms for which there is room, each part as wide as it needs") {
    const TermsView view = Sample(40);
    const TermScale scale = TermScale::Readable(view, kWidths, 100, 500);
    CHECK(scale.first() > 30);
    CHECK(scale.first() < 40);
    CHECK(scale.XOf(view.to) == doctest::Approx(500));
    CHECK(scale.XOf(view.blocks[scale.first()].from) == doctest::Approx(100));
    for (std::size_t i = scale.first(); i < view.blocks.size(); ++i) {
        const TermBlockView& block = view.blocks[i];
        const float election = scale.XOf(block.elected) - scale.XOf(block.from);
        const float normal = scale.XOf(block.to) - scale.XOf(block.elected);
        if (block.leader.empty()) {
            CHECK(election >= kWidths.no_leader - 0.1F);
        } else {
            CHECK(election >= kWidths.election - 0.1F);
            CHECK(normal >= kWidths.normal - 0.1F);
        }
    }
}

TEST_CASE("terms scale: one term has all the room, and all of a run as long as it lasted") {
    const TermsView one = Sample(1);
    const TermScale scale = TermScale::Readable(one, kWidths, 0, 400);
    CHECK(scale.first() == 0);
    CHECK(scale.XOf(1e6) == doctest::Approx(400));
    const TermScale even = TermScale::Even(Sample(40), 0, 400);
    CHECK(even.XOf(20e6) == doctest::Approx(200));
    CHECK(even.first() == 0);
}

TEST_CASE("terms panel: a click goes to a term's beginning, and pointing at it asks about it") {
    HeadlessScreen screen;
    Open(screen, 2);
    const auto at = FindItem(screen, screen.Layout().dock, {"###term-strip"});
    REQUIRE(at);
    screen.Frame();
    CHECK(screen.ui.terms_hovered == 1);
    CHECK(WentTo(screen.Click(*at)) == 0);
    const Vec2 last{screen.Layout().dock.max.x - 30, at->y};
    CHECK(WentTo(screen.Click(last)) == 1'000'000);
    CHECK(screen.ui.terms_hovered == 2);
    screen.MoveTo({5, 5});
    screen.Frame();
    screen.Frame();
    CHECK(!screen.ui.terms_hovered);
}

TEST_CASE("terms panel: the wheel and the signs look back by a term and forth again") {
    HeadlessScreen screen;
    Open(screen, 40);
    const Rect dock = screen.Layout().dock;
    const auto at = FindItem(screen, dock, {"###term-strip"});
    REQUIRE(at);
    ImGui::GetIO().AddMouseWheelEvent(0, 2);
    screen.Frame();
    screen.Frame();
    CHECK(screen.ui.terms_until == 38);
    screen.ui.terms_until.reset();
    ClickItem(screen, dock, {"###terms-earlier"});
    CHECK(screen.ui.terms_until == 39);

    // As the app would answer: one later term is left out.
    screen.scene.terms->blocks.pop_back();
    screen.scene.terms->later = 1;
    ClickItem(screen, dock, {"###terms-later"});
    CHECK(!screen.ui.terms_until);
}

TEST_CASE("terms panel: a drag looks back and goes nowhere") {
    HeadlessScreen screen;
    Open(screen, 40);
    const Rect dock = screen.Layout().dock;
    const auto at = FindItem(screen, dock, {"###term-strip"});
    REQUIRE(at);
    const auto intents = screen.Drag({dock.center().x, at->y}, {dock.center().x + 160, at->y});
    CHECK(!WentTo(intents));
    REQUIRE(screen.ui.terms_until);
    CHECK(*screen.ui.terms_until < 40);
}

TEST_CASE("terms panel: the whole run at a click, and back") {
    HeadlessScreen screen;
    Open(screen, 4);
    ClickItem(screen, screen.Layout().dock, {"###terms-whole"});
    CHECK(screen.ui.terms_whole);
    ClickItem(screen, screen.Layout().dock, {"###terms-whole"});
    CHECK(!screen.ui.terms_whole);
}

}  // namespace render
