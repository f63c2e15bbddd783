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
inline constexpr const char* kCommandHint = "type a command: crash S3";

inline constexpr const char* kPlayTip = "Let time run (space)";
inline constexpr const char* kPauseTip = "Hold the clock (space)";
inline constexpr const char* kStepTip = "One event (right arrow)";
inline constexpr const char* kRestartTip = "From the beginning (home)";
inline constexpr const char* kThemeTip = "Light or dark";
inline constexpr const char* kHelpTip = "Keys and mouse (F1)";
inline constexpr const char* kLegendTip = "What the shapes mean (h)";
inline constexpr const char* kScenariosTip = "Open another scenario (o)";
inline constexpr const char* kAllHold = "all safety properties hold";

inline constexpr const char* kScenarios = "Scenarios";
inline constexpr const char* kHelp = "Keys and mouse";

struct HelpLine {
    const char* what;
    const char* does;
};

inline constexpr std::array<HelpLine, 18> kHelpLines{{
    {"space", "play or pause"},
    {"right", "one event"},
    {"shift right", "to the next message"},
    {"+  -", "faster, slower"},
    {"home", "from the beginning"},
    {"1 to 9", "select S1 to S9"},
    {"c", "crash the selected server, or restart it"},
    {"t", "its election timer fires now"},
    {"p", "propose a command"},
    {"ctrl K  or  /", "type a command"},
    {"o", "scenarios"},
    {"h", "legend"},
    {"d", "light or dark"},
    {"esc", "close, deselect"},
    {"click", "look inside a server, a message, a link, an entry"},
    {"right click", "everything that can be done to it"},
    {"drag", "from an empty place across links: cut them"},
    {"click an event", "why it happened"},
}};

// The legend's samples, in the order in which legend.cpp draws them.
inline constexpr std::array<std::string_view, 10> kLegend{
    "vote request", "vote reply", "entries", "reply", "held",
    "heartbeat",    "candidate",  "leader",  "timer", "lost"};

}  // namespace render::words
