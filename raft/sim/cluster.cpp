// Time: what is due next, and what happens when it is.
//
// One agenda holds everything to come. After every event it is settled: its first item is then one
// that really happens, so that "when is the next event" has a ready answer.
#include "raft/sim/cluster.h"

#include <algorithm>
#include <utility>

#include "raft/check.h"

namespace raft::sim {

Cluster::Cluster(ClusterShape shape, std::uint64_t seed, ClusterOptions options)
    : Cluster(shape, seed, options, 0, true) {}

Cluster::Cluster(ClusterShape shape, std::uint64_t seed, ClusterOptions options, EventId last_event,
                 bool recording)
    : shape_(shape),
      seed_(seed),
      options_(options),
      network_(shape.servers(), seed),
      client_rng_(seed, Stream::kClients),
      last_event_(last_event),
      recording_(recording),
      sightings_(shape.servers()) {
    RAFT_CHECK(shape.voters >= 1 && shape.servers() <= kServersMax);
    const auto members = FirstOf(shape, NodeId{1});
    const auto nothing = FirstOf(shape, NodeId{shape.servers() + 1});
    servers_.reserve(shape.servers());
    for (std::uint32_t i = 1; i <= shape.servers(); ++i) {
        const bool spare = i > shape.voters + shape.learners;
        servers_.emplace_back(NodeId{i}, spare ? nothing : members, options_.node,
                              SeedOf(seed, Stream::kServers, i));
    }
    const bool standing = options_.clock == Drive::kManual;
    for (Server& server : servers_) {
        if (standing) server.clock_.SetStanding(0, true);
        TakeSideEvents(server, 0);
        ScheduleTimer(server);
    }
}

// ---- Time ----

void Cluster::RunUntil(Micros t) {
    if (t < now_) return;
    if (staging_) {
        Drain();
        staging_ = false;
        Settle();
    }
    while (!agenda_.empty() && agenda_.next().at <= t) {
        TakeNext();
        Drain();
        Settle();
    }
    if (t > now_) {
        if (t >= watch_.look_at) LookForStalls(t);
        SetNow(t);
        Begin();
    }
}

bool Cluster::StepEvent() {
    if (staging_) {
        const bool unfinished = NextToStage() != nullptr;
        Drain();
        staging_ = false;
        Settle();
        if (unfinished) return true;
    }
    if (agenda_.empty()) return false;
    TakeNext();
    Drain();
    Settle();
    return true;
}

bool Cluster::StepStage() {
    if (Server* const server = NextToStage()) {
        staging_ = true;
        RunStage(*server);
        staging_ = NextToStage() != nullptr;
    } else {
        if (agenda_.empty()) return false;
        TakeNext();
        staging_ = NextToStage() != nullptr;
    }
    // As if nobody had looked on: all who were woken are at rest.
    if (!staging_) Drain();
    Settle();
    return true;
}

void Cluster::SetNow(Micros t) {
    if (t != now_) place_.here = 0;
    now_ = t;
}

Place Cluster::place() const {
    Place place = place_;
    place.at = now_;
    place.resting = !staging_;
    return place;
}

std::optional<Micros> Cluster::NextDue() const {
    if (staging_) return now_;
    if (agenda_.empty()) return std::nullopt;
    return agenda_.next().at;
}

std::optional<std::uint64_t> Cluster::next_command() const {
    const bool next = !staging_ && !agenda_.empty() && agenda_.next().kind == Due::Kind::kCommand;
    return next ? std::optional(agenda_.next().number) : std::nullopt;
}

Outcome Cluster::TakeFailure() {
    return std::exchange(failure_, std::nullopt);
}

void Cluster::Begin() {
    if (begun_) return;
    begun_ = true;
    KeepGivens();
    givens_.clear();
}

void Cluster::TakeNext() {
    const Due due = agenda_.next();
    agenda_.Pop();
    RAFT_CHECK(due.at >= now_);
    if (due.at >= watch_.look_at) LookForStalls(due.at);
    SetNow(due.at);
    place_.steps += 1;
    place_.here += 1;
    place_.part = 0;
    switch (due.kind) {
        case Due::Kind::kMessage:
            return Arrive(due.target);
        case Due::Kind::kTimer: {
            Server& server = servers_[due.target - 1];
            server.timer_at_.reset();
            Give(server, Input::Kind::kTimer, 0);
            return;
        }
        case Due::Kind::kWritten: {
            Server& server = servers_[due.target - 1];
            const Write last = server.disk_.Finish();
            OnWritten(server, last);
            const bool more = server.disk_.outstanding() && options_.persist == Drive::kAuto;
            if (more) StartWriting(server);
            return;
        }
        case Due::Kind::kAsk:
            travelling_ -= 1;
            return Reach(NodeId{due.target}, due.number);
        case Due::Kind::kReply:
            travelling_ -= 1;
            return OnReply(replies_.Take(due.target));
        case Due::Kind::kRetry:
            return OnRetry(due.number);
        case Due::Kind::kLoad:
            return OnLoad();
        case Due::Kind::kCommand:
            return DoScheduled(due.number);
    }
}

bool Cluster::IsVoid(const Due& due) const {
    switch (due.kind) {
        case Due::Kind::kMessage: {
            const Flight& flight = network_.at(due.target);
            return flight.id != due.number || flight.next() != due.at;
        }
        case Due::Kind::kWritten: {
            const Disk& disk = servers_[due.target - 1].disk();
            return !disk.under_way() || disk.generation() != due.number;
        }
        case Due::Kind::kRetry: {
            const Request* const request = RequestOf(due.number);
            return request == nullptr || !request->waiting() || request->attempt != due.target;
        }
        case Due::Kind::kLoad:
            return load_.per_second == 0 || load_.generation != due.number;
        case Due::Kind::kCommand:
            return std::none_of(scheduled_.begin(), scheduled_.end(),
                                [&](const Scheduled& s) { return s.number == due.number; });
        default:
            return false;
    }
}

void Cluster::Settle() {
    while (!agenda_.empty()) {
        const Due due = agenda_.next();
        if (due.kind == Due::Kind::kTimer ? TimerStands(due) : !IsVoid(due)) return;
        // TimerStands has taken its own item away.
        if (due.kind != Due::Kind::kTimer) agenda_.Pop();
    }
}

bool Cluster::TimerStands(const Due& due) {
    Server& server = servers_[due.target - 1];
    const bool latest = server.timer_generation_ == due.number && server.timer_at_.has_value();
    const auto real = latest ? server.TimerDue(now_) : std::nullopt;
    if (real.has_value() && *real <= due.at) return true;
    agenda_.Pop();
    if (latest) server.timer_at_.reset();
    if (real.has_value()) ScheduleTimer(server);
    return false;
}

void Cluster::ScheduleTimer(Server& server) {
    server.clock_.Settle(now_);
    server.timer_moved_ = false;
    const auto due = server.TimerDue(now_);
    if (!due.has_value()) return;
    // A timer that moved away is noticed when its old moment comes; only a nearer one is noted.
    if (server.timer_at_.has_value() && *server.timer_at_ <= *due) return;
    server.timer_at_ = due;
    server.timer_generation_ += 1;
    agenda_.Add(*due, Due::Kind::kTimer, Number(server.id()), server.timer_generation_);
}

void Cluster::ScheduleMessage(Network::Slot slot) {
    const Flight& flight = network_.at(slot);
    const auto next = flight.next();
    if (next.has_value()) agenda_.Add(*next, Due::Kind::kMessage, slot, flight.id);
}

// ---- State ----

bool Cluster::Has(NodeId id) const {
    return Number(id) >= 1 && Number(id) <= servers_.size();
}

std::optional<NodeId> Cluster::leader() const {
    const Server* leader = nullptr;
    for (const Server& server : servers_) {
        if (!server.up() || server.node().role() != Role::kLeader) continue;
        if (leader == nullptr || server.node().current_term() > leader->node().current_term()) {
            leader = &server;
        }
    }
    if (leader == nullptr) return std::nullopt;
    return leader->id();
}

Term Cluster::highest_term() const {
    Term highest = 0;
    for (const Server& server : servers_) {
        highest = std::max(highest, server.node().current_term());
    }
    return highest;
}

}  // namespace raft::sim
