// A whole cluster in one process, stepping one event at a time on a clock that moves when told.
//
// A cluster is a value: copied, it goes on from the same moment, on its own, to the same future.
// Nothing outside of it decides anything: shape, seed, options and the commands given, in order and
// at their moments, rebuild it bit for bit.
//
// Caller: window, scripts, `drive`, tests and swarm, all through Do() and RunUntil().
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "raft/safety.h"
#include "raft/sim/agenda.h"
#include "raft/sim/client.h"
#include "raft/sim/command.h"
#include "raft/sim/event.h"
#include "raft/sim/linearizability.h"
#include "raft/sim/network.h"
#include "raft/sim/options.h"
#include "raft/sim/outcome.h"
#include "raft/sim/place.h"
#include "raft/sim/rng.h"
#include "raft/sim/server.h"
#include "raft/sim/sightings.h"
#include "raft/sim/slab.h"
#include "raft/sim/stalls.h"
#include "raft/sim/time.h"

namespace raft::sim {

class Cluster {
  public:
    explicit Cluster(ClusterShape shape = {}, std::uint64_t seed = 1, ClusterOptions options = {});

    // ---- Acting ----

    // Does one command, those that move time (run, step) included.
    Outcome Do(const Command& command);

    // ---- Time ----

    // Lets everything happen that is due up to and including `t`, and makes it `t`.
    // A moment in the past does nothing.
    void RunUntil(Micros t);
    // The next event, with all stages of whom it touches. False when nothing is due ever.
    bool StepEvent();
    // One stage inside one server, or, when all servers rest, the next event up to its first stage.
    bool StepStage();
    // When the next event is due; nothing when there is none.
    [[nodiscard]] std::optional<Micros> NextDue() const;
    [[nodiscard]] Micros now() const { return now_; }
    // How much has happened so far; acts are the caller's to count.
    [[nodiscard]] Place place() const;
    // A command given with `at` that could not be done when its time came, said once. Do() of a
    // command that moves time returns it by itself.
    Outcome TakeFailure();
    [[nodiscard]] std::optional<std::uint64_t> next_command() const;  // If that is due next.
    [[nodiscard]] Outcome UnknownIn(const Condition& condition) const;

    // ---- What happened ----

    // Events since ClearEvents, oldest first. Their owner is whoever drives the cluster: it reads
    // them and clears them, so that the cluster stays small and its copies cheap.
    [[nodiscard]] const std::vector<Event>& events() const { return events_; }
    void ClearEvents() { events_.clear(); }
    // A copy that has none of them.
    [[nodiscard]] Cluster Remember();
    // Back to such a copy: a command that was refused on its way leaves no trace.
    void GoBackTo(Cluster before);
    [[nodiscard]] EventId last_event() const { return last_event_; }
    // Without recording only ids are counted: for measurements and mass runs. Safety is still kept.
    void SetRecording(bool recording) { recording_ = recording; }

    // ---- State ----

    [[nodiscard]] const ClusterShape& shape() const { return shape_; }
    [[nodiscard]] const ClusterOptions& options() const { return options_; }
    [[nodiscard]] std::uint64_t seed() const { return seed_; }
    [[nodiscard]] const std::vector<Server>& servers() const { return servers_; }
    [[nodiscard]] bool Has(NodeId id) const;
    // REQUIRES: Has(id).
    [[nodiscard]] const Server& server(NodeId id) const { return servers_[Number(id) - 1]; }
    [[nodiscard]] const Network& network() const { return network_; }
    // In order of id; only those that have asked something.
    [[nodiscard]] const std::vector<Client>& clients() const { return clients_; }
    // In order of id: all that wait, and the last of those that have ended.
    [[nodiscard]] const std::vector<Request>& requests() const { return requests_; }
    [[nodiscard]] const LoadState& load() const { return load_; }
    [[nodiscard]] const std::vector<Violation>& violations() const { return safety_.violations(); }
    // Times in which nothing wrong was done, but nothing got done either; the first hundred.
    [[nodiscard]] const std::vector<StallEvent>& stalls() const { return stalls_; }
    // How many messages have arrived so far.
    [[nodiscard]] std::uint64_t delivered() const { return delivered_; }
    // The live leader of the highest term.
    [[nodiscard]] std::optional<NodeId> leader() const;
    // The highest term of any server.
    [[nodiscard]] Term highest_term() const;
    // Whether it holds now; of what was sent, delivered or violated, whether it ever was.
    [[nodiscard]] bool Holds(const Fact& fact) const;
    // What is there instead of what the fact says: "S1 is a follower in term 3".
    [[nodiscard]] Bilingual Found(const Fact& fact) const;

