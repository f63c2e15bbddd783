// Every colour, size and distance of the screen, by what it means. The one place to change looks.
//
// Three palettes share no colour: terms (hues that colour-blind people tell apart), messages
// without a term and other neutral marks, and alarms. Red means a violation or a fault, nothing
// else.
#pragma once

#include <array>
#include <cstddef>

#include "render/geometry.h"
#include "render/ui_state.h"

namespace render {

// One term's hue: servers are filled with it, entries too; the rim and small marks are stronger.
struct TermHue {
    Color fill{};
    Color rim{};
};

// Line heights at scale 1, in logical pixels: from the highest ascender to the lowest descender, so
// letters are about a fifth smaller than a size of the same number elsewhere.
struct TypeScale {
    float tiny = 12.5F;
    float small = 14;
    float body = 15.5F;
    float large = 17;
    float title = 18.5F;
    float clock = 20;
};

struct SpaceScale {
    float hair = 2;
    float tight = 4;
    float small = 8;
    float medium = 12;
    float large = 16;
    float huge = 24;
};

struct Theme {
    bool dark = false;
    float scale = 1;  // By which every size below has been multiplied.

    // Surfaces, from the back to the front.
    Color stage{};    // Behind the ring.
    Color panel{};    // Behind panels and bars.
    Color card{};     // Boxes on a panel.
    Color raised{};   // Buttons, pills, captions.
    Color hovered{};  // The same under the pointer.
    Color border{};
    Color track{};  // Empty rows of a log, the unfilled part of a countdown.

    // Text.
    Color ink{};            // On stage, panel, card and raised.
    Color ink_soft{};       // Labels and secondary text there.
    Color ink_on_term{};    // On any term's fill.
    Color ink_on_accent{};  // On accent.
    Color hint_fill{};      // The bubble under the pointer.
    Color hint_ink{};
    Color hint_soft{};

    // What can be clicked, what is selected, the play button.
    Color accent{};
    Color accent_soft{};  // A wide surface in the accent's direction: the "why" card.
    Color accent_border{};

    // Properties that hold, votes granted, entries committed.
    Color good{};
    Color good_soft{};

    // Faults and violations.
    Color alarm{};
    Color alarm_soft{};
    Color stamp{};  // Laid over the screen, and over every picture, while a rule is broken.

    // For the lecture hall: the large caption at the foot of the stage, and the pointer's trail.
    Color caption_fill{};
    Color caption_ink{};
    Color trail{};

    // The three kinds of a server's inputs: text and rims, and the fills that they go with.
    Color request{};
    Color request_soft{};
    Color message_in{};
    Color message_in_soft{};
    Color tick{};
    Color tick_soft{};

    // The two quorums of joint consensus: of the old configuration and of the new one.
    Color quorum_old{};
    Color quorum_new{};

    // Servers that are down, links, neutral messages.
    Color down_fill{};
    Color down_rim{};
    Color link{};
    Color message{};

    std::array<TermHue, 9> terms{};
    TermHue no_term{};

    TypeScale type{};
    SpaceScale space{};
    float radius_small = 4;
    float radius = 6;
    float radius_large = 10;
    float thin = 1;
    float line = 1.5F;
    float thick = 3;

    // Wraps round; kNoTermHue gives no_term.
    [[nodiscard]] const TermHue& Term(std::size_t hue) const;
};

// The theme with all its sizes multiplied by scale, and by 1.5 for the projector.
[[nodiscard]] Theme MakeTheme(ThemeKind kind, float scale = 1);

}  // namespace render
