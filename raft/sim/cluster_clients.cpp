// Clients at their end: whom they ask, when they ask again, what they make of an answer.
//
// Rule: §6.2 (finding the leader), §6.3 (serial numbers make a repetition harmless).
#include <algorithm>
#include <utility>

#include "raft/check.h"
#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// So many ended requests are kept, and somewhat more before the oldest are forgotten.
constexpr std::size_t kEndedKept = 1000;
constexpr std::size_t kEndedMax = 1250;

}  // namespace

// ---- Looking up ----

Client& Cluster::ClientOf(ClientId id) {
    const auto place =
        std::lower_bound(clients_.begin(), clients_.end(), id,
                         [](const Client& client, ClientId wanted) { return client.id < wanted; });
    if (place != clients_.end() && place->id == id) return *place;
    Client client;
    client.id = id;
    return *clients_.insert(place, std::move(client));
}

const Request* Cluster::RequestOf(RequestId id) const {
    const auto place = std::lower_bound(
        requests_.begin(), requests_.end(), id,
        [](const Request& request, RequestId wanted) { return request.id < wanted; });
    return place != requests_.end() && place->id == id ? &*place : nullptr;
}

Request* Cluster::RequestOf(RequestId id) {
    return const_cast<Request*>(std::as_const(*this).RequestOf(id));
}

RequestId Cluster::NewRequest(Request request) {
    Begin();
    last_request_ += 1;
    request.id = last_request_;
    request.asked_at = now_;
    request.cause = root_;
    requests_.push_back(std::move(request));
    return last_request_;
}

RequestId Cluster::NewCommand(Client& client, Operation operation, bool session) {
    raft::Command command{std::move(operation), client.id, 0};
    Request request;
    request.client = client.id;
    request.command = PrintOperation(command.operation);
    if (session) {
        client.serial += 1;
        command.serial = client.serial;
        request.serial = client.serial;
    }
    request.payload = std::make_shared<const Payload>(std::move(command));
    const RequestId id = NewRequest(std::move(request));
    client.last = id;
    return id;
}

RequestId Cluster::NewOpening(const Client& client) {
    Request request;
    request.client = client.id;
    request.command = "register " + PrintClient(client.id);
    // Whatever it sent before is over (§6.3).
    const std::uint64_t next =
        client.queue.empty() ? client.serial + 1 : RequestOf(client.queue.front())->serial;
    request.payload = std::make_shared<const Payload>(OpenSession{client.id, next - 1});
    return NewRequest(std::move(request));
}

void Cluster::ForgetOldRequests() {
    if (ended_ <= kEndedMax) return;
    std::size_t surplus = ended_ - kEndedKept;
    std::erase_if(requests_, [&](const Request& request) {
        if (surplus == 0 || request.waiting()) return false;
        // `retry` still needs what a client asked last.
        if (ClientOf(request.client).last == request.id) return false;
        surplus -= 1;
        ended_ -= 1;
        return true;
    });
}

// ---- Asking ----

NodeId Cluster::WhomToAsk(const Client& client) const {
    if (client.leader.has_value()) return *client.leader;
    if (const auto leads = leader()) return *leads;
    for (const Server& server : servers_) {
        if (server.up()) return server.id();
    }
    return servers_.front().id();
}

NodeId Cluster::NextInTurn(NodeId server) const {
    return NodeId{Number(server) % static_cast<std::uint32_t>(servers_.size()) + 1};
}

void Cluster::StartNext(Client& client, EventId cause) {
    if (client.queue.empty()) return;
    const RequestId first = client.queue.front();
    if (RequestOf(first)->asked) return;
    if (cause != 0) RequestOf(first)->cause = cause;
    if (client.session == Client::Session::kOpen) {
        return Ask(first, WhomToAsk(client), RequestStep::kAsked);
    }
    if (client.session == Client::Session::kOpening) return;
    client.session = Client::Session::kOpening;
    const NodeId whom = WhomToAsk(client);
    const RequestId opening = NewOpening(client);
    RequestOf(opening)->cause = RequestOf(first)->cause;
    Ask(opening, whom, RequestStep::kAsked);
}

void Cluster::Ask(RequestId id, NodeId server, RequestStep step) {
    Request& request = *RequestOf(id);
    request.server = server;
    request.asked = true;
    request.attempt += 1;
    request.cause = NoteRequest(request, step, request.cause);
    KeepAsking(request);
    if (!request.once) {
        agenda_.Add(now_ + options_.node.election_timeout_max, Due::Kind::kRetry, request.attempt,
                    id);
    }
    if (options_.clock == Drive::kManual) return Reach(server, id);
    travelling_ += 1;
    agenda_.Add(now_ + client_rng_.In(options_.latency), Due::Kind::kAsk, Number(server), id);
}

