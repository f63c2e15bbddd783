// Branches, bookmarks, comparisons and the offer to open what is left of a damaged file, already
// worded.
//
// Caller: app/present_history.cpp fills it; branch menu, sheets and "why?" card draw it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "render/view_parts.h"

namespace render {

struct BranchItem {
    std::string name{};
    std::string summary{};  // "leaves main at 250 ms · 1.2 s long"
    std::size_t depth = 0;  // How far to indent it: 0 for the first branch.
    bool current = false;
    bool can_prune = false;
};

struct BookmarkItem {
    std::string text{};
    std::string time{};     // "412.6 ms"
    std::string branch{};   // Empty when it is on the way to here.
    std::string command{};  // `goto "the split vote"`
};

// What the bar above the timeline says.
struct HistoryView {
    std::string branch{};  // "main"
    bool at_end = true;    // False: in the past, where acting begins a branch.
    bool can_undo = false;
    bool can_redo = false;
    std::string undo_tip{};  // "take back: crash S3"
    std::string redo_tip{};
    std::vector<BranchItem> branches{};  // In the order of a tree; filled while its menu is open.
    std::vector<BookmarkItem> bookmarks{};  // Likewise.
};

// One server in both branches.
struct CompareRow {
    std::string name{};
    struct Side {
        RoleMark role = RoleMark::kFollower;
        std::string role_text{};  // "Leader"
        std::string term{};       // "4"
        std::size_t term_hue = kNoTermHue;
        std::string commit{};           // "commit 3"
        std::vector<CellView> cells{};  // The last entries of its log.
        std::size_t earlier = 0;        // Entries before these.
    };
    Side left{};
    Side right{};
    bool role_differs = false;
    bool term_differs = false;
    bool commit_differs = false;
    std::uint64_t logs_differ_from = 0;  // The first index at which they do; 0: they are the same.
};

struct CompareView {
    std::string left{};      // "main"
    std::string right{};     // "what-if"
    std::string parted{};    // "They part at 250 ms: on what-if you did crash S3."
    std::string at_left{};   // "at 412.6 ms"
    std::string at_right{};  // "at 390 ms, its end"
    std::string verdict{};   // "3 of 5 servers differ."
    std::vector<CompareRow> rows{};
};

// A file that cannot be read to its end.
struct DamagedView {
    std::string sentence{};  // "demo.raft, line 38, column 7: ..."
    std::string good{};      // "The 37 lines before it are whole."; empty: nothing is.
};

}  // namespace render
