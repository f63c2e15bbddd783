// What a log holds: entries, and the kinds of things that they carry.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "raft/configuration.h"
#include "raft/types.h"

namespace raft {

// One change of the key-value machine (state_machine.h). Opaque to the protocol.
struct Operation {
    enum class Kind : std::uint8_t { kPut, kIncrement, kDelete };

    Kind kind = Kind::kPut;
    std::string key{};
    std::string value{};      // kPut only.
    std::int64_t amount = 0;  // kIncrement only.

    bool operator==(const Operation&) const = default;
};

// A client's command. With a serial number it belongs to the client's session and is executed at
// most once (§6.3); serial 0 is a command outside any session.
struct Command {
    Operation operation{};
    ClientId client{};
    std::uint64_t serial = 0;

    bool operator==(const Command&) const = default;
};

// Opens a client's session (§6.3). A client whose session expired opens another one: late copies of
// the commands that it sent before, up to the serial number `after`, are no part of that.
struct OpenSession {
    ClientId client{};
    std::uint64_t after = 0;

    bool operator==(const OpenSession&) const = default;
};

// The entry that a new leader appends (§6.4): real, but without a command.
struct Noop {
    bool operator==(const Noop&) const = default;
};

using Payload = std::variant<Noop, Command, Configuration, OpenSession>;

// One entry of a log. Its payload never changes, so servers, messages and disks share it.
struct Entry {
    Term term = 0;
    std::shared_ptr<const Payload> payload{};  // Null is a no-op.

    [[nodiscard]] const Configuration* configuration() const {
        return payload == nullptr ? nullptr : std::get_if<Configuration>(payload.get());
    }
    [[nodiscard]] const Command* command() const {
        return payload == nullptr ? nullptr : std::get_if<Command>(payload.get());
    }
    [[nodiscard]] const OpenSession* session() const {
        return payload == nullptr ? nullptr : std::get_if<OpenSession>(payload.get());
    }
    [[nodiscard]] bool noop() const {
        return payload == nullptr || std::holds_alternative<Noop>(*payload);
    }
};

// Whether both entries carry the same thing; shared payloads are equal without a look.
[[nodiscard]] bool SameContent(const Entry& a, const Entry& b);

// Entries in order, immutable and shared: a message, its duplicate and the events about it hold the
// same ones. An empty one allocates nothing.
class Entries {
  public:
    Entries() = default;
    explicit Entries(std::vector<Entry> entries);

    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] const Entry& operator[](std::size_t i) const {
        return entries_[static_cast<std::ptrdiff_t>(i)];
    }
    [[nodiscard]] const Entry* begin() const { return entries_.get(); }
    [[nodiscard]] const Entry* end() const { return begin() + size_; }

    // Room for `size` entries, filled by whoever makes it before it is shared.
    class Builder;

  private:
    std::shared_ptr<const Entry[]> entries_{};  // Null when empty.
    std::size_t size_ = 0;
};

// Fills a run of entries in place, with one piece of memory for all of them.
class Entries::Builder {
  public:
    explicit Builder(std::size_t size);

    void Add(const Entry& entry);
    // REQUIRES: as many entries were added as there is room for.
    [[nodiscard]] Entries Build();

  private:
    std::shared_ptr<Entry[]> entries_{};
    std::size_t size_ = 0;
    std::size_t added_ = 0;
};

}  // namespace raft
