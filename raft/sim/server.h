// One machine of the cluster: its input queue, its Node, disk and state machine, its own clock.
//
// It works off one input after the other, each in six stages:
//
//     queue -> take -> step -> persist -> send -> apply -> advance
//                                |          ^
//                                +- fsync --+   promises wait for it, the next input does not
//
// The stages themselves are in cluster_stages.cpp, since most of them reach out of the machine.
//
// Rule: §10.2.1 (writing in parallel), rules for time: a paused machine loses nothing but time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "raft/node.h"
#include "raft/ready.h"
#include "raft/sim/client.h"
#include "raft/sim/disk.h"
#include "raft/sim/event.h"
#include "raft/sim/options.h"
#include "raft/sim/time.h"
#include "raft/state_machine.h"

namespace raft::sim {

// A clock that runs at its own rate, in whole microseconds, exactly.
class LocalClock {
  public:
    // What it shows at the virtual moment `now`. REQUIRES: now is not before the last change.
    [[nodiscard]] Micros At(Micros now) const;
    // The first virtual moment at which it shows `local` or more; nothing when it stands still.
    [[nodiscard]] std::optional<Micros> When(Micros local) const;
    [[nodiscard]] Millionths rate() const { return rate_; }
    [[nodiscard]] bool standing() const { return standing_; }

    void SetRate(Micros now, Millionths rate);
    // Under a manual clock it moves by Advance only.
    void SetStanding(Micros now, bool standing);
    void Advance(Micros length) { shown_ += length; }
    // Keeps the numbers small that At multiplies; changes nothing that can be seen.
    void Settle(Micros now) {
        if (rate_ != kWhole) Rebase(now);
    }

  private:
    void Rebase(Micros now);

    Micros shown_ = 0;         // At the virtual moment since_,
    Millionths fraction_ = 0;  // and so many millionths of a microsecond more.
    Micros since_ = 0;
    Millionths rate_ = kWhole;
    bool standing_ = false;
};

// Something for a server to work off.
struct Input {
    enum class Kind : std::uint8_t {
        kMessage,
        kTimer,      // A timer is due: time passes, that is all.
        kTick,       // One tick, told by hand.
        kRequest,    // A client's request, `number` is its id.
        kWritten,    // The disk is done up to the write `number`.
        kCampaign,   // By hand: the election timer fires now.
        kHeartbeat,  // By hand: a round of heartbeats begins now.
        kTransfer,   // By hand: leadership goes to the server `number`.
        kChange,     // By hand: `change` of the members.
        kSnapshot,   // A snapshot of the machine takes the place of the log up to `number`.
    };

    Kind kind = Kind::kTimer;
    Micros arrived = 0;  // On the server's own clock.
    EventId cause = 0;
    std::uint64_t number = 0;
    Message message{};
    std::shared_ptr<const MembershipChange> change{};
};

// A promise that waits until a write is durable.
struct Promise {
    std::uint64_t write_number = 0;
    Message message{};
};

// A client's request that this server has appended and not yet answered.
struct UnansweredRequest {
    RequestId request = 0;
    EntryId entry{};
};

// A client's read that this server has taken and not yet answered. The request's id is its number
// at the node, so an answer that comes late is always about the same question.
struct WaitingRead {
    RequestId request = 0;
    std::uint32_t attempt = 0;     // The client's that it answers.
    std::optional<Index> index{};  // Answered once so much is applied; nothing: not confirmed yet.
    EventId cause = 0;             // What was decided about it last.
};

// The configuration that a server begins with, before any entry.
[[nodiscard]] std::shared_ptr<const Configuration> FirstOf(const ClusterShape& shape, NodeId id);
// The machine that the snapshot holds; the empty one for null.
[[nodiscard]] StateMachine MachineIn(const Snapshot* snapshot);

// Read by everybody, changed by the cluster alone: its stages are the other half of this class.
class Server {
  public:
    Server(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options,
           std::uint64_t seed);

    [[nodiscard]] NodeId id() const { return node_.id(); }
    [[nodiscard]] bool up() const { return up_; }
    [[nodiscard]] bool paused() const { return paused_; }
    // Of a server that is down: as it would start from its disk.
    [[nodiscard]] const Node& node() const { return node_; }
    [[nodiscard]] const Disk& disk() const { return disk_; }
    [[nodiscard]] const StateMachine& machine() const { return machine_; }
    [[nodiscard]] const LocalClock& clock() const { return clock_; }

