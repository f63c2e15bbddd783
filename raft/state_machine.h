// The key-value machine that the log drives, with client sessions for exactly-once execution.
//
// Rule:   §2.1 (the same log gives the same state), §6.3 (sessions, serial numbers, and expiry by
//         the log's own order, the same on every server).
// Caller: sim::Server applies committed entries; a copy is a second machine in the same state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "raft/entry.h"
#include "raft/types.h"

namespace raft {

enum class ApplyVerdict : std::uint8_t {
    kDone,       // Executed now.
    kRepeated,   // Executed before; the answer is the one of then (§6.3).
    kExpired,    // Its session is not, or no longer, open: not executed.
    kNoCommand,  // A no-op, a configuration or the opening of a session.
};

struct ApplyResult {
    ApplyVerdict verdict = ApplyVerdict::kNoCommand;
    std::optional<std::string> value{};  // The key's value afterwards; nothing when deleted.
};

class StateMachine {
  public:
    // Takes the entry at `index`. Entries must come in order, without gaps.
    // `sessions_max` is how many sessions stay open, the last used ones; 0 keeps all.
    ApplyResult Apply(Index index, const Entry& entry, std::size_t sessions_max);

    // The whole state as text, one record a line, the same on every server (§5.1); last_applied is
    // not part of it.
    [[nodiscard]] std::string Save() const;
    // The machine that Save wrote, having applied up to `last`; nothing if the text is none. The
    // empty text is the empty machine.
    [[nodiscard]] static std::optional<StateMachine> Restored(const std::string& text, Index last);

    [[nodiscard]] Index last_applied() const { return last_applied_; }
    [[nodiscard]] const std::map<std::string, std::string>& values() const { return values_; }

    struct Session {
        std::uint64_t last_serial = 0;
        std::optional<std::string> last_value{};
        Index last_used = 0;

        bool operator==(const Session&) const = default;
    };
    [[nodiscard]] const std::map<ClientId, Session>& sessions() const { return sessions_; }

    bool operator==(const StateMachine&) const = default;

  private:
    std::optional<std::string> Execute(const Operation& operation);
    void Expire(std::size_t sessions_max);

    Index last_applied_ = 0;
    std::map<std::string, std::string> values_{};
    std::map<ClientId, Session> sessions_{};
};

}  // namespace raft
