// Goal:   the words of history are read, printed in one form, completed; a wrong one gets a
// sentence. Method: rows of (what a person types, what is printed), and of (line, column,
// sentence).
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "raft/sim/script.h"
#include "raft/sim/script_table.h"
#include "tests/chinese.h"

namespace raft::sim {

namespace {

struct Row {
    const char* typed;
    const char* printed;  // nullptr: the same.
};

constexpr Row kRows[] = {
    {"back", nullptr},
    {"back 1", "back"},
    {"  back  3 # events", "back 3"},
    {"BACK Event 4", "back 4"},
    {"back stage", nullptr},
    {"back message 3", nullptr},
    {"back role", nullptr},
    {"back commit", nullptr},
    {"back term 100000", nullptr},
    {"back violation", nullptr},
    {"back bookmark 2", nullptr},
    {"step violation", nullptr},
    {"step bookmark", nullptr},
    {"goto 412.6ms", nullptr},
    {"goto 0", "goto 0ms"},
    {"goto 1000000s", nullptr},
    {"goto start", nullptr},
    {"GoTo END", "goto end"},
    {"goto event 1234", nullptr},
    {"goto \"start\"", nullptr},
    {"goto \"a # b\"", nullptr},
    {"branch what-if", nullptr},
    {"branch What-If", nullptr},
    {"branch \"what if\"", nullptr},
    {"branch \"what\"", "branch what"},
    {"branch 键", nullptr},
    {"branch \"two\\nlines\"", nullptr},
    {"switch main", nullptr},
    {"switch \"what if\"", nullptr},
    {"rename no-heartbeats", nullptr},
    {"prune what-if", nullptr},
    {"bookmark \"the split vote\"", nullptr},
    {"bookmark \"a \\\"word\\\", a \\\\, two\\nlines\"", nullptr},
    {"unmark \"the split vote\"", nullptr},
    {"undo", nullptr},
    {"redo", nullptr},
    {"cancel 3", nullptr},
    {"at 5ms cancel 1", nullptr},
};

constexpr const char* kBookmark = "expected a bookmark in quotes, found ";
constexpr const char* kPlace =
    "expected a moment like 412.6ms, start, end, event N or a bookmark in quotes, found ";
constexpr const char* kUnits =
    "expected a number, or what to step to (event, stage, message, role, commit, term, violation "
    "or bookmark), found ";

// What is said of the place, and what was found there.
struct WrongRow {
    const char* typed;
    int column;
    const char* error;
    const char* found = "";
};

constexpr WrongRow kWrong[] = {
    {"back 0", 6, "0 is too small; 1 is the least here"},
    {"back 100001", 6, "100001 is too large; 100000 is the most here"},
    {"back rol", 6, kUnits, "\"rol\"; did you mean \"role\"?"},
    {"back -1", 6, kUnits, "\"-1\""},
    {"back #17", 6, kUnits, "\"#17\""},
    {"back \"x\"", 6, kUnits, "a text in quotes"},
    {"back role x", 11, "expected a number, found \"x\""},
    {"back 2 3", 8, "expected the end of the line, found \"3\""},
    {"step bookmark 0", 15, "0 is too small; 1 is the least here"},
    {"goto", 5, kPlace, "the end of the line"},
    {"goto lunch", 6, kPlace, "\"lunch\""},
    {"goto strat", 6, kPlace, "\"strat\"; did you mean \"start\"?"},
    {"goto -5ms", 6, kPlace, "\"-5ms\""},
    {"goto 5", 6, "expected a length of time like 250us, 12.5ms or 2s, found \"5\""},
    {"goto 1000001s", 6, "1000001s is too long; 1000000s is the most here"},
    {"goto event", 11, "expected the number of an event, found the end of the line"},
    {"goto event #7", 12, "expected the number of an event, found \"#7\""},
    {"goto event 9007199254740993", 12,
     "9007199254740993 is too large; 9007199254740992 is the most here"},
    {"goto \"", 6, "this text has no closing quote"},
    {"goto \"\"", 6, "a name needs at least one character that can be seen"},
    {"goto start end", 12, "expected the end of the line, found \"end\""},
    {"branch", 7, "expected a name for the branch, found the end of the line"},
    {"branch {", 8, "expected a name for the branch, found \"{\""},
    {"branch \"\"", 8, "a name needs at least one character that can be seen"},
    {"branch \" \\n \"", 8, "a name needs at least one character that can be seen"},
    {"branch what if", 13, "expected the end of the line, found \"if\""},
    {"branch 1234567890123456789012345678901234567890123456789012345678901", 8,
     "this name has 61 characters; 60 are the most"},
    {"bookmark \"ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\"", 10,
     "this name has 61 characters; 60 are the most"},
    {"switch", 7, "expected the name of a branch, found the end of the line"},
    {"rename", 7, "expected a new name for this branch, found the end of the line"},
    {"prune #1", 7, "expected the name of a branch, found \"#1\""},
    {"bookmark here", 10, "expected a text in quotes, found \"here\""},
    {"unmark", 7, kBookmark, "the end of the line"},
    {"unmark here", 8, kBookmark, "\"here\""},
    {"undo 2", 6, "expected the end of the line, found \"2\""},
    {"redo redo", 6, "expected the end of the line, found \"redo\""},
    {"cancel", 7, "expected the number of a command given with at, found the end of the line"},
    {"cancel x", 8, "expected the number of a command given with at, found \"x\""},
    {"at 5ms back", 8,
     "\"back\" cannot wait for a moment; it is about the history, and what waits is part of it"},
    {"at 5ms bookmark \"x\"", 8,
     "\"bookmark\" cannot wait for a moment; it is about the history, and what waits is part of "
     "it"},
};

}  // namespace

TEST_CASE("script of history: every command is read, printed in one form, and read as the same") {
    for (const Row& row : kRows) {
        CAPTURE(row.typed);
        const auto parsed = ParseLine(row.typed);
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<Command>(*parsed));
        const Command& command = std::get<Command>(*parsed);
        const std::string printed = Print(command);
        CHECK(printed == (row.printed == nullptr ? row.typed : row.printed));
        const auto again = ParseLine(printed);
        REQUIRE(again);
        REQUIRE(std::holds_alternative<Command>(*again));
        CHECK(SameCommand(command, std::get<Command>(*again)));
    }
}