    // The stage that comes next, while it is in the middle of an input or has one to take; nothing
    // while it rests.
    [[nodiscard]] std::optional<Stage> stage() const;
    // What it works on, between take and advance; else null.
    [[nodiscard]] const Input* current() const {
        if (!busy_) return nullptr;
        return timer_first_ ? &timer_input_ : &queue_[queue_head_];
    }
    // What that asks of the world, from the step on.
    [[nodiscard]] const Ready& ready() const { return ready_; }
    // What waits behind it, the next one first.
    [[nodiscard]] std::size_t queued() const { return queue_.size() - queue_head_ - taken(); }
    [[nodiscard]] const Input& queued(std::size_t i) const {
        return queue_[queue_head_ + taken() + i];
    }
    [[nodiscard]] const std::vector<Promise>& promises() const { return promises_; }
    [[nodiscard]] const std::vector<UnansweredRequest>& pending() const { return pending_; }
    // In order of their coming.
    [[nodiscard]] const std::vector<WaitingRead>& reads() const { return reads_; }

    [[nodiscard]] std::optional<Stage> crash_at() const { return crash_at_; }
    // Its own write time; nothing: the options'.
    [[nodiscard]] std::optional<Micros> fsync() const { return fsync_; }
    [[nodiscard]] std::optional<Micros> fixed_timer() const { return fixed_timer_; }
    // Committed entries up to here are for the state machine to take.
    [[nodiscard]] Index apply_until() const { return apply_until_; }

    // How long until its next timer fires, on its own clock and as of now; nothing when none runs.
    [[nodiscard]] std::optional<Micros> UntilTimer(Micros now) const;
    // The same as a virtual moment, not before `now`; nothing when its clock stands still.
    [[nodiscard]] std::optional<Micros> TimerDue(Micros now) const;
    // How much of the election timeout has passed, as of now: [0, node().election_timeout()].
    [[nodiscard]] Micros ElectionElapsed(Micros now) const;

    // ---- For the cluster ----

    // A place at the end of the queue, to be filled in.
    Input& Push() { return queue_.emplace_back(); }
    // Begins with the next input; or, with `timer_first`, with a timer that ran out before it came.
    Input& Take(bool timer_first);
    // Done with it.
    void Finish();
    // What clients asked of it, in its queue and in its log, and had no answer to.
    [[nodiscard]] std::vector<UnansweredRequest> TakeUnanswered();
    // What a crash takes: everything but the durable part of the disk, and the clock.
    void LoseVolatile();
    // The machine is the one of the disk's snapshot; without one, the empty one.
    void LoadMachine();
    // The machine as it was after `index`, made from the latest snapshot and the log behind it.
    // REQUIRES: node().log().base().index <= index <= node().log().last_index().
    [[nodiscard]] StateMachine MachineAsOf(Index index, std::size_t sessions_max) const;

  private:
    friend class Cluster;

    // How many of the queue it has taken and not finished: none or one.
    [[nodiscard]] std::size_t taken() const { return busy_ && !timer_first_ ? 1 : 0; }

    Node node_;
    Disk disk_{};
    StateMachine machine_{};
    LocalClock clock_{};
    Micros node_clock_ = 0;  // What clock_ showed when the node last heard of time.

    bool up_ = true;
    bool paused_ = false;
    std::optional<Stage> crash_at_{};
    std::optional<Micros> fsync_{};
    std::optional<Micros> fixed_timer_{};

    std::vector<Input> queue_{};  // From queue_head_ on, what it works on included.
    std::size_t queue_head_ = 0;
    bool busy_ = false;
    Stage next_stage_ = Stage::kTake;
    bool timer_first_ = false;  // It works on timer_input_, not on the first of the queue.
    Input timer_input_{};
    Ready ready_{};
    std::vector<Promise> promises_{};           // In order of write number.
    std::vector<UnansweredRequest> pending_{};  // In order of being appended.
    std::vector<WaitingRead> reads_{};
    bool compacts_ = false;  // Its log has grown long enough, and a kSnapshot waits in the queue.
    Index apply_until_ = 0;

    // Its one timer item among the things to come: stale ones have an older generation.
    std::optional<Micros> timer_at_{};
    std::uint64_t timer_generation_ = 0;
    bool timer_moved_ = false;  // Something happened that can have brought it nearer.

    // Where the causes of later events are kept.
    EventId timer_event_ = 0;    // The election timer was restarted.
    EventId silence_event_ = 0;  // Since then something of its leader was lost, for the first time.
    EventId stop_event_ = 0;     // It crashed or was paused last.
    EventId role_event_ = 0;     // It became leader.
    EventId commit_event_ = 0;   // Its commit index advanced last.
    EventId applied_event_ = 0;  // Its machine took an entry, or a snapshot, last.
    EventId proposal_event_ = 0;  // It judged a client's request last.

    bool awake_ = false;  // Listed among the servers that have something to do.
};

}  // namespace raft::sim
