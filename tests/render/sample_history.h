// Made-up histories for tests of the bar, the menu, the sheets and the chain of causes.
#pragma once

#include <cstddef>

#include "render/view_model.h"

namespace render {

// In the past of "main", from which two branches leave, one of them with a branch of its own.
[[nodiscard]] HistoryView SampleHistory();

// S1 and S3 differ, the others are alike; more servers than five repeat them.
[[nodiscard]] CompareView SampleCompare(std::size_t servers = 5);

[[nodiscard]] DamagedView SampleDamage();

// So many causes, the last one the root; 14 left out before it. Event ids count down from 106.
void AddChain(WhyView& why, std::size_t links);

}  // namespace render
