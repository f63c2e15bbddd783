// One server of the cluster: its state (Fig. 3.1's boxes), its inputs, and the rules for all.
//
// A pure state machine in the RawNode shape: an input goes in (Step, Tick, Propose, Campaign), what
// the world must do comes out (TakeReady), and the world reports back (Saved, Applied). No clock,
// no thread, no file, no hidden randomness: the same inputs give the same outputs. A copy is a
// second server in the same state.
//
// Rule:   Fig. 3.1. The chapters are in election.cpp, prevote.cpp, replication.cpp (leader),
//         append.cpp (follower), timers.cpp, compaction.cpp, membership.cpp, transfer.cpp,
//         reads.cpp and leases.cpp.
// Caller: sim::Server.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "raft/configuration.h"
#include "raft/event.h"
#include "raft/log.h"
#include "raft/message.h"
#include "raft/node_options.h"
#include "raft/progress.h"
#include "raft/ready.h"
#include "raft/roles.h"
#include "raft/snapshot.h"
#include "raft/types.h"

namespace raft {

// What a server starts from: what its disk held (Fig. 3.1, "Persistent state").
struct DiskState {
    HardState hard{};
    Log log{};
    std::shared_ptr<const Snapshot> snapshot{};  // Null when log.base() is the beginning.
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

// How long until which timer.
struct TimerState {
    Timer timer = Timer::kElection;
    Micros left = 0;
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
    // The state machine has taken every entry up to `index`, which it was given to apply.
    void Applied(Index index);
    // A client reads by readIndex, leader lease or follower lease (§6.4). What became of it comes
    // out through Ready::reads, now or later. `read` is the caller's number for it.
    void Read(ReadMode mode, std::uint64_t read);
    // A change of the membership (§4); not done unless accepted.
    ChangeVerdict ChangeMembership(const MembershipChange& change);
    [[nodiscard]] ChangeVerdict JudgeChange(const MembershipChange& change) const;
    // Hands leadership over (§3.10); not done unless the answer is kStarted.
    TransferReason TransferLeadership(NodeId target);
    [[nodiscard]] TransferReason JudgeTransfer(NodeId target) const;
    // A snapshot of the machine as of `index` takes the place of the log up to there (§5.1).
    // REQUIRES: log().base().index < index <= commit_index() and last_applied(), data not null.
    void Compact(Index index, std::shared_ptr<const std::string> data);

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
    // Which one that is; nothing when none runs.
    [[nodiscard]] std::optional<TimerState> NextTimer() const;

    // ---- State (Fig. 3.1) ----

    [[nodiscard]] NodeId id() const { return id_; }
    [[nodiscard]] const NodeOptions& options() const { return options_; }
    [[nodiscard]] Term current_term() const { return hard_.term; }
    [[nodiscard]] std::optional<NodeId> voted_for() const { return hard_.vote; }
    [[nodiscard]] const Log& log() const { return log_; }
    [[nodiscard]] Index commit_index() const { return commit_index_; }
    // Applied by the state machine; commit_index() at most, unless rule G13 is broken.
    [[nodiscard]] Index last_applied() const { return last_applied_; }
    [[nodiscard]] Role role() const;
    // The leader of the current term, as far as this server knows.
    [[nodiscard]] std::optional<NodeId> leader() const { return leader_; }
    // The latest configuration in the log, committed or not (§4.1).
    [[nodiscard]] const Configuration& configuration() const {
        return *configurations_.back().held;
    }
    [[nodiscard]] Index configuration_index() const { return configurations_.back().index; }
    // The latest snapshot, taken or installed; null when there is none.
    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return snapshot_; }
    // The transfer of a snapshot to this server: bytes stored so far; nothing when none is under
    // way.
    [[nodiscard]] std::optional<std::uint64_t> stored_chunks() const;
    // The own log is durable up to here.
    [[nodiscard]] Index saved_index() const { return saved_index_; }

    // Null in other roles. Of a candidate the votes, of a pre-candidate the pre-votes.
    [[nodiscard]] const Answers* precandidate() const {
        const auto* const asking = std::get_if<PreCandidate>(&state_);
        return asking == nullptr ? nullptr : &asking->votes;
    }
    [[nodiscard]] const Answers* candidate() const {
        const auto* const standing = std::get_if<Candidate>(&state_);
        return standing == nullptr ? nullptr : &standing->votes;
    }
    [[nodiscard]] const Leader* leading() const { return std::get_if<Leader>(&state_); }