  private:
    // ---- cluster.cpp: time, what is due ----
    Cluster(ClusterShape shape, std::uint64_t seed, ClusterOptions options, EventId last_event,
            bool recording);
    [[nodiscard]] Server& Of(NodeId id) { return servers_[Number(id) - 1]; }
    // Something happens: set-up is over.
    void Begin();
    void SetNow(Micros t);
    // Moves on to what is next on the agenda, without the stages that it leads to.
    void TakeNext();
    // Passes over what has become void, so that what is next really happens.
    void Settle();
    [[nodiscard]] bool IsVoid(const Due& due) const;
    // False: the timer that the item stands for is void, or due later and noted anew.
    bool TimerStands(const Due& due);
    void ScheduleTimer(Server& server);
    void ScheduleMessage(Network::Slot slot);

    // ---- cluster_events.cpp: what happened ----
    EventId Note(std::optional<NodeId> server, EventId cause, EventBody body);
    EventId NoteMessage(MessageFate fate, const Flight& flight, EventId cause,
                        LossReason loss = LossReason::kNone, MessageId original = 0);
    void NoteNodeEvents(Server& server, const std::vector<raft::Event>& events, EventId cause);
    // Keeps what later events and checks will want to know of this one.
    void Watch(Server& server, const raft::Event& event, EventId id);
    void CheckSafety(Server& server, const raft::Event& event, EventId id);
    // Those that the monitor has found since it had `before`.
    void NoteViolations(std::size_t before, EventId cause);

    // ---- cluster_stages.cpp ----
    // Something for the server to work off; its time of arrival is now.
    Input& Give(Server& server, Input::Kind kind, EventId cause, std::uint64_t number = 0);
    void Wake(Server& server);
    // Runs all stages of all servers that have something to do at this moment.
    void Drain();
    // Whom stage-stepping goes on with; null when all rest.
    [[nodiscard]] Server* NextToStage();
    void RunStages(Server& server);
    void RunStage(Server& server);
    void TakeStage(Server& server);
    // What its election timer runs out because of.
    [[nodiscard]] EventId WhySilent(const Server& server) const;
    void StepStageOf(Server& server);
    void PersistStage(Server& server);
    void SendStage(Server& server);
    void ApplyStage(Server& server);
    // True: a crash armed for this stage happened instead of it.
    bool CrashesAt(Server& server, Stage stage);
    [[nodiscard]] bool WritesAtOnce(const Server& server) const;
    [[nodiscard]] Micros FsyncOf(const Server& server) const;
    void StartWriting(Server& server);
    void OnWritten(Server& server, const Write& last);
    void ApplyUpTo(Server& server, Index last);
    void ApplyOne(Server& server, Index index);
    // The machine is made anew from the snapshot that the step has installed.
    void RestoreMachine(Server& server, const Snapshot& snapshot);
    void CompactIfLong(Server& server, EventId cause);
    void CompactLog(Server& server, Index index);
    // What its node noted outside of any input.
    void TakeSideEvents(Server& server, EventId cause);

    // ---- cluster_messages.cpp ----
    void Send(Message&& message, EventId cause);
    // Its time has come: it reaches its receiver, or dies.
    void Arrive(Network::Slot slot);
    void Lose(Network::Slot slot, LossReason reason, EventId cause);
    // Its receiver will miss it, if it was its leader's.
    void NoteSilence(const Message& lost, EventId event);
    Outcome Select(const MessageSelector& which, std::vector<Network::Slot>& slots,
                   bool held_too) const;
    Outcome DeliverAll(const MessageFilter& filter);
    void DeliverNow(Network::Slot slot);
    Outcome DoOne(const Inject& command);
    Outcome DoOne(const Deliver& command);
    Outcome DoOne(const Drop& command);
    Outcome DoOne(const Duplicate& command);
    Outcome DoOne(const Delay& command);
    Outcome DoOne(const Hold& command);
    Outcome DoOne(const Release& command);

    // ---- cluster_clients.cpp: the clients' end ----
    // References to clients and requests hold until the next one is made or ends.
    [[nodiscard]] Client& ClientOf(ClientId id);
    [[nodiscard]] Request* RequestOf(RequestId id);
    [[nodiscard]] const Request* RequestOf(RequestId id) const;
    RequestId NewRequest(Request request);
    RequestId NewCommand(Client& client, Operation operation, bool session);
    RequestId NewOpening(const Client& client);
    void ForgetOldRequests();
    [[nodiscard]] NodeId WhomToAsk(const Client& client) const;
    [[nodiscard]] NodeId NextInTurn(NodeId server) const;
    // Asks the first of its queue, because of `cause` if that is not 0.
    void StartNext(Client& client, EventId cause = 0);
    void Ask(RequestId id, NodeId server, RequestStep step);
    void OnRetry(RequestId id);
    EventId NoteRequest(const Request& request, RequestStep step, EventId cause,
                        std::optional<NodeId> leader = std::nullopt, EntryId state = {});
    void OnReply(const Reply& reply);
    void OnRefused(Request& request, const Reply& reply);
    void End(Request& request, const Reply& reply);
    void OnLoad();
    Outcome DoOne(const ClientCommand& command);
    Outcome DoOne(const Register& command);
    Outcome DoOne(const Retry& command);
    Outcome DoOne(const Load& command);

