// What the start page offers, already decided and worded.
//
// Caller: app/present_start.cpp fills it while the page is open; render/start_page.cpp draws it.
#pragma once

#include <string>
#include <vector>

namespace render {

struct StartItem {
    std::string path{};  // What OpenScenario will say.
    std::string title{};
    std::string about{};
    bool opened = false;  // Before, some day.
    bool next = false;    // The first of the lessons that was not.
};

struct StartChapter {
    std::string title{};
    std::vector<StartItem> items{};
};

struct FileItem {
    std::string name{};
    std::string path{};
    bool folder = false;
};

struct StartView {
    std::string last_title{};  // Of the sitting to go on with; empty: there is none.
    std::string last_about{};  // "at 412.6 ms"
    std::vector<StartChapter> lessons{};
    std::vector<StartItem> found{};  // The scenarios that fit the search.

    std::string folder{};  // Whose files these are.
    std::vector<FileItem> files{};
    std::string problem{};  // Why there are none to see.
};

}  // namespace render
