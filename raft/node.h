// One server of the cluster: its state (Fig. 3.1's boxes), its inputs, and the rules for all.
//
// A pure state machine in the RawNode shape: an input goes in (Step, Tick, Propose, Campaign), what
// the world must do comes out (TakeReady), and the world reports back (Saved, Applied). No clock,
// no thread, no file, no hidden randomness: the same inputs give the same outputs. A copy is a
// second server in the same state.
//
// Rule:   Fig. 3.1. The chapters are in election.cpp and replication.cpp.
// Caller: sim::Server.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "raft/configuration.h"
#include "raft/event.h"
#include "raft/log.h"
#include "raft/message.h"
#include "raft/progress.h"
#include "raft/ready.h"
#include "raft/types.h"

namespace raft {

// How a leader finds where a follower's log and its own meet (§3.5).
enum class Backoff : std::uint8_t {
    kNaive,  // One index back at every refusal.
    kFast,   // One term back at every refusal.
};

// What real systems let their users choose. Lengths of time are on the server's own clock.
struct NodeOptions {
    Micros election_timeout_min = 150 * kMillisecond;
    Micros election_timeout_max = 300 * kMillisecond;
    Micros heartbeat = 50 * kMillisecond;
    bool noop = true;  // A new leader appends an empty entry of its term (§6.4).
    Backoff backoff = Backoff::kFast;
    std::uint32_t max_entries = 0;  // At most so many in one AppendEntries; 0 is no limit.
    std::uint32_t inflight = 0;     // At most so many unanswered appends a follower; 0 is no limit.

    bool operator==(const NodeOptions&) const = default;
};

// Role state: only a candidate has votes, only a leader has progress.
struct Follower {};

struct Candidate {
    std::vector<NodeId> granted{};  // Who said yes, in order of arrival; the own vote once durable.
    std::vector<NodeId> refused{};
};

struct Leader {
    std::vector<Progress> progress{};  // Of every other member, in order of id.
    std::vector<NodeId> votes{};       // Those that elected it, in order of arrival.
    Micros since_heartbeat = 0;
    std::uint64_t round = 0;  // Rounds of heartbeats or appends begun in this term.
    Index held_back = 0;      // The last index that CommitHeldBack was said about.
};

// What a server starts from: what its disk held (Fig. 3.1, "Persistent state").
struct DiskState {
    HardState hard{};
    Log log{};
};

// A state to be put into by hand ("given"), for figures and tests.
struct GivenState {
    DiskState disk{};
    Index commit = 0;
    Role role = Role::kFollower;
};

// Where a proposal went, or that this server does not lead.
struct ProposeResult {
    bool accepted = false;
    EntryId entry{};                 // When accepted.
    std::optional<NodeId> leader{};  // When refused: whom to ask, if known.
};

class Node {
  public:
    // A server with an empty disk. `initial` is the configuration before any entry of the log;
    // `seed` decides every election timeout that it will draw.
    Node(NodeId id, std::shared_ptr<const Configuration> initial, const NodeOptions& options,
         std::uint64_t seed);

    // Start again from what the disk held (§3.8): a follower that knows no leader, nothing
    // committed, nothing applied. `fixed_timeout` as in FixElectionTimeout.
    void Restart(const DiskState& disk);
    // Put into a state by hand. The disk is taken to hold all of it, and everything committed to be
    // applied already.
    void Become(const GivenState& given);

    // ---- Inputs. After each the world must take the Ready. ----

    // A message arrived. Whatever its fields, it never stops the program.
    void Step(const Message& message);
    // Time passed on the server's own clock. REQUIRES: elapsed >= 0.
    void Tick(Micros elapsed);
    // A client asks to replicate something; only a leader accepts.
    ProposeResult Propose(std::shared_ptr<const Payload> payload);
    // The election timer fires now. Does nothing on a leader or on a server that may not vote.
    void Campaign(RoleReason reason);
    // A leader begins a round of heartbeats now. Does nothing on others.
    void Heartbeat();
    // Every write up to this number is durable: own votes and own entries count from now on.
    void Saved(std::uint64_t write_number);
    // The state machine has taken every entry up to `index`. REQUIRES: index <= commit_index().
    void Applied(Index index);

    // Options can change while it runs. A fixed election timeout (nullopt: random again) sets the
    // length of the running timer too, not its start.
    void SetOptions(const NodeOptions& options);
    void FixElectionTimeout(std::optional<Micros> length);

    // ---- Output ----

    // Moves what the last inputs ask of the world into `ready`, which is cleared first.
    void TakeReady(Ready& ready);

    // How long until Tick has something to do, on the own clock: never negative; nullopt when no
    // timer runs.
    [[nodiscard]] std::optional<Micros> UntilTimer() const;

    // ---- State (Fig. 3.1) ----

