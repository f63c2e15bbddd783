// What clients ask in a random run: commands, reads in every mode, and questions asked again.
#include <algorithm>
#include <string>

#include "raft/sim/swarm_judge.h"
#include "raft/sim/swarm_run.h"

namespace raft::sim {

namespace {

constexpr std::int64_t kClients = 3;
// Asks outside of any session, each question once; and for the key that ends a run.
constexpr ClientId kNoSession{4};
constexpr ClientId kCalmClient{9};

}  // namespace

bool SwarmRun::Waits(ClientId id, bool beside) const {
    const std::vector<Client>& clients = cluster_.clients();
    const auto client =
        std::find_if(clients.begin(), clients.end(), [id](const Client& c) { return c.id == id; });
    if (client == clients.end()) return false;
    const auto queued = [&](RequestId request) {
        return std::find(client->queue.begin(), client->queue.end(), request) !=
               client->queue.end();
    };
    const std::vector<Request>& requests = cluster_.requests();
    return std::any_of(requests.begin(), requests.end(), [&](const Request& request) {
        return request.waiting() && request.client == id && !request.read.has_value() &&
               !(beside && queued(request.id));
    });
}

void SwarmRun::AskCommand() {
    const ClientId client{static_cast<std::uint32_t>(dice_.In(1, kClients))};
    // A session has one command under way (§6.3), and what is asked once does not queue.
    if (Waits(client, true)) return;
    if (dice_.OneIn(10) && !Waits(client, false)) {
        Retry retry{client, std::nullopt};
        if (dice_.OneIn(2)) retry.to = Victim();
        return (void)Do(retry);
    }
    ClientCommand ask;
    Operation& operation = ask.operation;
    if (dice_.Percent(traits_.increments)) {
        operation.kind = Operation::Kind::kIncrement;
        operation.key = "n";
        operation.amount = dice_.In(1, 9);
    } else {
        operation.kind = dice_.OneIn(8) ? Operation::Kind::kDelete : Operation::Kind::kPut;
        operation.key = dice_.OneIn(2) ? "x" : "y";
        values_ += 1;
        if (operation.kind == Operation::Kind::kPut) operation.value = std::to_string(values_);
    }
    ask.as = client;
    if (dice_.Percent(traits_.once)) {
        ask.to = Victim();
        // An opening that comes along with a command, and is asked for again after the session has
        // expired, opens another one: with few sessions that is asking twice.
        const bool may_expire = cluster_.options().sessions != 0;
        if (dice_.OneIn(4) || may_expire || Waits(client, false)) {
            ask.no_session = true;
            ask.as = kNoSession;
        }
    }
    Do(std::move(ask));
}

std::optional<NodeId> SwarmRun::OldLeader() const {
    const auto leader = cluster_.leader();
    for (const Server& server : cluster_.servers()) {
        if (server.up() && server.node().leading() != nullptr && server.id() != leader) {
            return server.id();
        }
    }
    return std::nullopt;
}

void SwarmRun::AskRead() {
    GetValue get;
    get.key = dice_.Of(std::array<const char*, 3>{"x", "y", "n"});
    get.as = ClientId{static_cast<std::uint32_t>(dice_.In(1, kClients))};
    if (!dice_.OneIn(3)) get.from = dice_.OneIn(2) ? OldLeader().value_or(Victim()) : Victim();
    get.mode = ReadMode::kReadIndex;
    if (traits_.leases && !dice_.OneIn(4)) {
        get.mode = dice_.OneIn(2) ? ReadMode::kLease : ReadMode::kFollowerLease;
    } else if (dice_.OneIn(8)) {
        get.mode = dice_.Of(
            std::array<ReadMode, 3>{ReadMode::kValidated, ReadMode::kSnapshot, ReadMode::kLocal});
    }
    Do(std::move(get));
}

void SwarmRun::AskForCalmKey() {
    ClientCommand ask;
    ask.operation = {Operation::Kind::kPut, kCalmKey, "yes"};
    ask.as = kCalmClient;
    ask.no_session = true;  // Put twice it is the same.
    Do(std::move(ask));
}

}  // namespace raft::sim
