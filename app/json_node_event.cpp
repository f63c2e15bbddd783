// What happens inside a server in JSON: every decision with its reason and the values compared.
#include <array>

#include "app/json_parts.h"

namespace app {

namespace {

constexpr std::array<const char*, 12> kRoleReasons = {
    "started",      "election-timeout", "told",
    "transfer",     "pre-vote-won",     "pre-vote-lost",
    "won-election", "higher-term",      "leader-of-this-term",
    "no-quorum",    "removed",          "given"};
// As `expect refused` has them.
constexpr std::array<const char*, 5> kVoteVerdicts = {"granted", "term", "vote", "log", "lease"};
constexpr std::array<const char*, 4> kCountVerdicts = {"counted", "repeated", "not-a-voter",
                                                       "not-a-candidate"};
constexpr std::array<const char*, 7> kTimerReasons = {
    "started", "leader-heard", "vote-granted", "election", "stepped-down", "fixed", "pre-vote"};
constexpr std::array<const char*, 7> kAppendVerdicts = {
    "accepted", "term", "too-short", "conflict", "below-commit", "contradicts", "own-term"};
constexpr std::array<const char*, 9> kLogReasons = {"proposed",      "noop",      "replicated",
                                                    "conflict",      "dropped",   "given",
                                                    "configuration", "compacted", "installed"};
constexpr std::array<const char*, 12> kProgressReasons = {
    "accepted",     "backed-off",       "already-known", "out-of-date",
    "implausible",  "stranger",         "sent-again",    "needs-snapshot",
    "chunk-stored", "chunk-sent-again", "installed",     "chunk-out-of-date"};
constexpr std::array<const char*, 6> kCommitReasons = {"majority", "leader-said", "given",
                                                       "snapshot", "any-term",    "own-log"};
constexpr std::array<const char*, 3> kHoldBackReasons = {"older-term", "lease-holder",
                                                         "older-leases"};
constexpr std::array<const char*, 4> kConfigurationReasons = {"started", "appended", "returned",
                                                              "snapshot"};
constexpr std::array<const char*, 9> kIgnoreReasons = {
    "stale-term",  "not-leader", "not-for-me",   "implausible", "not-my-leader",
    "not-a-voter", "stranger",   "unknown-read", "no-pre-votes"};
constexpr std::array<const char*, 8> kSnapshotVerdicts = {
    "installed", "stored",   "out-of-place", "not-needed",
    "term",      "own-term", "contradicts",  "unreadable"};
constexpr std::array<const char*, 7> kChangeKinds = {"add",    "add-learner", "add-now", "promote",
                                                     "demote", "remove",      "change"};
constexpr std::array<const char*, 11> kChangeVerdicts = {
    "accepted",      "not-leader",    "transferring",    "under-way",
    "no-own-commit", "already-voter", "already-learner", "not-a-member",
    "not-a-learner", "last-voter",    "same-voters"};
constexpr std::array<const char*, 3> kCatchUpReasons = {"round-begun", "caught-up", "too-slow"};
constexpr std::array<const char*, 7> kTransferReasons = {
    "started", "told-to-go", "aborted", "not-leader", "to-itself", "not-a-voter", "under-way"};
constexpr std::array<const char*, 13> kReadReasons = {
    "round-begun", "joined-round",   "waits-for-own-term", "confirmed",     "lease-holds",
    "no-lease",    "follower-holds", "forwarded",          "index-learned", "own-state",
    "too-early",   "no-leader",      "stepped-down"};
constexpr std::array<const char*, 2> kLeaseReasons = {"granted", "renewed"};

// Null where the event concerns nobody.
Json SomebodyJson(raft::NodeId id) {
    return raft::Number(id) == 0 ? Json(nullptr) : NameJson(id);
}

// Adds the fields of what happened inside a server.
struct AddInner {
    Json& json;

