// How moments and lengths of time are written for people.
#pragma once

#include <cstdint>
#include <string>

#include "raft/sim/time.h"

namespace app {

// "412.6 ms", from ten seconds on "12.413 s".
[[nodiscard]] std::string TimeText(raft::sim::Micros at);

// "51 ms", "6.2 ms", "2.5 s": short, for a length beside other words.
[[nodiscard]] std::string LengthText(raft::sim::Micros length);

// "12,345"
[[nodiscard]] std::string Grouped(std::uint64_t number);

}  // namespace app
