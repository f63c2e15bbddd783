// The rules that are broken on purpose, one by one.
#pragma once

#include <cstddef>
#include <vector>

#include "raft/rules.h"

namespace app {

// In the order of their rows.
[[nodiscard]] inline std::vector<raft::Rule> BrokenIn(const raft::Rules& rules) {
    std::vector<raft::Rule> broken;
    for (std::size_t i = 0; i < raft::kRules; ++i) {
        const auto rule = static_cast<raft::Rule>(i);
        if (rules.Broken(rule)) broken.push_back(rule);
    }
    return broken;
}

}  // namespace app