    void operator()(const raft::RoleChanged& changed) const {
        json["role"] = RoleName(changed.to);
        json["term"] = changed.term;
        json["from"] = RoleName(changed.from);
        json["reason"] = Word(kRoleReasons, changed.reason);
    }
    void operator()(const raft::TermChanged& changed) const {
        json["term"] = changed.to;
        json["from"] = changed.from;
        json["source"] = NameJson(changed.source);
    }
    void operator()(const raft::VoteJudged& judged) const {
        json["vote"] = NameJson(judged.candidacy.candidate);
        json["term"] = judged.candidacy.term;
        json["granted"] = judged.verdict == raft::VoteVerdict::kGranted;
        json["because"] = Word(kVoteVerdicts, judged.verdict);
        json["candidate_last_index"] = judged.candidacy.last_entry.index;
        json["candidate_last_term"] = judged.candidacy.last_entry.term;
        json["own_last_index"] = judged.ballot.last_entry.index;
        json["own_last_term"] = judged.ballot.last_entry.term;
        json["own_term"] = judged.ballot.current_term;
        json["own_vote"] = NameJson(judged.ballot.voted_for);
        json["pre"] = judged.pre;
        const bool heard = judged.verdict == raft::VoteVerdict::kLeaderHeard;
        json["heard_ago_us"] = heard ? Json(judged.heard_ago) : Json(nullptr);
        json["overridden"] = judged.overridden;
    }
    void operator()(const raft::VotedForSelf& voted) const {
        json["vote"] = json["server"];
        json["term"] = voted.term;
        json["granted"] = true;
    }
    void operator()(const raft::VoteCounted& counted) const {
        json["voter"] = NameJson(counted.voter);
        json["term"] = counted.term;
        json["granted"] = counted.granted;
        json["because"] = Word(kCountVerdicts, counted.verdict);
        json["votes"] = counted.votes;
        json["needed"] = counted.needed;
        json["votes_outgoing"] = counted.votes_outgoing;
        json["needed_outgoing"] = counted.needed_outgoing;
        json["pre"] = counted.pre;
    }
    void operator()(const raft::LeaderChanged& changed) const {
        json["leader"] = NameJson(changed.leader);
        json["term"] = changed.term;
    }
    void operator()(const raft::TimerRestarted& timer) const {
        json["length_us"] = timer.length;
        json["reason"] = Word(kTimerReasons, timer.reason);
    }
    void operator()(const raft::AppendJudged& judged) const {
        json["leader"] = NameJson(judged.leader);
        json["term"] = judged.term;
        json["because"] = Word(kAppendVerdicts, judged.verdict);
        json["prev_index"] = judged.prev.index;
        json["prev_term"] = judged.prev.term;
        json["entries"] = judged.entries;
        json["appended"] = judged.appended;
        json["own_term_at_prev"] = judged.own_term_at_prev;
        json["last_index"] = judged.own_last;
    }
    void operator()(const raft::LogChanged& changed) const {
        json["first_index"] = changed.first_index;
        json["last_index"] = changed.last_index;
        json["last_term"] = changed.last_term;
        json["reason"] = Word(kLogReasons, changed.reason);
        json["first_changed"] = changed.first_changed;
        json["last_changed"] = changed.last_changed;
    }
    void operator()(const raft::ProgressJudged& judged) const {
        json["follower"] = NameJson(judged.follower);
        json["reason"] = Word(kProgressReasons, judged.reason);
        json["state"] = ProgressName(judged.state);
        json["next"] = judged.next;
        json["match"] = judged.match;
        json["fast"] = judged.fast;
        json["conflict_term"] = judged.conflict_term;
        json["conflict_index"] = judged.conflict_index;
        json["snapshot_index"] = judged.snapshot_index;
        json["stored"] = judged.stored;
        json["total"] = judged.total;
    }
    void operator()(const raft::CommitAdvanced& advanced) const {
        json["index"] = advanced.to;
        json["from"] = advanced.from;
        json["term"] = advanced.entry_term;
        json["reason"] = Word(kCommitReasons, advanced.reason);
        json["joint"] = advanced.joint;
    }
    void operator()(const raft::CommitHeldBack& held) const {
        json["index"] = held.index;
        json["entry_term"] = held.entry_term;
        json["term"] = held.current_term;
        json["reason"] = Word(kHoldBackReasons, held.reason);
        json["holder"] = SomebodyJson(held.holder);
        json["for_another_us"] = held.for_another;
    }
    void operator()(const raft::ConfigurationChanged& changed) const {
        json["index"] = changed.index;
        json["reason"] = Word(kConfigurationReasons, changed.reason);
        json["voters"] = changed.voters;
        json["outgoing"] = changed.outgoing;
        json["learners"] = changed.learners;
    }
    void operator()(const raft::MessageIgnored& ignored) const {
        json["from"] = NameJson(ignored.from);
        json["type"] = raft::NameOf(ignored.type);
        json["term"] = ignored.term;
        json["reason"] = Word(kIgnoreReasons, ignored.reason);
    }
    void operator()(const raft::ProposalJudged& judged) const {
        json["accepted"] = judged.accepted;
        json["leader"] = NameJson(judged.leader);
        json["index"] = judged.accepted ? Json(judged.entry.index) : Json(nullptr);
        json["term"] = judged.accepted ? Json(judged.entry.term) : Json(nullptr);
        json["transferring"] = judged.transferring;
    }
    void operator()(const raft::SnapshotTaken& taken) const {
        json["snapshot_index"] = taken.last_included.index;
        json["snapshot_term"] = taken.last_included.term;
        json["size"] = taken.size;
    }
    void operator()(const raft::SnapshotJudged& judged) const {
        json["leader"] = NameJson(judged.leader);
        json["term"] = judged.term;
        json["because"] = Word(kSnapshotVerdicts, judged.verdict);
        json["snapshot_index"] = judged.last_included.index;
        json["snapshot_term"] = judged.last_included.term;
        json["offset"] = judged.offset;
        json["size"] = judged.size;
        json["stored"] = judged.stored;
        json["kept_log"] = judged.kept_log;
    }
    void operator()(const raft::ChangeJudged& judged) const {
        json["change"] = Word(kChangeKinds, judged.kind);
        json["target"] = SomebodyJson(judged.server);
        json["accepted"] = judged.verdict == raft::ChangeVerdict::kAccepted;
        json["because"] = Word(kChangeVerdicts, judged.verdict);
        json["catch_up"] = judged.catch_up;
        json["early"] = judged.early;
    }
    void operator()(const raft::CatchUpNoted& noted) const {
        json["target"] = NameJson(noted.server);
        json["reason"] = Word(kCatchUpReasons, noted.reason);
        json["round"] = noted.round;
        json["index"] = noted.target;
        json["lasted_us"] = noted.lasted;
    }
    void operator()(const raft::TransferNoted& noted) const {
        json["target"] = NameJson(noted.target);
        json["reason"] = Word(kTransferReasons, noted.reason);
        json["match"] = noted.match;
        json["last_index"] = noted.last;
    }
    void operator()(const raft::ReadJudged& judged) const {
        json["read"] = judged.read;
        json["reason"] = Word(kReadReasons, judged.reason);
        json["index"] = judged.index;
        json["round"] = judged.round;
        json["other"] = SomebodyJson(judged.other);
        json["left_us"] = judged.left;
    }
    void operator()(const raft::LeaseTaken& taken) const {
        json["reason"] = Word(kLeaseReasons, taken.reason);
        json["left_us"] = taken.left;
        json["term"] = taken.term;
    }
};

}  // namespace

const char* RoleName(raft::Role role) {
    constexpr std::array<const char*, 4> kRoles = {"follower", "precandidate", "candidate",
                                                   "leader"};
    return Word(kRoles, role);
}

const char* ProgressName(raft::ProgressState state) {
    constexpr std::array<const char*, 3> kStates = {"probe", "replicate", "snapshot"};
    return Word(kStates, state);
}

void AddNodeEvent(Json& json, const raft::Event& event) {
    std::visit(AddInner{json}, event);
}

}  // namespace app
