// Whether a command was done, and if not, why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "raft/words.h"

namespace raft::sim {

// Why a command was not done. The cluster is then as it was before.
struct Refusal {
    enum class Code : std::uint8_t { kUnknown, kRefused, kExpect };

    Code code = Code::kRefused;
    std::string error{};    // One sentence.
    std::string chinese{};  // The same one.

    Refusal(Code why, Bilingual sentence)
        : code(why), error(std::move(sentence.english)), chinese(std::move(sentence.chinese)) {}
    // English alone is on its way out.
    Refusal(Code why, std::string sentence) : code(why), error(std::move(sentence)) {}

    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kChinese ? chinese : error;
    }
};

// Something in how the cluster is now forbids it.
[[nodiscard]] inline Refusal Refused(Bilingual why) {
    return {Refusal::Code::kRefused, std::move(why)};
}
[[nodiscard]] inline Refusal Refused(std::string error) {
    return {Refusal::Code::kRefused, std::move(error)};
}

// Nothing: it was done.
using Outcome = std::optional<Refusal>;

}  // namespace raft::sim
