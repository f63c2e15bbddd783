// The row of the clock: what moves it on and back, and the line for typed commands.
#pragma once

#include <vector>

#include "render/kit.h"

namespace render {

// Where its items are, from the left to the right. Steps give way to a narrow window, then the word
// before the speed; the command line keeps a useful width.
struct TransportLayout {
    Rect start{};
    Rect back{};
    Rect play{};
    Rect step{};
    Rect end{};
    Rect restart{};
    Rect timeline{};
    Rect clock{};
    Rect speed_word{};  // Empty: there is no room for it.
    Rect slider{};
    Rect speed_text{};
    Rect step_word{};  // Likewise.
    struct Goal {
        StepGoal goal = StepGoal::kMessage;
        Rect back{};
        Rect on{};  // Its name and the arrow onwards.
    };
    std::vector<Goal> goals{};
    Rect command{};
};

[[nodiscard]] TransportLayout LayOutTransport(const Theme& theme, const TransportView& view,
                                              Language language, Canvas& canvas, const Rect& rect);

void DrawTransportBar(const PanelContext& context, const Rect& rect);

}  // namespace render
