// The strip of terms: elections, normal parts, and terms without a leader (row A2). Already decided
// and worded.
//
// Caller: app/present_terms.cpp fills it while the view is shown; render/terms_panel.cpp draws it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/view_parts.h"

namespace render {

// A term, or several that share a few pixels. Moments are in microseconds.
struct TermBlockView {
    std::uint64_t term = 0;   // The last one of them.
    std::size_t merged = 1;   // So many terms;
    std::size_t led = 0;      // so many of them had a leader.
    std::string label{};      // "term 3"
    std::string leader{};     // "S2"; empty without one.
    std::string no_leader{};  // "no leader", of a term that ended so; "election" of one under way.
    std::size_t term_hue = 0;
    double from = 0;
    double elected = 0;  // From here on it had its leader; `to` without one.
    double to = 0;
    bool before = false;  // The time before the first election.
};

// A server's way through the terms, in pieces of one role and one term.
struct TermPieceView {
    double from = 0;
    double to = 0;
    std::size_t term_hue = 0;
    RoleMark role = RoleMark::kFollower;
    std::string term{};  // "3"
};

struct TermRowView {
    std::string name{};
    std::vector<TermPieceView> pieces{};  // Rising in time; the first one can begin before `from`.
};

struct TermsView {
    double from = 0;  // Of the first block.
    double to = 0;    // The present, or where the last block ends.
    bool now = true;  // `to` is the present.
    std::vector<TermBlockView> blocks{};
    std::size_t earlier = 0;  // Blocks left of these.
    std::size_t later = 0;
    std::vector<std::uint64_t> terms{};  // Of all blocks near these, for looking back by one.
    std::vector<TermRowView> rows{};     // By slot.
    // About the term UiState::terms_hovered; the first line is its title.
    std::vector<std::string> hint{};
};

}  // namespace render
