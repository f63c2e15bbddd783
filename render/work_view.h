// Long work: what it is, how far, and what came of it; already worded.
//
// Caller: app/present_work.cpp; drawn by render/work_sheet.cpp.
#pragma once

#include <string>

namespace render {

struct WorkView {
    std::string title{};    // "Checking random runs"
    std::string detail{};   // "812 of 2,000 runs, 1.1 million events"
    float share = -1;       // Of the work, in [0, 1]; less: nobody knows.
    bool done = false;      // It has ended: the sheet waits to be closed.
    bool bad = false;       // It found something.
    bool can_open = false;  // What it found can be opened as a script.
};

}  // namespace render