    // The election timer: its length and how much of it has passed. A leader's stands still.
    [[nodiscard]] Micros election_timeout() const { return election_timeout_; }
    [[nodiscard]] Micros election_elapsed() const { return election_elapsed_; }
    [[nodiscard]] bool election_timer_runs() const;
    // The own clock, from the server's beginning; it stands while the server is down.
    [[nodiscard]] Micros clock() const { return clock_; }
    // What is left, on the own clock, of the lease that lets this server answer reads: a leader's
    // or a follower's. Nothing when it has none.
    [[nodiscard]] std::optional<Micros> LeaseLeft() const;
    // Whether votes would be refused because a leader was heard of just now (§4.2.3).
    [[nodiscard]] bool HearsLeader() const;

  private:
    struct ConfigurationAt {
        Index index = 0;  // Of its entry.
        std::shared_ptr<const Configuration> held{};
    };

    // node.cpp: the rules for all servers.
    void StepInTerm(const Message& message);
    void AdoptTerm(Term term, std::optional<NodeId> source);
    void BecomeFollower(RoleReason reason);
    // In a new term: a lease and the chunks of a snapshot are those of the old term's leader.
    void ForgetLeadersGifts();
    void SetLeader(std::optional<NodeId> leader);
    void RestartTimer(TimerReason reason);
    template <typename OneEvent>
    void Note(const OneEvent& event) {
        ready_.events.emplace_back(event);
    }
    [[nodiscard]] bool Broken(Rule rule) const { return options_.rules.Broken(rule); }
    [[nodiscard]] bool IsVoter(NodeId id) const { return configuration().IsVoter(id); }
    void TickLeader(Leader& leader, Micros elapsed);
    void HearLeader(NodeId leader);
    // In microseconds. REQUIRES: HearsLeader().
    [[nodiscard]] std::uint32_t HeardAgo() const;
    // Made where it will wait: a message is large, and most are sent every few milliseconds.
    template <typename Body>
    void SendAs(Term term, NodeId to, Body&& body) {
        Fill(ready_.messages.emplace_back(), term, to, std::forward<Body>(body));
    }
    template <typename Body>
    void Send(NodeId to, Body&& body) {
        SendAs(hard_.term, to, std::forward<Body>(body));
    }
    template <typename Body>
    void Promise(NodeId to, Body&& body) {
        Fill(ready_.promises.emplace_back(), hard_.term, to, std::forward<Body>(body));
    }
    template <typename Body>
    void Fill(Message& message, Term term, NodeId to, Body&& body) {
        message.from = id_;
        message.to = to;
        message.term = term;
        message.body.template emplace<std::remove_cvref_t<Body>>(std::forward<Body>(body));
    }
    // For an acknowledgement: waits for the disk, unless rule G4 is broken.
    template <typename Body>
    void Acknowledge(NodeId to, const Body& body) {
        // An acknowledgement counts as a copy on disk (§3.8).
        if (Broken(Rule::kAnswerAfterDisk)) return Send(to, body);
        Promise(to, body);
    }
    void AdvanceCommit(Index index, CommitReason reason);
    void AppendToLog(Entry entry);
    void TruncateLog(Index last);
    void MarkLogChanged(Index first);
    [[nodiscard]] Entries Slice(Index first, std::size_t count);
    void Ignore(const Message& message, IgnoreReason reason);

    // election.cpp
    void BecomeCandidate(RoleReason reason);
    void BecomeLeader();
    void OnRequestVote(const Message& message, const RequestVote& request);
    void CountVote(NodeId voter, bool granted);
    // The verdict on an answer; if it counts, it is among the votes from now on.
    CountVerdict TakeAnswer(Answers& votes, NodeId voter, bool granted) const;
    [[nodiscard]] VoteCounted CountOf(NodeId voter, bool granted, const Answers& votes,
                                      CountVerdict verdict) const;
    // Notes the refusal and is true if a leader is heard and the candidate is not its choice.
    bool RefusedForLeader(const Message& message, const RequestVote& request);

    // prevote.cpp
    void BecomePreCandidate(RoleReason reason);
    void OnPreVote(const Message& message, const RequestVote& request);
    void OnPreVoteReply(const Message& message, const RequestVoteReply& reply);
    void CountPreVote(NodeId voter, bool granted);

    // append.cpp: the follower's side of replication
    void OnAppendEntries(const Message& message, const AppendEntries& request);
    [[nodiscard]] AppendVerdict JudgeAppend(const Message& message,
                                            const AppendEntries& request) const;
    void TakeEntries(const Message& message, const AppendEntries& request, AppendJudged& judged);
    void Refuse(const Message& message, const AppendEntries& request, AppendVerdict verdict);

