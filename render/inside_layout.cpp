// Two arrangements of the same boxes.
#include "render/inside_layout.h"

#include <algorithm>
#include <initializer_list>

namespace render {

namespace {

constexpr float kDrawnWidth = 740;
constexpr float kDrawnHeight = 470;
constexpr float kGap = 8;
constexpr float kButton = 27;
constexpr float kReady = 136;
constexpr float kBox = 74;       // The least height of a box with two lines.
constexpr float kBoxMost = 112;  // Five lines.
constexpr float kNarrow = 99;
constexpr float kWhy = 80;

InsidePlaces AsDrawing(const Rect& area, float s) {
    InsidePlaces out;
    out.drawn = true;
    const Rect in = area.Inset(18 * s);
    const float w = in.width();
    const float gap = 14 * s;
    out.title = {in.min, {in.max.x, in.min.y + 26 * s}};
    const float top = out.title.max.y + 10 * s;
    const float bottom = in.max.y;
    const float split = in.min.x + w * 0.575F;

    out.stages = {{in.min.x, bottom - 30 * s}, {split, bottom}};
    const float buttons = 2 * 32 * s + kGap * s;
    out.buttons = {{in.min.x, out.stages.min.y - gap - buttons}, {split, out.stages.min.y - gap}};
    const float upper = std::min(226 * s, (bottom - top) * 0.46F);
    out.why = {{in.min.x, top + upper + gap}, {split, out.buttons.min.y - gap}};
    // What it says needs no more.
    out.why.max.y = std::min(out.why.max.y, out.why.min.y + 170 * s);

    const float left = split - in.min.x;
    const float arrow = 34 * s;
    const float queue = (left - arrow) * 0.56F;
    out.queue = {{in.min.x, top + 24 * s}, {in.min.x + queue, top + 66 * s}};
    out.kinds = {{in.min.x, out.queue.max.y + gap}, {in.min.x + queue, top + upper}};
    out.node = {{in.min.x + queue + arrow, top}, {split, top + upper}};
    out.ready = {{split + arrow, top}, {in.max.x, top + upper}};

    const float width = (out.ready.width() - 2 * gap) / 3;
    const float y = out.ready.max.y + 28 * s;
    const float height = (bottom - y - 22 * s) / 2;
    const auto box = [&](int column, int row) -> Rect {
        const Vec2 corner{out.ready.min.x + static_cast<float>(column) * (width + gap),
                          y + static_cast<float>(row) * (height + 22 * s)};
        return {corner, corner + Vec2{width, height}};
    };
    out.disk = box(0, 0);
    out.network = box(1, 0);
    out.apply = box(2, 0);
    out.client = box(1, 1);
    out.machine = box(2, 1);
    return out;
}

// Rows of boxes, as many as fit; returns where they end.
float LayOutBoxes(std::initializer_list<Rect*> boxes, const Rect& room, float s) {
    const float gap = kGap * s;
    const auto fit = std::clamp(static_cast<int>((room.width() + gap) / (kNarrow * s + gap)), 1, 5);
    const auto count = static_cast<int>(boxes.size());
    const int columns = std::min(fit, count);
    const int wanted = (count + columns - 1) / columns;
    const int rows = std::min(wanted, static_cast<int>((room.height() + gap) / (kBox * s + gap)));
    if (rows < 1) return room.min.y;
    const float height =
        std::min((room.height() + gap) / static_cast<float>(rows) - gap, kBoxMost * s);
    int number = 0;
    for (Rect* box : boxes) {
        const int row = number / columns;
        if (row == rows) break;
        // The last row is shared by those that are in it.
        const int here = std::min(columns, count - row * columns);
        const float width =
            (room.width() - gap * static_cast<float>(here - 1)) / static_cast<float>(here);
        const auto column = static_cast<float>(number % columns);
        const Vec2 corner =
            room.min + Vec2{column * (width + gap), static_cast<float>(row) * (height + gap)};
        *box = {corner, corner + Vec2{width, height}};
        number += 1;
    }
    return room.min.y + static_cast<float>(rows) * (height + gap) - gap;
}

InsidePlaces AsColumn(const Rect& area, float s) {
    InsidePlaces out;
    const Rect in = area.Inset(10 * s);
    const bool low = area.height() < 300 * s;
    const float gap = (low ? 6 : kGap) * s;
    float y = in.min.y;
    const auto row = [&](float height) -> Rect {
        const Rect rect{{in.min.x, y}, {in.max.x, y + height * s}};
        y = rect.max.y + gap;
        return rect;
    };
    // In a low panel the queue stands beside the title.
    out.title = row(low ? 24 : 18);
    if (low) {
        const float edge = in.min.x + in.width() * 0.66F;
        out.queue = {{edge + gap, out.title.min.y}, out.title.max};
        out.title.max.x = edge;
    }
    out.stages = row(22);
    if (!low) out.queue = row(24);
    out.button_rows = low ? 1 : 2;
    const float buttons = (out.button_rows == 2 ? 2 * kButton + 6 : kButton) * s;
    out.buttons = {{in.min.x, in.max.y - buttons}, in.max};
    float left = out.buttons.min.y - gap - y;

    const bool pair = in.width() >= 410 * s;
    const float ready = std::min(left, kReady * s);
    out.ready = {{in.min.x, y}, {in.max.x, y + ready}};
    left -= ready + gap;
    const bool more = left >= kBox * s;
    if (pair) {
        const float edge = in.min.x + in.width() * 0.6F;
        out.ready.max.x = edge;
        Rect& beside = more ? out.node : out.disk;
        beside = {{edge + gap, y}, {in.max.x, y + ready}};
    }
    y += ready + gap;
    if (!more) return out;
    const bool why = left >= (kBox + kGap + kWhy) * s && in.width() >= 300 * s;
    Rect room{{in.min.x, y}, {in.max.x, out.buttons.min.y - gap}};
    if (why) room.max.y -= kWhy * s + gap;
    const float end =
        pair
            ? LayOutBoxes({&out.disk, &out.network, &out.apply, &out.machine, &out.client}, room, s)
            : LayOutBoxes(
                  {&out.disk, &out.node, &out.network, &out.apply, &out.machine, &out.client}, room,
                  s);
    if (why) out.why = {{in.min.x, end + gap}, {in.max.x, out.buttons.min.y - gap}};
    out.why.max.y = std::min(out.why.max.y, out.why.min.y + 130 * s);
    return out;
}

}  // namespace

InsidePlaces LayOutInside(const Rect& area, float scale) {
    const bool roomy = area.width() >= kDrawnWidth * scale && area.height() >= kDrawnHeight * scale;
    return roomy ? AsDrawing(area, scale) : AsColumn(area, scale);
}

}  // namespace render
