// The names of the rules that can be broken.
#include "raft/rules.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

struct Names {
    const char* row;
    const char* belief;
};

constexpr std::array<Names, kRules> kNames = {{
    {"G1", "count-old-terms"},
    {"G2", "vote-without-log-check"},
    {"G3", "forget-vote"},
    {"G4", "answer-before-disk"},
    {"G5", "always-truncate"},
    {"G6", "ignore-heartbeats"},
    {"G7", "equal-timeouts"},
    {"G8", "noop-as-heartbeat"},
    {"G9", "switch-at-once"},
    {"G10", "read-own-state"},
    {"G11", "lease-without-drift-bound"},
    {"G12", "change-before-commit"},
    {"G13", "apply-when-appended"},
    {"G14", "retry-without-session"},
    {"G15", "commit-own-log"},
    {"G16", "read-before-commit"},
}};

bool SameLetters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

const char* RowOf(Rule rule) {
    return kNames.at(static_cast<std::size_t>(rule)).row;
}

const char* NameOf(Rule rule) {
    return kNames.at(static_cast<std::size_t>(rule)).belief;
}

bool GuardsLiveness(Rule rule) {
    return rule == Rule::kHeartbeatResetsTimer || rule == Rule::kRandomTimeouts ||
           rule == Rule::kNoopIsAnEntry;
}

std::optional<Rule> RuleNamed(std::string_view word) {
    for (std::size_t i = 0; i < kRules; ++i) {
        if (SameLetters(word, kNames.at(i).row) || SameLetters(word, kNames.at(i).belief)) {
            return static_cast<Rule>(i);
        }
    }
    return std::nullopt;
}

}  // namespace raft
