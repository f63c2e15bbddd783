// The names of the rules that can be broken.
#include "raft/rules.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

struct Names {
    const char* row;
    const char* belief;
    Words sentence;
};

constexpr std::array<Names, kRules> kNames = {{
    {"G1",
     "count-old-terms",
     {"Believes that a majority of replicas is enough to commit, whatever the term.",
      "误以为条目只要在多数派上就能提交，不论任期。"}},
    {"G2",
     "vote-without-log-check",
     {"Believes that a vote needs no look at the log.", "误以为投票时不必看日志。"}},
    {"G3",
     "forget-vote",
     {"Believes that votedFor need not be on disk.", "误以为 votedFor 不必写到磁盘。"}},
    {"G4",
     "answer-before-disk",
     {"Believes that a follower may answer before its write is done.",
      "误以为跟随者在写入完成之前就可以答复。"}},
    {"G5",
     "always-truncate",
     {"Believes in dropping all behind the previous entry, then appending.",
      "误以为追加之前应先删掉前一个条目之后的全部日志。"}},
    {"G6",
     "ignore-heartbeats",
     {"Believes that only granting a vote restarts the election timer.",
      "误以为只有投出选票才会重置选举定时器。"}},
    {"G7",
     "equal-timeouts",
     {"Believes that equal election timeouts are fine.", "误以为选举超时都相等也没关系。"}},
    {"G8",
     "noop-as-heartbeat",
     {"Believes that a new leader's no-op is just an empty heartbeat.",
      "误以为新领导者的空操作只是一次空心跳。"}},
    {"G9",
     "switch-at-once",
     {"Believes in switching the configuration in one step.", "误以为可以一步切换配置。"}},
    {"G10",
     "read-own-state",
     {"Believes that a leader may answer reads from its own state.",
      "误以为领导者可以直接用自己的状态答复读取。"}},
    {"G11",
     "lease-without-drift-bound",
     {"Believes that a lease needs no bound on clock drift.", "误以为租约不需要限制时钟漂移。"}},
    {"G12",
     "change-before-commit",
     {"Believes that a change of members needs no committed entry of the term.",
      "误以为变更成员之前不必先提交本任期的条目。"}},
    {"G13",
     "apply-when-appended",
     {"Believes in applying an entry as soon as it is appended.", "误以为条目一追加就可以应用。"}},
    {"G14",
     "retry-without-session",
     {"Believes in retrying a command without a session.", "误以为没有会话也可以重试命令。"}},
    {"G15",
     "commit-own-log",
     {"Believes in committing as far as the own log reaches.",
      "误以为自己的日志有多长就可以提交到哪里。"}},
    {"G16",
     "read-before-commit",
     {"Believes that a new leader may answer reads at once.", "误以为新领导者可以立即答复读取。"}},
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

Words BeliefOf(Rule rule) {
    return kNames.at(static_cast<std::size_t>(rule)).sentence;
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