TEST_CASE("script of history: a bookmark with the name of a place is not that place") {
    const auto parsed = ParseLine("goto \"end\"");
    REQUIRE(parsed);
    const auto& place = std::get<GoTo>(std::get<HistoryCommand>(std::get<Command>(*parsed)));
    CHECK(place.kind == GoTo::Kind::kBookmark);
    CHECK(place.bookmark == "end");
}

TEST_CASE(
    "script of history: places and names are what can be found again, or one sentence says why") {
    for (const WrongRow& row : kWrong) {
        CAPTURE(row.typed);
        const auto parsed = ParseLine(row.typed, {.servers = 5});
        REQUIRE(parsed);
        REQUIRE(std::holds_alternative<SyntaxError>(*parsed));
        const SyntaxError& error = std::get<SyntaxError>(*parsed);
        CHECK(error.error == "column " + std::to_string(row.column) + ": " + row.error + row.found);
        CHECK(error.column == row.column);
        CheckChinese(error.error, error.chinese);
    }
    const std::string longest(kTitleMax, 'x');
    const auto parsed = ParseLine("branch " + longest);
    REQUIRE(parsed);
    CHECK(std::holds_alternative<Command>(*parsed));
}

TEST_CASE("completion: what is counted, where one can go, and one's own names") {
    CHECK(Complete("step v") == std::vector<std::string>{"step violation"});
    CHECK(Complete("back ").size() == kStepUnits);
    CHECK(Complete("back role ").empty());
    CHECK(Complete("goto ") == std::vector<std::string>{"goto start", "goto end", "goto event"});
    CHECK(Complete("branch ").empty());

    const std::vector<std::string> branches = {"main", "what if", "Main-2"};
    const std::vector<std::string> bookmarks = {"split vote", "say \"x\""};
    const Names names{.servers = 5, .branches = branches, .bookmarks = bookmarks};
    using Lines = std::vector<std::string>;
    CHECK(Complete("switch ", names) ==
          Lines{"switch main", "switch \"what if\"", "switch Main-2"});
    CHECK(Complete("prune ma", names) == Lines{"prune main", "prune Main-2"});
    CHECK(Complete("switch \"wh", names) == Lines{"switch \"what if\""});
    CHECK(Complete("switch \"what i", names) == Lines{"switch \"what if\""});
    CHECK(Complete("switch main ", names).empty());
    CHECK(Complete("compare main w", names).empty());
    CHECK(Complete("compare main ma", names) == Lines{"compare main main", "compare main Main-2"});
    CHECK(Complete("goto \"", names) == Lines{"goto \"split vote\"", "goto \"say \\\"x\\\"\""});
    CHECK(Complete("goto \"split v", names) == Lines{"goto \"split vote\""});
    CHECK(Complete("unmark ", names).size() == 2);
    CHECK(Complete("rename ", names).empty());
    CHECK(Complete("say \"split v", names).empty());
}

}  // namespace raft::sim
