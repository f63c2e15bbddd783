// Everything that happens in a cluster, each with its moment and its cause.
//
// The words are in describe.cpp, the JSON in app/json.cpp; both read only these values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "raft/event.h"
#include "raft/message.h"
#include "raft/ready.h"
#include "raft/sim/time.h"

namespace raft::sim {

// Rises by one with every event of a cluster, from 1. 0 is nobody's: "no cause".
using EventId = std::uint64_t;
// Rises by one with every message put on a link, from 1.
using MessageId = std::uint64_t;
// Rises by one with every request of a client, from 1.
using RequestId = std::uint64_t;

enum class MessageFate : std::uint8_t {
    kSent,        // Left its sender.
    kInjected,    // Made up by hand.
    kDuplicated,  // A second copy was put on the link, under an id of its own.
    kDelivered,   // Handed to its receiver's queue.
    kLost,        // Died on its way; `loss` says why.
    kDropped,     // Taken off its link by hand.
    kHeld,        // Waits on its link until released.
    kReleased,
    kDelayed,
};

enum class LossReason : std::uint8_t { kNone, kChance, kCut, kReceiverDown, kSenderStopped };

struct MessageEvent {
    MessageFate fate = MessageFate::kSent;
    MessageId id = 0;
    Message message{};
    Micros sent_at = 0;
    std::optional<Micros> due_at{};  // When it is to arrive; nothing while it waits to be told.
    LossReason loss = LossReason::kNone;
    MessageId original = 0;  // kDuplicated: whose copy it is.
};

// The stages of a server, in order (§10.2; RawNode's loop).
enum class Stage : std::uint8_t { kTake, kStep, kPersist, kSend, kApply, kAdvance };
constexpr std::size_t kStages = 6;

// A write began or reached the disk. What it makes durable.
struct PersistEvent {
    std::uint64_t write_number = 0;
    bool durable = false;  // false: under way.
    HardState hard{};      // As it is on the disk after this write.
    Index last_index = 0;
    Index snapshot_index = 0;  // The last index of a snapshot that is part of it; 0: none.
};

// The state machine took an entry; or, with `restored`, the whole state of a snapshot up to there.
struct AppliedEvent {
    Index index = 0;
    Term term = 0;
    bool restored = false;
};

enum class LifeChange : std::uint8_t { kCrashed, kRestarted, kPaused, kResumed, kWiped };

struct LifeEvent {
    LifeChange change = LifeChange::kCrashed;
    std::optional<Stage> stage{};  // kCrashed: at which stage, when it was asked for.
};

// What is on a server's disk was changed by hand: what it is now, and which parts were named.
struct EditEvent {
    HardState hard{};
    EntryId last{};
    bool term = false;
    bool vote = false;
    bool log = false;
};

enum class RequestStatus : std::uint8_t { kWaiting, kDone, kRefused, kLost, kFailed, kExpired };

enum class RequestStep : std::uint8_t {
    kAsked,       // The client sent it to `server`.
    kAppended,    // A leader appended it at `entry`.
    kRedirected,  // `server` does not lead; the client goes to another.
    kRetried,     // The client asks again.
    kAnswered,    // It ended: `status`, and the machine's answer if it was done.
    kRefusedOld,  // A validated read: the client has seen a newer state, and asks another server.
};

struct RequestEvent {
    RequestId request = 0;
    RequestStep step = RequestStep::kAsked;
    ClientId client{};
    RequestStatus status = RequestStatus::kWaiting;
    std::string command{};  // "put x 1".
    EntryId entry{};
    std::optional<NodeId> leader{};  // kRedirected, kRefused: whom the server named.
    std::optional<std::string> value{};
    std::optional<ReadMode> read{};  // How it reads; nothing for a command.
    EntryId state{};                 // kAnswered, kRefusedOld of a read: the state's last entry.
};

enum class LinkChange : std::uint8_t { kCut, kHealed };

// One direction of a link.
struct LinkEvent {
    LinkChange change = LinkChange::kCut;
    NodeId from{};
    NodeId to{};
};

// Something that a person (or a script) did, in its text form; the root of what follows from it.
struct CommandEvent {
    std::string text{};
};

struct TimerFired {
    Timer timer = Timer::kElection;
};

struct ViolationEvent {
    std::string name{};  // "Election Safety", "Linearizability".
    std::string detail{};
    EventId clash = 0;             // The earlier event that it clashes with; 0: not known any more.
    std::string chinese_detail{};  // The same sentence as `detail`.
};

// Nothing wrong was done, but nothing gets done either (§3.9): said once for every standstill.
enum class Stall : std::uint8_t {
    kNoLeader,       // No leader for two seconds.
    kLeadersChange,  // One leader after the other, though none failed.
    kNoCommit,       // A majority holds entries that are not committed, for two seconds.
};

enum class StallCause : std::uint8_t {
    kTooFewRunning,  // `count` of the voters run, `needed` are a majority.
    kCutOff,         // No server reaches a majority of the voters.
    kSplitVotes,     // `count` elections in a row that nobody won.
    kDeposed,        // Leaders that run and are reached were deposed by timeouts, `count` times.
    kNoOwnEntry,     // The leader has no entry of its own term to count (§3.6.2).
    kNotKnown,
};

struct StallEvent {
    Stall stall = Stall::kNoLeader;
    StallCause cause = StallCause::kNotKnown;
    Micros lasted = 0;
    std::uint32_t count = 0;
    std::uint32_t needed = 0;
};

struct SayEvent {
    std::string text{};
    std::string chinese{};  // Empty: the text is for every language.
};

using EventBody = std::variant<raft::Event, MessageEvent, PersistEvent, AppliedEvent, LifeEvent,
                               RequestEvent, LinkEvent, CommandEvent, TimerFired, ViolationEvent,
                               StallEvent, SayEvent, EditEvent>;

struct Event {
    EventId id = 0;
    EventId cause = 0;  // An earlier event; 0 for none.
    Micros at = 0;
    std::optional<NodeId> server{};  // Where it happened: a message's sender, or its receiver once
                                     // it arrived; nobody for what concerns no single server.
    EventBody body{};
};

}  // namespace raft::sim
