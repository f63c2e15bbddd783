// Executing commands, once each.
#include "raft/state_machine.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>

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

// ---- As text ----
//
//     x=1
//     C1 serial=3 used=7 value=1
//
// A space tells a session from a value, so names and values write theirs as "\s".

struct Escape {
    char plain;
    char code;
};
constexpr Escape kEscapes[] = {{'\\', '\\'}, {'\n', 'n'}, {' ', 's'}, {'=', 'e'}};

std::string Escaped(const std::string& text) {
    std::string escaped;
    for (const char c : text) {
        const auto* const found = std::find_if(std::begin(kEscapes), std::end(kEscapes),
                                               [&](const Escape& e) { return e.plain == c; });
        if (found == std::end(kEscapes)) {
            escaped += c;
        } else {
            escaped.append({'\\', found->code});
        }
    }
    return escaped;
}

std::optional<std::string> Plain(std::string_view escaped) {
    std::string text;
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != '\\') {
            text += escaped[i];
            continue;
        }
        if (++i == escaped.size()) return std::nullopt;
        const auto* const found =
            std::find_if(std::begin(kEscapes), std::end(kEscapes),
                         [&](const Escape& e) { return e.code == escaped[i]; });
        if (found == std::end(kEscapes)) return std::nullopt;
        text += found->plain;
    }
    return text;
}

// Takes the text up to the next `stop` (or all of it) off the front.
std::string_view TakeUpTo(std::string_view& text, char stop) {
    const std::string_view taken = text.substr(0, text.find(stop));
    text.remove_prefix(std::min(text.size(), taken.size() + 1));
    return taken;
}

// "serial=3", with this name; nothing if it is anything else.
template <class Number>
std::optional<Number> NumberNamed(std::string_view name, std::string_view text) {
    if (!text.starts_with(name)) return std::nullopt;
    text.remove_prefix(name.size());
    Number number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    return number;
}

// The rest of a session's line, behind its client.
std::optional<StateMachine::Session> SessionIn(std::string_view line) {
    constexpr std::string_view kValue = "value=";
    const auto serial = NumberNamed<std::uint64_t>("serial=", TakeUpTo(line, ' '));
    const auto used = NumberNamed<Index>("used=", TakeUpTo(line, ' '));
    if (!serial.has_value() || !used.has_value()) return std::nullopt;
    StateMachine::Session session{*serial, std::nullopt, *used};
    if (line.empty()) return session;
    if (!line.starts_with(kValue)) return std::nullopt;
    session.last_value = Plain(line.substr(kValue.size()));
    if (!session.last_value.has_value()) return std::nullopt;
    return session;
}

}  // namespace

ApplyResult StateMachine::Apply(Index index, const Entry& entry, std::size_t sessions_max) {
    RAFT_CHECK(index == last_applied_ + 1);
    last_applied_ = index;

    if (const OpenSession* const open = entry.session()) {
        // Opened again, it stays as it is: the second opening can be a repetition whose first
        // answer was lost, and forgetting the serials would execute a repeated command twice
        // (§6.3).
        const auto [session, opened] = sessions_.try_emplace(open->client);
        if (opened) session->second.last_serial = open->after;
        session->second.last_used = index;
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

std::string StateMachine::Save() const {
    std::string text;
    for (const auto& [key, value] : values_) {
        text.append(Escaped(key)).append("=").append(Escaped(value)).append("\n");
    }
    for (const auto& [client, session] : sessions_) {
        text.append("C").append(std::to_string(Number(client)));
        text.append(" serial=").append(std::to_string(session.last_serial));
        text.append(" used=").append(std::to_string(session.last_used));
        if (session.last_value.has_value()) {
            text.append(" value=").append(Escaped(*session.last_value));
        }
        text.append("\n");
    }
    return text;
}

std::optional<StateMachine> StateMachine::Restored(const std::string& text, Index last) {
    StateMachine machine;
    machine.last_applied_ = last;
    std::string_view rest = text;
    while (!rest.empty()) {
        std::string_view line = TakeUpTo(rest, '\n');
        if (line.find(' ') == std::string_view::npos) {
            if (line.find('=') == std::string_view::npos) return std::nullopt;
            const auto key = Plain(TakeUpTo(line, '='));
            const auto value = Plain(line);
            if (!key.has_value() || !value.has_value()) return std::nullopt;
            machine.values_[*key] = *value;
            continue;
        }
        const auto client = NumberNamed<std::uint32_t>("C", TakeUpTo(line, ' '));
        const auto session = SessionIn(line);
        if (!client.has_value() || !session.has_value()) return std::nullopt;
        // No session can have been used by an entry that is still to come.
        if (session->last_used > last) return std::nullopt;
        machine.sessions_[ClientId{*client}] = *session;
    }
    // There is one text for every machine: another order, a name twice, a number written otherwise
    // or a line cut short is none.
    if (machine.Save() != text) return std::nullopt;
    return machine;
}

}  // namespace raft
