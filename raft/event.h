// Everything that can happen inside a server, as one variant; every decision with its named reason.
//
// Events are small values without heap memory: recording one costs a copy. The words for them are
// in sim/describe.cpp, the only place that words events.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "raft/commit.h"
#include "raft/message.h"
#include "raft/progress.h"
#include "raft/types.h"
#include "raft/vote.h"

namespace raft {

enum class Role : std::uint8_t { kFollower, kPreCandidate, kCandidate, kLeader };

// Why a server changed its role (Fig. 3.3).
enum class RoleReason : std::uint8_t {
    kStarted,           // It (re)started: every server starts as a follower.
    kElectionTimeout,   // It heard of no leader for an election timeout (§3.4).
    kToldToCampaign,    // Its timer was made to fire by hand.
    kWonElection,       // A majority voted for it.
    kHigherTerm,        // It met a higher term (§3.3).
    kLeaderOfThisTerm,  // A candidate met the leader of its own term (§3.4).
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
    Ballot ballot{};  // The judge's own side, as it was before.
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
    std::uint32_t votes = 0;   // Granted so far.
    std::uint32_t needed = 0;  // The majority of the voters.
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
    kProposed,    // A leader appended a client's command.
    kNoop,        // A new leader appended its no-op (§6.4).
    kReplicated,  // A follower appended what the leader sent.
    kConflict,    // A follower removed entries that differ from the leader's (§3.5).
    kGiven,       // Put there before the run.
};

// The log changed. For kConflict the entries [first_changed, last_changed] are gone, for the others
// they are new.
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
    kSentAgain,  // What went out after matchIndex was refused in part, and no acknowledgement
                 // followed: it goes out once more.
};

// An AppendEntriesReply was judged.
struct ProgressJudged {
    NodeId follower{};
    ProgressReason reason = ProgressReason::kAccepted;
    ProgressState state = ProgressState::kProbe;  // Afterwards.
    Index next = 0;
    Index match = 0;
    bool fast = false;       // kBackedOff: by conflicting term, not one by one.
    Term conflict_term = 0;  // kBackedOff: what the follower said.
    Index conflict_index = 0;
};

enum class CommitReason : std::uint8_t {
    kMajority,    // The leader counted (§3.5).
    kLeaderSaid,  // leaderCommit of an AppendEntries, as far as the logs are known to agree.
    kGiven,
};

struct CommitAdvanced {
    CommitReason reason = CommitReason::kMajority;
    Index from = 0;
    Index to = 0;
    Term entry_term = 0;  // The term of the entry at `to`.
};

// A majority holds more, but only of an earlier term: not committed by counting (§3.6.2).
struct CommitHeldBack {
    Index index = 0;
    Term entry_term = 0;
    Term current_term = 0;
};

// A configuration entry took effect, or went away with its entry (§4.1: from the log on).
struct ConfigurationChanged {
    Index index = 0;  // Of its entry; 0 is the one that the server started with.
};

enum class IgnoreReason : std::uint8_t {
    kStaleTerm,     // A reply of an earlier term.
    kNotLeader,     // Only a leader has use for it.
    kNotForMe,      // Addressed to another server, or from this very one.
    kImplausible,   // Numbers that no run reaches.
    kNotSupported,  // This server does not take part in that exchange.
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
};

using Event =
    std::variant<RoleChanged, TermChanged, VoteJudged, VotedForSelf, VoteCounted, LeaderChanged,
                 TimerRestarted, AppendJudged, LogChanged, ProgressJudged, CommitAdvanced,
                 CommitHeldBack, ConfigurationChanged, MessageIgnored, ProposalJudged>;

}  // namespace raft
