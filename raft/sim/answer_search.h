// Finds what can be true of a key once an operation on it has been answered.
//
// Caller: Possibilities::Return (possibilities.h, which says how it is done).
#pragma once

#include <cstdint>
#include <vector>

#include "raft/sim/possibilities.h"

namespace raft::sim {

class AnswerSearch {
  public:
    // REQUIRES: `goal` is in `before`, which stays as it is while this lives.
    AnswerSearch(const Possibilities& before, const Pending& goal, const Value& answer);

    // False if there are more branches than kBranchesMax.
    [[nodiscard]] bool Run();
    // Those that the answer fits, without a note about the operation.
    [[nodiscard]] std::vector<Possibility>& kept() { return kept_; }

  private:
    // Whether nothing more needs to happen before the answer, from here.
    bool KeepRead(const Possibility& from);
    bool KeepCommand(const Possibility& from);
    void KeepHidden(const Possibility& from);
    void ShowHidden(Possibility& next, const Value& value) const;
    void Keep(Possibility possibility);
    void Extend(const Possibility& from);

    [[nodiscard]] Possibility Applied(const Possibility& from, const Operation& operation,
                                      OperationId id) const;
    void MarkPassed(Possibility& next, const Pending& read, const Content& old,
                    bool overwrites) const;
    [[nodiscard]] bool Leads(const Operation& operation) const;
    [[nodiscard]] bool Overshoots(const Possibility& possibility) const;
    [[nodiscard]] bool Unambiguous(const Possibility& possibility) const;

    const Possibilities& before_;
    const Pending& goal_;
    const Value& answer_;
    bool sums_ = false;     // There are increments to tell values apart, besides the goal.
    bool growing_ = false;  // Nothing can make the value smaller; then this is where to stop:
    std::int64_t most_ = 0;
    std::vector<Possibility> open_{};
    std::vector<Possibility> kept_{};
};

}  // namespace raft::sim
