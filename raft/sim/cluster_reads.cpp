// Reads: at the server that takes one, and what their client makes of the answer.
//
// Rule: §6.4 (readIndex: answered once so much is applied), §6.4.1 (leases). A read of the other
//       modes is answered at once from what the server has; a validated one says how new that is.
#include <algorithm>
#include <utility>

#include "raft/sim/cluster.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// Whether the protocol has to confirm the answer.
bool IsConfirmed(ReadMode mode) {
    return mode == ReadMode::kReadIndex || mode == ReadMode::kLease ||
           mode == ReadMode::kFollowerLease;
}

std::optional<std::string> ValueIn(const StateMachine& machine, const std::string& key) {
    const auto found = machine.values().find(key);
    if (found == machine.values().end()) return std::nullopt;
    return found->second;
}

// The last entry that the machine has taken.
EntryId StateOf(const Server& server) {
    const Index index = server.machine().last_applied();
    return {server.node().log().TermAt(index).value_or(0), index};
}

}  // namespace

// ---- The server's end ----

bool Cluster::IsRead(RequestId id) const {
    const Request* const request = RequestOf(id);
    return request != nullptr && request->read.has_value();
}

void Cluster::TakeRead(Server& server, RequestId id) {
    const Request& request = *RequestOf(id);
    if (!IsConfirmed(*request.read)) return;
    // Asked again, it waits for the newer answer.
    std::erase_if(server.reads_, [&](const WaitingRead& read) { return read.request == id; });
    server.reads_.push_back({id, request.attempt, std::nullopt, request.cause});
    server.node_.Read(*request.read, id);
}

void Cluster::AfterRead(Server& server, RequestId id, EventId cause) {
    const Request* const found = RequestOf(id);
    if (found == nullptr || IsConfirmed(*found->read)) return;
    const Request& request = *found;
    Reply reply{id, request.attempt, server.id(), RequestStatus::kDone};
    reply.cause = cause;
    const Snapshot* const snapshot = server.node().snapshot().get();
    if (request.read == ReadMode::kSnapshot && snapshot != nullptr) {
        reply.value = ValueIn(MachineIn(snapshot), request.key);
        reply.state = snapshot->last_included;
    } else {
        reply.value = ValueIn(server.machine(), request.key);
        reply.state = StateOf(server);
    }
    Answer(reply);
}

void Cluster::OnReadStates(Server& server) {
    std::vector<Reply> failed;
    for (const ReadState& state : server.ready_.reads) {
        const auto waiting =
            std::find_if(server.reads_.begin(), server.reads_.end(),
                         [&](const WaitingRead& read) { return read.request == state.read; });
        if (waiting == server.reads_.end()) continue;
        if (!state.failed) {
            waiting->index = state.index;
            continue;
        }
        Reply reply{waiting->request, waiting->attempt, server.id(), RequestStatus::kRefused,
                    state.leader};
        reply.cause = waiting->cause;
        failed.push_back(std::move(reply));
        server.reads_.erase(waiting);
    }
    for (const Reply& reply : failed) Answer(reply);
}

void Cluster::AnswerReads(Server& server, EventId cause) {
    const Index applied = server.machine().last_applied();
    std::vector<WaitingRead> ripe;
    std::erase_if(server.reads_, [&](const WaitingRead& read) {
        const bool now = read.index.has_value() && *read.index <= applied;
        if (now) ripe.push_back(read);
        return now;
    });
    for (const WaitingRead& read : ripe) {
        const Request* const request = RequestOf(read.request);
        if (request == nullptr) continue;
        Reply reply{read.request, read.attempt, server.id(), RequestStatus::kDone};
        reply.value = ValueIn(server.machine(), request->key);
        reply.state = StateOf(server);
        // The last thing that it waited for: to be confirmed, or to be applied.
        reply.cause = std::max(cause, read.cause);
        Answer(reply);
    }
}

// ---- The client's end ----

void Cluster::OnRefusedOld(Request& request, const Reply& reply) {
    request.server = reply.server;
    request.cause =
        NoteRequest(request, RequestStep::kRefusedOld, reply.cause, std::nullopt, reply.state);
    if (request.once) {
        Reply refused = reply;
        refused.status = RequestStatus::kRefused;
        refused.value.reset();
        refused.cause = request.cause;
        return End(request, refused);
    }
    // One after the other, then whom it takes for the leader; after that only time can help.
    if (request.hops >= servers_.size()) return;
    request.hops += 1;
    const bool last = request.hops == servers_.size();
    const NodeId next = last ? WhomToAsk(ClientOf(request.client)) : NextInTurn(request.server);
    Ask(request.id, next, RequestStep::kAsked);
}

Outcome Cluster::DoOne(const GetValue& command) {
    if (command.from.has_value()) {
        if (const Outcome unknown = Unknown(*command.from)) return unknown;
    }
    Client& client = ClientOf(command.as.value_or(ClientId{1}));
    Request request;
    request.client = client.id;
    request.command = "get " + PrintName(command.key);
    request.read = command.mode;
    request.key = command.key;
    request.once = command.from.has_value();
    const RequestId id = NewRequest(std::move(request));
    Ask(id, command.from.value_or(WhomToAsk(client)), RequestStep::kAsked);
    return std::nullopt;
}

Outcome Cluster::DoOne(const ExpectRead& command) {
    const auto unexpected = [&](const Words& words, const std::string& value) {
        return Refusal{Refusal::Code::kExpect, Fill(words, {{"client", PrintClient(command.client)},
                                                            {"key", PrintName(command.key)},
                                                            {"value", value}})};
    };
    const auto client = std::find_if(clients_.begin(), clients_.end(),
                                     [&](const Client& c) { return c.id == command.client; });
    if (client == clients_.end() || !client->reads.contains(command.key)) {
        return unexpected({"{client} has had no answer to a read of {key}",
                           "{client} 对 {key} 的读取还没有得到过答复"},
                          "");
    }
    const std::optional<std::string>& found = client->reads.at(command.key);
    if (found == command.value) return std::nullopt;
    if (!found.has_value()) {
        return unexpected(
            {"{client} read last that {key} is absent", "{client} 上次读到的是 {key} 不存在"}, "");
    }
    return unexpected(
        {"{client} read last that {key} is {value}", "{client} 上次读到的 {key} 是 {value}"},
        PrintName(*found));
}

}  // namespace raft::sim
