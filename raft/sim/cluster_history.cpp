// The history of the clients' operations, as their clients mean them, for its monitor.
//
// A command in a session is one operation, however often it is asked for (§6.3). Outside of a
// session every asking is an operation of its own. Reads of the modes that promise nothing are not
// part of it, nor is the opening of sessions. A steady load is left out for the sake of speed, and
// with it, from its beginning, the keys that it writes.
//
// Rule: §6.3, §6.4 (linearizability is what clients are promised).
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"

namespace raft::sim {

namespace {

// Operations that are no first asking of a request have numbers that no request reaches.
constexpr OperationId kLaterAsking = OperationId{1} << 40U;
constexpr OperationId kMadeUp = OperationId{1} << 63U;

bool PromisesNothing(const Request& request) {
    if (!request.read.has_value()) return std::holds_alternative<OpenSession>(*request.payload);
    return *request.read == ReadMode::kValidated || *request.read == ReadMode::kSnapshot ||
           *request.read == ReadMode::kLocal;
}

const std::string& KeyOf(const Request& request) {
    if (request.read.has_value()) return request.key;
    return std::get<raft::Command>(*request.payload).operation.key;
}

Invocation InvocationOf(const Request& request, OperationId id, Micros at) {
    Invocation call;
    call.id = id;
    call.client = request.client;
    call.key = KeyOf(request);
    if (!request.read.has_value()) {
        call.operation = std::get<raft::Command>(*request.payload).operation;
    }
    call.at = at;
    call.event = request.cause;
    call.server = request.server;
    return call;
}

}  // namespace

bool Cluster::LoadWrites(const std::string& key) const {
    return load_.generation != 0 && key.size() == 1 && key[0] >= kFirstLoadKey &&
           key[0] < kFirstLoadKey + kLoadKeys;
}

void Cluster::KeepAsking(Request& request) {
    if (!history_known_ || request.load || PromisesNothing(request) || request.repeats) return;
    if (LoadWrites(KeyOf(request))) return;
    const bool one = request.exact || request.read.has_value();
    if (one) {
        if (request.attempt > 1 || request.operation != 0) return;
        request.operation = request.id;
        return history_.Invoke(InvocationOf(request, request.id, now_));
    }
    // Which asking an answer is about cannot be told any more, so none of them is held to it.
    if (request.attempt == 2) history_.Abandon(request.id);
    const OperationId id =
        request.attempt == 1 ? request.id : request.id + request.attempt * kLaterAsking;
    history_.Invoke(InvocationOf(request, id, now_));
    if (request.attempt > 1) history_.Abandon(id);
    request.operation = request.attempt == 1 ? id : 0;
}

void Cluster::KeepAnswer(Request& request, const Reply& reply) {
    const OperationId operation = request.operation;
    if (!history_known_ || operation == 0) return;
    if (LoadWrites(KeyOf(request))) {
        request.operation = 0;
        return history_.Abandon(operation);
    }
    if (reply.status != RequestStatus::kDone) {
        // Nothing can have come of what was refused, nor of what came after its session.
        const bool certain =
            reply.status == RequestStatus::kRefused || reply.status == RequestStatus::kExpired;
        return KeepFailure(request, certain && request.attempt == 1 && !request.shared);
    }
    request.operation = 0;
    Client& client = ClientOf(request.client);
    client.answered_serial = std::max(client.answered_serial, request.serial);
    if (request.shared) {
        for (Request& other : requests_) {
            if (other.operation != operation) continue;
            other.operation = 0;
            other.repeats = true;
        }
    }
    const auto* const command =
        request.read.has_value() ? nullptr : &std::get<raft::Command>(*request.payload);
    const bool told = reply.value.has_value() || command == nullptr ||
                      command->operation.kind == Operation::Kind::kDelete;
    // A late copy, whose answer the machine does not keep any more.
    if (!told) return history_.Abandon(operation);
    const auto clash = history_.Return(operation, reply.value, now_, request.cause, reply.server);
    if (!clash.has_value()) return;
    const std::size_t before = safety_.violations().size();
    safety_.ReportNotLinearizable(reply.server, {clash->detail, clash->chinese_detail},
                                  clash->other);
    NoteViolations(before, request.cause);
}

void Cluster::KeepFailure(Request& request, bool certain) {
    const OperationId operation = std::exchange(request.operation, 0);
    if (certain || request.read.has_value()) return history_.Fail(operation);
    const bool asked_elsewhere =
        request.shared && std::any_of(requests_.begin(), requests_.end(), [&](const Request& r) {
            return r.waiting() && r.operation == operation;
        });
    if (asked_elsewhere) return;
    Client& client = ClientOf(request.client);
    if (request.exact && client.last == request.id) {
        client.open = operation;
    } else {
        history_.Abandon(operation);
    }
}

void Cluster::KeepRepetition(Client& client, Request& again) {
    Request& last = *RequestOf(client.last);
    again.exact = last.exact;
    if (!last.exact) return;
    if (last.operation != 0 || client.open != 0) {
        again.operation = last.operation != 0 ? last.operation : client.open;
        again.shared = true;
        last.shared = true;
        client.open = 0;
    } else {
        // What was refused for certain is asked for anew; what was answered is not.
        const bool answered = again.serial != 0 && again.serial <= client.answered_serial;
        again.repeats = last.repeats || last.status == RequestStatus::kDone || answered;
    }
}

void Cluster::GiveUpOpen(Client& client) {
    if (client.open != 0 && history_known_) history_.Abandon(client.open);
    client.open = 0;
}

void Cluster::KeepMadeUp(NodeId server, const raft::Command& command) {
    made_up_ += 1;
    const OperationId id = kMadeUp + made_up_;
    history_.Invoke(
        {id, command.client, command.operation.key, command.operation, now_, root_, server});
    history_.Abandon(id);
}

void Cluster::KeepGivens() {
    std::vector<EntryId> known;
    for (const Given& given : givens_) {
        for (std::size_t i = 0; i < given.log.size(); ++i) {
            const EntryId entry{given.log[i].term, i + 1};
            const raft::Command* const command = given.log[i].command();
            if (command == nullptr) continue;
            if (std::find(known.begin(), known.end(), entry) != known.end()) continue;
            known.push_back(entry);
            KeepMadeUp(given.server, *command);
        }
    }
}

}  // namespace raft::sim
