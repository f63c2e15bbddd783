// What the person at the screen wants, as a value. The app acts on it after the picture is done.
//
// Whatever changes the cluster is one command text, so a click, a key and a script line are the
// same thing. Play, StepEvents and the others below move the clock or change what is open.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "render/target.h"

namespace render {

struct RunCommandText {
    std::string text{};  // "crash S3"

    bool operator==(const RunCommandText&) const = default;
};

struct Play {
    bool operator==(const Play&) const = default;
};

struct Pause {
    bool operator==(const Pause&) const = default;
};

struct StepEvents {
    int count = 1;

    bool operator==(const StepEvents&) const = default;
};

enum class StepGoal { kMessage, kRole, kCommit, kTerm, kViolation, kBookmark };

struct StepToNext {
    StepGoal goal = StepGoal::kMessage;

    bool operator==(const StepToNext&) const = default;
};

// The playhead is dragged, or an event was clicked; "back", "goto end", branches and bookmarks are
// command texts.
struct GoToMoment {
    std::int64_t at_us = 0;

    bool operator==(const GoToMoment&) const = default;
};

struct GoToEvent {
    std::uint64_t event_id = 0;

    bool operator==(const GoToEvent&) const = default;
};

// Writes the way to here as a script that anyone can run; the notice says where.
struct ExportScript {
    bool operator==(const ExportScript&) const = default;
};

// The answer to the offer for a damaged file: open what is good of it, or leave it.
struct OpenGoodPart {
    bool open = true;

    bool operator==(const OpenGoodPart&) const = default;
};

struct SetSpeed {
    double speed = 1;  // Virtual seconds per second, 0.001 to 10.

    bool operator==(const SetSpeed&) const = default;
};

struct OpenScenario {
    std::string path{};  // ScenarioItem::path

    bool operator==(const OpenScenario&) const = default;
};

// The same scenario again, from its beginning.
struct Restart {
    bool operator==(const Restart&) const = default;
};

// The long work that is under way ends here; what it has done stays.
struct CancelWork {
    bool operator==(const CancelWork&) const = default;
};

// Random runs of clusters with this one's rules and size, in the background; a failure can be
// opened as a script.
struct CheckRuns {
    std::uint32_t runs = 2000;

    bool operator==(const CheckRuns&) const = default;
};

// What long work has found becomes the script that is open.
struct OpenFound {
    bool operator==(const OpenFound&) const = default;
};

struct Quit {
    bool operator==(const Quit&) const = default;
};

// The next four change looks only: ApplyToLooks (render/ui_state.h) carries them out.
struct Select {
    Target target{};  // kNone: nothing is selected any more.

    bool operator==(const Select&) const = default;
};

struct AskWhy {
    std::uint64_t event_id = 0;

    bool operator==(const AskWhy&) const = default;
};

// Opens the sheet in which the disk of a stopped server is edited.
struct EditDisk {
    Slot server = 0;

    bool operator==(const EditDisk&) const = default;
};

struct ToggleTheme {
    bool operator==(const ToggleTheme&) const = default;
};

using Intent =
    std::variant<RunCommandText, Play, Pause, StepEvents, StepToNext, SetSpeed, GoToMoment,
                 GoToEvent, ExportScript, OpenGoodPart, OpenScenario, Restart, CancelWork,
                 CheckRuns, OpenFound, Quit, Select, AskWhy, EditDisk, ToggleTheme>;

}  // namespace render