    // ---- cluster_requests.cpp: the servers' end ----
    void Reach(NodeId server, RequestId id);
    void Answer(const Reply& reply);
    // The request goes to the server's node; once its events are noted, what came of it is told.
    ProposeResult Propose(Server& server, RequestId id);
    void AfterProposal(Server& server, RequestId id, const ProposeResult& result, EventId cause);
    void AnswerApplied(Server& server, EntryId entry, const ApplyResult& result, EventId cause);
    void LosePending(Server& server, Index from, Index to, EventId cause);
    void FailUnanswered(NodeId server, const std::vector<UnansweredRequest>& unanswered,
                        EventId cause);

    // ---- cluster_reads.cpp ----
    // A server takes a read; afterwards, once its node's events are noted, it answers what needs
    // nobody's confirmation.
    [[nodiscard]] bool IsRead(RequestId id) const;
    void TakeRead(Server& server, RequestId id);
    void AfterRead(Server& server, RequestId id, EventId cause);
    void OnReadStates(Server& server);
    // Those whose index is applied.
    void AnswerReads(Server& server, EventId cause);
    // A validated read met a state that is older than what its client has seen.
    void OnRefusedOld(Request& request, const Reply& reply);
    Outcome DoOne(const GetValue& command);
    Outcome DoOne(const ExpectRead& command);

    // ---- cluster_history.cpp: what clients asked and were answered ----
    [[nodiscard]] bool LoadWrites(const std::string& key) const;
    void KeepAsking(Request& request);
    void KeepAnswer(Request& request, const Reply& reply);
    void KeepFailure(Request& request, bool certain);
    void KeepRepetition(Client& client, Request& again);
    // The client goes on to its next command: nobody will ask again about the last one.
    void GiveUpOpen(Client& client);
    // Commands that no client asked for: given, or made up.
    void KeepMadeUp(NodeId server, const raft::Command& command);
    void KeepGivens();

    // ---- cluster_setup.cpp ----
    Outcome DoOne(const MakeCluster& command);
    Outcome DoOne(const SetSeed& command);
    Outcome DoOne(const SetOption& command);
    Outcome DoOne(const Given& command);
    void PutInto(const Given& given);
    void SetNodeOptions();
    Outcome SetProtocol(const SetOption& command);
    Outcome SetLength(OptionName name, Range range);
    void SetDrive(OptionName name, Drive drive);
    void SetClock(Drive drive);
    void SetPersist(Drive drive);

    // ---- cluster_time.cpp ----
    Outcome DoOne(const RunFor& command);
    Outcome DoOne(const RunUntilHolds& command);
    Outcome DoOne(const StepOnce& command);
    Outcome DoOne(const std::shared_ptr<const At>& command);
    Outcome DoOne(const Cancel& command);
    Outcome DoOne(const HistoryCommand& command);
    Outcome StepToNext(StepOnce::Unit unit, Micros deadline);
    // If a command given for later failed: back to where it was, without that command.
    Outcome OrGoBackTo(Cluster before);
    void DoScheduled(std::uint64_t number);

    // ---- cluster_faults.cpp ----
    void CrashNow(Server& server, std::optional<Stage> stage, EventId cause);
    [[nodiscard]] Outcome NoLink(NodeId from, NodeId to) const;
    void CutOne(NodeId from, NodeId to);
    void HealOne(NodeId from, NodeId to);
    Outcome DoOne(const Crash& command);
    Outcome DoOne(const Restart& command);
    Outcome DoOne(const Pause& command);
    Outcome DoOne(const Resume& command);
    Outcome DoOne(const Wipe& command);
    Outcome DoOne(const Cut& command);
    Outcome DoOne(const Heal& command);
    Outcome DoOne(const Partition& command);
    Outcome DoOne(const Isolate& command);
    Outcome DoOne(const SetLinkLatency& command);
    Outcome DoOne(const SetLinkLoss& command);
    Outcome DoOne(const SetClockRate& command);
    Outcome DoOne(const SetServerFsync& command);

