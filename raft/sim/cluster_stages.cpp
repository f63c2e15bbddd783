// The six stages of a server: what it does with one input after the other.
//
// Rule: §3.8 (save before promising), §10.2.1 (writing in parallel), §2.1 (apply in log order).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/sim/cluster.h"

namespace raft::sim {

namespace {

// Its last included index; 0 for none.
Index IndexOf(const std::shared_ptr<const Snapshot>& snapshot) {
    return snapshot == nullptr ? 0 : snapshot->last_included.index;
}

}  // namespace

Input& Cluster::Give(Server& server, Input::Kind kind, EventId cause, std::uint64_t number) {
    Begin();
    Wake(server);
    Input& input = server.Push();
    input.kind = kind;
    input.arrived = server.clock_.At(now_);
    input.cause = cause;
    input.number = number;
    return input;
}

void Cluster::Wake(Server& server) {
    if (server.awake_) return;
    server.awake_ = true;
    awake_.push_back(server.id());
}

void Cluster::Drain() {
    // Servers wake others, and themselves, on the way.
    for (std::size_t i = 0; i < awake_.size(); ++i) RunStages(Of(awake_[i]));
    awake_.clear();
}

void Cluster::RunStages(Server& server) {
    while (server.up_ && !server.paused_ && server.stage().has_value()) RunStage(server);
    server.awake_ = false;
}

Server* Cluster::NextToStage() {
    // Whoever is in the middle of something goes on first.
    Server* next = nullptr;
    for (const NodeId id : awake_) {
        Server& server = Of(id);
        if (!server.up_ || server.paused_ || !server.stage().has_value()) continue;
        if (server.busy_) return &server;
        if (next == nullptr) next = &server;
    }
    return next;
}

void Cluster::RunStage(Server& server) {
    const Stage stage = server.next_stage_;
    place_.stages += 1;
    place_.part += 1;
    switch (stage) {
        case Stage::kTake:
            TakeStage(server);
            break;
        case Stage::kStep:
            StepStageOf(server);
            break;
        case Stage::kPersist:
            PersistStage(server);
            break;
        case Stage::kSend:
            SendStage(server);
            break;
        case Stage::kApply:
            ApplyStage(server);
            break;
        case Stage::kAdvance:
            if (CrashesAt(server, Stage::kAdvance)) return;
            server.ready_.Clear();
            server.Finish();
            if (server.timer_moved_ || !server.timer_at_.has_value()) ScheduleTimer(server);
            return;
    }
    if (server.busy_) server.next_stage_ = static_cast<Stage>(static_cast<int>(stage) + 1);
}

bool Cluster::CrashesAt(Server& server, Stage stage) {
    if (server.crash_at_ != stage) return false;
    const Input* const input = stage == Stage::kTake ? &server.queued(0) : server.current();
    // Applying by hand belongs to no input.
    CrashNow(server, stage, input == nullptr ? root_ : input->cause);
    return true;
}

void Cluster::TakeStage(Server& server) {
    if (CrashesAt(server, Stage::kTake)) return;
    const Input& next = server.queued(0);

    // Before an input counts, time has passed on the server's clock. If a timer ran out on the way,
    // that comes first, as an input of its own.
    const bool told = next.kind == Input::Kind::kTimer || next.kind == Input::Kind::kTick;
    const Micros elapsed = next.arrived - server.node_clock_;
    const auto until = server.node_.UntilTimer();
    const bool fires = until.has_value() && *until <= elapsed && (told || elapsed > 0);
    Input& taken = server.Take(fires && !told);
    if (!fires) return;
    const Timer timer = server.node_.NextTimer()->timer;
    const EventId why = timer == Timer::kElection ? WhySilent(server) : server.role_event_;
    taken.cause = Note(server.id(), why, TimerFired{timer});
}

EventId Cluster::WhySilent(const Server& server) const {
    // A leader that stands still, or whose messages are lost, is why nothing came (§3.4); that it
    // is back since then has not helped.
    const auto leader = server.node().leader();
    if (leader.has_value() && Has(*leader)) {
        const Server& other = this->server(*leader);
        const bool stands = !other.up() || other.paused();
        if (stands || other.stop_event_ > server.timer_event_) return other.stop_event_;
    }
    return server.silence_event_ != 0 ? server.silence_event_ : server.timer_event_;
}

void Cluster::StepStageOf(Server& server) {
    if (CrashesAt(server, Stage::kStep)) return;
    const Input& input = *server.current();
    Node& node = server.node_;
    const bool told = input.kind == Input::Kind::kTimer || input.kind == Input::Kind::kTick;
    const Micros elapsed = input.arrived - server.node_clock_;
    if (told || elapsed > 0) node.Tick(elapsed);
    server.node_clock_ = input.arrived;
    ProposeResult proposal;
    const bool asked = input.kind == Input::Kind::kRequest;
    const bool reads = asked && IsRead(input.number);
    switch (input.kind) {
        case Input::Kind::kMessage:
            node.Step(input.message);
            break;
        case Input::Kind::kRequest:
            if (reads) {
                TakeRead(server, input.number);
            } else {
                proposal = Propose(server, input.number);
            }
            break;
        case Input::Kind::kWritten:
            node.Saved(input.number);
            break;
        case Input::Kind::kCampaign:
            node.Campaign(RoleReason::kToldToCampaign);
            break;
        case Input::Kind::kHeartbeat:
            node.Heartbeat();
            break;
        case Input::Kind::kTransfer:
            node.TransferLeadership(NodeId{static_cast<std::uint32_t>(input.number)});
            break;
        case Input::Kind::kChange:
            node.ChangeMembership(*input.change);
            break;
        case Input::Kind::kSnapshot:
            CompactLog(server, input.number);
            break;
        case Input::Kind::kTimer:
        case Input::Kind::kTick:
            break;
    }
    // From here on answers can make clients ask this server, and its queue move.
    const EventId cause = input.cause;
    const std::uint64_t number = input.number;
    node.TakeReady(server.ready_);
    NoteNodeEvents(server, server.ready_.events, cause);
    if (reads) {
        AfterRead(server, number, cause);
    } else if (asked) {
        AfterProposal(server, number, proposal, cause);
    }
}

// ---- Persist ----

Micros Cluster::FsyncOf(const Server& server) const {
    return server.fsync_.value_or(options_.fsync);
}

bool Cluster::WritesAtOnce(const Server& server) const {
    if (options_.persist == Drive::kManual) return false;
    return options_.clock == Drive::kManual || FsyncOf(server) == 0;
}

void Cluster::PersistStage(Server& server) {
    Ready& ready = server.ready_;
    if (!ready.must_save()) return;
    if (CrashesAt(server, Stage::kPersist)) return;
    Disk& disk = server.disk_;
    const EventId cause = server.current()->cause;
    const Index snapshot = IndexOf(ready.snapshot);
    disk.Add({ready.write_number, ready.hard_state, ready.snapshot, ready.first_changed,
              ready.entries, cause});
    if (WritesAtOnce(server)) return OnWritten(server, disk.FinishAll());
    disk.SetLastCause(Note(server.id(), cause,
                           PersistEvent{ready.write_number, false, disk.HardAfter(),
                                        disk.LastIndexAfter(), snapshot}));
    if (options_.persist == Drive::kAuto && !disk.under_way()) StartWriting(server);
}

void Cluster::StartWriting(Server& server) {
    server.disk_.Begin(now_, FsyncOf(server));
    agenda_.Add(server.disk_.done_at(), Due::Kind::kWritten, Number(server.id()),
                server.disk_.generation());
}

void Cluster::OnWritten(Server& server, const Write& last) {
    const DiskState& durable = server.disk_.durable();
    const EventId id = Note(server.id(), last.cause,
                            PersistEvent{last.number, true, durable.hard, durable.log.last_index(),
                                         IndexOf(last.snapshot)});
    Give(server, Input::Kind::kWritten, id, last.number);
}

// ---- Send ----

void Cluster::SendStage(Server& server) {
    Ready& ready = server.ready_;
    std::vector<Promise>& promises = server.promises_;
    const Input& input = *server.current();
    const bool written = input.kind == Input::Kind::kWritten;
    std::size_t kept = 0;  // Promises that are now on disk: the first ones.
    if (written) {
        while (kept < promises.size() && promises[kept].write_number <= input.number) {
            kept += 1;
        }
    }
    // A promise waits for the writes before it, and for its turn behind earlier promises.
    const bool wait = server.disk_.outstanding() || kept < promises.size();
    const bool leaves = kept > 0 || !ready.messages.empty() || (!wait && !ready.promises.empty());
    if (leaves && CrashesAt(server, Stage::kSend)) return;

    const EventId cause = input.cause;
    for (std::size_t i = 0; i < kept; ++i) Send(std::move(promises[i].message), cause);
    promises.erase(promises.begin(), promises.begin() + static_cast<std::ptrdiff_t>(kept));
    for (Message& message : ready.messages) Send(std::move(message), cause);
    for (Message& message : ready.promises) {
        if (wait) {
            promises.push_back({server.disk_.last_number(), std::move(message)});
        } else {
            Send(std::move(message), cause);
        }
    }
}

// ---- Apply ----

void Cluster::ApplyStage(Server& server) {
    const Ready& ready = server.ready_;
    if (ready.restore) {
        if (CrashesAt(server, Stage::kApply)) return;
        RestoreMachine(server, *ready.snapshot);
    }
    if (ready.apply_last != 0) server.apply_until_ = ready.apply_last;
    if (!ready.reads.empty()) OnReadStates(server);
    if (options_.apply == Drive::kAuto) ApplyUpTo(server, server.apply_until_);
    if (!server.reads_.empty()) AnswerReads(server, 0);
}

void Cluster::ApplyUpTo(Server& server, Index last) {
    StateMachine& machine = server.machine_;
    const Log& log = server.node_.log();
    // What was appended and handed out too early (rule G13 broken) can be gone again.
    last = std::min(last, log.last_index());
    if (machine.last_applied() >= last) return;
    // A snapshot is installed in the log, and the machine is still to be made from it.
    if (machine.last_applied() < log.base().index) return;
    if (CrashesAt(server, Stage::kApply)) return;
    while (machine.last_applied() < last) ApplyOne(server, machine.last_applied() + 1);
    server.node_.Applied(last);
    if (options_.snapshot_every != 0) CompactIfLong(server, server.applied_event_);
}

void Cluster::ApplyOne(Server& server, Index index) {
    const Entry& entry = server.node_.log().At(index);
    const ApplyResult result = server.machine_.Apply(index, entry, options_.sessions);
    const EventId id = Note(server.id(), server.commit_event_, AppliedEvent{index, entry.term});
    server.applied_event_ = id;
    if (index > server.node_.commit_index()) {
        const std::size_t before = safety_.violations().size();
        safety_.CheckEarly(server.id(), index, entry, id);
        NoteViolations(before, id);
    }
    if (!server.pending_.empty()) AnswerApplied(server, {entry.term, index}, result, id);
    if (!server.reads_.empty()) AnswerReads(server, id);
}

void Cluster::RestoreMachine(Server& server, const Snapshot& snapshot) {
    server.machine_ = MachineIn(&snapshot);
    const EntryId last = snapshot.last_included;
    server.apply_until_ = last.index;
    const EventId id =
        Note(server.id(), server.commit_event_, AppliedEvent{last.index, last.term, true});
    server.applied_event_ = id;
    // Whether what clients wait for is in the snapshot cannot be seen in it; what the log lost
    // with its end is not there any more.
    const Log& log = server.node_.log();
    std::vector<UnansweredRequest> unanswered;
    std::erase_if(server.pending_, [&](const UnansweredRequest& pending) {
        const bool kept = pending.entry.index > last.index && log.Matches(pending.entry);
        if (!kept) unanswered.push_back(pending);
        return !kept;
    });
    FailUnanswered(server.id(), unanswered, id);
}

void Cluster::CompactIfLong(Server& server, EventId cause) {
    const Node& node = server.node();
    const Index last = std::min(server.machine().last_applied(), node.commit_index());
    if (server.compacts_ || last < node.log().base().index + options_.snapshot_every) return;
    server.compacts_ = true;
    Give(server, Input::Kind::kSnapshot, cause, last);
}

void Cluster::CompactLog(Server& server, Index index) {
    server.compacts_ = false;
    Node& node = server.node_;
    // What came before it in the queue can have installed a newer snapshot.
    if (index <= node.log().base().index || index > node.commit_index()) return;
    if (index > std::min(node.last_applied(), server.machine().last_applied())) return;
    const bool now = index == server.machine().last_applied();
    node.Compact(index, std::make_shared<const std::string>(
                            now ? server.machine().Save()
                                : server.MachineAsOf(index, options_.sessions).Save()));
}

void Cluster::TakeSideEvents(Server& server, EventId cause) {
    server.node_.TakeReady(side_);
    NoteNodeEvents(server, side_.events, cause);
    side_.Clear();
}

}  // namespace raft::sim
