// What the screen itself can do, and the keys for it: names only. What each does is in actions.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "render/view_kind.h"

namespace render {

// In the order of the table (actions_table.cpp), hence of the menu and of the sheet of keys.
enum class Action : std::uint8_t {
    // The clock.
    kPlay,
    kStepOn,
    kStepBack,
    kOnToMessage,
    kBackToMessage,
    kOnToRole,
    kBackToRole,
    kOnToCommit,
    kBackToCommit,
    kOnToTerm,
    kBackToTerm,
    kOnToViolation,
    kBackToViolation,
    kOnToBookmark,
    kBackToBookmark,
    kToStart,
    kToEnd,
    kFaster,
    kSlower,
    // The cluster, mostly the selected server.
    kCrash,
    kPause,
    kTimeout,
    kEdit,
    kPropose,
    kSnapshot,
    kTransfer,
    kIsolate,
    kHeal,
    kDrop,
    // What was done.
    kUndo,
    kRedo,
    kBookmark,
    kBranches,
    kExport,
    kRestart,
    // Panels and views; each of the two groups in the order of ViewKind.
    kAlone,
    kStoryPanel,
    kDockPanel,
    kInspectorPanel,
    kTimelinePanel,
    kLegend,
    kDockFirst,
    kDockLast = kDockFirst + kViewKinds - 1,
    kStageFirst,
    kStageLast = kStageFirst + kViewKinds - 1,
    kArrangeNext,
    kArrangeRing,
    kArrangeLine,
    kArrangeSites,
    kArrangeReset,
    // Looks.
    kNextTheme,
    kLightTheme,
    kDarkTheme,
    kProjectorTheme,
    kLanguage,
    kClassNames,
    kReducedMotion,
    kLarger,
    kSmaller,
    kUsualSize,
    kZoom,
    kCaption,
    kTrail,
    kFullscreen,
    // The program.
    kStartPage,
    kScenarios,
    kPalette,
    kCommandLine,
    kMenu,
    kSettings,
    kHelp,
    kHintsAgain,
    kCheckRuns,
    kQuit
};
inline constexpr std::size_t kActions = static_cast<std::size_t>(Action::kQuit) + 1;

enum class ActionChapter : std::uint8_t { kClock, kCluster, kHistory, kViews, kLooks, kProgram };
inline constexpr std::size_t kActionChapters = 6;

// Letters and digits are their own characters.
enum class Key : std::uint8_t {
    kNone,
    kSpace,
    kLeft,
    kRight,
    kUp,
    kDown,
    kHome,
    kEnd,
    kPageUp,
    kPageDown,
    kDelete,
    kEscape,
    kEnter,
    kTab,
    kComma,
    kMinus,
    kEqual,
    kPadPlus,
    kPadMinus,
    kF1,
    kF12 = kF1 + 11,
    kDigit0 = '0',
    kA = 'a'
};

// A key with exactly these modifiers; or a sign, however the keyboard's layout types it.
struct Chord {
    Key key = Key::kNone;
    char sign = 0;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;

    constexpr bool operator==(const Chord&) const = default;
    [[nodiscard]] constexpr bool any() const { return key != Key::kNone || sign != 0; }
};
using Chords = std::array<Chord, 3>;  // The first one is shown; unused ones are empty.

}  // namespace render
