// A value, or one sentence for the user on why there is none: how app/ reports what the world
// denies.
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "raft/words.h"

namespace app {

// A file that is not there, a flag that nobody knows, a machine without graphics.
struct Error {
    std::string sentence{};
    std::string chinese{};  // Empty: what only machines complain about, in English everywhere.

    Error() = default;
    explicit Error(std::string english) : sentence(std::move(english)) {}
    explicit Error(raft::Bilingual both)
        : sentence(std::move(both.english)), chinese(std::move(both.chinese)) {}

    [[nodiscard]] raft::Bilingual both() const {
        return {sentence, chinese.empty() ? sentence : chinese};
    }
};

template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : state_(std::move(value)) {}
    Result(Error error) : state_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(state_); }
    // REQUIRES: ok().
    [[nodiscard]] T& value() { return std::get<T>(state_); }
    [[nodiscard]] const T& value() const { return std::get<T>(state_); }
    // REQUIRES: !ok().
    [[nodiscard]] const std::string& error() const { return std::get<Error>(state_).sentence; }
    // The same in each language. REQUIRES: !ok().
    [[nodiscard]] raft::Bilingual both() const { return std::get<Error>(state_).both(); }

  private:
    std::variant<T, Error> state_;
};

// What can only succeed or fail.
struct Done {};

}  // namespace app
