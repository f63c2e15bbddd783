// The five properties that Raft guarantees, as a monitor that returns violations.
//
// They are data, not assertions: a lesson may break a rule on purpose and watch a property fail.
// The monitor looks only at what changed, so its cost does not grow with the run.
//
// Rule:   Fig. 3.2.
// Caller: sim::Cluster, after every event inside a server.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "raft/event.h"
#include "raft/log.h"
#include "raft/node.h"
#include "raft/types.h"

namespace raft {

enum class Property : std::uint8_t {
    kElectionSafety,      // At most one leader in a term.
    kLeaderAppendOnly,    // A leader never removes or replaces an entry of its log.
    kLogMatching,         // Same index and term: same entry, and the same log before it.
    kLeaderCompleteness,  // What was committed is in the log of every leader of a later term.
    kStateMachineSafety,  // No two servers apply different entries at one index.
};

constexpr std::size_t kProperties = 5;

// "Election Safety".
[[nodiscard]] const char* NameOf(Property property);

struct Violation {
    Property property = Property::kElectionSafety;
    NodeId server{};       // Where it showed.
    std::string detail{};  // One sentence: who clashes with whom, and about what.

    bool operator==(const Violation&) const = default;
};

class SafetyMonitor {
  public:
    // Whether an event can violate anything; most cannot, and need no Check.
    [[nodiscard]] static bool Cares(const Event& event);

    // Looks at what `event`, just noted by `server`, has changed. `nodes` are all servers in order
    // of id (S1 first), in their state after the step that noted it.
    void Check(NodeId server, const Event& event, std::span<const Node* const> nodes);

    // Oldest first; the same clash is said once.
    [[nodiscard]] const std::vector<Violation>& violations() const { return violations_; }
    // Everything that any server has committed so far, as it was first committed.
    [[nodiscard]] const Log& committed() const { return committed_; }

  private:
    void CheckNewLeader(const Node& leader);
    void CheckCompleteness(const Node& leader);
    void CheckLog(const Node& node, const LogChanged& change, std::span<const Node* const> nodes);
    void CheckCommit(const Node& node, const CommitAdvanced& commit,
                     std::span<const Node* const> nodes);
    void Report(Property property, NodeId server, std::string detail);

    // Up to this index of committed_, the entries were committed in this term. Rising index.
    struct CommitMark {
        Index index = 0;
        Term term = 0;
    };

    std::vector<std::pair<Term, NodeId>> leaders_{};  // Who led, in order of being elected.
    Log committed_{};
    std::vector<CommitMark> marks_{};
    std::vector<Violation> violations_{};
};

}  // namespace raft
