// The words of the sheet behind a badge.
#pragma once

#include "render/language.h"

namespace render::words {

inline constexpr Phrase kClashesWith{"clashes with", "与此冲突"};
inline constexpr Phrase kMoreCases{"more like it", "个类似的违例"};
inline constexpr Phrase kMend{"Mend the rule", "修复该规则"};
inline constexpr Phrase kNoneBroken{
    "No rule is broken on purpose: this would be a fault of the program.",
    "没有规则被故意破坏：若如此，便是程序的错误。"};

}  // namespace render::words
