// The switches of "break this rule": sixteen wrong beliefs about Raft, each off unless asked for.
//
// Every one is one named check at one place; grep for its enumerator to find the line of the rule
// that it breaks. The rows G1 to G16 are those of the scenarios' `covers`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "raft/words.h"

namespace raft {

enum class Rule : std::uint8_t {
    kCommitOwnTermOnly,     // G1: believes that a majority of replicas is enough, whatever term.
    kVoteForUpToDateLog,    // G2: believes that a vote needs no look at the log.
    kVoteOnDisk,            // G3: believes that votedFor need not be on disk.
    kAnswerAfterDisk,       // G4: believes that a follower may answer before its write is done.
    kTruncateOnConflict,    // G5: believes in dropping all after prev, then appending.
    kHeartbeatResetsTimer,  // G6: believes that only granting a vote resets the timer.
    kRandomTimeouts,        // G7: believes that equal election timeouts are fine.
    kNoopIsAnEntry,         // G8: believes that the no-op is just an empty heartbeat.
    kJointConsensus,        // G9: believes in switching the configuration in one step.
    kConfirmLeadership,     // G10: believes that a leader may answer reads from its own state.
    kBoundClockDrift,       // G11: believes that a lease needs no bound on clock drift.
    kChangeAfterOwnCommit,  // G12: believes that a change needs no committed entry of the term.
    kApplyCommittedOnly,    // G13: believes in applying as soon as appended.
    kRetryInSession,        // G14: believes in retrying without a session.
    kCommitOnlyMatched,     // G15: believes in committing as far as the own log reaches.
    kReadAfterOwnCommit,    // G16: believes that a new leader may answer reads at once.
};

constexpr std::size_t kRules = 16;

// Which rules are broken; none to begin with.
class Rules {
  public:
    [[nodiscard]] bool Broken(Rule rule) const { return (broken_ & Bit(rule)) != 0; }
    [[nodiscard]] bool AnyBroken() const { return broken_ != 0; }
    void Set(Rule rule, bool broken) {
        broken_ = broken ? broken_ | Bit(rule) : broken_ & ~Bit(rule);
    }

    bool operator==(const Rules&) const = default;

  private:
    static constexpr std::uint32_t Bit(Rule rule) {
        return std::uint32_t{1} << static_cast<std::uint32_t>(rule);
    }

    std::uint32_t broken_ = 0;
};

// "G1".
[[nodiscard]] const char* RowOf(Rule rule);
// The wrong belief as a word of the command language: "count-old-terms".
[[nodiscard]] const char* NameOf(Rule rule);
// The same belief as a sentence.
[[nodiscard]] Words BeliefOf(Rule rule);
// Whether what it prevents is a standstill, not a wrong answer (G6, G7, G8).
[[nodiscard]] bool GuardsLiveness(Rule rule);
// By row or by name, whatever the case of its letters.
[[nodiscard]] std::optional<Rule> RuleNamed(std::string_view word);

}  // namespace raft
