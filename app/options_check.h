// The flags of `raftarium check`, understood: seeds, shards and broken rules.
//
// Caller: ParseOptions (options.cpp).
#pragma once

#include <string>
#include <vector>

#include "app/options.h"
#include "app/result.h"

namespace app {

// As they were written; empty where they were not.
struct CheckFlags {
    std::string seeds{};
    std::string jobs{};
    std::string shard{};
    std::string time{};
    std::string servers{};
    std::string failures{};
    std::vector<std::string> broken{};
};

// `--at does not understand "soon"; write it as in --at 300ms`.
[[nodiscard]] Error NotUnderstood(const std::string& flag, const std::string& text,
                                  const std::string& example);

[[nodiscard]] Result<CheckOptions> ReadCheckOptions(const CheckFlags& flags);

}  // namespace app
