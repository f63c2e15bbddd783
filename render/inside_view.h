// Inside one server: queue, state machine, Ready, disk, network, apply, machine, client (row C2).
// Already decided and worded.
//
// Caller: app/present_inside.cpp fills it while the view is shown; render/inside_panel.cpp draws
// it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace render {

enum class InsideInput { kTick, kMessage, kRequest, kOwn };

struct InsideChip {
    InsideInput kind = InsideInput::kTick;
    std::string label{};
    bool lit = false;  // It is being worked off.
    std::vector<std::string> hint{};
};

struct InsideLine {
    std::string label{};  // "1 HardState"; may be empty.
    std::string text{};
    bool lit = false;
    bool quiet = false;  // It says that there is nothing: the first to go where room is short.
};

struct InsideBox {
    std::string title{};
    std::string note{};
    std::vector<InsideLine> lines{};
    std::string foot{};  // Below the lines.
    bool lit = false;    // The current stage works here.
    bool foot_lit = false;
    std::vector<std::string> hint{};  // Its title, what it is, and where that stands.
};

struct InsideStage {
    std::string name{};
    bool done = false;
    bool current = false;
    std::vector<std::string> hint{};
};

struct InsideAction {
    std::string label{};
    std::string command{};
    bool enabled = true;
    bool harm = false;
    bool primary = false;
    std::string tip{};  // Why it cannot be done, or what it is.
};

constexpr std::size_t kInsideStages = 6;

struct InsideView {
    std::string title{};   // "S2 inside"
    std::string status{};  // "step 3 of 6: persist"
    InsideBox queue{};     // Its title, note and hint; what is in it are chips.
    std::vector<InsideChip> chips{};
    std::size_t more_chips = 0;
    std::vector<InsideChip> kinds{};  // What the chips mean: the hint's first line says it.
    InsideBox node{};
    InsideBox ready{};
    InsideBox disk{};
    InsideBox network{};
    InsideBox apply{};
    InsideBox machine{};
    InsideBox client{};
    std::array<InsideStage, kInsideStages> stages{};
    std::string why_title{};
    std::string why_text{};
    std::string why_source{};
    std::vector<InsideAction> actions{};  // Next stage, next input, crash here, break a rule.
};

}  // namespace render
