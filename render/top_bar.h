// The top row: the program, the open scenario, the safety properties, and the screen's switches.
#pragma once

#include <string>
#include <vector>

#include "render/kit.h"

namespace render {

// Where its items are; an empty rectangle: there is no room or no reason for it. In a narrow window
// the badges become one, then a mere sign; the program's name and the hint go; titles are cut.
struct TopBarLayout {
    Rect logo{};
    Rect name{};
    Rect title{};  // With its caret.
    Rect hint{};
    Rect broken{};
    struct Badge {
        std::string id{};    // Of the property whose evidence it opens.
        std::string name{};  // Empty: a sign alone.
        std::string tip{};
        bool ok = true;
        Rect rect{};
    };
    std::vector<Badge> badges{};
    Rect legend{};
    Rect help{};
    Rect language{};
    Rect theme{};
    Rect menu{};
};

[[nodiscard]] TopBarLayout LayOutTopBar(const Theme& theme, const TopBarView& view,
                                        Language language, Canvas& canvas, const Rect& rect);

void DrawTopBar(const PanelContext& context, const Rect& rect);

}  // namespace render
