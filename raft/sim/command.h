// Everything that a person can do to a cluster, as one variant. Its text is in script.h.
//
// A menu entry, a key, a drag and a script line all make the same value, and Cluster::Do takes it;
// there is no second way to act on a cluster.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "raft/entry.h"
#include "raft/message.h"
#include "raft/node.h"
#include "raft/sim/command_faults.h"
#include "raft/sim/command_history.h"
#include "raft/sim/condition.h"
#include "raft/sim/event.h"
#include "raft/sim/options.h"
#include "raft/sim/time.h"

namespace raft::sim {

// ---- Set-up ----

struct MakeCluster {
    ClusterShape shape{};
    bool operator==(const MakeCluster&) const = default;
};
struct SetSeed {
    std::uint64_t seed = 0;
    bool operator==(const SetSeed&) const = default;
};

enum class OptionName : std::uint8_t {
    kElectionTimeout,
    kHeartbeat,
    kLatency,
    kLoss,
    kDuplicate,
    kReorder,
    kFsync,
    kNoop,
    kBackoff,
    kMaxEntries,
    kInflight,
    kSessions,
    kTick,
    kClock,
    kDelivery,
    kPersist,
    kApply,
    kPreVote,
    kCheckQuorum,
    kMembership,
    kSnapshotEvery,
    kChunk,
    kLease,
    kClockDriftBound,
};

// The value that the name asks for: a range of lengths (one length is a range of itself), a share,
// a count, or on/off, where "on" also stands for auto (clock, delivery, ...), fast (backoff) and
// joint (membership). prevote's count is its raft::PreVote; clock-drift-bound's share is a ratio.
struct SetOption {
    OptionName name = OptionName::kLatency;
    Range range{};
    Millionths share = 0;
    std::uint32_t count = 0;
    bool on = false;

    bool operator==(const SetOption&) const = default;
};

struct Given {
    NodeId server{};
    Term term = 0;
    std::optional<NodeId> vote{};
    std::vector<Entry> log{};  // From index 1.
    Index commit = 0;
    Index snapshot = 0;  // Its first entries up to here are a snapshot, and committed.
    Role role = Role::kFollower;

    bool operator==(const Given& other) const;
};

// ---- Time ----

struct RunFor {
    Micros length = 0;
    bool operator==(const RunFor&) const = default;
};

struct RunUntilHolds {
    Condition condition{};
    Micros within = 60 * kSecond;

    bool operator==(const RunUntilHolds&) const = default;
};

struct StepOnce {
    using Unit = StepUnit;

    Unit unit = Unit::kEvent;
    std::uint32_t count = 1;

    bool operator==(const StepOnce&) const = default;
};

// Takes back a command given with "at": the number-th that was given, from 1.
struct Cancel {
    std::uint64_t number = 0;
    bool operator==(const Cancel&) const = default;
};

// ---- By hand ----

struct TickServer {
    NodeId server{};
    std::uint32_t count = 1;

    bool operator==(const TickServer&) const = default;
};
// nullopt: random again.
struct FixTimer {
    NodeId server{};
    std::optional<Micros> length{};

    bool operator==(const FixTimer&) const = default;
};
struct PersistNow {
    NodeId server{};
    bool operator==(const PersistNow&) const = default;
};
struct ApplyNow {
    NodeId server{};
    std::uint32_t count = 1;

    bool operator==(const ApplyNow&) const = default;
};
// Changes what is on the disk of a server that stands still; what is not named stays.
struct Edit {
    NodeId server{};
    std::optional<Term> term{};
    std::optional<std::optional<NodeId>> vote{};  // Inside, nothing: the vote is taken back.
    bool has_log = false;
    std::vector<Entry> log{};  // With has_log: in the place of all that is behind the snapshot.

    bool operator==(const Edit& other) const;
};
struct Inject {
    Message message{};  // The sender may be no server.

    bool operator==(const Inject& other) const;
};

// ---- Messages ----

struct Deliver {
    MessageSelector which{};
    bool operator==(const Deliver&) const = default;
};
struct Drop {
    MessageSelector which{};
    bool operator==(const Drop&) const = default;
};
struct Duplicate {
    MessageSelector which{};
    bool operator==(const Duplicate&) const = default;
};
struct Delay {
    MessageSelector which{};
    Micros by = 0;

    bool operator==(const Delay&) const = default;
};
struct Hold {
    MessageFilter filter{};
    bool operator==(const Hold&) const = default;
};
struct Release {
    MessageFilter filter{};
    bool operator==(const Release&) const = default;
};

// ---- Clients ----

struct ClientCommand {
    Operation operation{};
    std::optional<NodeId> to{};    // Asked once, without redirect or retry.
    std::optional<ClientId> as{};  // Else C1.
    bool no_session = false;

