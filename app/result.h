// A value, or one sentence for the user on why there is none: how app/ reports what the world
// denies.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace app {

// A file that is not there, a flag that nobody knows, a machine without graphics.
struct Error {
    std::string sentence{};
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

  private:
    std::variant<T, Error> state_;
};

// What can only succeed or fail.
struct Done {};

}  // namespace app