void Cluster::OnRetry(RequestId id) {
    Request& request = *RequestOf(id);
    request.hops = 0;
    Client& client = ClientOf(request.client);
    if (client.leader == request.server) client.leader.reset();
    // Everybody in turn, wherever it was sent on to meanwhile: servers that were left out of the
    // cluster can point at each other for ever.
    request.turn = NextInTurn(Has(request.turn) ? request.turn : request.server);
    Ask(id, request.turn, RequestStep::kRetried);
}

EventId Cluster::NoteRequest(const Request& request, RequestStep step, EventId cause,
                             std::optional<NodeId> leader, EntryId state) {
    if (!recording_) return Note(request.server, cause, RequestEvent{});
    return Note(request.server, cause,
                RequestEvent{request.id, step, request.client, request.status, request.command,
                             request.entry, leader, request.value, request.read, state});
}

// ---- Answers ----

void Cluster::OnReply(const Reply& reply) {
    Request* const request = RequestOf(reply.request);
    if (request == nullptr || !request->waiting()) return;  // Another answer was faster.
    switch (reply.status) {
        case RequestStatus::kRefused:
            if (request->attempt != reply.attempt) return;
            if (request->once) return End(*request, reply);
            return OnRefused(*request, reply);
        case RequestStatus::kLost:
        case RequestStatus::kFailed:
            // Else the client goes on asking; only its patience tells it that something is wrong.
            if (request->once) End(*request, reply);
            return;
        default:
            if (request->read == ReadMode::kValidated &&
                reply.state < ClientOf(request->client).seen) {
                if (request->attempt == reply.attempt) OnRefusedOld(*request, reply);
                return;
            }
            return End(*request, reply);
    }
}

void Cluster::OnRefused(Request& request, const Reply& reply) {
    Client& client = ClientOf(request.client);
    // A made-up leader can be no server at all.
    const bool known = reply.leader.has_value() && Has(*reply.leader);
    client.leader = known ? reply.leader : std::nullopt;
    // Servers can point at each other in a ring; after a round of it the client waits.
    if (!known || request.hops >= servers_.size()) return;
    request.hops += 1;
    request.cause = NoteRequest(request, RequestStep::kRedirected, reply.cause, reply.leader);
    Ask(request.id, *reply.leader, RequestStep::kAsked);
}

void Cluster::End(Request& request, const Reply& reply) {
    request.status = reply.status;
    request.value = reply.value;
    if (reply.entry.index != 0) request.entry = reply.entry;
    request.server = reply.server;
    ended_ += 1;
    if (request.load) load_waiting_ -= 1;
    request.cause =
        NoteRequest(request, RequestStep::kAnswered, reply.cause, reply.leader, reply.state);

    KeepAnswer(request, reply);

    Client& client = ClientOf(request.client);
    const bool done = reply.status == RequestStatus::kDone;
    if (done) client.seen = std::max({client.seen, reply.entry, reply.state});
    if (request.read.has_value()) {
        if (done) client.reads[request.key] = reply.value;
        return ForgetOldRequests();
    }
    const bool opening = std::holds_alternative<OpenSession>(*request.payload);
    if (done) client.leader = reply.server;
    if (done && (opening || request.opens)) client.session = Client::Session::kOpen;
    if (!done && opening && client.session == Client::Session::kOpening) {
        client.session = Client::Session::kNone;
    }
    if (reply.status == RequestStatus::kExpired) client.session = Client::Session::kExpired;
    if (!client.queue.empty() && client.queue.front() == request.id) {
        client.queue.erase(client.queue.begin());
    }
    StartNext(client, request.cause);
    ForgetOldRequests();
}

// ---- A steady stream ----

void Cluster::OnLoad() {
    constexpr std::uint32_t kWaitingMax = 1000;
    const bool over = load_.ends_at.has_value() && now_ >= *load_.ends_at;
    if (over) {
        load_.per_second = 0;
        return;
    }
    // As patient as a person with so many windows open: it waits until some are answered.
    if (load_waiting_ < kWaitingMax) {
        Operation operation;
        const auto key = static_cast<char>(load_.sent % kLoadKeys);
        operation.key = std::string(1, static_cast<char>(kFirstLoadKey + key));
        operation.value = std::to_string(load_.sent);
        load_.sent += 1;
        load_waiting_ += 1;
        Client& client = ClientOf(ClientId{1});
        const RequestId last = client.last;
        const RequestId id = NewCommand(client, std::move(operation), false);
        client.last = last;  // `retry` means what a person asked for.
        RequestOf(id)->load = true;
        RequestOf(id)->cause = load_.cause;
        Ask(id, WhomToAsk(client), RequestStep::kAsked);
    }
    load_.ticks += 1;
    const auto next =
        static_cast<Micros>(load_.ticks * static_cast<std::uint64_t>(kSecond) / load_.per_second);
    agenda_.Add(load_.began_at + next, Due::Kind::kLoad, 0, load_.generation);
}

