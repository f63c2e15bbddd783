// Every word that the screen itself says. What the view brings along is worded by the app.
#pragma once

#include <array>
#include <string_view>

namespace render::words {

inline constexpr const char* kProgram = "Raftarium";

inline constexpr const char* kLogs = "Logs";
inline constexpr const char* kStory = "Story";
inline constexpr const char* kStoryTurns = "show turning points";
inline constexpr const char* kStoryAll = "show everything";
inline constexpr const char* kStoryEmpty =
    "Nothing has happened yet. Press space to start the clock.";
inline constexpr const char* kEarlier = "earlier events";
inline constexpr const char* kWhy = "why?";
inline constexpr const char* kCause = "cause: ";

inline constexpr const char* kFields = "Fields";
inline constexpr const char* kJson = "JSON";
inline constexpr const char* kCopy = "copy";
inline constexpr const char* kInspectorEmpty =
    "Click a server, a message, a link, an entry or a line of the story to look inside.";

inline constexpr const char* kCommitted = "committed";
inline constexpr const char* kMatchIndex = "matchIndex";
inline constexpr const char* kNextIndex = "nextIndex";
inline constexpr const char* kNotCommitted = "dashed: not committed";
inline constexpr const char* kNewest = "newest";

inline constexpr const char* kPartition = "partition";
inline constexpr const char* kYouDid = "you did: ";
inline constexpr const char* kCutHere = "cut";

inline constexpr const char* kSpeed = "speed";
inline constexpr const char* kStepTo = "step to:";
inline constexpr const char* kNextMessage = "message";
inline constexpr const char* kNextRole = "role";
inline constexpr const char* kNextCommit = "commit";
inline constexpr const char* kNextTerm = "term";
inline constexpr const char* kChangeOfRole = "change of role";
inline constexpr const char* kNewTerm = "new term";
inline constexpr const char* kNextBookmark = "bookmark";
inline constexpr const char* kNextViolation = "violation";
inline constexpr const char* kCommandHint = "type a command: crash S3";

inline constexpr const char* kElections = "elections";

inline constexpr const char* kPlayTip = "Let time run (space)";
inline constexpr const char* kPauseTip = "Hold the clock (space)";
inline constexpr const char* kStepTip = "One event (right arrow)";
inline constexpr const char* kBackTip = "Back by one event (left arrow)";
inline constexpr const char* kToStartTip = "To the beginning (home)";
inline constexpr const char* kToEndTip = "To the end of this branch (end)";
inline constexpr const char* kRestartTip = "The scenario anew, without what was done (ctrl R)";
inline constexpr const char* kTimelineOpenTip = "Timeline (g)";
inline constexpr const char* kForwardTip = "On to the next ";
inline constexpr const char* kBackToTip = "Back to before the last ";
inline constexpr const char* kThemeTip = "Light or dark";
inline constexpr const char* kHelpTip = "Keys and mouse (F1)";
inline constexpr const char* kLegendTip = "What the shapes mean (h)";
inline constexpr const char* kScenariosTip = "Open another scenario (o)";
inline constexpr const char* kAllHold = "all safety properties hold";

// The bar above the timeline.
inline constexpr const char* kBranch = "branch: ";
inline constexpr const char* kInThePast = "in the past: acting begins a branch";
inline constexpr const char* kInThePastShort = "in the past";
inline constexpr const char* kInThePastTip =
    "What you do here begins another future; the one that is there stays.";
inline constexpr const char* kBranchesTip = "Branches and bookmarks (m)";
inline constexpr const char* kUndoKey = " (ctrl Z)";
inline constexpr const char* kRedoKey = " (ctrl Y)";
inline constexpr const char* kNoUndo = "nothing to take back";
inline constexpr const char* kNoRedo = "nothing to do again";
inline constexpr const char* kBookmark = "bookmark";
inline constexpr const char* kBookmarkTip = "Give this moment a name (b)";
inline constexpr const char* kExport = "export script";
inline constexpr const char* kExportTip = "The way to here as a script that anyone can run";
inline constexpr const char* kFit = "fit";
inline constexpr const char* kFitTip = "The whole run";
inline constexpr const char* kFollow = "follow";
inline constexpr const char* kFollowTip = "Keep the present in view";
inline constexpr const char* kZoomInTip = "Closer (wheel)";
inline constexpr const char* kZoomOutTip = "Further away (wheel)";
inline constexpr const char* kTimelineTip = "Close the timeline (g)";

// Branches, bookmarks and their sheets.
inline constexpr const char* kBranches = "Branches";
inline constexpr const char* kBookmarks = "Bookmarks";
inline constexpr const char* kNoBookmarks = "None yet. The key b gives a moment a name.";
inline constexpr const char* kNewBookmark = "Name this moment";
inline constexpr const char* kSave = "Save";
inline constexpr const char* kCompareTip = "Compare it with the branch you are on";
inline constexpr const char* kRenameTip = "Give it another name";
inline constexpr const char* kPruneTip = "Delete it, with what happened on it alone";
inline constexpr const char* kPruneCurrent = "You are on it: switch to another one first.";
inline constexpr const char* kPruneFirst = "The first branch stays.";
inline constexpr const char* kPruneParent = "Branches leave from it: delete those first.";
inline constexpr const char* kUnmarkTip = "Remove this bookmark";
inline constexpr const char* kSameLogs = "logs are the same";
inline constexpr const char* kLogsDiffer = "logs differ from index ";
inline constexpr const char* kDamaged = "This file cannot be read to its end";
inline constexpr const char* kOpenGoodPart = "Open the good part";
inline constexpr const char* kLeaveIt = "Leave it";

// The chain of causes.
inline constexpr const char* kGoThere = "go there";
inline constexpr const char* kGoThereTip = "Go to this moment";
inline constexpr const char* kRoot = "root";
inline constexpr const char* kLeftOutBefore = "... ";
inline constexpr const char* kLeftOutAfter = " more ...";

inline constexpr const char* kScenarios = "Scenarios";
inline constexpr const char* kHelp = "Keys and mouse";

struct HelpLine {
    const char* what;
    const char* does;
};

inline constexpr std::array<HelpLine, 28> kHelpLines{{
    {"space", "play or pause"},
    {"right, left", "one event on, one event back"},
    {"shift right, left", "to the next message, back to the last"},
    {"]  [", "to the next change of role, back to the last"},
    {"home, end", "to the beginning, to the end of this branch"},
    {"ctrl R", "the scenario anew"},
    {"+  -", "faster, slower"},
    {"ctrl Z, ctrl Y", "take back what you did, do it again"},
    {"b", "give this moment a name"},
    {"m", "branches and bookmarks"},
    {"g", "timeline"},
    {"1 to 9", "select S1 to S9"},
    {"c", "crash the selected server, or restart it"},
    {"t", "its election timer fires now"},
    {"p", "propose a command"},
    {"ctrl K  or  /", "type a command"},
    {"o", "scenarios"},
    {"h", "legend"},
    {"d", "light or dark"},
    {"esc", "close, deselect"},
    {"ctrl Q", "quit"},
    {"click", "look inside a server, a message, a link, an entry"},
    {"right click", "everything that can be done to it"},
    {"drag on the ring", "across links: cut them"},
    {"click an event", "why it happened"},
    {"click the timeline", "go to that moment, or to that event"},
    {"drag the timeline", "its handle: move the clock; elsewhere: look around"},
    {"wheel on it", "closer, further away"},
}};

// The legend's samples, in the order in which legend.cpp draws them.
inline constexpr std::array<std::string_view, 10> kLegend{
    "vote request", "vote reply", "entries", "reply", "held",
    "heartbeat",    "candidate",  "leader",  "timer", "lost"};

}  // namespace render::words
