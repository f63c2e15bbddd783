// Goal:   the canvas on ImGui's draw lists draws where it is told: dashes, turns, text, clips.
// Method: draw into a list of a running frame and look at the bounds of its vertices.
#include "render/imgui_canvas.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/render/headless.h"

namespace render {

namespace {

const Color kInk{10, 20, 30, 255};

// A list that is empty but for what the test draws.
class Sheet {
  public:
    Sheet() : list_(ImGui::GetDrawListSharedData()) {
        list_._ResetForNewFrame();
        list_.PushClipRectFullScreen();
        list_.PushTexture(ImGui::GetIO().Fonts->TexRef);
    }

    ImDrawList& list() { return list_; }
    [[nodiscard]] int vertices() const { return list_.VtxBuffer.Size; }
    [[nodiscard]] Rect Bounds() const {
        Rect out{{1e9F, 1e9F}, {-1e9F, -1e9F}};
        for (const ImDrawVert& vertex : list_.VtxBuffer) {
            out.min = {std::min(out.min.x, vertex.pos.x), std::min(out.min.y, vertex.pos.y)};
            out.max = {std::max(out.max.x, vertex.pos.x), std::max(out.max.y, vertex.pos.y)};
        }
        return out;
    }

  private:
    ImDrawList list_;
};

// A context in the middle of a frame.
struct InFrame {
    InFrame() {
        screen.Frame();
        ImGui::NewFrame();
    }
    ~InFrame() { ImGui::EndFrame(); }
    InFrame(const InFrame&) = delete;
    InFrame& operator=(const InFrame&) = delete;

    HeadlessScreen screen{};
    UiFonts fonts{};
};

}  // namespace

TEST_CASE("canvas: a dashed path stays on its path and has gaps") {
    InFrame frame;
    Sheet solid;
    Sheet dashed;
    const Rect box{{100, 100}, {300, 200}};
    ImguiCanvas(solid.list(), frame.fonts).StrokeRect(box, 0, {kInk, 2});
    ImguiCanvas(dashed.list(), frame.fonts).StrokeRect(box, 0, {kInk, 2, 10, 10});

    // One in twenty pixels begins a dash of four vertices at least, round all four edges.
    CHECK(dashed.vertices() > solid.vertices());
    CHECK(dashed.vertices() >= 4 * 28);
    CHECK(dashed.vertices() <= 12 * 36);
    CHECK(dashed.Bounds().min.x >= 97);
    CHECK(dashed.Bounds().max.x <= 303);
    CHECK(dashed.Bounds().max.y <= 203);
    for (const ImDrawVert& vertex : dashed.list().VtxBuffer) {
        const bool inside = box.Inset(4).Contains({vertex.pos.x, vertex.pos.y});
        CHECK_FALSE(inside);
    }
}

TEST_CASE("canvas: turns go clockwise from twelve o'clock") {
    InFrame frame;
    Sheet sheet;
    ImguiCanvas(sheet.list(), frame.fonts).Arc({100, 100}, 50, {0, 0.25F}, {kInk, 1});

    CHECK(sheet.Bounds().min.x > 97);
    CHECK(sheet.Bounds().max.x > 148);
    CHECK(sheet.Bounds().min.y < 52);
    CHECK(sheet.Bounds().max.y < 103);
}

TEST_CASE("canvas: text stands left, centred or right of its point, its middle on the line") {
    InFrame frame;
    const auto bounds = [&](Align align) {
        Sheet sheet;
        ImguiCanvas(sheet.list(), frame.fonts)
            .Text({200, 100}, "Raft", {kInk, 20, FontKind::kRegular, align});
        return sheet.Bounds();
    };
    CHECK(bounds(Align::kLeft).min.x >= 199);
    CHECK(bounds(Align::kRight).max.x <= 201);
    CHECK(bounds(Align::kCenter).center().x == doctest::Approx(200).epsilon(0.02));
    CHECK(bounds(Align::kLeft).center().y == doctest::Approx(100).epsilon(0.04));
}

TEST_CASE("canvas: the measured width is the drawn one") {
    InFrame frame;
    Sheet sheet;
    ImguiCanvas canvas(sheet.list(), frame.fonts);
    const TextStyle style{kInk, 20};
    canvas.Text({0, 50}, "MMMM", style);
    CHECK(canvas.MeasureText("MMMM", style).x ==
          doctest::Approx(sheet.Bounds().max.x).epsilon(0.1));
    CHECK(canvas.MeasureText("MMMM", {kInk, 40}).x ==
          doctest::Approx(2 * canvas.MeasureText("MMMM", style).x).epsilon(0.05));
}

TEST_CASE("canvas: dashes follow each other through the corners of a polyline") {
    InFrame frame;
    Sheet sheet;
    ImguiCanvas canvas(sheet.list(), frame.fonts);
    // Pieces of 5 in a pattern of 20 on, 20 off: the first four are all dash, the next four all
    // gap.
    std::vector<Vec2> points;
    for (int i = 0; i <= 8; ++i) points.push_back({static_cast<float>(5 * i), 10});
    canvas.Polyline(points, {kInk, 1, 20, 20});
    CHECK(sheet.Bounds().max.x < 23);
    CHECK(sheet.Bounds().max.x > 17);
}

}  // namespace render
