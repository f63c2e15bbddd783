// Events in JSON: what all have in common, and the fields of each kind.
#include <array>

#include "app/json.h"
#include "raft/sim/describe.h"
#include "raft/sim/script.h"

namespace app {

namespace {

// The word for an enumerator, in the order of its enum.
template <std::size_t n, class Enum>
const char* Word(const std::array<const char*, n>& words, Enum value) {
    return words.at(static_cast<std::size_t>(value));
}

constexpr std::array<const char*, 7> kRoleReasons = {
    "started",     "election-timeout",    "told", "won-election",
    "higher-term", "leader-of-this-term", "given"};
constexpr std::array<const char*, 4> kVoteVerdicts = {"granted", "term", "vote", "log"};
constexpr std::array<const char*, 4> kCountVerdicts = {"counted", "repeated", "not-a-voter",
                                                       "not-a-candidate"};
constexpr std::array<const char*, 6> kTimerReasons = {"started",  "leader-heard", "vote-granted",
                                                      "election", "stepped-down", "fixed"};
constexpr std::array<const char*, 7> kAppendVerdicts = {
    "accepted", "term", "too-short", "conflict", "below-commit", "contradicts", "own-term"};
constexpr std::array<const char*, 5> kLogReasons = {"proposed", "noop", "replicated", "conflict",
                                                    "given"};
constexpr std::array<const char*, 7> kProgressReasons = {
    "accepted",    "backed-off", "already-known", "out-of-date",
    "implausible", "stranger",   "sent-again"};
constexpr std::array<const char*, 3> kProgressStates = {"probe", "replicate", "snapshot"};
constexpr std::array<const char*, 3> kCommitReasons = {"majority", "leader-said", "given"};
constexpr std::array<const char*, 5> kIgnoreReasons = {"stale-term", "not-leader", "not-for-me",
                                                       "implausible", "not-supported"};
constexpr std::array<const char*, 5> kLossReasons = {"none", "chance", "cut", "receiver-down",
                                                     "sender-stopped"};
constexpr std::array<const char*, 5> kRequestSteps = {"asked", "appended", "redirected", "retried",
                                                      "answered"};

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
        json["state"] = Word(kProgressStates, judged.state);
        json["next"] = judged.next;
        json["match"] = judged.match;
        json["fast"] = judged.fast;
        json["conflict_term"] = judged.conflict_term;
        json["conflict_index"] = judged.conflict_index;
    }
    void operator()(const raft::CommitAdvanced& advanced) const {
        json["index"] = advanced.to;
        json["from"] = advanced.from;
        json["term"] = advanced.entry_term;
        json["reason"] = Word(kCommitReasons, advanced.reason);
    }
    void operator()(const raft::CommitHeldBack& held) const {
        json["index"] = held.index;
        json["entry_term"] = held.entry_term;
        json["term"] = held.current_term;
    }
    void operator()(const raft::ConfigurationChanged& changed) const {
        json["index"] = changed.index;
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
    }
};

// Adds the fields of what happened in the cluster.
struct AddBody {
    Json& json;

    void operator()(const raft::Event& inner) const { std::visit(AddInner{json}, inner); }
    void operator()(const raft::sim::MessageEvent& event) const {
        using Fate = raft::sim::MessageFate;
        if (event.fate == Fate::kLost) json["reason"] = Word(kLossReasons, event.loss);
        if (event.fate == Fate::kDuplicated) json["original"] = event.original;
        json["message"] = MessageJson(event.id, event.message, event.sent_at, event.due_at);
    }
    void operator()(const raft::sim::PersistEvent& event) const {
        json["write"] = event.write_number;
        json["term"] = event.hard.term;
        json["vote"] = NameJson(event.hard.vote);
        json["last_index"] = event.last_index;
    }
    void operator()(const raft::sim::AppliedEvent& event) const {
        json["index"] = event.index;
        json["term"] = event.term;
    }
    void operator()(const raft::sim::LifeEvent& event) const {
        if (event.stage) json["stage"] = raft::sim::NameOf(*event.stage);
    }
    void operator()(const raft::sim::RequestEvent& event) const {
        json["request"] = event.request;
        json["step"] = Word(kRequestSteps, event.step);
        json["client"] = raft::sim::PrintClient(event.client);
        json["command"] = event.command;
        json["status"] = StatusName(event.status);
        const bool appended = event.entry.index != 0;
        json["index"] = appended ? Json(event.entry.index) : Json(nullptr);
        json["term"] = appended ? Json(event.entry.term) : Json(nullptr);
        json["leader"] = NameJson(event.leader);
        json["value"] = event.value ? Json(*event.value) : Json(nullptr);
    }
    void operator()(const raft::sim::LinkEvent& event) const {
        json["from"] = NameJson(event.from);
        json["to"] = NameJson(event.to);
    }
    void operator()(const raft::sim::CommandEvent& event) const { json["text"] = event.text; }
    void operator()(const raft::sim::TimerFired& event) const {
        json["timer"] = event.heartbeat ? "heartbeat" : "election";
    }
    void operator()(const raft::sim::ViolationEvent& event) const {
        json["name"] = event.name;
        json["detail"] = event.detail;
    }
    void operator()(const raft::sim::SayEvent& event) const { json["text"] = event.text; }
};

}  // namespace

const char* RoleName(raft::Role role) {
    constexpr std::array<const char*, 4> kRoles = {"follower", "precandidate", "candidate",
                                                   "leader"};
    return Word(kRoles, role);
}

const char* StatusName(raft::sim::RequestStatus status) {
    constexpr std::array<const char*, 6> kStatuses = {"waiting", "done",   "refused",
                                                      "lost",    "failed", "expired"};
    return Word(kStatuses, status);
}

Json EventJson(const raft::sim::Event& event) {
    Json json = {{"id", event.id},
                 {"cause", event.cause == 0 ? Json(nullptr) : Json(event.cause)},
                 {"at_us", event.at},
                 {"kind", raft::sim::KindName(event)},
                 {"server", NameJson(event.server)}};
    std::visit(AddBody{json}, event.body);
    return json;
}

}  // namespace app
