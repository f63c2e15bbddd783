// Executing commands, once each.
#include "raft/state_machine.h"

#include <algorithm>
#include <charconv>

#include "raft/check.h"

namespace raft {

namespace {

// The number that a value stands for; a value that is none counts as 0, as does an absent one.
std::int64_t NumberIn(const std::string& value) {
    std::int64_t number = 0;
    const char* const end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, number);
    return error == std::errc{} && stop == end ? number : 0;
}

// Wraps instead of overflowing: every server must come to the same value.
std::int64_t Sum(std::int64_t a, std::int64_t b) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

}  // namespace

ApplyResult StateMachine::Apply(Index index, const Entry& entry, std::size_t sessions_max) {
    RAFT_CHECK(index == last_applied_ + 1);
    last_applied_ = index;

    if (const OpenSession* const open = entry.session()) {
        // Opened again, it stays as it is: the second opening can be a repetition whose first
        // answer was lost, and forgetting the serials would execute a repeated command twice
        // (§6.3).
        sessions_[open->client].last_used = index;
        Expire(sessions_max);
        return {};
    }
    const Command* const command = entry.command();
    if (command == nullptr) return {};
    if (command->serial == 0) return {ApplyVerdict::kDone, Execute(command->operation)};

    const auto found = sessions_.find(command->client);
    if (found == sessions_.end()) return {ApplyVerdict::kExpired, std::nullopt};
    Session& session = found->second;
    session.last_used = index;
    if (command->serial == session.last_serial) {
        return {ApplyVerdict::kRepeated, session.last_value};
    }
    // A client has one command out at a time, so an older serial is a late copy of one that it has
    // had its answer to.
    if (command->serial < session.last_serial) return {ApplyVerdict::kRepeated, std::nullopt};
    session.last_serial = command->serial;
    session.last_value = Execute(command->operation);
    return {ApplyVerdict::kDone, session.last_value};
}

std::optional<std::string> StateMachine::Execute(const Operation& operation) {
    switch (operation.kind) {
        case Operation::Kind::kPut:
            return values_[operation.key] = operation.value;
        case Operation::Kind::kIncrement: {
            std::string& value = values_[operation.key];
            return value = std::to_string(Sum(NumberIn(value), operation.amount));
        }
        case Operation::Kind::kDelete:
            values_.erase(operation.key);
            return std::nullopt;
    }
    return std::nullopt;
}

void StateMachine::Expire(std::size_t sessions_max) {
    // By the order of the log, never by a clock: every server drops the same one (§6.3).
    while (sessions_max != 0 && sessions_.size() > sessions_max) {
        const auto oldest = std::min_element(
            sessions_.begin(), sessions_.end(),
            [](const auto& a, const auto& b) { return a.second.last_used < b.second.last_used; });
        sessions_.erase(oldest);
    }
}

}  // namespace raft
