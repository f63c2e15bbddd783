// Leases: a leader's, which lets it answer reads without asking (§6.4.1), and those that it grants
// to followers, so that they can.
//
// A follower's lease is counted from a moment on the follower's own clock, which its last answer
// named; so it ends in time however late the grant arrives. The leader counts the same length,
// times the drift bound, from the grant, which comes later: it always waits long enough. It grants
// only while its own lease holds, so none is granted once a successor can have been elected.
#include <algorithm>
#include <utility>

#include "raft/node.h"

namespace raft {

namespace {

Micros Times(Micros length, Millionths ratio) {
    return (length * ratio + kWhole - 1) / kWhole;
}

}  // namespace

std::optional<Micros> Node::LeaderLeaseLeft() const {
    const Leader& leader = std::get<Leader>(state_);
    // Without CheckQuorum nobody refuses votes for its sake. A transfer overrides that, and its
    // TimeoutNow can arrive at any time from now on (§3.10).
    if (!options_.check_quorum || leader.transfer.has_value() || leader.handed_over) {
        return std::nullopt;
    }
    // From the start of the latest round that a majority has answered: they all refuse votes for an
    // election timeout from a later moment on.
    const Micros since = QuorumValue(configuration(), [&](NodeId id) {
        if (id == id_) return clock_;
        const auto progress = std::find_if(leader.progress.begin(), leader.progress.end(),
                                           [id](const Progress& p) { return p.id == id; });
        return progress == leader.progress.end() ? kLongAgo : progress->acked_since;
    });
    // Their clocks may run faster than this one, by the drift bound at most.
    const bool bounded = !Broken(Rule::kBoundClockDrift);
    const Micros length = bounded
                              ? options_.election_timeout_min * kWhole / options_.clock_drift_bound
                              : options_.election_timeout_min;
    return since + length - clock_;
}

void Node::VoidLease(Leader& leader) {
    leader.lease_from_round = leader.round + 1;
    for (Progress& progress : leader.progress) progress.acked_since = kLongAgo;
}

std::optional<Micros> Node::LeaseLeft() const {
    const Micros left =
        leading() != nullptr ? LeaderLeaseLeft().value_or(0) : lease_until_ - clock_;
    if (left <= 0) return std::nullopt;
    return left;
}

Micros Node::FollowerLeaseOnLeader(const NodeOptions& options) const {
    return options.lease == 0 ? 0 : Times(options.lease, options.clock_drift_bound);
}

void Node::MaybeGrantLease(Progress& progress, AppendEntries& append) {
    const Leader& leader = std::get<Leader>(state_);
    // Only to a member whose log holds all that is committed, and only on word from it.
    const bool up_to_date = progress.match >= commit_index_ && CommittedOwnTerm();
    if (!up_to_date || progress.lease_since == 0) return;
    if (LeaderLeaseLeft().value_or(0) <= 0) return;
    // Rolling renewal: the followers take turns, so that not all leases end at once; each is
    // renewed well before its end.
    const auto halves = static_cast<std::uint64_t>(options_.lease / options_.heartbeat / 2);
    const std::uint64_t turns =
        std::clamp<std::uint64_t>(halves, 1, std::max<std::size_t>(leader.progress.size(), 1));
    const auto place = static_cast<std::uint64_t>(&progress - leader.progress.data());
    const bool lapsed = progress.lease_until <= clock_;
    if (!lapsed && leader.round % turns != place % turns) return;
    append.lease = options_.lease;
    // Its next lease needs a new word from it: renewed for a follower that has gone silent, it
    // would hold back what is committed for ever, and be worth nothing there.
    append.lease_since = std::exchange(progress.lease_since, 0);
    progress.lease_until = clock_ + FollowerLeaseOnLeader(options_);
}

void Node::TakeLease(const AppendEntries& request) {
    // What it said in an earlier life, or never said, is no ground for a lease.
    if (request.lease_since < life_began_ || request.lease_since > clock_) return;
    const Micros until = request.lease_since + std::min(request.lease, options_.lease);
    if (until <= lease_until_ || until <= clock_) return;
    const bool held = lease_until_ > clock_;
    lease_until_ = until;
    Note(LeaseTaken{held ? LeaseReason::kRenewed : LeaseReason::kGranted, until - clock_,
                    hard_.term});
}

Index Node::LeaseLimit(const Leader& leader, CommitHeldBack& held) const {
    if (clock_ < leader.older_leases_until) {
        held.reason = HoldBackReason::kOlderLeases;
        held.for_another = leader.older_leases_until - clock_;
        return commit_index_;
    }
    Index limit = log_.last_index();
    for (const Progress& progress : leader.progress) {
        if (progress.lease_until <= clock_ || progress.match >= limit) continue;
        limit = progress.match;
        held.reason = HoldBackReason::kLeaseHolder;
        held.holder = progress.id;
        held.for_another = progress.lease_until - clock_;
    }
    return limit;
}

}  // namespace raft
