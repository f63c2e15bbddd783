// What the files json_*.cpp share.
#pragma once

#include <array>
#include <cstddef>

#include "app/json.h"
#include "raft/event.h"
#include "raft/progress.h"

namespace app {

// The word for an enumerator, in the order of its enum.
template <std::size_t n, class Enum>
const char* Word(const std::array<const char*, n>& words, Enum value) {
    return words.at(static_cast<std::size_t>(value));
}

// "probe", "replicate", "snapshot".
[[nodiscard]] const char* ProgressName(raft::ProgressState state);

// Adds the fields of what happened inside a server.
void AddNodeEvent(Json& json, const raft::Event& event);
// {"stall":...,"because":...} and what was counted.
void AddStall(Json& json, const raft::sim::StallEvent& stall);

}  // namespace app
