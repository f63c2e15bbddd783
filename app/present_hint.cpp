// The few lines beside the pointer.
#include <string>

#include "app/present_parts.h"
#include "app/text.h"
#include "raft/sim/script.h"

namespace app {

namespace {

using raft::sim::Cluster;
using raft::sim::Flight;
using raft::sim::PrintServer;
using Lines = std::vector<std::string>;

std::string IdText(raft::EntryId id) {
    return "(" + std::to_string(id.index) + ", t" + std::to_string(id.term) + ")";
}

// What a message says, in a line or two.
struct Content {
    Lines& lines;

    void operator()(const raft::RequestVote& vote) const {
        lines.push_back("my log ends at " + IdText(vote.last_entry));
        if (vote.pre) lines.emplace_back("would you vote for me? no term has risen yet");
        if (vote.transfer) lines.emplace_back("our leader wants me to take over");
    }
    void operator()(const raft::RequestVoteReply& reply) const {
        const char* vote = reply.granted ? "vote granted" : "vote refused";
        const char* would = reply.granted ? "I would vote for you" : "I would not vote for you";
        lines.emplace_back(reply.pre ? would : vote);
    }
    void operator()(const raft::AppendEntries& append) const {
        lines.push_back("prev " + IdText(append.prev) + " · commit " +
                        std::to_string(append.commit));
        if (append.lease > 0) lines.push_back("with a lease of " + LengthText(append.lease));
        if (append.entries.empty()) return lines.push_back("no entries: a heartbeat");
        constexpr std::size_t kShown = 4;
        std::string text = "entries";
        std::size_t shown = 0;
        for (const raft::Entry& entry : append.entries) {
            if (shown++ == kShown) break;
            text += "  " + raft::sim::PrintEntryContent(entry) + " (t" +
                    std::to_string(entry.term) + ")";
        }
        if (append.entries.size() > kShown) {
            text += "  and " + std::to_string(append.entries.size() - kShown) + " more";
        }
        lines.push_back(text);
    }
    void operator()(const raft::AppendEntriesReply& reply) const {
        if (reply.success) {
            return lines.push_back("success · our logs agree up to " + std::to_string(reply.match));
        }
        lines.push_back("refused at prev " + std::to_string(reply.prev_index) +
                        " · my log ends at " + std::to_string(reply.last_index));
    }
    void operator()(const raft::InstallSnapshot& install) const {
        const std::uint64_t size = install.data == nullptr ? 0 : install.data->size();
        lines.push_back("snapshot up to " + IdText(install.last_included));
        lines.push_back("bytes " + std::to_string(install.offset) + " to " +
                        std::to_string(install.offset + size) + (install.done ? ", the last" : ""));
    }
    void operator()(const raft::InstallSnapshotReply& reply) const {
        const std::string stored = Count(reply.stored, "byte") + " stored";
        lines.push_back(reply.done ? "snapshot up to index " +
                                         std::to_string(reply.snapshot_index) + " done with"
                                   : (reply.success ? "" : "refused · ") + stored);
    }
    void operator()(const raft::TimeoutNow& /*told*/) const {
        lines.emplace_back("stand for election now: I hand over to you");
    }
    void operator()(const raft::ReadIndex& asked) const {
        lines.push_back("which index must read " + std::to_string(asked.read) + " wait for?");
    }
    void operator()(const raft::ReadIndexReply& reply) const {
        lines.push_back("read " + std::to_string(reply.read) + " must wait for index " +
                        std::to_string(reply.index));
    }
};

std::string ArrivalText(const Cluster& cluster, const Flight& flight) {
    if (flight.held) return "held: release it to let it go on";
    const auto due = flight.due();
    if (!due) return "waits for deliver";
    return "arrives in " + LengthText(*due - cluster.now());
}

Lines MessageHint(const Cluster& cluster, const Flight& flight) {
    const raft::Message& message = flight.message;
    Lines lines{std::string(raft::NameOf(raft::TypeOf(message))) + " " + PrintServer(message.from) +
                " → " + PrintServer(message.to)};
    lines.push_back("#" + std::to_string(flight.id) + " · term " + std::to_string(message.term));
    std::visit(Content{lines}, message.body);
    lines.push_back(ArrivalText(cluster, flight));
    return lines;
}

Lines ServerHint(const raft::sim::Server& server) {
    const raft::Node& node = server.node();
    Lines lines{PrintServer(server.id()) + " · " + RoleTitle(MarkOf(server))};
    const auto vote = node.voted_for();
    lines.push_back("term " + std::to_string(node.current_term()) +
                    (vote ? ", voted for " + PrintServer(*vote) : ", no vote given"));
    lines.push_back("log ends at " + IdText(node.log().last()) + ", committed to " +
                    std::to_string(node.commit_index()));
    if (!server.up()) lines.emplace_back("only its disk is left: restart it");
    return lines;
}

Lines LinkHint(const Cluster& cluster, const render::Target& target) {
    const raft::NodeId a = NodeAt(target.first);
    const raft::NodeId b = NodeAt(target.second);
    if (!cluster.Has(a) || !cluster.Has(b)) return {};
    Lines lines{"Link " + PrintServer(a) + " – " + PrintServer(b)};
    const bool ab = cluster.network().IsCut(a, b);
    const bool ba = cluster.network().IsCut(b, a);
    if (ab && ba) lines.emplace_back("cut both ways: nothing arrives");
    if (ab && !ba) lines.push_back("cut from " + PrintServer(a) + " to " + PrintServer(b));
    if (ba && !ab) lines.push_back("cut from " + PrintServer(b) + " to " + PrintServer(a));
    if (!ab && !ba) lines.emplace_back("whole; right-click to cut it");
    return lines;
}

Lines EntryHint(const Cluster& cluster, const render::Target& target) {
    if (target.first >= cluster.servers().size()) return {};
    const raft::Node& node = cluster.servers()[target.first].node();
    const raft::Log& log = node.log();
    if (target.second < log.first_index() || target.second > log.last_index()) return {};
    const raft::Entry& entry = log.At(target.second);
    const bool committed = target.second <= node.commit_index();
    return {"Entry " + std::to_string(target.second) + " of " + PrintServer(node.id()),
            raft::sim::PrintEntryContent(entry) + ", term " + std::to_string(entry.term),
            committed ? "committed" : "not committed here"};
}

}  // namespace

Lines PresentHint(const Session& session, const render::Target& target) {
    const Cluster& cluster = session.cluster();
    if (const auto* server = ServerAt(cluster, target)) return ServerHint(*server);
    if (const auto* flight = FlightAt(cluster, target)) return MessageHint(cluster, *flight);
    if (target.kind == render::TargetKind::kLink) return LinkHint(cluster, target);
    if (target.kind == render::TargetKind::kEntry) return EntryHint(cluster, target);
    return {};
}

}  // namespace app
