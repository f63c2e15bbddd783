// Whether a server grants its vote. Pure: reads a ballot and a candidacy, changes nothing.
//
// Rule:   Fig. 3.1, "RequestVote RPC: Receiver implementation"; argued in §3.4 and §3.6.1.
// Caller: Node::OnRequestVote (election.cpp) records the vote and restarts the timer.
#pragma once

#include <cstdint>
#include <optional>

#include "raft/rules.h"
#include "raft/types.h"

namespace raft {

// The part of a server's state that decides a vote. Term and vote are persisted before any reply
// leaves the server (§3.8): a restart must not let it vote twice in one term.
struct Ballot {
    Term current_term = 0;
    std::optional<NodeId> voted_for{};
    EntryId last_entry{};
};

// What a candidate asks with.
struct Candidacy {
    NodeId candidate{};
    Term term = 0;
    EntryId last_entry{};
};

// The reason has a name, not just a bool: the screen explains it and scripts quote it.
enum class VoteVerdict : std::uint8_t {
    kGranted,
    kStaleTerm,
    kAlreadyVoted,
    kLogBehind,
    kLeaderHeard,  // A leader was heard within the minimum election timeout (§4.2.3).
};

// REQUIRES: candidacy.term <= ballot.current_term. A higher term first makes the receiver adopt it
// and forget its vote (Fig. 3.1, "Rules for Servers: All Servers").
// Whether a leader is heard is judged before (Node::HearsLeader): it can keep the term from rising.
[[nodiscard]] VoteVerdict JudgeVote(const Ballot& ballot, const Candidacy& candidacy,
                                    const Rules& rules = {});

// The question before the question (§9.6): would it grant, in the candidacy's term? A vote given in
// an earlier term does not count, and any term may be asked about.
[[nodiscard]] VoteVerdict JudgePreVote(const Ballot& ballot, const Candidacy& candidacy,
                                       const Rules& rules = {});

}  // namespace raft
