// A cluster's whole visible state as text.
#include "tests/sim/state_text.h"

#include <optional>
#include <sstream>

#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace raft::sim {

namespace {

template <class Number>
std::string Or(const std::optional<Number>& number) {
    return number.has_value() ? std::to_string(*number) : "-";
}

std::string Name(const std::optional<NodeId>& id) {
    return id.has_value() ? PrintServer(*id) : "-";
}

void Show(std::ostringstream& out, const Log& log) {
    out << " log " << log.base().index << "/" << log.base().term;
    for (Index i = log.base().index + 1; i <= log.last_index(); ++i) out << " " << log.At(i).term;
}

void ShowNode(std::ostringstream& out, const Node& node) {
    out << " term " << node.current_term() << " vote " << Name(node.voted_for()) << " leader "
        << Name(node.leader()) << " role " << static_cast<int>(node.role()) << " commit "
        << node.commit_index() << " applied " << node.last_applied() << " saved "
        << node.saved_index() << " config " << node.configuration_index() << " timeout "
        << node.election_timeout() << " elapsed " << node.election_elapsed() << " clock "
        << node.clock() << " timer " << Or(node.UntilTimer()) << " lease " << Or(node.LeaseLeft())
        << " chunks " << Or(node.stored_chunks());
    Show(out, node.log());
    for (const Answers* votes : {node.candidate(), node.precandidate()}) {
        if (votes == nullptr) continue;
        for (const NodeId id : votes->granted) out << " yes " << PrintServer(id);
        for (const NodeId id : votes->refused) out << " no " << PrintServer(id);
    }
    if (node.leading() == nullptr) return;
    out << " round " << node.leading()->round << " beat " << node.leading()->since_heartbeat;
    for (const Progress& progress : node.leading()->progress) {
        out << " " << PrintServer(progress.id) << " " << progress.match << "<" << progress.next;
    }
}

void ShowServer(std::ostringstream& out, const Server& server, Micros now) {
    const Disk& disk = server.disk();
    out << PrintServer(server.id()) << (server.up() ? " up" : " down")
        << (server.paused() ? " paused" : "") << " due " << Or(server.TimerDue(now)) << " elapsed "
        << server.ElectionElapsed(now) << " at " << server.clock().At(now) << " stage "
        << (server.stage().has_value() ? static_cast<int>(*server.stage()) : -1) << " queued "
        << server.queued() << " promises " << server.promises().size() << " pending "
        << server.pending().size() << " reads " << server.reads().size() << " apply until "
        << server.apply_until();
    ShowNode(out, server.node());
    out << " disk " << disk.durable().hard.term << " " << Name(disk.durable().hard.vote) << " "
        << disk.waiting().size() << " " << disk.last_number() << " " << disk.generation() << " "
        << disk.began_at() << " " << disk.done_at();
    Show(out, disk.durable().log);
    out << " machine " << server.machine().last_applied() << "\n" << server.machine().Save();
}

void ShowNetwork(std::ostringstream& out, const Network& network) {
    for (const Flight* flight : network.InFlight()) {
        out << "#" << flight->id << " " << NameOf(TypeOf(flight->message)) << " "
            << PrintServer(flight->message.from) << PrintServer(flight->message.to) << " term "
            << flight->message.term << " sent " << flight->sent_at << " due " << Or(flight->due())
            << " next " << Or(flight->next()) << (flight->held ? " held" : "")
            << (flight->waits ? " waits" : "") << (flight->doomed ? " doomed" : "") << " because "
            << flight->cause << "\n";
    }
    for (const Network::Direction& cut : network.cuts()) {
        out << "cut " << PrintServer(cut.from) << PrintServer(cut.to) << " "
            << network.CutEvent(cut.from, cut.to) << "\n";
    }
    out << "holds " << network.holds().size() << " settings " << network.settings().size() << "\n";
}

void ShowClients(std::ostringstream& out, const Cluster& cluster) {
    for (const Client& client : cluster.clients()) {
        out << "client " << Number(client.id) << " " << static_cast<int>(client.session) << " "
            << client.serial << " " << client.answered_serial << " " << Name(client.leader) << " "
            << client.queue.size() << " " << client.seen.index << "\n";
    }
    for (const Request& request : cluster.requests()) {
        out << "request " << request.id << " " << static_cast<int>(request.status) << " "
            << PrintServer(request.server) << " " << request.attempt << " " << request.hops << " "
            << request.entry.index << " " << request.value.value_or("-") << " because "
            << request.cause << "\n";
    }
    const LoadState& load = cluster.load();
    out << "load " << load.per_second << " " << load.sent << " " << load.ticks << " "
        << load.generation << "\n";
}

}  // namespace

std::string StateText(const Cluster& cluster) {
    std::ostringstream out;
    const Place place = cluster.place();
    out << "now " << cluster.now() << " next " << Or(cluster.NextDue()) << " event "
        << cluster.last_event() << " delivered " << cluster.delivered() << " violations "
        << cluster.violations().size() << " stalls " << cluster.stalls().size() << "\nplace "
        << place.steps << " " << place.stages << " " << place.at << " " << place.here << " "
        << place.part << " " << place.resting << "\n";
    for (const Server& server : cluster.servers()) ShowServer(out, server, cluster.now());
    ShowNetwork(out, cluster.network());
    ShowClients(out, cluster);
    return out.str();
}

std::string StoryText(const Cluster& cluster, EventId since) {
    std::ostringstream out;
    for (const Event& event : cluster.events()) {
        if (event.id <= since) continue;
        out << event.id << " " << event.cause << " " << event.at << " " << Name(event.server) << " "
            << Describe(event).text << "\n";
    }
    return out.str();
}

}  // namespace raft::sim
