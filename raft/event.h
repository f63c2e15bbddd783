// Everything that can happen inside a server, as one variant; every decision with its named reason.
//
// Events are small values without heap memory: recording one costs a copy. The words for them are
// in sim/describe.cpp, the only place that words events.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "raft/commit.h"
#include "raft/event_chapters.h"
#include "raft/message.h"
#include "raft/progress.h"
#include "raft/types.h"
#include "raft/vote.h"

namespace raft {

// What a server waits for on its own clock.
enum class Timer : std::uint8_t {
    kElection,   // A leader to be heard of, or votes (§3.4).
    kHeartbeat,  // A leader's next round (§3.4).
    kQuorum,     // A leader's followers to be heard of (§6.2).
    kTransfer,   // The target of a leadership transfer to win (§3.10).
    kLeases,     // A commit waits for follower leases to be over.
};

enum class Role : std::uint8_t { kFollower, kPreCandidate, kCandidate, kLeader };

// Why a server changed its role (Fig. 3.3).
enum class RoleReason : std::uint8_t {
    kStarted,           // It (re)started: every server starts as a follower.
    kElectionTimeout,   // It heard of no leader for an election timeout (§3.4).
    kToldToCampaign,    // Its timer was made to fire by hand.
    kTransfer,          // Its leader hands over to it: TimeoutNow (§3.10).
    kPreVoteWon,        // A majority would vote for it (§9.6).
    kPreVoteLost,       // A majority would not vote for it now (§9.6).
    kWonElection,       // A majority voted for it.
    kHigherTerm,        // It met a higher term (§3.3).
    kLeaderOfThisTerm,  // A candidate met the leader of its own term (§3.4).
    kNoQuorum,          // A leader heard no majority for an election timeout (§6.2).
    kRemoved,           // A leader outside of the configuration that is now committed (§4.2.2).
    kGiven,             // It was put into this state before the run.
};

struct RoleChanged {
    Role from = Role::kFollower;
    Role to = Role::kFollower;
    Term term = 0;
    RoleReason reason = RoleReason::kStarted;
};

// currentTerm rose, and votedFor was forgotten with it (§3.3).
struct TermChanged {
    Term from = 0;
    Term to = 0;
    std::optional<NodeId> source{};  // Whose message brought it; nobody for an own election.
};

// A candidate's request was judged; when granted, votedFor is now the candidate.
struct VoteJudged {
    Candidacy candidacy{};
    VoteVerdict verdict = VoteVerdict::kGranted;
    Ballot ballot{};          // The judge's own side, as it was before.
    bool pre = false;         // A pre-vote: nothing changes (§9.6).
    bool overridden = false;  // A leader is heard, but it asked for this election itself (§3.10).
    std::uint32_t heard_ago = 0;  // kLeaderHeard: so many microseconds ago, on the judge's clock.
};

// The server voted for itself on starting an election (§3.4).
struct VotedForSelf {
    Term term = 0;
};

enum class CountVerdict : std::uint8_t {
    kCounted,       // A vote, or a refusal, of a voter.
    kRepeated,      // This voter has answered already.
    kNotAVoter,     // The sender is outside of the deciding configuration.
    kNotCandidate,  // No election is under way here.
};

// The answer to a vote request arrived, or the own vote became durable.
struct VoteCounted {
    NodeId voter{};
    Term term = 0;
    bool granted = false;
    CountVerdict verdict = CountVerdict::kCounted;
    std::uint32_t votes = 0;           // Granted so far, by the (new) voters.
    std::uint32_t needed = 0;          // Their majority.
    std::uint32_t votes_outgoing = 0;  // The same of the old voters, while joint; else 0 and 0.
    std::uint32_t needed_outgoing = 0;
    bool pre = false;  // A pre-vote.
};

// The server now knows, or no longer knows, the leader of its term.
struct LeaderChanged {
    std::optional<NodeId> leader{};
    Term term = 0;
};

enum class TimerReason : std::uint8_t {
    kStarted,      // The server started.
    kLeaderHeard,  // A valid message of the leader of this term (§3.4).
    kVoteGranted,  // Granting a vote (§3.4).
    kElection,     // Starting an election (§3.4).
    kSteppedDown,  // A leader had no election timer; as a follower it needs one.
    kFixed,        // Its length was fixed, or freed, by hand.
    kPreVote,      // Starting to ask for pre-votes (§9.6).
};

// The election timer starts over with a new length.
struct TimerRestarted {
    Micros length = 0;
    TimerReason reason = TimerReason::kStarted;
};

enum class AppendVerdict : std::uint8_t {
    kAccepted,     // The logs agree at prev; what was new is in the log now.
    kStaleTerm,    // From a leader of an earlier term.
    kTooShort,     // The log ends before prev.
    kConflict,     // The log holds another entry at prev.
    kBelowCommit,  // prev lies below commitIndex, where nothing can change: acknowledged there.
    kContradicts,  // Would have to replace a committed entry, or makes no sense: refused whole.
    kFromOwnTerm,  // Somebody else claims to lead the term that this server leads.
};

// An AppendEntries was judged (Fig. 3.1, "Receiver implementation").
struct AppendJudged {
    NodeId leader{};
    Term term = 0;
    AppendVerdict verdict = AppendVerdict::kAccepted;
    EntryId prev{};
    std::uint32_t entries = 0;   // Sent with it.
    std::uint32_t appended = 0;  // New to this log.
    Term own_term_at_prev = 0;   // kConflict: the term of the own entry at prev.
    Index own_last = 0;          // The last index after it.
};

enum class LogReason : std::uint8_t {
    kProposed,       // A leader appended a client's command.
    kNoop,           // A new leader appended its no-op (§6.4).
    kReplicated,     // A follower appended what the leader sent.
    kConflict,       // A follower removed entries that differ from the leader's (§3.5).
    kDropped,        // Rule G5 broken: what followed prev was removed without a look.
    kGiven,          // Put there before the run.
    kConfiguration,  // A leader appended a configuration (§4).
    kCompacted,      // A snapshot took the place of its first entries (§5.1).
    kInstalled,      // A snapshot took the place of the whole log (§5.1).
};

// The log changed. For kConflict, kDropped, kCompacted and kInstalled the entries [first_changed,
// last_changed] are gone (none when last_changed < first_changed), for the others they are new.
struct LogChanged {
    LogReason reason = LogReason::kProposed;
    Index first_changed = 0;
    Index last_changed = 0;
    Index first_index = 1;  // The log's bounds afterwards.
    Index last_index = 0;
    Term last_term = 0;
};

enum class ProgressReason : std::uint8_t {
    kAccepted,          // The follower acknowledged.
    kBackedOff,         // The follower refused: nextIndex went back (§3.5).
    kAlreadyKnown,      // An acknowledgement that says nothing new.
    kRefusalOutOfDate,  // A refusal that is not about nextIndex - 1 of this leadership.
    kImplausible,       // It claims what this log cannot contain.
    kStranger,          // Not from a member.
    kSentAgain,       // What went out after matchIndex was refused in part, and no acknowledgement
                      // followed: it goes out once more.
    kNeedsSnapshot,   // What it needs next is compacted away: a snapshot goes out (§5.1).
    kChunkStored,     // It has `stored` of `total` bytes.
    kChunkSentAgain,  // Nothing was heard since the last round: the chunk goes out once more.
    kInstalled,       // It has installed the snapshot, or did not need it.
    kChunkOutOfDate,  // An answer that is not about the transfer under way, or says nothing new.
};

// An AppendEntriesReply or InstallSnapshotReply was judged, or a follower's progress changed.
struct ProgressJudged {
    NodeId follower{};
    ProgressReason reason = ProgressReason::kAccepted;
    ProgressState state = ProgressState::kProbe;  // Afterwards.
    Index next = 0;
    Index match = 0;
    bool fast = false;       // kBackedOff: by conflicting term, not one by one.
    Term conflict_term = 0;  // kBackedOff: what the follower said.
    Index conflict_index = 0;
    Index snapshot_index = 0;  // The snapshot's last included index, where one is concerned.
    std::uint64_t stored = 0;  // Of its bytes.
    std::uint64_t total = 0;
};

enum class CommitReason : std::uint8_t {
    kMajority,    // The leader counted (§3.5).
    kLeaderSaid,  // leaderCommit of an AppendEntries, as far as the logs are known to agree.
    kGiven,
    kSnapshot,  // A snapshot holds committed entries only (§5.1).
    kAnyTerm,   // Rule G1 broken: the leader counted an entry of an earlier term.
    kOwnLog,    // Rule G15 broken: leaderCommit, as far as the own log reaches.
};

struct CommitAdvanced {
    CommitReason reason = CommitReason::kMajority;
    Index from = 0;
    Index to = 0;
    Term entry_term = 0;  // The term of the entry at `to`.
    bool joint = false;   // kMajority: one of the old voters, and one of the new (§4.3).
};

enum class HoldBackReason : std::uint8_t {
    kOlderTerm,    // Of an earlier term: not committed by counting (§3.6.2).
    kLeaseHolder,  // `holder` has a follower lease and not yet the entry.
    kOlderLeases,  // Leases that an earlier leader granted can still be out.
};

// A majority holds more than is committed, but it may not be committed yet.
struct CommitHeldBack {
    Index index = 0;
    Term entry_term = 0;
    Term current_term = 0;
    HoldBackReason reason = HoldBackReason::kOlderTerm;
    NodeId holder{};
    Micros for_another = 0;  // kLeaseHolder, kOlderLeases: at most so long, on the leader's clock.
};

enum class ConfigurationReason : std::uint8_t {
    kStarted,   // What the server started with, or found on its disk.
    kAppended,  // Its entry is in the log now: it holds from here on (§4.1).
    kReturned,  // The entry of a later one is gone: this one holds again (§4.1).
    kSnapshot,  // It came with a snapshot (§5.1).
};

// Another configuration holds on this server.
struct ConfigurationChanged {
    Index index = 0;  // Of its entry; 0 is the one that the server started with.
    ConfigurationReason reason = ConfigurationReason::kAppended;
    std::uint32_t voters = 0;
    std::uint32_t outgoing = 0;  // While joint; else 0.
    std::uint32_t learners = 0;
};

enum class IgnoreReason : std::uint8_t {
    kStaleTerm,    // A reply of an earlier term.
    kNotLeader,    // Only a leader has use for it.
    kNotForMe,     // Addressed to another server, or from this very one.
    kImplausible,  // Numbers that no run reaches.
    kNotMyLeader,  // TimeoutNow, but not from the leader that this server follows (§3.10).
    kNotAVoter,    // TimeoutNow, but this server may not stand.
    kStranger,     // From outside of the configuration, so it confirms nothing.
    kUnknownRead,  // Answers no question of this server.
    kNoPreVotes,   // An answer to a pre-vote that is not under way here.
};

struct MessageIgnored {
    NodeId from{};
    MessageType type = MessageType::kRequestVote;
    Term term = 0;
    IgnoreReason reason = IgnoreReason::kStaleTerm;
};

// A client's request was judged.
struct ProposalJudged {
    bool accepted = false;
    std::optional<NodeId> leader{};  // When refused: whom to ask instead, if known.
    EntryId entry{};                 // When accepted.
    bool transferring = false;       // Refused by a leader that hands over (§3.10).
};

using Event = std::variant<RoleChanged, TermChanged, VoteJudged, VotedForSelf, VoteCounted,
                           LeaderChanged, TimerRestarted, AppendJudged, LogChanged, ProgressJudged,
                           CommitAdvanced, CommitHeldBack, ConfigurationChanged, MessageIgnored,
                           ProposalJudged, SnapshotTaken, SnapshotJudged, ChangeJudged,
                           CatchUpNoted, TransferNoted, ReadJudged, LeaseTaken>;

}  // namespace raft