// ---- Commands ----

Outcome Cluster::DoOne(const ClientCommand& command) {
    if (command.to.has_value()) {
        if (const Outcome unknown = Unknown(*command.to)) return unknown;
    }
    Client& client = ClientOf(command.as.value_or(ClientId{1}));
    GiveUpOpen(client);
    const bool session = !command.no_session && !options_.node.rules.Broken(Rule::kRetryInSession);
    const RequestId id = NewCommand(client, command.operation, session);
    Request& request = *RequestOf(id);
    request.exact = !command.no_session;
    if (command.to.has_value()) {
        request.once = true;
        // One question only, so it carries the opening of the session along, if that is still to
        // do.
        request.opens = session && client.session != Client::Session::kOpen;
        Ask(id, *command.to, RequestStep::kAsked);
    } else if (!session) {
        Ask(id, WhomToAsk(client), RequestStep::kAsked);
    } else {
        client.queue.push_back(id);
        StartNext(client);
    }
    return std::nullopt;
}

Outcome Cluster::DoOne(const Register& command) {
    if (command.to.has_value()) {
        if (const Outcome unknown = Unknown(*command.to)) return unknown;
    }
    Client& client = ClientOf(command.client);
    const RequestId id = NewOpening(client);
    if (command.to.has_value()) {
        RequestOf(id)->once = true;
    } else {
        client.session = Client::Session::kOpening;
    }
    const NodeId whom = command.to.value_or(WhomToAsk(client));
    Ask(id, whom, RequestStep::kAsked);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Retry& command) {
    if (command.to.has_value()) {
        if (const Outcome unknown = Unknown(*command.to)) return unknown;
    }
    Client& client = ClientOf(command.client);
    const Request* const last = RequestOf(client.last);
    if (last == nullptr) {
        return Refused(Fill({"{client} has sent no command yet, so there is none to send again",
                             "{client} 还没有发过命令，没有可以重发的"},
                            {{"client", PrintClient(command.client)}}));
    }
    // Under way already, and still asked by itself: it is asked again now.
    if (last->waiting() && !last->once && last->asked && !command.to.has_value()) {
        RequestOf(client.last)->cause = root_;
        OnRetry(client.last);
        return std::nullopt;
    }
    if (last->waiting() && !last->asked) {
        return Refused(Fill({"{client} has not sent its last command yet: it waits for its session "
                             "to open",
                             "{client} 的上一条命令还没有发出：它在等待会话打开"},
                            {{"client", PrintClient(command.client)}}));
    }
    Request again;
    again.client = last->client;
    again.command = last->command;
    again.payload = last->payload;
    again.serial = last->serial;
    again.once = command.to.has_value();
    KeepRepetition(client, again);
    // Never again after an answer has shown the session open: a session that has expired since must
    // not be opened again under an old serial (§6.3). Nor one that can have expired unseen, unless
    // nothing at all came of the first asking; and then once, not with every further asking.
    const bool for_ever = options_.sessions == 0;
    const bool untouched = last->status == RequestStatus::kRefused && !last->shared;
    const bool may_open =
        again.serial != 0 && client.session == Client::Session::kNone && (for_ever || untouched);
    again.opens = may_open && (for_ever || again.once);
    const bool opens_first = may_open && !again.opens;
    const bool in_turn = !again.once && again.serial != 0;
    const RequestId id = NewRequest(std::move(again));
    client.last = id;
    // What the client asks for next waits until this is answered: a session has one command at a
    // time.
    if (in_turn) client.queue.insert(client.queue.begin(), id);
    if (opens_first) {
        StartNext(client);
        return std::nullopt;
    }
    Ask(id, command.to.value_or(WhomToAsk(client)), RequestStep::kRetried);
    return std::nullopt;
}

Outcome Cluster::DoOne(const Load& command) {
    constexpr std::uint32_t kPerSecondMax = 100'000;
    if (command.per_second > kPerSecondMax) {
        return Refused(Fill({"at most {most} commands a second", "每秒最多 {most} 条命令"},
                            {{"most", kPerSecondMax}}));
    }
    load_.per_second = command.per_second;
    load_.began_at = now_;
    load_.ends_at.reset();
    if (command.length.has_value()) load_.ends_at = now_ + *command.length;
    load_.generation += 1;
    load_.ticks = 0;
    load_.cause = root_;
    if (load_.per_second != 0) agenda_.Add(now_, Due::Kind::kLoad, 0, load_.generation);
    return std::nullopt;
}

}  // namespace raft::sim
