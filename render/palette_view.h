// The command palette: everything that can be done, found by typing. Already decided and worded.
//
// Caller: app/present_palette.cpp fills it, best row first; palette.cpp draws it and does what the
//         chosen row says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/action.h"
#include "render/intent.h"

namespace render {

// In the order of words::kPaletteKinds.
enum class PaletteKind : std::uint8_t {
    kRun,      // The text is a whole command.
    kCommand,  // How the text could go on.
    kAction,
    kScenario,
    kServer,
    kBookmark,
    kBranch
};

struct PaletteRow {
    PaletteKind kind = PaletteKind::kCommand;
    std::string title{};
    std::string about{};
    std::string help{};  // Of the chosen row: all there is to say, in lines.
    std::string fill{};  // What completing it makes of the text; empty: nothing.
    // Either of these is what Enter does; a row with neither is completed by it.
    std::optional<Action> action{};
    std::optional<Intent> intent{};
};

struct PaletteView {
    std::string text{};  // Of UiState::palette_text, which the rows are for.
    std::vector<PaletteRow> rows{};
    // Without any row: why the text is no command, and where; the column counts characters from 1.
    std::string error{};
    std::size_t error_column = 0;
};

}  // namespace render
