// Whether a command was done, and if not, why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "raft/types.h"
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

    [[nodiscard]] const std::string& In(Language language) const {
        return language == Language::kChinese ? chinese : error;
    }
};

// Something in how the cluster is now forbids it.
[[nodiscard]] inline Refusal Refused(Bilingual why) {
    return {Refusal::Code::kRefused, std::move(why)};
}

// Words about {server}.
[[nodiscard]] Bilingual About(NodeId server, const Words& words);

// ---- Of commands that move time ----

[[nodiscard]] Refusal TooLong();
[[nodiscard]] Refusal TooManySteps(std::uint32_t most);
// What is stepped to cannot come any more, or not so soon.
[[nodiscard]] Refusal NothingDue(bool moved);
[[nodiscard]] Refusal NotReached(std::uint32_t events);

// Of goto and unmark.
[[nodiscard]] Refusal NoBookmark(const std::string& text);

// Nothing: it was done.
using Outcome = std::optional<Refusal>;

}  // namespace raft::sim
