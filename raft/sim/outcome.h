// Whether a command was done, and if not, why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace raft::sim {

// Why a command was not done. The cluster is then as it was before.
struct Refusal {
    enum class Code : std::uint8_t { kUnknown, kRefused, kExpect };

    Code code = Code::kRefused;
    std::string error{};  // One sentence.
};

// Something in how the cluster is now forbids it.
[[nodiscard]] inline Refusal Refused(std::string error) {
    return {Refusal::Code::kRefused, std::move(error)};
}

// Nothing: it was done.
using Outcome = std::optional<Refusal>;

}  // namespace raft::sim
