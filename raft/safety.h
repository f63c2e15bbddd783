// The five properties that Raft guarantees, and their sum, as a monitor that returns violations.
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
#include <vector>

#include "raft/event.h"
#include "raft/log.h"
#include "raft/node.h"
#include "raft/types.h"
#include "raft/words.h"

namespace raft {

enum class Property : std::uint8_t {
    kElectionSafety,      // At most one leader in a term.
    kLeaderAppendOnly,    // A leader never removes or replaces an entry of its log.
    kLogMatching,         // Same index and term: same entry, and the same log before it.
    kLeaderCompleteness,  // What was committed is in the log of every leader of a later term.
    kStateMachineSafety,  // No two servers apply different entries at one index.
    kLinearizability,  // Clients see one order of all operations (§6.3, §6.4): the sum of it all.
};

constexpr std::size_t kProperties = 6;

// "Election Safety".
[[nodiscard]] const char* NameOf(Property property);
[[nodiscard]] Words NamesOf(Property property);

struct Violation {
    Property property = Property::kElectionSafety;
    NodeId server{};          // Where it showed.
    std::string detail{};     // One sentence: who clashes with whom, and about what.
    std::uint64_t clash = 0;  // The caller's number of the earlier event that it clashes with; 0
                              // when that is not known any more.
    std::string chinese_detail{};  // The same sentence as `detail`.

    bool operator==(const Violation&) const = default;
};

class SafetyMonitor {
  public:
    // Whether an event can violate anything; most cannot, and need no Check.
    [[nodiscard]] static bool Cares(const Event& event);

    // Looks at what `event`, just noted by `server`, has changed. `number` is the caller's for it:
    // later clashes name it. `nodes` are all servers in order of id (S1 first), in their state
    // after the step that noted it.
    void Check(NodeId server, const Event& event, std::uint64_t number,
               std::span<const Node* const> nodes);
    // A machine takes an entry that is not known to be committed (rule G13 broken).
    void CheckEarly(NodeId server, Index index, const Entry& entry, std::uint64_t number);
    // An answer to a client that no order of the operations explains (sim/linearizability.h).
    void ReportNotLinearizable(NodeId server, Bilingual detail, std::uint64_t clash);

    // Oldest first; the same clash is said once.
    [[nodiscard]] const std::vector<Violation>& violations() const { return violations_; }
    // Everything that any server has committed so far, as it was first committed.
    [[nodiscard]] const Log& committed() const { return committed_; }

  private:
    // What is looked at, and the caller's number for it.
    struct Moment {
        const Node& node;
        std::uint64_t number;
        std::span<const Node* const> nodes;
    };
    void CheckNewLeader(const Moment& moment);
    void CheckCompleteness(const Node& leader);
    void CheckLog(const Moment& moment, const LogChanged& change);
    void CheckCommit(const Moment& moment, const CommitAdvanced& commit);
    // False: it clashes.
    bool CheckCommitted(const Moment& moment, Index index, const Entry& entry);
    void CheckInstalled(const Moment& moment, Index index);
    void Record(const Moment& moment, Index last);
    [[nodiscard]] std::uint64_t NumberOfCommit(Index index) const;
    void Report(Property property, NodeId server, Bilingual detail, std::uint64_t clash);

    // Up to this index of committed_, the entries were committed in this term. Rising index.
    struct CommitMark {
        Index index = 0;
        Term term = 0;
    };
    struct Elected {
        Term term = 0;
        NodeId leader{};
        std::uint64_t number = 0;
    };
    // The first server to commit up to this index did so in the caller's event `number`.
    struct CommitNumber {
        Index index = 0;
        std::uint64_t number = 0;
    };
    struct Early {
        NodeId server{};
        Index index = 0;
        Entry entry{};
        std::uint64_t number = 0;
    };

    std::vector<Elected> leaders_{};  // In order of term.
    Log committed_{};
    std::vector<CommitMark> marks_{};
    std::vector<CommitNumber> numbers_{};  // Of the last commits; rising index.
    bool forgot_numbers_ = false;          // Of the earlier ones.
    std::vector<Early> early_{};           // Applied before they were committed; the last ones.
    std::vector<Violation> violations_{};
};

}  // namespace raft