    // replication.cpp: the leader's side
    void OnAppendEntriesReply(const Message& message, const AppendEntriesReply& reply);
    void OnRefusal(Progress& progress, const AppendEntriesReply& reply);
    void StartLeading(Index first_next);
    void BeginRound(Leader& leader);
    void SendAppend(Progress& progress, std::size_t count);
    void SendPending(Progress& progress);
    void AppendAndSend(Entry entry, LogReason reason);
    void OnMatched(Progress& progress);
    void MaybeCommit();
    void AfterCommit();
    [[nodiscard]] Progress* ProgressOf(NodeId id);
    // A follower answered; `round` is 0 where its answer names none.
    void Heard(Progress& progress, std::uint64_t round);
    [[nodiscard]] bool CommittedOwnTerm() const;
    // CheckQuorum: false if it stepped down.
    bool CheckQuorum(Leader& leader);

    // compaction.cpp
    void SendSnapshot(Progress& progress);
    void SendChunk(Progress& progress);
    void RemindOfSnapshot(Progress& progress);
    void OnInstallSnapshot(const Message& message, const InstallSnapshot& request);
    [[nodiscard]] SnapshotVerdict JudgeSnapshot(const Message& message,
                                                const InstallSnapshot& request) const;
    bool Install(const InstallSnapshot& request, SnapshotJudged& judged);
    [[nodiscard]] bool IsIncoming(const Message& message, EntryId last_included) const;
    void OnInstallSnapshotReply(const Message& message, const InstallSnapshotReply& reply);
    void ReplaceLogUpTo(std::shared_ptr<const Snapshot> snapshot);
    [[nodiscard]] const ConfigurationAt& ConfigurationAsOf(Index index) const;

    // membership.cpp
    void CarryOut(const MembershipChange& change);
    void BeginVoterChange(const Configuration& target, bool joint);
    void AppendConfiguration(Configuration configuration);
    void BeginCatchUp(const Configuration& target, bool joint, const std::vector<NodeId>& whom);
    void OnCaughtUpTo(NodeId server, Index match);
    void GiveUpSlowNewcomers();
    void AfterConfigurationCommit();
    void SyncProgress();
    void RebuildConfigurations();
    void NoteConfiguration(ConfigurationReason reason);

    // transfer.cpp
    void OnTimeoutNow(const Message& message);
    void MaybeTellToGo(Progress& progress);
    void AbortTransfer();

    // reads.cpp
    void ReadAsLeader(ReadMode mode, std::uint64_t read, NodeId from);
    void WaitForRound(PendingRead read);
    void ConfirmReads();
    void BeginWaitingReads();
    void FinishRead(std::uint64_t read, NodeId from, Index index);
    void FailRead(std::uint64_t read, ReadReason reason);
    void FailAllReads(const Leader& leader);
    void FailForwarded();
    void OnReadIndex(const Message& message, const ReadIndex& request);
    void OnReadIndexReply(const Message& message, const ReadIndexReply& reply);

    // leases.cpp
    [[nodiscard]] std::optional<Micros> LeaderLeaseLeft() const;
    void VoidLease(Leader& leader);
    void MaybeGrantLease(Progress& progress, AppendEntries& append);
    void TakeLease(const AppendEntries& request);
    [[nodiscard]] Micros FollowerLeaseOnLeader(const NodeOptions& options) const;
    // The highest index that follower leases let this leader commit; if they hold anything back,
    // `held` says what.
    [[nodiscard]] Index LeaseLimit(const Leader& leader, CommitHeldBack& held) const;

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
    std::variant<Follower, PreCandidate, Candidate, Leader> state_{};
    std::optional<NodeId> leader_{};
    Micros election_timeout_ = 0;
    Micros election_elapsed_ = 0;

    // The own clock, and moments on it.
    Micros clock_ = 0;
    Micros life_began_ = 0;
    Micros leader_heard_at_;             // Long ago, when it never was.
    Micros lease_until_ = 0;             // Of a follower lease.
    Micros shortened_leases_until_ = 0;  // Leases of the time before the option was lowered.

    // Derived from log and snapshot: the configurations in it, the one at its base first. The last
    // one holds (§4.1). Never empty.
    std::vector<ConfigurationAt> configurations_{};

    // The latest snapshot, and one that is on its way here.
    std::shared_ptr<const Snapshot> snapshot_{};
    struct Incoming {  // Of the present term.
        NodeId leader{};
        EntryId last_included{};
        std::string data{};
    };
    std::optional<Incoming> incoming_{};

    // Reads that the leader was asked about.
    std::vector<std::uint64_t> forwarded_{};

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
    bool snapshot_unsaved_ = false;
    Ready ready_{};
};

}  // namespace raft
