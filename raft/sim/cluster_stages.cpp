// The six stages of a server: what it does with one input after the other.
//
// Rule: §3.8 (save before promising), §10.2.1 (writing in parallel), §2.1 (apply in log order).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/sim/cluster.h"

namespace raft::sim {

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
    const Input& input = stage == Stage::kTake ? server.queued(0) : *server.current();
    CrashNow(server, stage, input.cause);
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
    const bool leads = server.node_.role() == Role::kLeader;
    const EventId set = leads ? server.role_event_ : server.timer_event_;
    taken.cause = Note(server.id(), set, TimerFired{leads});
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
    switch (input.kind) {
        case Input::Kind::kMessage:
            node.Step(input.message);
            break;
        case Input::Kind::kRequest:
            proposal = Propose(server, input.number);
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
        case Input::Kind::kTimer:
        case Input::Kind::kTick:
            break;
    }
    // From here on answers can make clients ask this server, and its queue move.
    const EventId cause = input.cause;
    const std::uint64_t number = input.number;
    const bool asked = input.kind == Input::Kind::kRequest;
    node.TakeReady(server.ready_);
    NoteNodeEvents(server, server.ready_.events, cause);
    if (asked) AfterProposal(server, number, proposal, cause);
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
    Write write{ready.write_number, ready.hard_state, ready.first_changed, ready.entries, cause};
    disk.Add(std::move(write));
    if (WritesAtOnce(server)) return OnWritten(server, disk.FinishAll());
    disk.SetLastCause(
        Note(server.id(), cause,
             PersistEvent{ready.write_number, false, disk.HardAfter(), disk.LastIndexAfter()}));
    if (options_.persist == Drive::kAuto && !disk.under_way()) StartWriting(server);
}

void Cluster::StartWriting(Server& server) {
    server.disk_.Begin(now_, FsyncOf(server));
    agenda_.Add(server.disk_.done_at(), Due::Kind::kWritten, Number(server.id()),
                server.disk_.generation());
}

void Cluster::OnWritten(Server& server, const Write& last) {
    const DiskState& durable = server.disk_.durable();
    const EventId id =
        Note(server.id(), last.cause,
             PersistEvent{last.number, true, durable.hard, durable.log.last_index()});
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
    if (ready.apply_last != 0) server.apply_until_ = ready.apply_last;
    if (options_.apply == Drive::kManual) return;
    ApplyUpTo(server, server.apply_until_);
}

void Cluster::ApplyUpTo(Server& server, Index last) {
    StateMachine& machine = server.machine_;
    if (machine.last_applied() >= last) return;
    if (CrashesAt(server, Stage::kApply)) return;
    while (machine.last_applied() < last) {
        const Index index = machine.last_applied() + 1;
        const Entry& entry = server.node_.log().At(index);
        const ApplyResult result = machine.Apply(index, entry, options_.sessions);
        const EventId id = Note(server.id(), server.commit_event_, AppliedEvent{index, entry.term});
        if (!server.pending_.empty()) AnswerApplied(server, {entry.term, index}, result, id);
    }
    server.node_.Applied(last);
}

void Cluster::TakeSideEvents(Server& server, EventId cause) {
    server.node_.TakeReady(side_);
    NoteNodeEvents(server, side_.events, cause);
    side_.Clear();
}

}  // namespace raft::sim
