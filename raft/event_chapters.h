// What can happen inside a server in the chapters after replication: snapshots, membership,
// leadership transfer, reads. The rest, and the variant of all, is in event.h.
#pragma once

#include <cstdint>

#include "raft/types.h"

namespace raft {

// ---- Snapshots (§5) ----

// The server took a snapshot of its own machine and compacted its log.
struct SnapshotTaken {
    EntryId last_included{};
    std::uint64_t size = 0;
};

enum class SnapshotVerdict : std::uint8_t {
    kInstalled,    // The last chunk: the snapshot took the place of the log, or of its beginning.
    kStored,       // One more chunk is stored.
    kOutOfPlace,   // Not at the end of what is stored: a chunk was lost, or came twice.
    kNotNeeded,    // All that it holds is committed here already.
    kStaleTerm,    // From a leader of an earlier term.
    kFromOwnTerm,  // Somebody else claims to lead the term that this server leads.
    kContradicts,  // Makes no sense: refused whole.
    kUnreadable,   // No machine can be made of it: refused whole.
};

// An InstallSnapshot was judged (§5.1, Fig. 5.3).
struct SnapshotJudged {
    NodeId leader{};
    Term term = 0;
    SnapshotVerdict verdict = SnapshotVerdict::kInstalled;
    EntryId last_included{};
    std::uint64_t offset = 0;  // Of the chunk,
    std::uint64_t size = 0;    // and its bytes.
    std::uint64_t stored = 0;  // Bytes of the transfer that are stored afterwards.
    bool kept_log = false;     // kInstalled: the log held its last entry, so what follows stays.
};

// ---- Membership (§4) ----

enum class ChangeKind : std::uint8_t {
    kAdd,  // As a learner that is promoted once it has caught up.
    kAddLearner,
    kAddNow,  // Votes at once.
    kPromote,
    kDemote,
    kRemove,
    kReplace,  // "change {S1 S4 S5}": to that set of voters, by joint consensus.
};

enum class ChangeVerdict : std::uint8_t {
    kAccepted,
    kNotLeader,
    kTransferring,  // The leader hands over (§3.10).
    kUnderWay,      // One change at a time: another is not committed yet (§4.1).
    kNoOwnCommit,   // The leader has not committed an entry of its term (§4.1, corrected 2015).
    kAlreadyVoter,
    kAlreadyLearner,
    kNotAMember,
    kNotALearner,
    kLastVoter,   // Nobody would be left to vote.
    kSameVoters,  // Nothing would change.
};

// A change of the membership was asked for.
struct ChangeJudged {
    ChangeKind kind = ChangeKind::kAdd;
    ChangeVerdict verdict = ChangeVerdict::kAccepted;
    NodeId server{};        // Whom it concerns; nobody for kReplace.
    bool catch_up = false;  // Accepted: newcomers catch up before they vote (§4.2.1).
    bool early = false;     // Accepted, rule G12 broken: nothing of the own term is committed.
};

enum class CatchUpReason : std::uint8_t {
    kRoundBegun,  // It is sent what is in the log now, up to `target` (§4.2.1).
    kCaughtUp,    // A round was shorter than an election timeout: the change goes on.
    kTooSlow,     // Ten rounds did not suffice, or one did not end: the change is given up.
};

struct CatchUpNoted {
    NodeId server{};
    CatchUpReason reason = CatchUpReason::kRoundBegun;
    std::uint32_t round = 0;
    Index target = 0;
    Micros lasted = 0;  // The round that has just ended.
};

// ---- Leadership transfer (§3.10) ----

enum class TransferReason : std::uint8_t {
    kStarted,    // No more proposals; the target is brought up to date.
    kToldToGo,   // The target has everything: TimeoutNow.
    kAborted,    // An election timeout without success: the leader goes on.
    kNotLeader,  // Refused: only a leader can hand over.
    kToItself,
    kNotAVoter,
    kUnderWay,
};

struct TransferNoted {
    NodeId target{};
    TransferReason reason = TransferReason::kStarted;
    Index match = 0;  // The target's, and
    Index last = 0;   // the leader's last index.
};

// ---- Reads (§6.4) ----

enum class ReadMode : std::uint8_t {
    kReadIndex,
    kLease,
    kFollowerLease,
    kValidated,  // This one and those after it are answered without the protocol's help.
    kSnapshot,
    kLocal,
};

enum class ReadReason : std::uint8_t {
    kRoundBegun,       // readIndex is noted; a round of heartbeats asks whether it still leads.
    kJoinedRound,      // Readindex is noted; it waits for a round that begins later.
    kWaitsForOwnTerm,  // Nothing of its own term is committed yet: commitIndex may lag (§6.4).
    kConfirmed,        // A majority answered a round begun after the request.
    kLeaseHolds,       // Its lease holds: nobody else can have been elected (§6.4.1).
    kNoLease,          // It has no lease now: goes by readIndex, or (follower) to the leader.
    kFollowerHolds,    // A follower's lease holds: what is in its log is all there is.
    kForwarded,        // A follower asks its leader for the readIndex.
    kIndexLearned,     // The leader's answer: the follower waits until it has applied so far.
    kOwnState,         // Rule G10 broken: answered without asking anybody.
    kTooEarly,         // Rule G16 broken: nothing of the own term is committed, but it goes on.
    kNoLeader,         // It neither leads nor knows who does.
    kSteppedDown,      // It no longer leads, or follows another leader: the read fails.
};

struct ReadJudged {
    std::uint64_t read = 0;  // The server's own number for it.
    ReadReason reason = ReadReason::kRoundBegun;
    Index index = 0;  // What must be applied before the answer.
    std::uint64_t round = 0;
    NodeId other{};   // The follower that asked, or the leader that was asked; else nobody.
    Micros left = 0;  // Of the lease, on the own clock; negative: over for so long.
};

enum class LeaseReason : std::uint8_t { kGranted, kRenewed };

// A follower took a lease from its leader.
struct LeaseTaken {
    LeaseReason reason = LeaseReason::kGranted;
    Micros left = 0;  // On its own clock.
    Term term = 0;
};

}  // namespace raft
