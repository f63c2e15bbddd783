// Judging a run: violations at any time, progress once all is calm.
#include "raft/sim/swarm_judge.h"

#include <algorithm>
#include <string>
#include <utility>

#include "raft/sim/script.h"

namespace raft::sim {

namespace {

// What counts as calm: far below the shortest election timeout.
constexpr Micros kCalmLatency = 10 * kMillisecond;
constexpr Micros kCalmFsync = 5 * kMillisecond;
// The first leader may take a few elections; from then on leaders have no reason to change.
constexpr Micros kFirstLook = kSecond;
constexpr Micros kBetweenLooks = 2 * kSecond;
constexpr Term kTermsTooMany = 4;

SwarmFailure Standstill(const char* name, std::string detail, std::vector<Fact> shown) {
    return {SwarmFailure::Kind::kLiveness, name, std::move(detail), Condition{std::move(shown)}};
}

Fact FactOf(Fact::Kind kind, NodeId server = {}, std::uint64_t number = 0) {
    Fact fact;
    fact.kind = kind;
    fact.server = server;
    fact.number = number;
    return fact;
}

Fact Not(Fact fact) {
    fact.negated = true;
    return fact;
}

SwarmFailure NoLeader() {
    return Standstill("No Leader", "all is calm, and still no server leads",
                      {Not(FactOf(Fact::Kind::kLeader))});
}

SwarmFailure NoCommit(const Node& leader, Index index) {
    return Standstill("No Commit",
                      "all is calm, but " + PrintServer(leader.id()) + ", which leads in term " +
                          std::to_string(leader.current_term()) + ", does not commit index " +
                          std::to_string(index),
                      {FactOf(Fact::Kind::kLeaderIs, leader.id()),
                       Not(FactOf(Fact::Kind::kServerCommit, leader.id(), index))});
}

bool HasCalmKey(const Server& server) {
    return server.machine().values().contains(kCalmKey);
}

// Whether servers that were left out can depose leaders for ever: only these options keep those
// quiet that do not know of it (§4.2.3).
bool CanDisturb(const Cluster& cluster) {
    const NodeOptions& options = cluster.options().node;
    if (options.check_quorum || options.prevote != PreVote::kOff) return false;
    const std::vector<Server>& servers = cluster.servers();
    return std::any_of(servers.begin(), servers.end(), [&](const Server& server) {
        return server.node().configuration() != servers.front().node().configuration();
    });
}

}  // namespace

std::optional<SwarmFailure> JudgeSafety(const Cluster& cluster) {
    if (cluster.violations().empty()) return std::nullopt;
    const Violation& violation = cluster.violations().front();
    Fact shown = FactOf(Fact::Kind::kViolation);
    shown.name = NameOf(violation.property);
    return SwarmFailure{SwarmFailure::Kind::kSafety, shown.name, violation.detail,
                        Condition{{shown}}};
}

bool IsCalm(const Cluster& cluster) {
    const ClusterOptions& options = cluster.options();
    if (options.loss != 0 || options.duplicate != 0 || !options.node.noop) return false;
    if (options.latency.high > kCalmLatency || options.fsync > kCalmFsync) return false;
    const Network& network = cluster.network();
    if (!network.cuts().empty() || !network.holds().empty() || CanDisturb(cluster)) return false;
    for (const LinkSettings& link : network.settings()) {
        if (link.loss.value_or(0) != 0) return false;
        if (link.latency.has_value() && link.latency->high > kCalmLatency) return false;
    }
    return std::all_of(
        cluster.servers().begin(), cluster.servers().end(), [](const Server& server) {
            return server.up() && !server.paused() && !server.crash_at().has_value() &&
                   server.clock().rate() == kWhole && server.fsync().value_or(0) <= kCalmFsync;
        });
}

CalmJudge::CalmJudge(const Cluster& cluster, std::optional<Micros> asked_at)
    : asked_at_(asked_at), next_(cluster.now() + kFirstLook) {}

std::optional<Micros> CalmJudge::NextLook() const {
    if (found_.has_value() || next_ > asked_at_.value_or(next_)) return std::nullopt;
    return next_;
}

void CalmJudge::Look(const Cluster& cluster) {
    next_ = cluster.now() + kBetweenLooks;
    const auto leads = cluster.leader();
    if (!leads.has_value() || found_.has_value()) return;
    // Its term, and nobody else's: a server that was left out may go on standing, unheard.
    const Node& leader = cluster.server(*leads).node();
    const Term term = leader.current_term();
    const Index last = leader.log().last_index();
    if (term_ != 0 && term - term_ >= kTermsTooMany) {
        found_ = Standstill("Leaders Change",
                            "all is calm, but " + std::to_string(term - term_) +
                                " terms began within " + PrintDuration(kBetweenLooks),
                            {FactOf(Fact::Kind::kTerm, {}, term)});
    } else if (term == term_ && leader.commit_index() < last) {
        found_ = NoCommit(leader, last);
    }
    term_ = term;
}

std::optional<SwarmFailure> CalmJudge::AtTheEnd(const Cluster& cluster) const {
    if (found_.has_value()) return found_;
    if (!cluster.leader().has_value()) return NoLeader();
    if (!asked_at_.has_value()) return std::nullopt;
    const Server& leader = cluster.server(*cluster.leader());
    if (!HasCalmKey(leader)) return NoCommit(leader.node(), leader.node().commit_index() + 1);
    for (const NodeId id : leader.node().configuration().Members()) {
        // A configuration that was made up can name servers that do not exist.
        if (!cluster.Has(id) || HasCalmKey(cluster.server(id))) continue;
        const Index applied = leader.machine().last_applied();
        return Standstill(
            "Not Caught Up",
            "all is calm, but " + PrintServer(id) + " has not applied what " +
                PrintServer(leader.id()) + " has",
            {FactOf(Fact::Kind::kLeader), Not(FactOf(Fact::Kind::kServerApplied, id, applied))});
    }
    return std::nullopt;
}

}  // namespace raft::sim
