// The sample histories, as the app would word them.
#include "tests/render/sample_history.h"

#include <string>
#include <utility>

namespace render {

namespace {

CellView Cell(std::uint64_t index, std::size_t hue, std::string label, bool committed) {
    CellView cell;
    cell.index = index;
    cell.term_hue = hue;
    cell.label = std::move(label);
    cell.sublabel = "t" + std::to_string(hue + 1);
    cell.committed = cell.applied = committed;
    return cell;
}

CompareRow::Side Side(RoleMark role, std::string role_text, std::string term, std::size_t hue) {
    CompareRow::Side side;
    side.role = role;
    side.role_text = std::move(role_text);
    side.term = std::move(term);
    side.term_hue = hue;
    side.commit = "commit 3";
    side.earlier = 12;
    side.cells = {Cell(13, 0, "x=1", true), Cell(14, 1, "x=2", true), Cell(15, 1, "y=7", true)};
    return side;
}

}  // namespace

HistoryView SampleHistory() {
    HistoryView history;
    history.branch = "main";
    history.at_end = false;
    history.can_undo = true;
    history.undo_tip = "take back: crash S3";
    history.branches = {
        {"main", "1.2 s long", 0, true, false},
        {"what-if", "leaves main at 250 ms · 390 ms long", 1, false, false},
        {"a \"second\" try", "leaves what-if at 300 ms · 80 ms long", 2, false, true},
        {"late", "leaves main at 1.1 s · 20 ms long", 1, false, true}};
    history.bookmarks = {{"the split vote", "412.6 ms", "", "goto \"the split vote\""},
                         {"S3 is back", "298 ms", "on what-if", "goto \"S3 is back\""}};
    return history;
}

CompareView SampleCompare(std::size_t servers) {
    CompareView view;
    view.left = "main";
    view.right = "what-if";
    view.parted = "They part at 250 ms: on what-if you did crash S3.";
    view.at_left = "at 412.6 ms";
    view.at_right = "at 390 ms, its end";
    view.verdict = "2 of " + std::to_string(servers) + " servers differ.";
    for (std::size_t i = 0; i < servers; ++i) {
        CompareRow row;
        row.name = "S" + std::to_string(i + 1);
        row.left = row.right = Side(RoleMark::kFollower, "Follower", "4", 3);
        if (i % 5 == 0) {
            row.left = Side(RoleMark::kLeader, "Leader", "4", 3);
            row.left.cells.push_back(Cell(16, 3, "x=4", false));
            row.role_differs = true;
            row.logs_differ_from = 16;
        }
        if (i % 5 == 2) {
            row.right = Side(RoleMark::kDown, "Crashed", "3", 2);
            row.right.cells = {Cell(13, 0, "x=1", true), Cell(14, 2, "x=9", false)};
            row.right.commit = "commit 1";
            row.role_differs = row.term_differs = row.commit_differs = true;
            row.logs_differ_from = 14;
        }
        view.rows.push_back(std::move(row));
    }
    return view;
}

DamagedView SampleDamage() {
    return {"demo.raft, line 38, column 7: no server S9; this cluster has S1 to S5",
            "The 37 lines before it are whole."};
}

void AddChain(WhyView& why, std::size_t links) {
    static const char* const kTexts[] = {"S1 sent AppendEntries", "S1 became leader",
                                         "S2 granted S1 its vote", "S1 asked for votes",
                                         "S1's election timer ran out"};
    for (std::size_t i = 0; i < links; ++i) {
        WhyLink link;
        link.event_id = 106 - i;
        link.time = std::to_string(398 - static_cast<int>(i) * 13) + ".1 ms";
        link.text = kTexts[i % 5];
        why.chain.push_back(std::move(link));
    }
    if (links == 0) return;
    why.chain.back().text = "You crashed S3";
    why.chain.back().root = true;
    if (links > 1) why.left_out = 14;
}

}  // namespace render
