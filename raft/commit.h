// The highest index that a leader may commit, and what holds it back. Pure.
//
// Rule:   §3.5 (a majority stores the entry) and §3.6.2, Fig. 3.7: a leader concludes commitment
//         by counting only for an entry of its own term; earlier entries follow with it.
// Caller: Node::MaybeCommit (replication.cpp).
#pragma once

#include <cstdint>

#include "raft/log.h"
#include "raft/rules.h"
#include "raft/types.h"

namespace raft {

enum class CommitVerdict : std::uint8_t {
    kAdvanced,   // `index` is new.
    kNothing,    // The majority holds nothing beyond what is committed.
    kOlderTerm,  // The majority holds more, but its last entry is of an earlier term (§3.6.2).
};

struct CommitJudgement {
    CommitVerdict verdict = CommitVerdict::kNothing;
    Index index = 0;      // What the majority holds.
    Term entry_term = 0;  // The term of the entry there.
};

// `quorum_index` is what a majority of the deciding configuration has on disk.
// REQUIRES: quorum_index <= log.last_index().
[[nodiscard]] CommitJudgement JudgeCommit(const Log& log, Term current_term, Index commit_index,
                                          Index quorum_index, const Rules& rules = {});

}  // namespace raft
