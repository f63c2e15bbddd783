// The evidence behind a badge, already decided and worded.
//
// Caller: app/present_evidence.cpp fills it for UiState::evidence_of; render/evidence_sheet.cpp
//         draws it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/view_parts.h"

namespace render {

// One violation.
struct EvidenceCase {
    std::string sentence{};
    std::string when{};          // "412.6 ms"; empty when that is not known any more.
    std::uint64_t event_id = 0;  // Where it showed; 0: not known any more.
    std::string other{};         // What it clashes with, as a sentence; empty: not known any more.
    std::uint64_t other_id = 0;
};

struct EvidenceLog {
    std::string name{};  // "S3"
    RoleMark role = RoleMark::kFollower;
    std::size_t term_hue = kNoTermHue;
    std::vector<CellView> cells{};
};

struct EvidenceView {
    std::string title{};    // "State Machine Safety"
    std::string promise{};  // What the property says.
    std::string source{};   // "paper Fig. 3, §5.4.3"
    bool ok = true;
    std::string verdict{};              // "Holds after each of 1,204 events so far."
    std::vector<EvidenceCase> cases{};  // The first ones; `more` counts the others.
    std::size_t more = 0;

    // The logs side by side, where it is about logs; `differs_from` is the first index at which any
    // two differ, 0: none.
    std::vector<EvidenceLog> logs{};
    std::uint64_t first_index = 1;
    std::uint64_t differs_from = 0;

    std::string broken{};        // "G1 is broken on purpose: count-old-terms"; empty: no rule is.
    std::string mend_command{};  // "mend G1"; empty: none, or several.
};

}  // namespace render