    // ---- cluster_hand.cpp, cluster_edit.cpp ----
    Outcome DoOne(const Edit& command);
    void KeepNewCommands(NodeId id, const Log& log);
    void PutOnDisk(Server& server, DiskState disk, EventId cause);
    Outcome DoOne(const TickServer& command);
    Outcome DoOne(const FixTimer& command);
    Outcome DoOne(const PersistNow& command);
    Outcome DoOne(const ApplyNow& command);
    Outcome DoOne(const FireTimeout& command);
    Outcome DoOne(const BeatHeart& command);
    Outcome DoOne(const Say& command);
    Outcome DoOne(const PauseHere& command);
    Outcome DoOne(const NotYet& command);

    // ---- cluster_protocol.cpp ----
    // Whom to ask: `via`, or the leader of the highest term.
    Outcome WhoLeads(const std::optional<NodeId>& via, NodeId& asked) const;
    Outcome DoOne(const HandOver& command);
    Outcome DoOne(const ChangeMembers& command);
    Outcome DoOne(const TakeSnapshot& command);
    Outcome DoOne(const BreakRule& command);

    // ---- cluster_stalls.cpp ----
    void WatchRole(const Server& server, const RoleChanged& change, EventId id);
    void WatchHeldBack(const Server& server, const CommitHeldBack& held);
    // A server stops or is cut off on purpose.
    void WatchFault(const Server& server);
    // Time is about to move on to `until`: notes what has stood still for too long by then.
    void LookForStalls(Micros until);
    void SayStall(const StallEvent& stall, std::optional<NodeId> server, EventId cause);
    [[nodiscard]] StallEvent WhyNoLeader() const;

    // ---- cluster_checks.cpp ----
    [[nodiscard]] bool Idle() const;
    [[nodiscard]] bool CommittedEverywhere(Index index) const;
    [[nodiscard]] bool EverHappened(const Fact& fact) const;
    Outcome DoOne(const ExpectCondition& command);
    Outcome DoOne(const ExpectLog& command);
    Outcome DoOne(const ExpectState& command);
    Outcome DoOne(const ExpectMembers& command);
    Outcome DoOne(const ExpectRefused& command);

    // ---- cluster_do.cpp: refusals ----
    // "no server S9; this cluster has S1 to S5", or nothing.
    [[nodiscard]] Outcome Unknown(NodeId id) const;
    // Unknown, or not running.
    [[nodiscard]] Outcome NotUp(NodeId id) const;

    // Decided at the beginning.
    ClusterShape shape_{};
    std::uint64_t seed_ = 1;
    ClusterOptions options_{};

    // Time. The agenda's next item is never void.
    Micros now_ = 0;
    Place place_{};  // Its counts; place() adds the rest.
    Agenda agenda_{};
    bool begun_ = false;           // Something happened: set-up is over.
    bool staging_ = false;         // A person steps by stages: servers may stand in mid-input.
    std::vector<NodeId> awake_{};  // Servers that have something to do, in order of waking.
    EventId root_ = 0;             // The command being done: the cause of what it does at once.

    std::vector<Server> servers_{};
    Network network_{};
    SafetyMonitor safety_{};
    StallWatch watch_{};
    std::vector<StallEvent> stalls_{};
    LinearizabilityMonitor history_{};
    bool history_known_ = true;  // No machine was made up by hand.
    std::uint64_t made_up_ = 0;  // Commands that no client asked for.
    Ready side_{};               // For TakeSideEvents; empty between two uses.
    // How often each happened, for stepping to the next one.
    std::uint64_t delivered_ = 0;
    std::uint64_t roles_changed_ = 0;
    std::uint64_t commits_advanced_ = 0;
    std::uint64_t terms_changed_ = 0;
    std::vector<Given> givens_{};  // Until begun_.

    // Clients.
    Rng client_rng_{};
    std::vector<Client> clients_{};
    std::vector<Request> requests_{};
    std::size_t ended_ = 0;  // So many of them no longer wait.
    RequestId last_request_ = 0;
    Slab<Reply> replies_{};
    std::uint32_t travelling_ = 0;    // Requests and answers between clients and servers.
    std::uint32_t load_waiting_ = 0;  // Unanswered requests of the load.
    LoadState load_{};

    // Commands for later.
    std::vector<Scheduled> scheduled_{};
    std::uint64_t last_scheduled_ = 0;
    Outcome failure_{};         // Of a command whose time came, and
    std::uint64_t failed_ = 0;  // its number.

    // What happened.
    std::vector<Event> events_{};
    EventId last_event_ = 0;
    bool recording_ = true;
    Sightings sightings_{};
};

// Whether the event is such a happening. REQUIRES: a fact of what was sent, delivered or violated.
[[nodiscard]] bool IsAbout(const Fact& fact, const Event& event);

}  // namespace raft::sim
