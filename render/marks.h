// The small signs: crown, cross, check, story icons and the pictures on buttons. No font has them.
#pragma once

#include <cstdint>

#include "render/canvas.h"
#include "render/view_model.h"

namespace render {

enum class Icon : std::uint8_t {
    kLogo,
    kCrown,
    kCross,
    kCheck,
    kQuestion,
    kPause,
    kPlay,
    kStep,
    kBack,
    kToStart,
    kToEnd,
    kRestart,
    kSun,
    kMoon,
    kInfo,
    kCaretDown,
    kCaretLeft,
    kCaretRight,
    kDisk,
    kBolt,
    kEnvelope,
    kBallot,
    kLog,
    kPerson,
    kScissors,
    kWarning,
    kUpArrow,
    kUndo,
    kRedo,
    kStar,
    kExport,
    kPencil,
    kCompare,
    kBin,
    kPlus,
    kMinus,
    kGoThere,
    kBranch,
    kTimeline,
    kEnlarge,
    kMenu,
    kProjector
};

// Inside the square of that size round the centre.
void DrawIcon(Canvas& canvas, Icon icon, Vec2 center, float size, Color color);

[[nodiscard]] Icon IconOf(StoryIcon icon);

}  // namespace render
