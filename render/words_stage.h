// Words of the stage: sites, stamps, what a drag would do, the presenter's hints.
#pragma once

#include <array>

#include "render/language.h"

namespace render::words {

inline constexpr std::array<Phrase, 2> kSiteNames{{{"site A", "机房 A"}, {"site B", "机房 B"}}};
inline constexpr Phrase kDropHere{"let go: drop it", "松开：丢弃它"};
inline constexpr Phrase kOtherSide{"let go: to this side", "松开：移到这一侧"};
inline constexpr Phrase kAsRing{"back to a ring", "恢复成环"};
inline constexpr Phrase kAsRingTip{"The servers stand where you put them; put them on a ring again",
                                   "服务器在你放的位置；让它们重新排成环"};
inline constexpr Phrase kAloneHint{"Esc: everything back", "Esc：恢复全部面板"};
inline constexpr Phrase kRuleBroken{"RULE BROKEN", "规则已被破坏"};
inline constexpr Phrase kMoreRules{"and {n} more", "等另外 {n} 条"};

}  // namespace render::words
