// A stopped server's term, vote and log, to be changed by hand. Already decided and worded.
//
// Caller: app/present_edit.cpp fills it while UiState::editing names a server; edit_sheet.cpp draws
// it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/view_parts.h"

namespace render {

struct EditChoice {
    std::string name{};     // "S1", "nobody".
    std::size_t value = 0;  // UiState::edit_vote.
};

struct EditView {
    std::string title{};  // "Edit the disk of S3"; empty: there is no such server.
    std::string about{};  // What is edited, and what becomes of the rest.
    // What is on the disk now: what the fields begin with.
    std::string term{};
    std::size_t vote = 0;
    std::string log{};  // "1:x=1 2:noop"
    std::vector<EditChoice> votes{};

    // What has been typed: its entries from the first index on, the command, and why it cannot be.
    std::vector<CellView> cells{};
    std::string command{};
    std::string problem{};
    std::string note{};  // While there is no command.
    bool ready = false;  // Apply would do it.
};

}  // namespace render