    bool operator==(const ClientCommand&) const = default;
};
// "get x from S2 mode local". With `from` that server is asked once, without redirect or retry.
struct GetValue {
    std::string key{};
    std::optional<NodeId> from{};
    std::optional<ClientId> as{};  // Else C1.
    ReadMode mode = ReadMode::kReadIndex;

    bool operator==(const GetValue&) const = default;
};
struct Register {
    ClientId client{};
    std::optional<NodeId> to{};

    bool operator==(const Register&) const = default;
};
struct Retry {
    ClientId client{};
    std::optional<NodeId> to{};

    bool operator==(const Retry&) const = default;
};
// A steady stream of commands; without a length it goes on for ever, a rate of 0 ends it.
struct Load {
    std::uint32_t per_second = 0;
    std::optional<Micros> length{};

    bool operator==(const Load&) const = default;
};

// ---- Protocol ----

struct FireTimeout {
    NodeId server{};
    bool operator==(const FireTimeout&) const = default;
};
struct BeatHeart {
    NodeId server{};
    bool operator==(const BeatHeart&) const = default;
};

// `via` is the server that is asked; else the leader of the highest term.
struct HandOver {
    NodeId target{};
    std::optional<NodeId> via{};

    bool operator==(const HandOver&) const = default;
};
// Compacts up to `index`; else up to all that is applied.
struct TakeSnapshot {
    NodeId server{};
    std::optional<Index> index{};

    bool operator==(const TakeSnapshot&) const = default;
};
// add, promote, demote, remove, change.
struct ChangeMembers {
    MembershipChange change{};
    std::optional<NodeId> via{};

    bool operator==(const ChangeMembers&) const = default;
};

// ---- Rules ----

// "break G1", "mend G1".
struct BreakRule {
    Rule rule = Rule::kCommitOwnTermOnly;
    bool broken = true;

    bool operator==(const BreakRule&) const = default;
};

// ---- Checks ----

struct ExpectCondition {
    Condition condition{};

    bool operator==(const ExpectCondition&) const = default;
};
// Compares terms, and contents too where an entry is written with one ("1:x=1").
struct ExpectLog {
    struct Item {
        Term term = 0;
        std::optional<Entry> entry{};

        bool operator==(const Item& other) const;
    };
    NodeId server{};
    std::vector<Item> log{};

    bool operator==(const ExpectLog&) const = default;
};
// nullopt: the key is absent ("x=none").
struct ExpectState {
    NodeId server{};
    std::string key{};
    std::optional<std::string> value{};

    bool operator==(const ExpectState&) const = default;
};
struct ExpectMembers {
    NodeId server{};
    Configuration configuration{};

    bool operator==(const ExpectMembers&) const = default;
};
// The last vote that VOTER refused to CANDIDATE was refused because of this.
struct ExpectRefused {
    enum class Because : std::uint8_t { kTerm, kVote, kLog, kLease };

    NodeId voter{};
    NodeId candidate{};
    Because because = Because::kTerm;

    bool operator==(const ExpectRefused&) const = default;
};

// The last answer to a read of the key by the client. nullopt: the key was absent ("x=none").
struct ExpectRead {
    ClientId client{};
    std::string key{};
    std::optional<std::string> value{};

    bool operator==(const ExpectRead&) const = default;
};

// ---- Teaching ----

struct Say {
    std::string text{};
    std::string chinese{};  // The same in Chinese; empty: the text is for every language.
    bool operator==(const Say&) const = default;
};
struct PauseHere {
    bool operator==(const PauseHere&) const = default;
};

// A word of the language whose part of the program does not exist yet: always refused.
struct NotYet {
    std::string word{};
    std::string text{};  // The whole line.

    bool operator==(const NotYet&) const = default;
};

struct At;

using Command =
    std::variant<MakeCluster, SetSeed, SetOption, Given, RunFor, RunUntilHolds, StepOnce, Crash,
                 Restart, Pause, Resume, Wipe, Cut, Heal, Partition, Isolate, SetLinkLatency,
                 SetLinkLoss, SetClockRate, SetServerFsync, TickServer, FixTimer, PersistNow,
                 ApplyNow, Inject, Deliver, Drop, Duplicate, Delay, Hold, Release, ClientCommand,
                 GetValue, Register, Retry, Load, FireTimeout, BeatHeart, HandOver, TakeSnapshot,
                 ChangeMembers, BreakRule, ExpectCondition, ExpectLog, ExpectState, ExpectMembers,
                 ExpectRefused, ExpectRead, Edit, Say, PauseHere, Cancel, HistoryCommand, NotYet,
                 std::shared_ptr<const At>>;

// "at 250ms COMMAND": do it at that moment of virtual time. Its command is none that moves time.
struct At {
    Micros time = 0;
    Command command{};
};

[[nodiscard]] bool SameCommand(const Command& a, const Command& b);  // At by content, too.

}  // namespace raft::sim
