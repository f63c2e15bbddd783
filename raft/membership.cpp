// Membership changes: joint consensus and single servers, catching up first, and the leader that is
// removed (§4).
#include <algorithm>
#include <utility>

#include "raft/node.h"

namespace raft {

namespace {

// So many rounds to catch up (§4.2.1), and so many election timeouts for one of them.
constexpr std::uint32_t kRoundsMax = 10;
constexpr Micros kPatience = 20;

void Insert(std::vector<NodeId>& ids, NodeId id) {
    const auto place = std::lower_bound(ids.begin(), ids.end(), id);
    if (place == ids.end() || *place != id) ids.insert(place, id);
}

void Erase(std::vector<NodeId>& ids, NodeId id) {
    std::erase(ids, id);
}

// Why this change makes no sense in this configuration.
ChangeVerdict JudgeSense(const MembershipChange& change, const Configuration& now) {
    const bool voter = now.IsVoter(change.server);
    const bool learner = now.IsLearner(change.server);
    const bool last = voter && now.voters.size() == 1;
    switch (change.kind) {
        case ChangeKind::kAdd:
        case ChangeKind::kAddNow:
        case ChangeKind::kAddLearner:
            if (voter) return ChangeVerdict::kAlreadyVoter;
            if (learner && change.kind == ChangeKind::kAddLearner) {
                return ChangeVerdict::kAlreadyLearner;
            }
            break;
        case ChangeKind::kPromote:
            if (voter) return ChangeVerdict::kAlreadyVoter;
            if (!learner) return ChangeVerdict::kNotALearner;
            break;
        case ChangeKind::kDemote:
            if (learner) return ChangeVerdict::kAlreadyLearner;
            if (!voter) return ChangeVerdict::kNotAMember;
            if (last) return ChangeVerdict::kLastVoter;
            break;
        case ChangeKind::kRemove:
            if (!voter && !learner) return ChangeVerdict::kNotAMember;
            if (last) return ChangeVerdict::kLastVoter;
            break;
        case ChangeKind::kReplace:
            if (change.voters.empty()) return ChangeVerdict::kLastVoter;
            if (change.voters == now.voters) return ChangeVerdict::kSameVoters;
            break;
    }
    return ChangeVerdict::kAccepted;
}

}  // namespace

// ---- Asking for a change ----

ChangeVerdict Node::JudgeChange(const MembershipChange& change) const {
    const Leader* const leader = leading();
    if (leader == nullptr) return ChangeVerdict::kNotLeader;
    if (leader->transfer.has_value()) return ChangeVerdict::kTransferring;
    // One at a time (§4.1): majorities of two configurations in a row overlap, of three they need
    // not.
    const bool uncommitted = configuration_index() > commit_index_;
    if (uncommitted || configuration().joint() || leader->change.has_value()) {
        return ChangeVerdict::kUnderWay;
    }
    // Else an uncommitted change of an earlier leader could still come back and meet this one in
    // disjoint majorities (the correction of 2015 to §4.1).
    if (!CommittedOwnTerm() && !Broken(Rule::kChangeAfterOwnCommit)) {
        return ChangeVerdict::kNoOwnCommit;
    }
    return JudgeSense(change, configuration());
}

ChangeVerdict Node::ChangeMembership(const MembershipChange& change) {
    const ChangeVerdict verdict = JudgeChange(change);
    ChangeJudged judged{change.kind, verdict, change.server};
    judged.catch_up = verdict == ChangeVerdict::kAccepted &&
                      (change.kind == ChangeKind::kAdd || change.kind == ChangeKind::kPromote ||
                       change.kind == ChangeKind::kReplace);
    judged.early = verdict == ChangeVerdict::kAccepted && !CommittedOwnTerm();
    Note(judged);
    if (verdict == ChangeVerdict::kAccepted) CarryOut(change);
    return verdict;
}

void Node::CarryOut(const MembershipChange& change) {
    const bool joint = options_.membership == Membership::kJoint;
    const NodeId server = change.server;
    Configuration target = configuration();
    std::vector<NodeId> newcomers;
    switch (change.kind) {
        case ChangeKind::kAddLearner:
            Insert(target.learners, server);
            return AppendConfiguration(std::move(target));
        case ChangeKind::kAdd:
        case ChangeKind::kAddNow:
        case ChangeKind::kPromote:
            Erase(target.learners, server);
            Insert(target.voters, server);
            if (change.kind == ChangeKind::kAddNow) return BeginVoterChange(target, joint);
            return BeginCatchUp(target, joint, {server});
        case ChangeKind::kDemote:
            Erase(target.voters, server);
            Insert(target.learners, server);
            return BeginVoterChange(target, joint);
        case ChangeKind::kRemove:
            if (target.IsLearner(server)) {
                Erase(target.learners, server);
                return AppendConfiguration(std::move(target));
            }
            Erase(target.voters, server);
            return BeginVoterChange(target, joint);
        case ChangeKind::kReplace:
            for (const NodeId id : change.voters) {
                if (!IsVoter(id)) newcomers.push_back(id);
                Erase(target.learners, id);
            }
            target.voters = change.voters;
            if (newcomers.empty()) return BeginVoterChange(target, true);
            return BeginCatchUp(target, true, newcomers);
    }
}

void Node::BeginVoterChange(const Configuration& target, bool joint) {
    // §4.3: in between, decisions need a majority of the old voters and one of the new. Switched at
    // once, the two could decide apart from each other.
    if (!joint || Broken(Rule::kJointConsensus)) return AppendConfiguration(target);
    Configuration both = target;
    both.outgoing = configuration().voters;
    AppendConfiguration(std::move(both));
}

void Node::AppendConfiguration(Configuration configuration) {
    auto payload = std::make_shared<const Payload>(std::move(configuration));
    AppendAndSend({hard_.term, std::move(payload)}, LogReason::kConfiguration);
}

// ---- Catching up (§4.2.1) ----

void Node::BeginCatchUp(const Configuration& target, bool joint, const std::vector<NodeId>& whom) {
    // They get the log as learners, so that nobody waits for them meanwhile.
    Configuration learning = configuration();
    for (const NodeId id : whom) Insert(learning.learners, id);
    if (learning != configuration()) AppendConfiguration(std::move(learning));
    Leader& leader = std::get<Leader>(state_);
    leader.change = ChangeUnderWay{target, joint, {}};
    for (const NodeId id : whom) {
        const CatchUp begun{id, 1, log_.last_index(), clock_, false};
        leader.change->newcomers.push_back(begun);
        Note(CatchUpNoted{id, CatchUpReason::kRoundBegun, begun.round, begun.target, 0});
    }
    for (const NodeId id : whom) {
        // A leader that was put outside of its own cluster can add itself: it has all of its log.
        const Progress* const progress = ProgressOf(id);
        OnCaughtUpTo(id, progress == nullptr ? log_.last_index() : progress->match);
    }
}

void Node::OnCaughtUpTo(NodeId server, Index match) {
    Leader& leader = std::get<Leader>(state_);
    if (!leader.change.has_value()) return;
    auto& newcomers = leader.change->newcomers;
    for (CatchUp& newcomer : newcomers) {
        if (newcomer.server != server || newcomer.caught_up || match < newcomer.target) continue;
        const Micros lasted = clock_ - newcomer.began;
        // Where nothing came meanwhile another round would be over before it began.
        newcomer.caught_up = lasted < options_.election_timeout_min || match >= log_.last_index();
        if (newcomer.caught_up) {
            Note(CatchUpNoted{server, CatchUpReason::kCaughtUp, newcomer.round, newcomer.target,
                              lasted});
            continue;
        }
        if (newcomer.round == kRoundsMax) {
            Note(CatchUpNoted{server, CatchUpReason::kTooSlow, newcomer.round, newcomer.target,
                              lasted});
            leader.change.reset();
            return;
        }
        newcomer = {server, newcomer.round + 1, log_.last_index(), clock_, false};
        Note(CatchUpNoted{server, CatchUpReason::kRoundBegun, newcomer.round, newcomer.target,
                          lasted});
    }
    // The learners' own configuration comes first: one change at a time (§4.1).
    const bool all = std::all_of(newcomers.begin(), newcomers.end(),
                                 [](const CatchUp& newcomer) { return newcomer.caught_up; });
    if (!all || configuration_index() > commit_index_) return;
    const ChangeUnderWay change = *std::exchange(leader.change, std::nullopt);
    BeginVoterChange(change.target, change.joint);
}

void Node::GiveUpSlowNewcomers() {
    Leader& leader = std::get<Leader>(state_);
    if (!leader.change.has_value()) return;
    const Micros patience = kPatience * options_.election_timeout_max;
    for (const CatchUp& newcomer : leader.change->newcomers) {
        const Micros lasted = clock_ - newcomer.began;
        if (newcomer.caught_up || lasted < patience) continue;
        Note(CatchUpNoted{newcomer.server, CatchUpReason::kTooSlow, newcomer.round, newcomer.target,
                          lasted});
        leader.change.reset();
        return;
    }
}

// ---- A configuration is committed ----

void Node::AfterConfigurationCommit() {
    if (configuration_index() > commit_index_) return;
    const Configuration& now = configuration();
    if (now.joint()) {
        // Whoever leads when C_old,new is committed appends C_new (§4.3).
        Configuration next = now;
        next.outgoing.clear();
        return AppendConfiguration(std::move(next));
    }
    const Leader& leader = std::get<Leader>(state_);
    if (leader.change.has_value()) {
        if (leader.change->newcomers.empty()) return;
        const NodeId first = leader.change->newcomers.front().server;
        const Progress* const progress = ProgressOf(first);
        return OnCaughtUpTo(first, progress == nullptr ? log_.last_index() : progress->match);
    }
    if (IsVoter(id_)) return;
    // It led until others could go on without it (§4.2.2).
    SetLeader(std::nullopt);
    BecomeFollower(RoleReason::kRemoved);
}

// ---- Which configuration holds, and whom a leader speaks to ----

void Node::NoteConfiguration(ConfigurationReason reason) {
    const Configuration& now = configuration();
    Note(ConfigurationChanged{configuration_index(), reason,
                              static_cast<std::uint32_t>(now.voters.size()),
                              static_cast<std::uint32_t>(now.outgoing.size()),
                              static_cast<std::uint32_t>(now.learners.size())});
    if (leading() != nullptr) SyncProgress();
}

void Node::SyncProgress() {
    Leader& leader = std::get<Leader>(state_);
    std::vector<Progress> kept;
    for (const NodeId id : configuration().Members()) {
        if (id == id_) continue;
        if (Progress* const known = ProgressOf(id)) {
            kept.push_back(std::move(*known));
            known->id = NodeId{};
            continue;
        }
        Progress progress;
        progress.id = id;
        // Where its log ends is not known: the first refusal tells.
        progress.next = log_.last_index();
        progress.next = std::max<Index>(progress.next, 1);
        progress.heard_at = clock_;
        kept.push_back(std::move(progress));
    }
    for (const Progress& gone : leader.progress) {
        if (gone.id == NodeId{}) continue;
        // Whoever left may still answer reads until its lease is over.
        leader.older_leases_until = std::max(leader.older_leases_until, gone.lease_until);
    }
    leader.progress = std::move(kept);
}

void Node::RebuildConfigurations() {
    configurations_.clear();
    if (snapshot_ != nullptr) {
        configurations_.push_back({snapshot_->configuration_index, snapshot_->configuration});
    } else {
        configurations_.push_back({0, initial_});
    }
    for (Index index = log_.first_index(); index <= log_.last_index(); ++index) {
        const Entry& entry = log_.At(index);
        if (entry.configuration() == nullptr) continue;
        configurations_.push_back({index, {entry.payload, entry.configuration()}});
    }
    if (configuration_index() != 0) NoteConfiguration(ConfigurationReason::kStarted);
}

}  // namespace raft
