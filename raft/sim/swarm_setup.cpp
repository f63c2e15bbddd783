// Drawing the cluster and its options, and leaning towards what shows a broken rule.
#include <algorithm>

#include "raft/sim/swarm_run.h"

namespace raft::sim {

SwarmRun::SwarmRun(std::uint64_t seed, const SwarmOptions& options)
    : dice_(seed), options_(options) {
    cluster_.SetRecording(false);
    traits_.leases = dice_.Percent(25);
    if (dice_.Percent(40)) traits_.weights.members = 12;
    if (dice_.Percent(50)) traits_.weights.read = 0;
    for (std::size_t i = 0; i < kRules; ++i) {
        const Rule rule = static_cast<Rule>(i);
        if (!options_.broken.Broken(rule)) continue;
        LeanTowards(rule);
        // Progress is not what such a rule is about, and stands still in its wake.
        if (!GuardsLiveness(rule)) traits_.liveness = false;
    }
    DrawShape();
    Do(SetSeed{seed});
    for (std::size_t i = 0; i < kRules; ++i) {
        const Rule rule = static_cast<Rule>(i);
        if (options_.broken.Broken(rule)) Do(BreakRule{rule, true});
    }
    DrawOptions();
    DrawProtocol();
    if (traits_.leases) DrawLeases();
}

// Two leaders in turn, with few servers and many changes.
void SwarmRun::LeanTowardsSingleChanges() {
    traits_.one_by_one = traits_.quick = true;
    traits_.voters = 4;
    traits_.timeout = 60 * kMillisecond;
    traits_.noop_off = 80;
    traits_.leader = 80;
    traits_.weights = {
        .harm = 20, .mend = 20, .disturb = 0, .command = 10, .read = 0, .members = 40};
}

// Clocks that part, and a leader that goes on reading while another is elected.
void SwarmRun::LeanTowardsDrift() {
    traits_.leases = traits_.drift = traits_.quick = traits_.even_timeouts = true;
    traits_.gap_ms_max = 40;
    traits_.timeout = 400 * kMillisecond;
    traits_.voters = 3;
    traits_.leader = 80;
    traits_.weights = {.harm = 8, .mend = 8, .disturb = 0, .command = 40, .read = 60};
}

// What shows the harm of a broken rule sooner; all else stays as it is.
void SwarmRun::LeanTowards(Rule rule) {
    Weights& weights = traits_.weights;
    switch (rule) {
        case Rule::kCommitOwnTermOnly:
            traits_.noop_off = 80;
            traits_.voters = dice_.OneIn(4) ? 0 : 3;
            traits_.timeout = 60 * kMillisecond;
            traits_.quick = true;
            traits_.leader = 80;
            weights = {.harm = 20, .mend = 25, .disturb = 0, .command = 40, .read = 0};
            break;
        case Rule::kVoteForUpToDateLog:
        case Rule::kCommitOnlyMatched:
            weights.harm = weights.mend = 40;
            traits_.leader = 60;
            break;
        case Rule::kVoteOnDisk:
            weights.harm = weights.mend = 50;
            traits_.crash = 70;
            traits_.even_timeouts = true;
            traits_.leader = 10;
            break;
        case Rule::kAnswerAfterDisk:
            traits_.slow_disks = true;
            traits_.crash = 70;
            weights.command = 40;
            break;
        case Rule::kTruncateOnConflict:
            weights.disturb = 40;
            weights.command = 40;
            break;
        case Rule::kHeartbeatResetsTimer:
        case Rule::kRandomTimeouts:
        case Rule::kNoopIsAnEntry:
            traits_.patient = true;
            traits_.noop_off = 0;
            traits_.even_timeouts = rule == Rule::kRandomTimeouts;
            break;
        case Rule::kChangeAfterOwnCommit:
            return LeanTowardsSingleChanges();
        case Rule::kJointConsensus:
            weights.members = 50;
            weights.read = 0;
            traits_.leader = 60;
            break;
        case Rule::kBoundClockDrift:
            return LeanTowardsDrift();
        case Rule::kConfirmLeadership:
        case Rule::kReadAfterOwnCommit:
            weights.read = 50;
            weights.command = 40;
            traits_.leader = 60;
            break;
        case Rule::kApplyCommittedOnly:
            weights.command = 40;
            traits_.leader = 60;
            break;
        case Rule::kRetryInSession:
            traits_.increments = 80;
            traits_.once = 0;
            weights.command = 40;
            break;
    }
}

void SwarmRun::DrawShape() {
    ClusterShape shape;
    shape.voters = static_cast<std::uint32_t>(
        dice_.Of(std::array<std::int64_t, 10>{1, 2, 3, 3, 3, 4, 5, 5, 5, 7}));
    if (dice_.OneIn(4)) shape.learners = 1;
    if (traits_.weights.members > 0) shape.spare = static_cast<std::uint32_t>(dice_.In(0, 2));
    if (traits_.voters != 0) shape.voters = traits_.voters;
    if (traits_.one_by_one) shape.spare = 2;
    if (options_.servers.has_value()) shape = {*options_.servers, 0, 0};
    Do(MakeCluster{shape});
}

void SwarmRun::DrawOptions() {
    const Micros latency = dice_.In(1, traits_.quick ? 4 : 20) * kMillisecond;
    SetLengths(OptionName::kLatency, {latency / 2, latency * dice_.In(1, traits_.quick ? 2 : 4)});
    const Micros fsync =
        dice_.In(0, traits_.slow_disks ? 60 : (traits_.quick ? 2 : 10)) * kMillisecond;
    SetLengths(OptionName::kFsync, {fsync, fsync});
    const bool lossy = !traits_.quick;
    if (dice_.OneIn(2) && lossy) SetShare(OptionName::kLoss, dice_.In(1, 200) * 1000);
    if (dice_.OneIn(2) && lossy) SetShare(OptionName::kDuplicate, dice_.In(1, 200) * 1000);
    if (!dice_.OneIn(4)) SetSwitch(OptionName::kReorder, true);
    if (dice_.OneIn(2)) SetSwitch(OptionName::kBackoff, false);
    if (dice_.Percent(traits_.noop_off)) SetSwitch(OptionName::kNoop, false);
    const std::array<std::int64_t, 4> counts{0, 0, 1, 4};
    if (const auto n = dice_.Of(counts); n != 0) SetCount(OptionName::kMaxEntries, n);
    if (const auto n = dice_.Of(counts); n != 0) SetCount(OptionName::kInflight, n);
    if (dice_.OneIn(8)) SetCount(OptionName::kSessions, dice_.In(1, 3));
    if (dice_.OneIn(3)) SetCount(OptionName::kSnapshotEvery, dice_.In(2, 12));
    if (dice_.OneIn(3)) SetCount(OptionName::kChunk, dice_.In(8, 64));
}

void SwarmRun::DrawProtocol() {
    Micros timeout = dice_.Of(std::array<Micros, 3>{150, 150, 250}) * kMillisecond;
    if (traits_.timeout != 0) timeout = traits_.timeout;
    Range range{timeout, 2 * timeout};
    if (traits_.even_timeouts) range.high = timeout + 10 * kMillisecond;
    if (range != Range{150 * kMillisecond, 300 * kMillisecond}) {
        SetLengths(OptionName::kElectionTimeout, range);
    }
    // Leases are short, and live on frequent heartbeats.
    const Micros heartbeat = timeout / (traits_.leases ? dice_.In(4, 6) : dice_.In(2, 3));
    if (heartbeat != 50 * kMillisecond) {
        SetLengths(OptionName::kHeartbeat, {heartbeat, heartbeat});
    }
    const auto prevote = dice_.In(0, 3);  // off, off, on, log-only
    if (prevote >= 2) SetCount(OptionName::kPreVote, prevote - 1);
    const bool check_quorum = traits_.leases || dice_.OneIn(2);
    if (check_quorum) SetSwitch(OptionName::kCheckQuorum, true);
    if (traits_.one_by_one || dice_.OneIn(2)) SetSwitch(OptionName::kMembership, false);
    // A server that does not know of its removal stands again and again; only these keep it from
    // deposing the leader each time (§4.2.3).
    if (traits_.weights.members > 0 && !check_quorum && prevote < 2) traits_.liveness = false;
}

void SwarmRun::DrawLeases() {
    if (!traits_.drift && dice_.OneIn(2)) {
        const Micros lease = dice_.In(50, 400) * kMillisecond;
        SetLengths(OptionName::kLease, {lease, lease});
    }
    const Millionths bound =
        dice_.Of(std::array<Millionths, 4>{1'100'000, 1'250'000, 1'500'000, 2'000'000});
    SetShare(OptionName::kClockDriftBound, traits_.drift ? 2 * kWhole : bound);
}

// ---- Options as commands ----

void SwarmRun::SetLengths(OptionName name, Range range) {
    SetOption set;
    set.name = name;
    set.range = range;
    Do(set);
}

void SwarmRun::SetShare(OptionName name, Millionths share) {
    SetOption set;
    set.name = name;
    set.share = share;
    Do(set);
}

void SwarmRun::SetCount(OptionName name, std::int64_t count) {
    SetOption set;
    set.name = name;
    set.count = static_cast<std::uint32_t>(count);
    Do(set);
}

void SwarmRun::SetSwitch(OptionName name, bool on) {
    SetOption set;
    set.name = name;
    set.on = on;
    Do(set);
}

}  // namespace raft::sim
