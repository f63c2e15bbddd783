// What belongs to the looks alone: theme, selection, open menus, scroll, half-typed text.
//
// Nothing in here is part of a session: throwing it away loses no work. DrawScreen changes it
// (hover, menus, scroll); selection, theme and "why" change through intents and ApplyToLooks.
// Present reads it: selected, hovered, menu_target, asked_event, command_text and the log window
// say which details to put into words, so that a view never words what nobody looks at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "render/geometry.h"
#include "render/intent.h"
#include "render/language.h"
#include "render/target.h"
#include "render/view_kind.h"

namespace render {

// kProjector: dark on white with strong lines, and all of it half as large again.
enum class ThemeKind { kLight, kDark, kProjector };
enum class InspectorTab { kFields, kJson };

// What a pressed button holds in the timeline, from the press on.
enum class TimelineHold {
    kNone,
    kPlayhead,
    kRange,  // Moves the range, once the pointer has moved.
    kClick   // It was a click; a second one would make it a double click.
};

struct TimelineGrip {
    TimelineHold hold = TimelineHold::kNone;
    double moment = 0;        // Under the pointer when it was pressed, or asked for last.
    double beside = 0;        // Of the playhead: how far beside it the handle was taken.
    bool followed = false;    // The range follows the clock again as soon as it runs.
    std::uint64_t event = 0;  // What was pressed: an event,
    std::string command{};    // or a mark that leads elsewhere.
};

// A line being dragged across links; they are cut on release.
struct CutDrag {
    Vec2 from{};
    Vec2 to{};
};

// Where the pointer was, for its trail.
struct TrailPoint {
    Vec2 at{};
    float age = 0;  // In seconds of the user's time.
    bool click = false;
};

struct UiState {
    // ---- Remembered from one start of the program to the next (app/settings.h) ----

    ThemeKind theme = ThemeKind::kLight;
    Language language = Language::kEnglish;
    bool class_names = false;     // Servers are pupils, the leader is the monitor of their class.
    bool reduced_motion = false;  // Nothing moves but what time moves.
    float size_factor = 1;        // Of everything, by the user's wish: 1 to 3.

    // Which panels are there, and what stands in the two that take any view.
    ViewKind stage_view = ViewKind::kRing;
    ViewKind dock_view = ViewKind::kLogs;
    bool story_open = true;
    bool dock_open = true;
    bool inspector_open = true;
    bool timeline_open = true;
    bool legend_open = true;
    bool caption_open = false;   // The present event in large letters at the foot of the stage.
    bool trail_open = false;     // The pointer leaves a trail.
    bool start_at_start = true;  // The start page greets whoever names no file.
    bool hints_off = false;
    std::vector<std::string> hints_seen{};  // Hints come once.

    std::vector<std::string> opened{};  // Scenarios that were opened, for the lessons' ticks.

    // Widths chosen by dragging a splitter, in logical pixels; 0: the layout's own choice.
    float left_width = 0;
    float right_width = 0;
    float logs_height = 0;
    float timeline_height = 0;

    // Where servers stand; by hand, at these shares of the stage, by slot.
    Arrangement arrangement = Arrangement::kRing;
    std::vector<Vec2> places{};

    // ---- Of this moment ----

    // The looks follow what the scenario of this sitting wishes, once.
    std::size_t sitting = 0;
    bool class_lent = false;  // class_names is the scenario's wish, not the user's.

