// Standstills: no leader, one leader after the other, or entries that nobody commits.
//
// Nothing is added to the agenda for this: as long as nothing happens, nothing changes, so it is
// enough to look when time moves on past the first moment at which something can have stood still
// for too long.
//
// Rule: §3.9 (timing and availability), §3.4 (split votes), §3.6.2 (entries of earlier terms).
#include <algorithm>

#include "raft/sim/cluster.h"

namespace raft::sim {

namespace {

constexpr std::size_t kStallsMax = 100;

bool Runs(const Server& server) {
    return server.up() && !server.paused();
}

// How far the voters of one set are from a majority.
struct Nearness {
    std::uint32_t running = 0;
    std::uint32_t reached = 0;  // The most that any running voter reaches, itself included.
    std::uint32_t needed = 0;
};

}  // namespace

// ---- What happens ----

void Cluster::WatchRole(const Server& server, const RoleChanged& change, EventId id) {
    if (change.from == Role::kLeader) watch_.led_until = now_;
    if (watch_.held_back == server.id()) watch_.held_back.reset();
    const bool stands = change.to == Role::kCandidate || change.to == Role::kPreCandidate;
    if (stands) {
        const bool asked =
            change.reason == RoleReason::kToldToCampaign || change.reason == RoleReason::kTransfer;
        if (asked) watch_.elected = 0;
        // Without a vote the term does not rise: every pre-candidacy counts by itself.
        if (change.to == Role::kPreCandidate || change.term > watch_.last_candidacy) {
            watch_.elections += 1;
        }
        watch_.last_candidacy = std::max(watch_.last_candidacy, change.term);
    }
    if (change.to != Role::kLeader) return;
    watch_.elections = 0;
    watch_.said_no_leader = false;

    // The place of the oldest of the last few is the one for this one.
    Micros& oldest = watch_.elected_at[watch_.elected % kLeadersInARow];
    const Micros previous = watch_.elected == 0
                                ? -kStallAfter
                                : watch_.elected_at[(watch_.elected - 1) % kLeadersInARow];
    oldest = now_;
    watch_.elected += 1;
    if (now_ - previous >= kStallAfter) watch_.said_change = false;
    if (watch_.elected < kLeadersInARow) return;
    const Micros first = watch_.elected_at[watch_.elected % kLeadersInARow];
    if (watch_.said_change || now_ - first > kStallAfter) return;
    watch_.said_change = true;
    SayStall({Stall::kLeadersChange, StallCause::kDeposed, now_ - first,
              static_cast<std::uint32_t>(kLeadersInARow - 1)},
             std::nullopt, id);
}

void Cluster::WatchFault(const Server& server) {
    if (!Runs(server) || server.node().role() != Role::kLeader) return;
    watch_.led_until = now_;
    watch_.elected = 0;
}

void Cluster::WatchHeldBack(const Server& server, const CommitHeldBack& held) {
    if (held.reason != HoldBackReason::kOlderTerm) return;
    const bool known = watch_.held_back == server.id();
    if (known && server.node().commit_index() < watch_.held_index) return;
    watch_.held_back = server.id();
    watch_.held_index = held.index;
    watch_.held_since = now_;
    watch_.said_held = false;
    watch_.look_at = std::min(watch_.look_at, now_ + kStallAfter);
}

// ---- What does not ----

void Cluster::LookForStalls(Micros until) {
    while (watch_.look_at <= until) {
        const Micros at = watch_.look_at;
        Micros next = at + kStallAfter;
        const bool led = std::any_of(servers_.begin(), servers_.end(), [](const Server& server) {
            return Runs(server) && server.node().role() == Role::kLeader;
        });
        SetNow(at);  // Nothing has happened since, and nothing has changed.
        if (led) watch_.led_until = at;
        if (watch_.led_until + kStallAfter > at) {
            next = std::min(next, watch_.led_until + kStallAfter);
        } else if (!watch_.said_no_leader) {
            watch_.said_no_leader = true;
            StallEvent stall = WhyNoLeader();
            stall.lasted = at - watch_.led_until;
            SayStall(stall, std::nullopt, 0);
        }
        if (watch_.held_back.has_value() && !watch_.said_held) {
            const Server& leader = server(*watch_.held_back);
            if (leader.node().commit_index() >= watch_.held_index) {
                watch_.held_back.reset();
            } else if (!Runs(leader)) {
                watch_.held_since = at;  // A process that stands still is no fault of the rule.
            } else if (watch_.held_since + kStallAfter > at) {
                next = std::min(next, watch_.held_since + kStallAfter);
            } else {
                watch_.said_held = true;
                const auto entries = watch_.held_index - leader.node().commit_index();
                SayStall({Stall::kNoCommit, StallCause::kNoOwnEntry, at - watch_.held_since,
                          static_cast<std::uint32_t>(entries)},
                         leader.id(), leader.role_event_);
            }
        }
        watch_.look_at = next;
    }
}

void Cluster::SayStall(const StallEvent& stall, std::optional<NodeId> server, EventId cause) {
    Note(server, cause, stall);
    if (stalls_.size() < kStallsMax) stalls_.push_back(stall);
}

StallEvent Cluster::WhyNoLeader() const {
    StallEvent stall{Stall::kNoLeader};
    // The latest configuration that any server knows is the one that an election has to win.
    const auto latest =
        std::max_element(servers_.begin(), servers_.end(), [](const Server& a, const Server& b) {
            return a.node().log().last() < b.node().log().last();
        });
    const Configuration& members = latest->node().configuration();
    const auto nearness_in = [&](const std::vector<NodeId>& voters) {
        Nearness near;
        near.needed = static_cast<std::uint32_t>(MajorityOf(voters.size()));
        const auto runs = [&](NodeId id) { return Has(id) && Runs(server(id)); };
        for (const NodeId id : voters) {
            if (!runs(id)) continue;
            near.running += 1;
            const auto reached = std::count_if(voters.begin(), voters.end(), [&](NodeId other) {
                if (other == id) return true;
                return runs(other) && !network_.IsCut(id, other) && !network_.IsCut(other, id);
            });
            near.reached = std::max(near.reached, static_cast<std::uint32_t>(reached));
        }
        return near;
    };
    // The half of a joint configuration that is worse off decides.
    Nearness near = nearness_in(members.voters);
    if (members.joint()) {
        const Nearness outgoing = nearness_in(members.outgoing);
        if (near.reached >= near.needed && outgoing.reached < outgoing.needed) near = outgoing;
    }
    stall.needed = near.needed;
    if (near.running < near.needed) {
        stall.cause = StallCause::kTooFewRunning;
        stall.count = near.running;
    } else if (near.reached < near.needed) {
        stall.cause = StallCause::kCutOff;
        stall.count = near.reached;
    } else if (watch_.elections > 1) {
        stall.cause = StallCause::kSplitVotes;
        stall.count = watch_.elections;
    }
    return stall;
}

}  // namespace raft::sim