    [[nodiscard]] NodeId id() const { return id_; }
    [[nodiscard]] const NodeOptions& options() const { return options_; }
    [[nodiscard]] Term current_term() const { return hard_.term; }
    [[nodiscard]] std::optional<NodeId> voted_for() const { return hard_.vote; }
    [[nodiscard]] const Log& log() const { return log_; }
    [[nodiscard]] Index commit_index() const { return commit_index_; }
    // Applied by the state machine; commit_index() at most.
    [[nodiscard]] Index last_applied() const { return last_applied_; }
    [[nodiscard]] Role role() const;
    // The leader of the current term, as far as this server knows.
    [[nodiscard]] std::optional<NodeId> leader() const { return leader_; }
    // The latest configuration in the log, committed or not (§4.1).
    [[nodiscard]] const Configuration& configuration() const { return *configuration_; }
    [[nodiscard]] Index configuration_index() const { return configuration_index_; }
    // The own log is durable up to here.
    [[nodiscard]] Index saved_index() const { return saved_index_; }

    // Null in other roles.
    [[nodiscard]] const Candidate* candidate() const { return std::get_if<Candidate>(&state_); }
    [[nodiscard]] const Leader* leading() const { return std::get_if<Leader>(&state_); }

    // The election timer: its length and how much of it has passed. A leader's stands still.
    [[nodiscard]] Micros election_timeout() const { return election_timeout_; }
    [[nodiscard]] Micros election_elapsed() const { return election_elapsed_; }
    [[nodiscard]] bool election_timer_runs() const;

  private:
    // node.cpp: the rules for all servers.
    void StepInTerm(const Message& message);
    void AdoptTerm(Term term, std::optional<NodeId> source);
    void BecomeFollower(RoleReason reason);
    void SetLeader(std::optional<NodeId> leader);
    void RestartTimer(TimerReason reason);
    template <typename OneEvent>
    void Note(const OneEvent& event) {
        ready_.events.emplace_back(event);
    }
    void Send(NodeId to, MessageBody body);
    void Promise(NodeId to, MessageBody body);
    void AdvanceCommit(Index index, CommitReason reason);
    void AppendToLog(Entry entry);
    void TruncateLog(Index last);
    void MarkLogChanged(Index first);
    [[nodiscard]] Entries Slice(Index first, std::size_t count);
    void RefreshConfiguration();
    void Ignore(const Message& message, IgnoreReason reason);

    // election.cpp
    void BecomeCandidate(RoleReason reason);
    void BecomeLeader();
    void OnRequestVote(const Message& message, const RequestVote& request);
    void OnRequestVoteReply(const Message& message, const RequestVoteReply& reply);
    void CountVote(NodeId voter, bool granted);

    // replication.cpp
    void OnAppendEntries(const Message& message, const AppendEntries& request);
    [[nodiscard]] AppendVerdict JudgeAppend(const Message& message,
                                            const AppendEntries& request) const;
    void TakeEntries(const Message& message, const AppendEntries& request, AppendJudged& judged);
    void Refuse(const Message& message, const AppendEntries& request, AppendVerdict verdict);
    void OnAppendEntriesReply(const Message& message, const AppendEntriesReply& reply);
    void OnRefusal(Progress& progress, const AppendEntriesReply& reply);
    void StartLeading(Index first_next);
    void SendAppend(Progress& progress, std::size_t count);
    void SendPending(Progress& progress);
    void MaybeCommit();
    [[nodiscard]] Progress* ProgressOf(NodeId id);

    // Fixed for the server's life.
    NodeId id_;
    std::shared_ptr<const Configuration> initial_;
    NodeOptions options_;
    std::uint64_t random_;  // Decides the election timeouts still to come.
    std::optional<Micros> fixed_timeout_{};

    // Persistent (Fig. 3.1): on disk before any promise that rests on it leaves.
    HardState hard_{};
    Log log_{};

    // Volatile on all servers (Fig. 3.1).
    Index commit_index_ = 0;
    Index last_applied_ = 0;
    Index apply_handed_out_ = 0;  // last_applied_ <= this <= commit_index_.
    std::variant<Follower, Candidate, Leader> state_{};
    std::optional<NodeId> leader_{};
    Micros election_timeout_ = 0;
    Micros election_elapsed_ = 0;

    // Derived from the log: the latest configuration in it and its entry's index.
    std::shared_ptr<const Configuration> configuration_;
    Index configuration_index_ = 0;

    // What is durable. A write is under way from TakeReady to Saved.
    struct WriteUnderWay {
        std::uint64_t number = 0;
        EntryId last{};     // The log's last entry as of this write.
        Term own_vote = 0;  // The term in which it holds the server's vote for itself; else 0.
    };
    std::uint64_t writes_ = 0;
    Index saved_index_ = 0;
    std::vector<WriteUnderWay> under_way_{};

    // The entries last cut out of the log, or put into it: the same ones go to every follower and
    // to the disk, so they are cut out once. Forgotten when the log is truncated.
    Index slice_first_ = 0;
    Entries slice_{};

    // What the next TakeReady hands out.
    bool hard_state_changed_ = false;
    std::optional<Index> first_unsaved_{};  // The saved log is wrong, or missing, from here on.
    Ready ready_{};
};

}  // namespace raft