    float scale = 1;     // Of everything: 1 on a usual screen, 2 on a dense one. The app sets it.
    bool alone = false;  // The stage alone; every panel and bar is hidden meanwhile.
    bool fullscreen = false;  // Wished for; the app follows it.
    float zoom = 1;           // The whole screen enlarged around the pointer; the app draws it so.
    bool start_open = false;  // The start page, its tab, the row that the arrow keys have reached,
    std::size_t start_tab = 0;
    std::size_t start_row = 0;
    std::array<char, 512> start_text{};  // its field, which ends with a zero,
    std::string start_folder{};          // and the folder whose files it lists; empty: the present.
    bool palette_open = false;           // The command palette.
    std::size_t palette_row = 0;
    bool palette_entered = false;          // Enter waits for the rows that fit the text.
    std::array<char, 512> palette_text{};  // Ends with a zero.
    std::string palette_fill{};            // What a chosen row makes of the text, next.
    std::size_t actions_chapter = 0;       // Of the menu of everything: what is open in it.
    std::size_t sheet_row = 0;             // The row that arrow keys have reached in a sheet,
    std::size_t sheet_choice = 0;          // its choice,
    std::size_t menu_row = 0;              // and in a context menu.
    std::string told{};                    // Why a key did nothing; until something else is done.
    bool actions_open = false;             // The menu of everything that the screen can do.
    bool settings_open = false;
    float evidence_height = 0;  // Of that sheet's content, in logical pixels; 0: not known yet.
    std::string evidence_of{};  // The property whose evidence is open: SafetyBadge::id; or empty.
    std::optional<Slot> editing{};      // The server whose disk is being edited by hand.
    std::optional<Slot> edit_filled{};  // Whose disk the fields began with, and what they hold.
    std::array<char, 21> edit_term{};   // Each ends with a zero.
    std::size_t edit_vote = 0;          // 0: nobody, else the number of a server.
    std::array<char, 4096> edit_log{};
    bool edit_begun = false;        // The first field takes the keyboard next.
    std::optional<Slot> dragged{};  // A server under the pointer's button, at `dragged_to`.
    Vec2 dragged_to{};
    std::optional<std::uint64_t> dragged_message{};  // A message, likewise.
    Target pressed{};                                // What on the ring the button went down on.
    std::vector<TrailPoint> trail{};                 // Oldest first.
    float alone_for = 0;       // For so many seconds the stage has been alone.
    bool wants_frame = false;  // Something fades: DrawScreen asks for the next picture.
    bool compact = false;      // Story and inspector are tabs; DrawScreen writes it.
    std::string hint_shown{};  // The hint that is on the screen now; or empty.

    Target selected{};
    Target hovered{};      // What is under the pointer; SceneView::hint is about it.
    Target menu_target{};  // Whose menu is open; SceneView::menu is about it.
    Vec2 menu_at{};
    bool menu_shown = false;  // Its items have arrived and it has been opened.
    std::optional<std::uint64_t> asked_event{};
    std::optional<CutDrag> cut{};

    InspectorTab inspector_tab = InspectorTab::kFields;
    bool story_shows_all = false;  // Every event instead of the turning points.
    bool story_to_asked = false;   // Scroll to the asked event; done by DrawScreen.
    bool help_open = false;
    bool scenarios_open = false;

    bool command_open = false;                   // The command line has the keyboard; wants hints.
    bool command_wants_focus = false;            // A key asked for it; DrawScreen gives it next.
    std::array<char, 512> command_text{};        // Ends with a zero.
    std::vector<std::string> command_history{};  // Oldest first.
    std::size_t command_back = 0;                // How far the arrow keys have gone back in it.

    // The window on the logs: how many columns fit (DrawScreen writes it, Present reads it), and
    // the first index when the user has scrolled away from the newest entries.
    std::size_t log_columns = 7;
    std::optional<std::uint64_t> log_first_index{};

    // Where the tokens of the role machine are on their way, as shares of its panel, by slot.
    std::vector<Vec2> role_tokens{};

    // The strip of terms: all of them, or those up to a term (none: up to the newest), which term
    // is under the pointer, and how many pixels the strip is wide (the panel writes that).
    bool terms_whole = false;
    std::optional<std::uint64_t> terms_until{};
    std::optional<std::uint64_t> terms_hovered{};
    float terms_pixels = 400;

    // The timeline: the range in view, in microseconds (from == to: all choices are Present's),
    // whether it follows the clock, what is under the pointer, and how many pixels its lanes are
    // wide (the panel writes that, Present reads it).
    double timeline_from = 0;
    double timeline_to = 0;
    bool timeline_follows = true;
    std::optional<std::uint64_t> timeline_hovered{};  // An event.
    float timeline_pixels = 1000;
    TimelineGrip timeline_grip{};
    // The range of time that the clients' view shows: how long (0: the usual), up to when (nothing:
    // it follows the clock); and the operation under the pointer there, 0: none.
    double clients_span = 0;
    std::optional<double> clients_to{};
    std::uint64_t clients_hovered = 0;

    bool branches_open = false;                 // The menu of branches and bookmarks.
    std::optional<std::string> compare_with{};  // A branch to compare this one with.
    bool bookmark_open = false;                 // The little sheet that asks for a bookmark's text.
    bool renaming = false;  // The menu of branches shows a text field for the current name.
    std::array<char, 61>
        name_text{};     // Half-typed in either; names have no more. Ends with a zero.
    Vec2 branches_at{};  // Where their menu hangs; {0, 0}: wherever there is room.
    Vec2 bookmark_at{};
};

// Whether the view is on the screen, so that Present has to fill it.
[[nodiscard]] bool Shows(const UiState& ui, ViewKind view);

// Carries out Select, AskWhy, EditDisk and ToggleTheme. False: the intent is not about looks, and
// the caller has to act on it.
bool ApplyToLooks(UiState& ui, const Intent& intent);

}  // namespace render
